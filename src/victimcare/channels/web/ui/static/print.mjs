// Opens the browser's own printing. Without this script the button is not shown, and the page says where it is found.

for (const button of document.querySelectorAll('[data-module="print"]')) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}
