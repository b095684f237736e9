// After a form came back with errors, or with why it was not done, reading and keyboard start there: in the form itself
// where the address names it, since it may stand far below.

const summary = document.querySelector('[data-module="govuk-error-summary"], [data-module="told"]')

const named = location.hash ? document.getElementById(location.hash.slice(1)) : null
const wrong = named?.querySelector(".govuk-textarea--error, .govuk-input--error, .govuk-error-message ~ * input")

if (wrong) {
  wrong.focus()
} else if (summary) {
  summary.setAttribute("tabindex", "-1")
  summary.focus()
  summary.addEventListener("blur", () => summary.removeAttribute("tabindex"), { once: true })
}
