## The make-believe outside world of the demonstration: phones, inboxes and letter boxes to look at

outside-make-believe = Make-believe. No message here has left this machine, and nobody here is real.
outside-title = Make-believe phones and inboxes
outside-heading = Phones, inboxes and letter boxes
outside-lead = This is what people outside would have received.
outside-look-again = Look again
outside-search = Number or address
outside-show = Show
outside-show-all = Show all
outside-phones = Phones
outside-inboxes = Inboxes
outside-letter-boxes = Letter boxes
outside-empty = Nothing has come yet.
# Where only one number or address is shown
outside-empty-one = Nothing has come for this one.
outside-more = The latest { $shown } of { $all }. Search to see another.
# Where a letter can be seen
outside-as-printed = See it as printed
outside-answer = Answer
outside-answer-words = What you write
outside-answer-send = Send

## The make-believe fire control room

outside-bureau-title = Make-believe record system
outside-bureau-crime = Crime to record
outside-bureau-incident = Incident
outside-bureau-victim = Victim’s name
outside-bureau-record = Record it
outside-bureau-none = Nothing has come yet.

outside-fire-title = Make-believe fire control room
outside-fire-waiting = Messages that wait to be sent: { $count }
outside-fire-open = Open an incident and offer it
outside-fire-words = Words
outside-fire-acknowledge = Acknowledge
outside-fire-attend = Send units
outside-fire-decline = Do not attend
outside-fire-write = Write
outside-fire-close = Close
outside-fire-empty = No incident has come yet.
