// Parts of a page that are looked at again and again: each is fetched by itself, so that nothing jumps and a screen reader
// is not sent back to the top. What cannot be fetched stays as it was, and the page says that it is old.

// Without the times that count up: they stand in the page as it came, and not in what is fetched.
function bare(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  for (const time of body.querySelectorAll("[data-since]")) time.textContent = ""
  return body.innerHTML.trim()
}

for (const part of document.querySelectorAll('[data-module="again"]')) {
  let last = bare(part.innerHTML)
  const look = async () => {
    try {
      const answer = await fetch(part.dataset.from, { credentials: "same-origin", redirect: "error" })
      if (!answer.ok) throw new Error(String(answer.status))
      const text = await answer.text()
      if (bare(text) !== last) part.innerHTML = text // what has not changed keeps the focus that is on it
      last = bare(text)
      part.removeAttribute("data-old")
    } catch {
      part.setAttribute("data-old", "")
    }
  }
  setInterval(look, Number(part.dataset.every) * 1000)
}
