// A contact by keyboard: 1 to 6 say how it ended, Ctrl and Enter save and finish, Ctrl and S save a message. Single keys
// do nothing while somebody types, and nothing at all where they are turned off.

const isTyping = (target) => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select") !== null
const singleKeys = document.querySelector('[data-module="keys"]') !== null

for (const form of document.querySelectorAll('[data-module="save-by-key"]')) {
  const endings = [...form.querySelectorAll('input[name="ending"]')]
  const save = form.querySelector("button")
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && (event.key === "Enter" || (event.key === "s" && endings.length === 0))) {
      event.preventDefault()
      const finish = form.querySelector('button[value="finish"]') || save
      form.requestSubmit(finish)
      return
    }
    if (event.ctrlKey || event.altKey || event.metaKey || !singleKeys || isTyping(event.target)) return
    const chosen = endings[Number(event.key) - 1]
    if (chosen) {
      chosen.checked = true
      chosen.focus()
    }
  })
}
