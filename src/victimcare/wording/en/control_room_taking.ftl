# Calls that a handler takes

## The list

control-room-taking-list-title = Calls
control-room-taking-begin = Take a { $service } call
control-room-taking-list-pop = A call that your telephone system sends to you appears at the top of every page.
control-room-taking-list-again = Look again now
control-room-taking-list-in-hand =
    { $count ->
        [one] 1 call is being taken
       *[other] { $count } calls are being taken
    }
control-room-taking-list-none = No call is being taken.
    .more = A call stands here from its first word, also if the computer of its handler stops.
control-room-taking-row = { $name } has taken this call since { $time }
control-room-taking-row-mine = Go on with your call of { $time }
control-room-taking-row-kept = Last kept at { $time }.
control-room-taking-own = Your { $service } call since { $time }
control-room-taking-rings = A { $service } call is on your telephone.
control-room-taking-take = Take this { $service } call
control-room-taking-gone = This call no longer rings here. If you are talking to the caller, take a call by hand.

## One call

control-room-taking-title = { $service } call
control-room-taking-begun = Begun at { $time }
control-room-taking-yours = You have this call
control-room-taking-back-to-list = Back to the calls
control-room-taking-take-over = Take this call over
control-room-taking-take-over-why = { $name } has this call. What is written here was kept at { $time }. Take it over if their computer has stopped or they ask you to.
control-room-taking-taken-over = { $name } has taken this call over. What you typed after that stands below: tell them.
control-room-taking-over = This call has ended already. Look at its contact.
control-room-taking-not-empty = Something stands in this call already. Save it instead.
control-room-taking-lost = Not kept. Do not close this page: what you type stands only here until the connection is back.
control-room-taking-what = What the caller says
control-room-taking-words = What is happening?
    .hint = The caller’s first words exactly. Background noise too.
control-room-taking-class = What is it about?
control-room-taking-place = Where is it?
control-room-taking-network = The network sent a place at { $time }:
control-room-taking-network-within = within { $metres } metres
control-room-taking-network-check = Ask the caller where they are.
control-room-taking-caller = Caller’s name
control-room-taking-number = Number
control-room-taking-ring-back = Is it safe to ring back on this number?
control-room-taking-ring-back-safe = Yes
control-room-taking-ring-back-not-safe = No
control-room-taking-ring-back-not-asked = Not asked
control-room-taking-safe-way = Safe way and time to reach them
control-room-taking-reference = Crime or incident number, if they gave one
control-room-taking-care = Before you say anything
control-room-taking-care-nothing = Say nothing from a record before an identity check.
control-room-taking-care-caller = The caller may be the person who did it. A name or a number proves nothing.
control-room-taking-care-alone = Ask if they can talk. If not, ask questions that need only yes or no.
control-room-taking-history = This number with us
control-room-taking-history-care = Do not tell the caller what stands here.
control-room-taking-history-cut =
    { $count ->
        [one] 1 call from this number broke off or was silent.
       *[other] { $count } calls from this number broke off or were silent.
    }
control-room-taking-history-none = Nothing earlier from this number.
control-room-taking-next = What happens next
control-room-taking-reason = Your reason
    .hint = For the grade. You also need it to end a call that is danger.
control-room-taking-end-incident = Open an incident
control-room-taking-outcome-open = Not ended: I will go on with it
control-room-taking-end = Save without an incident
control-room-taking-keep = Save and go on
control-room-taking-drop = Drop this empty call
control-room-taking-ring-back-now = Ring back now

## What a contact shows of a call

control-room-taking-subject = Call at { $time }
control-room-taking-field-caller = Caller, as told
control-room-taking-field-number = Number
control-room-taking-field-ring-back = Safe to ring back
control-room-taking-field-safe-way = Safe way and time
control-room-taking-field-place = Place, as told
control-room-taking-field-place-chosen = Place chosen by the handler
control-room-taking-field-network-place = Place from the network
control-room-taking-field-reference = Number given by the caller
control-room-taking-rung-back-other-number = Rung back on another number

# What the end of a call needs
control-room-taking-needs = An emergency needs only what is happening, the grade and the code: you assess it (THRIVE) afterwards. Other grades need the threat or the risk too, and your reason.
control-room-taking-needs-words = Enter what is happening
control-room-taking-needs-threat = Enter the threat or the risk
control-room-taking-needs-reason = Enter your reason
control-room-taking-needs-grade = Choose a grade
control-room-taking-needs-opening-code = Choose what the caller says is happening
control-room-taking-without = Without an incident
