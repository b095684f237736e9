// Somebody is in danger: F9 presses what stands for it in the bar, also while something is typed, and once.

document.addEventListener("keydown", (event) => {
  const press = document.querySelector("[data-danger]")
  if (event.key !== "F9" || event.repeat || press === null) return
  event.preventDefault()
  press.click()
})
