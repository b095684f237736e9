// A small proof of work, done while the code is typed: where many wrong codes come in, the code is read all the same.
// The number after which SHA-256 of "challenge:number" begins with enough bits that are 0. Without script: a minute's wait.

const form = document.querySelector('[data-module="pass"]')
const AT_ONCE = 128
const LONGEST_WAIT = 8000 // ms, of a press that comes before the number is found

if (form && window.crypto?.subtle) {
  const found = find(form.elements.challenge.value, Number(form.dataset.bits)).then((number) => {
    form.elements.work.value = number
  })
  let isSent = false
  form.addEventListener("submit", (event) => {
    if (form.elements.work.value || isSent) return
    event.preventDefault()
    isSent = true
    const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))
    Promise.race([found, late]).finally(() => form.submit())
  })
}

async function find(challenge, bits) {
  if (!(bits > 0)) return "0" // nothing is asked: a shift by 32 would look for ever
  const letters = new TextEncoder()
  for (let first = 0; ; first += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => String(first + index))
    const digests = await Promise.all(
      numbers.map((number) => crypto.subtle.digest("SHA-256", letters.encode(`${challenge}:${number}`))),
    )
    const index = digests.findIndex((digest) => new DataView(digest).getUint32(0) >>> (32 - bits) === 0)
    if (index >= 0) return numbers[index]
  }
}
