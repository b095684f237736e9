// Copies what stands in another element. Without this script the button is not shown: it can be read and copied by hand.

for (const button of document.querySelectorAll('[data-module="copy"]')) {
  const said = button.parentElement.querySelector("[data-copied]")
  button.hidden = !navigator.clipboard
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.of).textContent.trim())
    said.textContent = said.dataset.copied
  })
}
