// Keeps what is typed in the forms of a page on the server every few seconds, so that nothing is lost when the browser or
// the machine stops. Sending a form keeps it too, without this script.

const said = document.querySelector('[data-module="drafts"]')
const forms = [...document.querySelectorAll("form[data-draft]")]
const NEVER = ["csrfmiddlewaretoken", "act", "version"]
const changed = new Set()

async function keep() {
  if (changed.size === 0) return
  const token = document.querySelector('input[name="csrfmiddlewaretoken"]')
  const body = new URLSearchParams({ csrfmiddlewaretoken: token.value })
  const sending = [...changed]
  changed.clear()
  for (const form of sending) {
    for (const [name, value] of new FormData(form)) {
      if (!NEVER.includes(name) && typeof value === "string") body.set(name, value)
    }
  }
  try {
    const answer = await fetch(said.dataset.to, {
      method: "POST",
      body,
      credentials: "same-origin",
      redirect: "error",
      keepalive: true,
    })
    if (!answer.ok) throw new Error(answer.status === 409 ? await answer.text() : "")
    said.textContent = said.dataset.said
  } catch (fault) {
    for (const form of sending) changed.add(form)
    said.textContent = (fault.name === "Error" && fault.message) || said.dataset.lost || ""
  }
}

if (said) {
  for (const form of forms) {
    form.addEventListener("input", () => changed.add(form))
  }
  // What is typed in other forms goes with the one that is sent: the page comes back at once, and shows it again.
  document.addEventListener("submit", ({ target }) => {
    changed.delete(target)
    if (target.method !== "post" || new URL(target.action).pathname !== window.location.pathname) return
    for (const form of changed) {
      for (const [name, value] of new FormData(form)) {
        if (NEVER.includes(name) || typeof value !== "string" || target.elements.namedItem(name)) continue
        const field = Object.assign(document.createElement("input"), { type: "hidden", name, value })
        target.append(field)
      }
    }
    changed.clear()
  })
  setInterval(keep, Number(said.dataset.every) * 1000)
  document.addEventListener("visibilitychange", keep)
}
