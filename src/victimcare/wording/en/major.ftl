## Major incidents

major-title = Major incidents
major-back = Back to the major incidents
major-declared = Declared so far
major-none = No major incident has been declared
    .more = Declare one when an event needs special arrangements.
major-name = Name of the major incident
major-declare = Declare a major incident
major-from-incident = It will be linked with the incident that you came from.
major-since = Since { $time }.
major-ended = Ended { $time }.
major-declared-by = Declared { $time } by { $name }.
major-people-count = { $count ->
    [one] 1 person.
   *[other] { $count } people.
}

# METHANE
major-methane-major = M: Major incident declared by whom, and when
major-methane-exact-location = E: Exact location
major-methane-type = T: Type of incident
major-methane-hazards = H: Hazards, present and possible
major-methane-access = A: Access, and the way out
major-methane-number = N: Number and severity of casualties
major-methane-emergency-services = E: Emergency services there and needed

# People
major-people = People
major-people-none = No one has been added yet
    .more = Add the victims of the incident, or paste a list.
major-people-csv = List of people (CSV)
    .hint = First line: category,given_name,family_name,birth_date,contact,whereabouts,crime_reference,victim_id,in_bureau
major-add = Add people
major-add-victims = Add the victims of the incident
major-category-victim = Victim
major-category-casualty = Casualty
major-category-survivor = Survivor
major-category-evacuee = Evacuee
major-category-missing = Missing
major-category-family = Family
major-category-witness = Witness
major-in-bureau = At the casualty bureau
major-mark-bureau = Named at the casualty bureau
major-mark-reached = A colleague has reached them
major-is-double = The same person as another row. Not reached apart.
major-may-be-double = { $count ->
    [one] Another row may be the same person. Compare them.
   *[other] { $count } other rows may be the same person. Compare them.
}
major-same-as = Same person as row { $number }
major-waits = Waits for the release.
major-by-message = A message was queued, as their plan allows.
major-by-person = A task for the victim care team.
major-by-room = For the control room to reach: they have no record here.
major-reached = A colleague has reached them.
major-why-in-bureau = They are named at the casualty bureau.
major-why-involvement = They are a casualty, missing, or family.
major-why-bereaved = They are bereaved.
major-why-not-in-record = There is no plan for contacting them.

# The release by two people
major-messages = One message to each person
major-messages-lead = The message only asks them to ring us. It goes where their plan allows it. A person reaches all others.
major-count-waiting = Waiting: { $count }
major-count-message = By message: { $count }
major-count-person = By a person: { $count }
major-count-reached = Reached by the control room: { $count }
major-ask = Ask to send the messages
major-asked = { $name } asked at { $time } to send the messages. Another supervisor releases them.
major-release = Release the messages
major-released = { $first } asked and { $second } released the messages at { $time }.
major-same-releaser = You asked for the release. Another supervisor releases the messages.
major-not-asked = Another supervisor must ask first.
major-list-refused = No one was added: { $fault }.
major-has-ended = This major incident has ended. Nothing was changed.
major-end = End the major incident

# The casualty bureau
major-handover = Casualty bureau
major-handover-what = This list holds names. Hand it only to the bureau.
major-handover-csv = Save as CSV
major-handover-pdf = Save as PDF
major-handover-title = Casualty bureau: { $name }
major-handover-lead = { $count ->
    [one] 1 person, as known at { $time }.
   *[other] { $count } people, as known at { $time }.
}
major-handover-notice = Confidential. It names people who may be hurt, missing or bereaved. Give it to the casualty bureau alone, and shred it when a newer list is made.
major-handover-order = By category, then by family name
major-handover-double = May be the same person as row { $numbers }
major-column-number = Row
major-column-category = Category
major-column-given-name = Given name
major-column-family-name = Family name
major-column-birth-date = Born
major-column-contact = Contact
major-column-whereabouts = Whereabouts

## What callers of the telephone line hear first

major-greeting-title = Greeting on the telephone line
major-greeting = What the line calls this incident to all callers
    .hint = A name that callers will know, such as “the fire on Dock Lane”. Letters and numbers only. Leave it empty to stop the greeting.
major-greeting-on = All callers hear first that we know about { $name }, what to do in danger, and how to reach a person. It stops when this incident ends.
major-greeting-off = The line does not mention this incident.
major-greeting-set = Set the greeting
major-greeting-unsayable = Use letters and numbers only in the name that the line says.
