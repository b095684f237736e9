## The incidents of the control room: list, map, one incident

control-room-incidents-list-title = Incidents
control-room-incidents-list-open = { $count ->
    [one] 1 open incident
   *[other] { $count } open incidents
}
control-room-incidents-list-order = By grade, late ones first
control-room-incidents-list-none = No incident is open
    .more = New ones from callers and other control rooms will stand here.
control-room-incidents-list-areas = Open incidents by area
control-room-incidents-list-map-label = Map of the areas, one square each, with the number of open incidents. The table beside it says the same.
control-room-incidents-list-count = Open
control-room-incidents-list-late = Late
control-room-incidents-list-alarms = Ring these control rooms
control-room-incidents-list-alarm-unseen = { $room } has had this since { $time }, and no person there has seen it. Ring { $telephone }.
control-room-incidents-list-alarm-waiting = the message of { $time } has not reached { $room } yet. Ring { $telephone }.
control-room-incidents-list-alarm-refused = the message of { $time } did not reach { $room }. Ring { $telephone }.
control-room-incidents-alarm = { $count ->
    [one] A message between control rooms has not been seen by a person in time.
   *[other] { $count } messages between control rooms have not been seen by a person in time.
}
control-room-incidents-alarm-open = See the incidents
# To the duty number: it names no person, place or subject
control-room-incidents-duty-text = { $count ->
    [one] A message between control rooms about an incident has not been seen by a person in time. Please open the incidents of the control room or ring it.
   *[other] { $count } messages between control rooms about incidents have not been seen by a person in time. Please open the incidents of the control room or ring it.
}
control-room-incidents-list-held = Messages that belong to no incident here
control-room-incidents-list-held-before-offer = its first message has not come yet
control-room-incidents-list-held-other-agency = it names an incident that was not shared with them

control-room-incidents-title = Incident { $number }
control-room-incidents-back = Back to the incidents
control-room-incidents-open = Open an incident
control-room-incidents-from-contact = The contact that you came from will be linked with it.
control-room-incidents-opened-at = Opened { $time }.
control-room-incidents-units-there = Units: { $units }.
control-room-incidents-units-left = { $unit } left { $time }.
control-room-incidents-units-none = No unit sent.
control-room-incidents-from-other-room = From another control room.
# what another control room does, after its name
control-room-incidents-answer-attending = attending
control-room-incidents-answer-not-attending = not attending
control-room-incidents-answer-passed-on = passed on
control-room-incidents-answer-seen = seen, not decided
control-room-incidents-answer-unseen = not seen yet
control-room-incidents-needs-look = New message: not seen yet.
control-room-incidents-example-targets = The target times are examples. Your force sets its own in force.toml.
control-room-incidents-example-target = This target is an example.
control-room-incidents-example-codes = The codes are invented examples. Your force loads its own list.
control-room-incidents-supervisor-closes = Only a supervisor can close this.
control-room-incidents-not-done = It was not saved. See the field below.
control-room-incidents-changed = A colleague has changed this incident since you opened the page. Read it, then press again.
control-room-incidents-not-found = We could not find that. Nothing was changed.
control-room-incidents-yes = Yes
control-room-incidents-no = No

# The time that is left
control-room-incidents-target-none = No target time
control-room-incidents-target-kept = Arrived in time
control-room-incidents-target-missed = Arrived late
control-room-incidents-minutes-left = { $count ->
    [one] 1 minute left
   *[other] { $count } minutes left
}
control-room-incidents-minutes-late = { $count ->
    [one] 1 minute late
   *[other] { $count } minutes late
}
# $time is as in "1 h 44"
control-room-incidents-time-left = { $time } left
control-room-incidents-time-late = { $time } late

control-room-incidents-grade-short-emergency = Emergency
control-room-incidents-grade-short-priority = Priority
control-room-incidents-grade-short-scheduled = Scheduled
control-room-incidents-grade-short-without-deployment = No unit

# Fields
control-room-incidents-opening-code = What the caller says is happening
control-room-incidents-grade = Grade
control-room-incidents-grade-reason = Reason for the new grade (National Decision Model)
control-room-incidents-summary = Summary
control-room-incidents-place = Place
control-room-incidents-place-words = Place, as the caller says it
control-room-incidents-place-source = Known from
control-room-incidents-area = Area
control-room-incidents-area-unknown = Not known
control-room-incidents-easting = Easting in metres (OS National Grid)
control-room-incidents-northing = Northing in metres (OS National Grid)
control-room-incidents-accuracy = Within how many metres
control-room-incidents-uprn = Property number (UPRN)
control-room-incidents-grid = Easting, northing
control-room-incidents-grid-both = Enter both easting and northing, or neither
control-room-incidents-within = Within { $metres } metres.
control-room-incidents-source-caller = The caller’s words
control-room-incidents-source-grid-reference = A grid reference
control-room-incidents-source-postcode = A postcode
control-room-incidents-source-gazetteer = The list of place names
control-room-incidents-source-handset = The caller’s handset
control-room-incidents-source-network = The network’s mast, which may be kilometres away
control-room-incidents-attend-by = Attend by
control-room-incidents-first-grade = First grade
control-room-incidents-log-target = attend by { $time }
control-room-incidents-log-target-before = attend by { $time }, and before that by { $before }
control-room-incidents-units = Units
control-room-incidents-note = Note
control-room-incidents-unit = Call sign of the unit
control-room-incidents-unit-step = What the unit did
control-room-incidents-unit-words = What it reports
control-room-incidents-step-unit-sent = Sent
control-room-incidents-step-unit-arrived = Arrived
control-room-incidents-step-unit-left = Left
control-room-incidents-step-result = Result
control-room-incidents-agency = Control room
control-room-incidents-asked-for = What you ask of them
control-room-incidents-asked-attendance = Attend
control-room-incidents-asked-decision = Decide whether they attend
control-room-incidents-asked-information = Know about it
control-room-incidents-tell-words = What they need to know
control-room-incidents-hazards = Dangers to their people, with commas between
control-room-incidents-shares = What goes with it
control-room-incidents-shares-summary = Place, grade and our summary
control-room-incidents-shares-place = Place and grade alone
control-room-incidents-decision = What we do
control-room-incidents-decision-words = What we tell them
control-room-incidents-decision-attending = Attending
control-room-incidents-decision-not-attending = Not attending
control-room-incidents-decision-passed-on = Passed on
control-room-incidents-closing-code = What it proved to be
control-room-incidents-result = Result
control-room-incidents-crime-disclosed = Was a crime disclosed?
control-room-incidents-crime-reference = Crime reference number
control-room-incidents-no-crime-reason = Why no crime is recorded
control-room-incidents-reopen-reason = Why it is opened again
control-room-incidents-closed = Closed
control-room-incidents-closed-by = { $time } by { $name } as { $code }

# Buttons
control-room-incidents-acts = What you can do
control-room-incidents-do-unit = Record a unit
control-room-incidents-do-note = Add a note
control-room-incidents-do-regrade = Change the grade
control-room-incidents-do-place = Change the place
control-room-incidents-do-tell = Tell another control room
control-room-incidents-do-decide = Answer a control room
control-room-incidents-do-close = Close the incident
control-room-incidents-do-reopen = Open it again
control-room-incidents-do-crime = Enter the crime reference number
control-room-incidents-do-victims = Link the ticked contacts with the victim
control-room-incidents-send-again = Send again

# Why it cannot be closed so
control-room-incidents-fault-no-closing-code = Choose a closing code.
control-room-incidents-fault-needs-supervisor = Only a supervisor can close this.
control-room-incidents-fault-needs-crime = Enter the crime reference number, or why no crime is recorded.

# The log
control-room-incidents-log = Log, newest first
control-room-incidents-entry-from = { $room }:
control-room-incidents-entry-opened = Opened
control-room-incidents-entry-note = Note
control-room-incidents-entry-graded = Graded
control-room-incidents-entry-placed = Placed
control-room-incidents-entry-unit-sent = Unit sent
control-room-incidents-entry-unit-arrived = Unit arrived
control-room-incidents-entry-unit-left = Unit left
control-room-incidents-entry-result = Result
control-room-incidents-entry-told = Between control rooms
control-room-incidents-entry-closed = Closed
control-room-incidents-entry-reopened = Opened again
control-room-incidents-told-offer = offered
control-room-incidents-told-update = update
control-room-incidents-told-note = note
control-room-incidents-told-close = closed it there
control-room-incidents-told-not-delivered = not delivered
control-room-incidents-told-they-offer = offered it
control-room-incidents-told-they-update = sent an update
control-room-incidents-told-they-note = sent a note
control-room-incidents-told-they-close = closed it there. Ours stays open.
control-room-incidents-told-they-attending = they are attending
control-room-incidents-told-they-not-attending = they are not attending
control-room-incidents-told-they-passed-on = they passed it on
control-room-incidents-told-they-decision = they answered
control-room-incidents-told-attending = we are attending
control-room-incidents-told-not-attending = we are not attending
control-room-incidents-told-passed-on = we passed it on

# Messages between control rooms, each with three facts
control-room-incidents-transfers = Other control rooms
control-room-incidents-transfers-none = No other control room knows of this incident.
control-room-incidents-transfer-to = To { $room }: { $kind } { $number }
control-room-incidents-transfer-from = From { $room }: { $kind } { $number }
control-room-incidents-kind-offer = offer
control-room-incidents-kind-update = update
control-room-incidents-kind-note = note
control-room-incidents-kind-close = close
control-room-incidents-kind-receipt = receipt
control-room-incidents-kind-decision = answer
control-room-incidents-fact-delivered = Delivered by the machine { $time }
control-room-incidents-fact-waiting = Not delivered yet. Tries: { $tries }
control-room-incidents-fact-refused = Their machine did not take it. Ring them. Tries: { $tries }
control-room-incidents-fact-seen = Seen by a person { $time }
control-room-incidents-fact-unseen = Not seen by a person yet
control-room-incidents-fact-undecided = No decision yet
control-room-incidents-missing = messages { $numbers } are missing. Ring and ask.
control-room-incidents-came-late = messages { $numbers } came late, and stand in order of time.

control-room-incidents-contacts = Contacts
control-room-incidents-contacts-none = No contact is linked with this incident.
control-room-incidents-is-victim = This is the victim:
