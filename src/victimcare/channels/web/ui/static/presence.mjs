// Tells colleagues that a contact is open here, and whether its reader writes; shows who else has it open. The page shows
// the same when it is loaded, without this script.

const part = document.querySelector('[data-module="presence"]')
const token = document.querySelector('input[name="csrfmiddlewaretoken"]')
const WRITES_FOR = 20_000 // milliseconds after the last key in a field
let typedAt = -Infinity
let last = part?.innerHTML.trim()

async function beat() {
  const body = new URLSearchParams({
    csrfmiddlewaretoken: token.value,
    version: part.dataset.version,
    mode: performance.now() - typedAt < WRITES_FOR ? "writing" : "reading",
  })
  try {
    const answer = await fetch(part.dataset.from, { method: "POST", body, credentials: "same-origin", redirect: "error" })
    if (!answer.ok) return
    const text = (await answer.text()).trim()
    if (text !== last) part.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes)
    last = text
  } catch {
    // the next beat tries again
  }
}

if (part && token) {
  document.addEventListener("input", () => {
    typedAt = performance.now()
  })
  setInterval(beat, Number(part.dataset.every) * 1000)
}
