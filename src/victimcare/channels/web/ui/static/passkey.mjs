// A passkey is made or shown: the browser asks its device on a press, and what the device signs is sent with the form.
// Where there is no such thing, or no script, the page says so, and the other ways work.

const form = document.querySelector('[data-module="passkey"]')

if (form && window.PublicKeyCredential && navigator.credentials) {
  form.hidden = false
  for (const each of document.querySelectorAll("[data-passkey-none]")) each.hidden = true
  form.addEventListener("submit", (event) => {
    if (form.elements.signed.value) return
    event.preventDefault()
    ask().catch(() => {
      document.querySelector("[data-passkey-failed]").hidden = false
    })
  })
}

async function ask() {
  document.querySelector("[data-passkey-failed]").hidden = true
  const reply = await fetch(form.dataset.begin, { method: "POST", body: new FormData(form), redirect: "error" })
  const publicKey = await reply.json()
  publicKey.challenge = bytes(publicKey.challenge)
  let credential
  if (publicKey.user) {
    publicKey.user.id = bytes(publicKey.user.id)
    publicKey.excludeCredentials = []
    credential = await navigator.credentials.create({ publicKey })
  } else {
    publicKey.allowCredentials = []
    credential = await navigator.credentials.get({ publicKey })
  }
  form.elements.signed.value = JSON.stringify(written(credential))
  form.requestSubmit()
}

// As JSON, which not every browser can do by itself.
function written(credential) {
  const response = {}
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name])
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response }
}

function text(buffer) {
  const letters = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

function bytes(written) {
  const letters = atob(written.replaceAll("-", "+").replaceAll("_", "/"))
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}
