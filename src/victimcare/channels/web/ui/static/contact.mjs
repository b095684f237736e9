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
    if (document.querySelector("dialog[open]")) return
    const chosen = endings[Number(event.key) - 1]
    if (chosen) {
      chosen.checked = true
      chosen.focus()
    }
  })
}

// The victim's code as it is heard: after six numbers the second field goes on, and what was pasted whole is shared out.
for (const form of document.querySelectorAll('[data-module="code"]')) {
  const [first, last] = form.querySelectorAll("input:not([type=hidden])")
  const numbers = (field) => field.value.replace(/\D/g, "")
  first.addEventListener("input", (event) => {
    const typed = numbers(first)
    if (typed.length < 6 || event.inputType?.startsWith("delete")) return
    const more = typed.slice(6)
    first.value = typed.slice(0, 6)
    if (more) last.value = more
    last.focus()
  })
  last.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && last.value === "") first.focus()
  })
}
