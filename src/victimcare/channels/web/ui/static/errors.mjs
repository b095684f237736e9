// After a form came back with errors, or with why it was not done, reading and keyboard start there.

const summary = document.querySelector('[data-module="govuk-error-summary"], [data-module="told"]')

if (summary) {
  summary.setAttribute("tabindex", "-1")
  summary.focus()
  summary.addEventListener("blur", () => summary.removeAttribute("tabindex"), { once: true })
}
