// Leaving at once: the page is blanked, its place in the history is taken by the neutral one, and Escape does the same.
// Nothing here waits for a network. The half of the visit that scripts can read is taken away on the device, so that going
// back is refused also where our server never heard; the server is told beside it. Without this script the link still
// leaves, over our server; it then stays in the history.

const ways = document.querySelectorAll('[data-module="leave"]')
// Other windows of this browser show the visit too: they leave with this one. Nothing of it is kept anywhere.
const windows = window.BroadcastChannel && new BroadcastChannel("leave")
const HALF = /(?:^|; )((?:__Host-)?here)=([^;]*)/ // its name and its value
let isTold = false

function hide() {
  document.documentElement.classList.add("is-leaving")
}

// The half goes along in what is sent: its cookie may be gone before the request is.
function takeHalf() {
  const [, name, half] = document.cookie.match(HALF) ?? []
  const onlyHttps = name?.startsWith("__Host-") ? "; Secure" : ""
  if (name) document.cookie = `${name}=; Max-Age=0; Path=/; SameSite=Strict${onlyHttps}`
  return half ?? ""
}

function endVisit() {
  const body = new URLSearchParams({ half: takeHalf() })
  if (isTold) return
  isTold = true
  fetch(ways[0].href, { method: "POST", body, keepalive: true }).catch(() => {})
}

// Signing out is over on the device too, whether or not the form arrives.
function signOut(event) {
  const half = takeHalf()
  if (!half) return
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "half", value: half })
  event.target.append(field)
}

function go() {
  hide()
  document.title = " "
  window.location.replace(ways[0].dataset.to || ways[0].href)
}

function leave(event) {
  event.preventDefault()
  hide()
  windows?.postMessage("")
  endVisit()
  go()
}

if (ways.length > 0) {
  windows?.addEventListener("message", go)
  if (document.querySelector("[data-signed-out]")) windows?.postMessage("")
  for (const way of ways) way.addEventListener("click", leave)
  for (const form of document.querySelectorAll("[data-signs-out]")) form.addEventListener("submit", signOut)
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) leave(event)
  })
}

// A page that the browser keeps in memory is blank there, and is asked for again: going back shows nothing old, not even
// for a moment, and without a network nothing at all.
window.addEventListener("pagehide", hide)
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload()
})
