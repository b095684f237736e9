// Leaving at once: the page is blanked, its place in the history is taken by the neutral one, and Escape does the same.
// Without this script the link still leaves; it then stays in the history.

const ways = document.querySelectorAll('[data-module="leave"]')
// Other windows of this browser show her page too: they leave with this one. Nothing of it is kept anywhere.
const windows = window.BroadcastChannel && new BroadcastChannel("leave")

function go() {
  document.documentElement.classList.add("is-leaving")
  document.title = " "
  window.location.replace(ways[0].href)
}

function leave(event) {
  event.preventDefault()
  windows?.postMessage("")
  go()
}

if (ways.length > 0) {
  windows?.addEventListener("message", go)
  if (document.querySelector("[data-signed-out]")) windows?.postMessage("")
  for (const way of ways) way.addEventListener("click", leave)
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) leave(event)
  })
}

// A page that the browser kept in memory while she was away is asked for again, so that going back shows nothing old.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload()
})
