// A staff page that nobody touches is locked: what stands in its forms goes to the server, which keeps it sealed for the
// same person, and the page makes room. The server decides: in another window somebody may be at work, on a call, or with
// danger open. Without this script the lock comes with the next page, and a form that is sent then is kept all the same.

const form = document.querySelector('[data-module="idle"]')

if (form) {
  const TOLD_EVERY = 60_000
  const ASKS_AGAIN = 30_000
  const LOOKS_EVERY = 5_000
  const idle = Number(form.dataset.idle) * 1000
  const token = form.elements.csrfmiddlewaretoken.value
  let used = Date.now()
  let told = Date.now()
  let asks = used + idle

  const send = (where, body) => {
    body.append("csrfmiddlewaretoken", token)
    return fetch(where, { method: "POST", body, redirect: "manual" })
  }

  const standing = () => {
    const body = new FormData()
    for (const each of document.forms) {
      if (each === form || each.method !== "post") continue
      for (const [name, value] of new FormData(each))
        if (typeof value === "string" && name !== "csrfmiddlewaretoken") body.append(name, value)
    }
    body.append("left_page", window.location.pathname)
    return body
  }

  const use = () => {
    used = Date.now()
    asks = used + idle
    if (used - told < TOLD_EVERY) return
    told = used
    send(form.dataset.here, new FormData()).catch(() => {}) // the next key tells it again
  }

  const look = async () => {
    if (Date.now() < asks) return
    asks = Date.now() + ASKS_AGAIN
    try {
      const answer = await send(form.action, standing())
      if (answer.type === "opaqueredirect") window.location.replace(form.dataset.over)
    } catch {
      // The network is away for a moment: it is asked again.
    }
  }

  for (const kind of ["input", "keydown", "pointerdown"]) document.addEventListener(kind, use, { passive: true })
  document.addEventListener("visibilitychange", look)
  setInterval(look, LOOKS_EVERY)
}
