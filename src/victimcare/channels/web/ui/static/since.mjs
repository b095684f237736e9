// Counts up beside what began a while ago. Without this script the time stands as it was when the page was made.

const LONGEST = 36000 // seconds: a clock that is wrong by so much shows nothing better

function tick() {
  for (const time of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.round((Date.now() - new Date(time.dataset.since)) / 1000))
    if (seconds < LONGEST) time.textContent = [seconds / 60, seconds % 60].map((n) => String(Math.floor(n)).padStart(2, "0")).join(":")
  }
}

setInterval(tick, 1000)
