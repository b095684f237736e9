// The chosen piece beside a long list. Choosing one far down keeps it in sight, and the piece goes along with the list: one
// higher than its window moves as the page does, until its end (or, upwards, its start) is there, and stays. It never
// scrolls in itself. Without this script both begin at the top of the page.

const GAP = 14
const piece = document.querySelector("#task")
const row = document.querySelector(".work__item.chosen")
const isBeside = matchMedia("(min-width: 60em)")

if (piece) {
  let at = GAP
  let last = window.scrollY

  const follow = () => {
    const least = Math.min(GAP, window.innerHeight - piece.offsetHeight - GAP)
    at = Math.max(least, Math.min(GAP, at - (window.scrollY - last)))
    last = window.scrollY
    piece.style.insetBlockStart = `${at}px`
  }

  piece.classList.add("follows")
  window.addEventListener("scroll", follow, { passive: true })
  window.addEventListener("resize", follow)
  new ResizeObserver(follow).observe(piece)

  // Nothing moves once somebody has begun to press: what they press would slip away beneath them.
  let isTouched = false
  for (const kind of ["pointerdown", "keydown"]) {
    window.addEventListener(kind, () => { isTouched = true }, { capture: true, once: true })
  }

  // Only on coming here: who comes back or loads it again is where they were.
  const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate"
  const show = () => {
    if (isTouched || !isNew || !isBeside.matches || !row) return
    const { top, bottom } = row.getBoundingClientRect()
    if (top < 0 || bottom > window.innerHeight) row.scrollIntoView({ block: "center" })
    last = window.scrollY // the piece shows its start
    at = GAP
    follow()
  }
  if (document.readyState === "complete") show()
  else window.addEventListener("load", show, { once: true })
}
