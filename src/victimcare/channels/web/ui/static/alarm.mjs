// A sound when more people are in danger than a moment ago, or one of them wrote again, on a page that stands open. Each browser may be muted, which it
// remembers. The count in the bar is renewed by itself (again.mjs); without this script it is there all the same.

const MUTED = "danger-muted"
const part = document.querySelector('[data-module="alarm"]')
const bar = document.querySelector(".danger-counted")
const shown = () => bar?.querySelector("[data-danger-count]")?.dataset
const count = () => Number(shown()?.dangerCount ?? 0)
const newest = () => Number(shown()?.dangerNewest ?? 0)

function isMuted() {
  try {
    return localStorage.getItem(MUTED) === "yes"
  } catch {
    return false // a browser that keeps nothing is never muted
  }
}

// Three rising notes: unlike a telephone.
function sound() {
  const heard = new AudioContext()
  for (const [place, pitch] of [660, 880, 1100].entries()) {
    const tone = heard.createOscillator()
    const strength = heard.createGain()
    const at = heard.currentTime + place * 0.22
    tone.frequency.value = pitch
    strength.gain.setValueAtTime(0.25, at)
    strength.gain.exponentialRampToValueAtTime(0.001, at + 0.2)
    tone.connect(strength).connect(heard.destination)
    tone.start(at)
    tone.stop(at + 0.2)
  }
  setTimeout(() => heard.close(), 1000)
}

function show() {
  part.hidden = false
  part.querySelector("[data-alarm-on]").hidden = isMuted()
  part.querySelector("[data-alarm-off]").hidden = !isMuted()
}

if (part && bar) {
  let last = count()
  let heardOf = newest()
  new MutationObserver(() => {
    if ((count() > last || newest() > heardOf) && !isMuted()) sound()
    last = count()
    heardOf = Math.max(heardOf, newest())
  }).observe(bar, { childList: true, subtree: true })
  part.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return
    try {
      localStorage.setItem(MUTED, isMuted() ? "no" : "yes")
    } catch {
      return
    }
    show()
    if (!isMuted()) sound()
  })
  show()
}
