// Calls in the browser: asks for the microphone on a press, sends its sound to the line, and keeps the page up to date.
// Without this script every button works by itself, and calls are taken on an extension.

const LOOKS_EVERY = 1000
const page = () => document.querySelector('[data-module="phone"]')
const loudspeaker = new Audio()
let connection = null
let pressed = 0 // buttons whose answer is awaited: it renews the page, with what was begun before the press

function show(name, on) {
  const words = page().querySelector(`[data-phone-${name}]`)
  if (words) words.hidden = !on
}

function tell(name) {
  for (const each of ["asking", "refused", "lost"]) show(each, each === name)
}

function isConnected() {
  return connection !== null && ["new", "connecting", "connected"].includes(connection.connectionState)
}

async function connect() {
  tell("asking")
  show("connect", false)
  let microphone
  try {
    microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } })
  } catch {
    return failed("refused")
  }
  if (connection) connection.close()
  const made = (connection = new RTCPeerConnection())
  made.addEventListener("track", (event) => {
    loudspeaker.srcObject = event.streams[0] ?? new MediaStream([event.track])
    loudspeaker.play()
  })
  made.addEventListener("connectionstatechange", () => {
    if (made !== connection) return
    if (made.connectionState === "connected") {
      tell("")
      showHeadset() // where another window had it, nothing else renews the page
    }
    if (made.connectionState === "failed") failed("lost")
  })
  for (const track of microphone.getAudioTracks()) made.addTrack(track, microphone)
  await made.setLocalDescription()
  await addressesKnown(made)
  const form = new FormData()
  form.set("offer", made.localDescription.sdp)
  form.set("csrfmiddlewaretoken", page().querySelector("[name=csrfmiddlewaretoken]").value)
  const reply = await fetch(page().dataset.connect, { method: "POST", body: form })
  const said = await reply.json().catch(() => ({}))
  if (!said.answer) return failed("lost", said.problem)
  await made.setRemoteDescription({ type: "answer", sdp: said.answer })
}

function addressesKnown(made) {
  if (made.iceGatheringState === "complete") return Promise.resolve()
  return new Promise((done) => {
    made.addEventListener("icegatheringstatechange", () => made.iceGatheringState === "complete" && done())
    setTimeout(done, 2000)
  })
}

function failed(name, words) {
  connection?.close()
  connection = null
  tell(name)
  if (words) page().querySelector(`[data-phone-${name}]`).textContent = words
  showHeadset()
}

// What somebody has begun stays while the page is renewed, but in the form that they sent: what was typed, ticked,
// chosen and opened. Whoever chose a colleague who is gone has then chosen nobody, and never somebody else.
function begun(sent) {
  const fields = [...page().querySelectorAll("input:not([type=hidden]), select, textarea")]
    .filter((each) => each.form !== sent)
    .map(({ id, value, checked }) => ({ id, value, checked }))
  const opened = [...page().querySelectorAll("details[open] > summary")].map((each) => each.textContent)
  const atKeyboard = whereTheKeyboardIs()
  return () => {
    for (const { id, value, checked } of fields) {
      const field = document.getElementById(id)
      if (field) Object.assign(field, checked === undefined ? { value } : { value, checked })
    }
    for (const each of page().querySelectorAll("details > summary"))
      if (opened.includes(each.textContent)) each.parentElement.open = true
    atKeyboard()
  }
}

// The same place in the new page, or what it is headed by where that is gone.
function whereTheKeyboardIs() {
  const at = document.activeElement
  if (!page().contains(at)) return () => {}
  const { selectionStart, selectionEnd } = at
  const asked = ({ form }) => form && `${form.action} ${form.elements.of?.value}` // of one who was brought in
  const alike = () => [...page().querySelectorAll(at.localName)].filter((each) => asked(each) === asked(at))
  const place = alike().indexOf(at)
  return () => {
    const now = alike()[place] ?? page().querySelector("h2")
    if (now.localName === "h2") now.tabIndex = -1
    now.focus({ preventScroll: true })
    if (typeof selectionStart === "number" && now.localName === at.localName)
      now.setSelectionRange(selectionStart, selectionEnd)
  }
}

function renew(html, keep = begun()) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector('[data-module="phone"]')
  if (!fresh) return window.location.reload()
  page().replaceWith(document.adoptNode(fresh))
  prepare()
  keep()
}

async function look() {
  try {
    const reply = await fetch(window.location.pathname)
    if (!reply.ok) return
    const html = await reply.text()
    const version = /data-version="(\w+)"/.exec(html)?.[1]
    const isTyping = document.activeElement?.matches("textarea, input:not([type=radio], [type=checkbox])")
    if (pressed) return // what somebody began in the page that this look shows would be gone with the answer
    if (version !== page().dataset.version && !(isTyping && page().dataset.state === "off")) renew(html)
  } catch {
    // The network is away for a moment; the next look may reach it.
  }
}

async function press(event) {
  const form = event.target
  if (!page().contains(form) || form.target) return
  event.preventDefault()
  const typed = new FormData(form, event.submitter)
  const keep = begun(form)
  for (const button of form.querySelectorAll("button")) button.disabled = true
  pressed += 1
  try {
    const reply = await fetch(form.action, { method: "POST", body: typed })
    renew(await reply.text(), keep)
  } finally {
    pressed -= 1
  }
  page().querySelector("[role=alert]")?.scrollIntoView()
}

// The line may still hold the headset of another window, or of this page before it was loaded again: that one is not
// heard here, so it is never said to be connected beside the button that connects.
function showHeadset() {
  const { way, state } = page().dataset
  if (way !== "browser" || state === "off") return
  const isElsewhere = page().querySelector("[data-phone-elsewhere]") !== null
  show("connect", !isConnected())
  show("elsewhere", !isConnected())
  show("sound", isConnected() || !isElsewhere)
}

function prepare() {
  showHeadset()
  page().querySelector("[data-phone-connect]")?.addEventListener("click", connect)
}

if (page()) {
  prepare()
  document.addEventListener("submit", press)
  window.addEventListener("beforeunload", (event) => {
    if ("holds" in page().dataset && isConnected()) event.preventDefault()
  })
  window.addEventListener("pagehide", () => connection?.close()) // the line hears at once that nobody is here
  setInterval(look, LOOKS_EVERY)
}
