// A page that answers a form: browsers write what was sent beside its place in the history, to send it again one day, and
// that lies on the device. From here on the place is that of a page which was only asked for.

window.history.replaceState(null, "", window.location.href)
