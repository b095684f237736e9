
## The control room: its frame

control-room-site = Control room
control-room-tab-queue = Queue
control-room-tab-calls = Calls
control-room-tab-phone = Telephone
control-room-tab-incidents = Incidents
control-room-tab-mail = Mail
control-room-tab-wallboard = Wallboard
control-room-tab-figures = Half-hours
control-room-alarm-unopened =
    { $count ->
        [one] 1 contact in danger has not been opened.
       *[other] { $count } contacts in danger have not been opened.
    }
control-room-alarm-untaken =
    { $count ->
        [one] 1 contact in danger was opened, and no handler has taken it.
       *[other] { $count } contacts in danger were opened, and no handler has taken them.
    }
control-room-alarm-idle =
    { $count ->
        [one] 1 contact in danger was taken, and nothing is done with it.
       *[other] { $count } contacts in danger were taken, and nothing is done with them.
    }
control-room-alarm-oldest = The oldest has waited { $waited }.
control-room-alarm-open = Open the danger queue

## What a contact is

control-room-priority-danger = Danger now
control-room-priority-possible-danger = May be danger
control-room-priority-high = High
control-room-priority-soon = Soon
control-room-priority-routine = Routine
control-room-route = Route
control-room-language = Language
control-room-any-language = Any, or not known
control-room-any = Any
control-room-route-email = Email
control-room-route-web = Web form
control-room-route-partner-site = Force website
control-room-route-text = Text
control-room-route-voicemail = Voicemail
control-room-route-call-101 = 101 call
control-room-route-call-999 = 999 call
control-room-route-social = Social media
control-room-class-threat-to-life = Threat to life
control-room-class-suicide = Suicide
control-room-class-weapon = Weapon
control-room-class-child = Child in danger
control-room-class-domestic-abuse = Domestic abuse
control-room-class-sexual-offence = Sexual offence
control-room-class-missing-person = Missing person
control-room-class-stalking = Stalking
control-room-class-order-breached = Order or bail broken
control-room-class-hate = Hate crime
control-room-class-vulnerable-adult = Vulnerable adult
control-room-class-fraud-in-action = Fraud in action
control-room-class-abandoned-call = Abandoned call
control-room-class-new-crime = New crime
control-room-class-new-information = New information
control-room-class-any-news = Any news?
control-room-class-antisocial-behaviour = Antisocial behaviour
control-room-class-complaint = Complaint
control-room-class-compliment = Compliment
control-room-class-lost-property = Lost property
control-room-class-other = Other
control-room-state-open = Open
control-room-state-closed = Closed
control-room-state-merged = Merged
control-room-outcome-answered = Answered
control-room-outcome-advice-given = Advice given
control-room-outcome-incident-sent = Incident sent on
control-room-outcome-crime-recorded = Crime recorded
control-room-outcome-steered = Told how to get news
control-room-outcome-passed-to-care = Passed to victim care
control-room-outcome-passed-to-standards = Passed on as a complaint
control-room-outcome-other-agency = Passed to another agency
control-room-outcome-no-reply-needed = No reply needed
control-room-outcome-spam = Spam
control-room-outcome-abuse = Abuse of staff, no threat
control-room-grade-emergency = Emergency: go now
control-room-grade-priority = Priority: first free unit
control-room-grade-scheduled = Scheduled: by appointment
control-room-grade-without-deployment = No unit: advice or another agency
control-room-grade-none = Not graded yet

## The queue

control-room-queue-title = Queue
control-room-queue-all = All
control-room-queue-mine = Mine
control-room-queue-danger = Danger
control-room-queue-contacts = Contacts
control-room-queue-call-backs = Call backs
control-room-queue-any-news = Any news?
control-room-queue-feedback = Feedback
control-room-next = Take the next contact
control-room-waiting = Waiting { $count }
control-room-order = danger first, then longest
control-room-no-subject = (no subject)
control-room-owner-me = You have this
control-room-owner = { $name } has this
control-room-none = No contact waits here.
    .more = New contacts appear here as they arrive.
control-room-waited-minutes = { $minutes } min
control-room-waited-hours = { $hours } h { $minutes }
control-room-waited-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
control-room-moment = { $day } { $time }

## One contact

control-room-contact-title = Contact
control-room-back = Back to the queue
control-room-yours = You have this
control-room-here-reading = { $name } is reading this now.
control-room-here-writing = { $name } is writing an answer now.
control-room-why-danger = Danger now, because rules matched these words
control-room-why = Rules matched these words
control-room-why-graded = Danger now, as a person graded it
control-room-why-lowered = { $name } set this aside, { $moment }:
control-room-why-opened =
    { $by ->
        [none] Opened { $time }, { $minutes ->
            [0] within a minute of coming.
            [one] 1 minute after it came.
           *[other] { $minutes } minutes after it came.
        }
       *[other] Opened { $time } by { $by }, { $minutes ->
            [0] within a minute of coming.
            [one] 1 minute after it came.
           *[other] { $minutes } minutes after it came.
        }
    }
control-room-message-received = { $route }, { $moment }, shown as text.
control-room-message-sent = Answer by { $name }, { $moment }.
control-room-message-translated = In English, kept by { $name }, { $moment }.
control-room-message-note = Note by { $name }, { $moment }.
control-room-not-proved = The sender is not proved.
control-room-mark = rule { $letter }
control-room-quoted =
    { $count ->
        [one] Show quoted text (1 line)
       *[other] Show quoted text ({ $count } lines)
    }
# what a contact is about, and why it was raised
control-room-row-reasons = { $about }: { $reasons }
control-room-rule-learnt-threat = words that weighed with the learnt program; it may be wrong
control-room-rule-no-reply = do not ring or write back
control-room-rule-ring-back-not-asked = the caller was not asked if it is safe to ring back
control-room-rule-sender-in-danger = this sender is in danger in another open contact
control-room-rule-sender-was-in-danger = this sender was in danger within a day
control-room-rule-cut-calls = silent or broken-off calls from this number within a day
control-room-rule-sender-again = this sender has written often this week
control-room-earlier = Earlier from this sender
control-room-earlier-none = Nothing earlier from this sender.
control-room-belongs = May belong with
control-room-records = A record is seen only when you link it and say why. An address or a number proves nothing.
control-room-linked-victim = Crime { $name }, linked by { $by }:
control-room-linked-incident = Incident { $name }, linked by { $by }:
control-room-linked-contact = Contact “{ $name }”, linked by { $by }:
control-room-claim = Take this contact
control-room-open-incident = Open an incident
control-room-more-ways = More
control-room-ended = Done. You no longer have this contact.
control-room-next-not = You have this contact. Close it, hand it over or put it back first: then take the next one.
control-room-head-incident = Incident { $name }
control-room-head-victim = Crime { $name }
control-room-number-named = The message names
control-room-number-fill = Fill it into the link
control-room-assign = Take over, or give to another
control-room-assign-to = Who has it from now on?
control-room-assign-me = I take it over
control-room-assign-why = Why?
control-room-complaint = Pass on as a complaint
control-room-complaint-lead = It becomes a complaint in the sender’s words, with their address as they wrote it. People whom it concerns do not see it. This contact closes.
control-room-complaint-acknowledge = Tell the sender that we have their message
control-room-complaint-made = Complaint { $number }. A person reads it by { $day }.
control-room-let-go = Put it back into the queue
control-room-close = Close
control-room-outcome = How did it end?
control-room-choose = Choose
control-room-close-why = Why can it be closed? (needed for danger)
control-room-close-needs = A contact in danger closes with:
control-room-close-needs-thrive = a THRIVE assessment of its newest message: at least threat or risk
control-room-close-has-thrive = a THRIVE assessment: done
control-room-close-needs-why = the reason why it can be closed
control-room-closed-as = Closed: { $outcome }.
control-room-not-danger = Not danger, say why
control-room-move = Change class, priority or queue
control-room-class = Class
control-room-priority = Priority
control-room-queue = Queue
control-room-queue-follows = The one that follows from these
control-room-move-why = Why? (needed to lower the priority)
control-room-hand-over = Hand over to a colleague
control-room-hand-over-to = To whom?
control-room-hand-over-why = What do they need to know?
control-room-join = Join with an earlier contact
control-room-join-other = Which one?
control-room-join-how = How do they belong together?
control-room-join-link = The same matter: link them, both go on
control-room-join-merge = The same report: merge this one into it
control-room-join-why = Why?
control-room-skill = Trained for
control-room-skill-mine = My skills
control-room-split = Split
control-room-split-message = Which message is about a second matter?
control-room-split-words = Words about the second matter
    .hint = Copy them from the message. Leave this and the next field empty to move a whole message.
control-room-split-class = What is the second matter?
control-room-split-class-by-words = As its words say
control-room-split-why = Why is it a contact of its own?
control-room-split-stays = The only message, or one with files, stays in its contact. Nothing was changed. Copy the words about the second matter, or choose its class.
control-room-split-not-in-message = These words are not in the message. Copy them as they stand there. Nothing was changed.
control-room-split-undo = Undo the split
control-room-split-undo-why = Why do they belong together?
control-room-unlink = End this link
control-room-draft = You typed words here { $moment } that are not saved yet. They stand in the forms.
control-room-draft-kept = Kept as you type
control-room-changed = This contact has changed since you opened the page.
control-room-changed-show = Show it as it is now
control-room-link = Link to a crime or incident
control-room-link-kind = What do you link it to?
control-room-link-victim = A crime with one victim
control-room-link-incident = An incident
control-room-link-reference = Crime reference or incident number
    .hint = For example 44/10307/26 or 20261202-0047
control-room-link-why = Why do they belong together?
control-room-link-not-found = Nothing was linked. Check the number. A crime with several victims is linked by the care team.
control-room-add-note = Add a note
control-room-note = Your note
control-room-again = Open it again
control-room-again-why = Why is it opened again?
control-room-required = Fill this in
control-room-taken = { $name } has this contact. Nothing was saved.
control-room-not-yours = Take this contact first. Nothing was saved.
control-room-stale = Something new came while you had this page open. Read it first. Nothing was saved.
control-room-assess-first = Assess the newest message by THRIVE before you close a contact in danger. Nothing was saved.
control-room-history = What was done
control-room-machine = the product
control-room-change-call-taken = call taken by { $name }
control-room-change-received = received and sorted
control-room-change-wrote-again = the sender wrote again
control-room-change-raised = raised by new words
control-room-change-rose-supervisors = it waited for a person: told the supervisors
control-room-change-rose-duty = it waited for a person: rang the duty number
control-room-change-told-duty-number = the duty number was reached
control-room-change-opened-again = opened again ({ $name })
control-room-change-claimed = taken by { $name }
control-room-change-let-go = put back by { $name }
control-room-change-handed-over = handed over by { $name }
control-room-change-taken-over = taken over by { $name }
control-room-change-assigned = given to another handler by { $name }
control-room-change-complaint-made = passed on as a complaint by { $name }
control-room-change-moved = changed by { $name }
control-room-change-lowered = lowered by { $name }
control-room-change-noted = note by { $name }
control-room-change-translation-asked = translation asked for by { $name }
control-room-change-translated = translation added by { $name }
control-room-change-sent = incident opened by { $name }
control-room-change-assessed = assessed by { $name }
control-room-change-linked = linked by { $name }
control-room-change-link-ended = link ended by { $name }
control-room-change-merged = merged by { $name }
control-room-change-took-in = took in another contact ({ $name })
control-room-change-split = a second matter split out by { $name }
control-room-change-began-apart = split out of another contact by { $name }
control-room-change-answered = answered by { $name }
control-room-change-reply-written = answer written by { $name }, waits for a second reader
control-room-change-second-agreed = answer read and sent by { $name }
control-room-change-second-refused = answer not sent: { $name } did not agree
control-room-change-passed-to-care = passed to the care team by { $name }
control-room-change-numbered = numbered by the record system
control-room-change-closed = closed by { $name }

## THRIVE

control-room-thrive = THRIVE
control-room-thrive-none = Not assessed yet
control-room-thrive-saved = Saved { $moment } by { $name }
control-room-thrive-overtaken = A message came after this assessment. Assess the risk again.
control-room-thrive-save = Save the assessment
control-room-thrive-open = Assess by THRIVE
control-room-thrive-needs = Threat or risk is needed. A grade needs its reason.
control-room-thrive-take-first = Take this contact to assess it.
control-room-thrive-threat = Threat
    .hint = Who or what threatens? Now, or when? Can they reach the person? Any weapon?
control-room-thrive-harm = Harm
    .hint = Is anybody hurt? What could happen next? Who else, especially children?
control-room-thrive-risk = Risk
    .hint = How likely, how soon, and could it get worse before help comes?
control-room-thrive-investigation = Investigation
    .hint = What must not be touched? Cameras, messages, witnesses, direction?
control-room-thrive-vulnerability = Vulnerability
    .hint = Age, health, disability, language, isolation or fear? Who is at home?
control-room-thrive-engagement = Engagement
    .hint = What do they want? When and how is it safe to reach them?
control-room-grade = Grade
control-room-grade-reason = Reason for the grade (National Decision Model)
control-room-grade-reason-short = Reason

## Keys

control-room-key-down = Down the list
control-room-key-up = Up the list
control-room-key-next = Take the next contact
control-room-key-claim = Take this contact
control-room-key-dispatch = Open an incident
control-room-key-link = Link to a crime or incident
control-room-key-move = Not danger, or change class, priority or queue
control-room-key-reply = Answer
control-room-key-steer = Send how to get news
control-room-key-note = Add a note
control-room-key-close = Close
control-room-key-keys = Keys

## Fields that come with a message and that no form of ours asks

control-room-field-safe-contact = How it is safe to answer
control-room-field-encryption = Encrypted as
control-room-field-done = What was done
