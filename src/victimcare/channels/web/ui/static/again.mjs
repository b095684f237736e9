// A part of a page that is looked at again and again: it is fetched by itself, so that nothing jumps and a screen reader
// is not sent back to the top. What cannot be fetched stays as it was, and the page says that it is old.

const part = document.querySelector('[data-module="again"]')

if (part) {
  let last = null
  const look = async () => {
    try {
      const answer = await fetch(part.dataset.from, { credentials: "same-origin", redirect: "error" })
      if (!answer.ok) throw new Error(String(answer.status))
      const text = await answer.text()
      if (text !== last) part.innerHTML = last = text // what has not changed keeps the focus that is on it
      part.removeAttribute("data-old")
    } catch {
      part.setAttribute("data-old", "")
    }
  }
  setInterval(look, Number(part.dataset.every) * 1000)
}
