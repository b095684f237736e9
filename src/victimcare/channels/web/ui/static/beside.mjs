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

  // Only on coming here: who comes back or loads it again is where they were. At once, before the page can be pressed; and
  // when the browser goes to the piece once more, after all has loaded, it stands where it is looked for: nothing moves then.
  const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate"
  if (isNew && isBeside.matches && row) {
    const { top, bottom } = row.getBoundingClientRect()
    if (top < 0 || bottom > window.innerHeight) row.scrollIntoView({ block: "center" })
    last = window.scrollY // the piece shows its start
    follow()
    const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0
    piece.style.scrollMarginBlockStart = `${piece.getBoundingClientRect().top - edge}px`
  }
}
