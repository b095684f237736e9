// A page that was fetched has not been read. This one says so once it stands before a person: in a window that is open and
// in sight, not in one behind others or drawn ahead. Without this script a press says it.

const form = document.querySelector('[data-module="page-seen"]')
let isSaid = false

async function say() {
  if (isSaid || document.visibilityState !== "visible" || document.prerendering) return
  isSaid = true
  const body = new FormData(form)
  body.set("by", "page")
  try {
    isSaid = (await fetch(form.action, { method: "POST", body, redirect: "manual" })).ok
    if (isSaid) form.remove()
  } catch {
    isSaid = false // the network is away for a moment: it is said when the page is looked at again
  }
}

if (form) {
  document.addEventListener("visibilitychange", say)
  document.addEventListener("prerenderingchange", say)
  say()
}
