// Single keys of the desk. Whoever is signed in has chosen them, or turned them off: then this script is not on the page.
// A key goes to what it does (data-key), or up and down the rows of the list; none is heard while something is typed.

const keys = JSON.parse(document.querySelector('[data-module="keys"]').dataset.keys)
const rows = [...document.querySelectorAll(".work__act a, .room-row__subject a")]
const chosen = document.querySelector(":is(.work__item.chosen .work__act, .room-row.chosen .room-row__subject) a")
const list = document.querySelector("dialog[data-keys-list]")

const isTyping = (at) => at.closest("input, textarea, select, [contenteditable]") !== null

function move(step) {
  if (rows.length === 0) return
  const from = rows.indexOf(document.activeElement)
  const start = from >= 0 ? from : chosen ? rows.indexOf(chosen) : step > 0 ? -1 : rows.length
  rows[Math.min(Math.max(start + step, 0), rows.length - 1)].focus()
}

// On a row that is not the chosen one, what a key does is done with that row.
function onRow(row, act) {
  if ((act === "take" || act === "claim") && row.dataset.take) {
    const form = document.querySelector("[data-take-row]")
    form.action = row.dataset.take
    form.submit()
    return true
  }
  if (act !== "hand_on" && act !== "snooze") return false
  const there = new URL(row.href)
  there.searchParams.set("do", act)
  window.location.assign(there)
  return true
}

// The caret stands after the words that are there.
function writeOn(field) {
  field.focus()
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
}

function press(act) {
  if (act === "keys" && list) return list.showModal()
  const target = document.querySelector(`[data-key="${act}"]`)
  if (target === null) return
  if (target.dataset.whyNot) return void (target.textContent = target.dataset.whyNot)
  if (target instanceof HTMLDetailsElement) {
    target.open = true // never closed: what is typed next would run as keys
    writeOn(target.querySelector("input:not([type=hidden]), select, textarea, form button") ?? target.querySelector("summary"))
  } else {
    target.click()
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
  const act = keys[event.key.toLowerCase()]
  if (act === undefined) return
  event.preventDefault()
  if (list?.open) return act === "keys" ? list.close() : undefined // nothing is done behind it
  if (act === "down" || act === "up") return move(act === "down" ? 1 : -1)
  const row = rows.includes(document.activeElement) ? document.activeElement : null
  if (row !== null && row !== chosen && onRow(row, act)) return
  press(act)
})

// What a key of a row has opened is where the keyboard goes on.
if (new URL(window.location).searchParams.has("do")) {
  document.querySelector("#task details[open][data-key]")?.querySelector("input:not([type=hidden]), select")?.focus()
}

// The link to the keys opens the list here; without a script it leads to the page.
if (list) {
  document.querySelector('a[data-key="keys"]')?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    list.showModal()
  })
}
