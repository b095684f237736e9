// A page that answers a form: browsers write what was sent beside its place in the history, to send it again one day, and
// that lies on the device. From here on the place is that of a page which was only asked for. After a form of her visit,
// and after the sign-in, it is so already; then what says which answer it is leaves the address.

(() => {
  const place = new URL(window.location.href)
  place.searchParams.delete("answer")
  window.history.replaceState(null, "", place)
})()
