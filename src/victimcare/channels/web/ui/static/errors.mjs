// After a form came back with errors, reading and keyboard start at the summary.

const summary = document.querySelector('[data-module="govuk-error-summary"]')

if (summary) {
  summary.setAttribute("tabindex", "-1")
  summary.focus()
  summary.addEventListener("blur", () => summary.removeAttribute("tabindex"), { once: true })
}
