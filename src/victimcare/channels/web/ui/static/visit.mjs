// A victim's page does not stay on a screen that is not used. Shortly before it closes it says so, and one press keeps it
// open; then the browser stands somewhere neutral, in its place in the history. What is typed or pressed counts as use.
// Without this script the page says beforehand how long it stays, and closes by itself.

const box = document.querySelector('[data-module="visit"]')

if (box) {
  const LOOKS_EVERY = 2000
  const TOLD_EVERY = 60_000 // use is told to the server no more often
  const [idle, left, warning] = ["idle", "left", "warning"].map((name) => box.dataset[name] * 1000)
  const form = box.querySelector("form")
  const ends = Date.now() + left
  let closes = Date.now() + idle
  let told = Date.now()

  const close = () => {
    document.documentElement.classList.add("is-leaving")
    document.title = " "
    // What the browser kept to be quicker is let go; the way to the neutral place does not wait for that, nor for a network.
    fetch(box.dataset.over, { keepalive: true, redirect: "manual" }).catch(() => {})
    window.location.replace(box.dataset.to)
  }

  const stay = async () => {
    told = Date.now()
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" })
      if (answer.type === "opaqueredirect") return close() // the visit was ended elsewhere
      if (answer.ok) closes = told + idle
    } catch {
      // The network is away for a moment: the page closes when it would have.
    }
    look()
  }

  const look = () => {
    const now = Date.now()
    const until = Math.min(ends, closes)
    if (now >= until) return close()
    form.hidden = until - now > warning
    const isOver = ends <= closes
    for (const each of form.querySelectorAll("[data-last]")) each.hidden = (each.dataset.last === "yes") !== isOver
  }

  const used = () => Date.now() - told > TOLD_EVERY && form.hidden && stay()

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    stay()
  })
  for (const kind of ["input", "keydown", "pointerdown"]) document.addEventListener(kind, used, { passive: true })
  document.addEventListener("visibilitychange", look) // a device that slept has counted nothing
  setInterval(look, LOOKS_EVERY)
}
