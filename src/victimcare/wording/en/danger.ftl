# Danger now: the band above every list, the count in the bar, the ways that a task offers, and what was done.

danger-band = Danger now
    .more = Take one, do the next step, write down what came of it. All on duty see these.
danger-count = { $count ->
    [one] 1 in danger now
   *[other] { $count } in danger now
}
danger-chip = Danger
danger-no-case = No case yet
danger-nobody = Nobody has taken it
danger-since = { $reason }, { $moment }.
danger-because-danger-now = Said so to one of us
danger-because-danger-words = A message with words of danger
danger-because-risk-news = News that may put them in danger
danger-because-quiet-code-used = The quiet code was used
danger-because-other = A person may be in danger
danger-messages = { $reason } · { $count } messages, last { $moment }.
danger-messages-unread = { $count } not read yet.
danger-no-step = No step yet.
danger-last-step = Last step { $moment }: { $step }.
danger-step-beside = For another danger of this victim, { $moment }: { $step }.
danger-open = They may be in danger now
danger-beside = More danger is open for this victim. Agree who does what, so that nobody does the same twice:

danger-rungs = What you can do now
danger-rungs-other = If you cannot ring them
danger-take-first = Take it to see the victim’s numbers and who helps them, and to write down what you did.
danger-taken = The colleague who has it sees the victim’s numbers and writes down what was done.
danger-next = Next step due by { $time }
danger-next-late = The next step was due at { $time }. Take one now.
danger-rung-number = Ring { $number }
danger-rung-number-hidden = A number of theirs is not shown
danger-rung-text = Text them
    .unnamed = Text them
danger-rung-email = Write to their e-mail
    .unnamed = Write to their e-mail
danger-rung-letter = Write them a letter
    .unnamed = Write them a letter
danger-rung-control-room = { $name }: ring and ask for a patrol
    .unnamed = Ring the control room and ask for a patrol
danger-rung-officer = Ring { $name }, who looks after the case
    .unnamed = Ring the officer who looks after the case
danger-rung-service = Ring { $name }
    .unnamed = Ring their support service
danger-rung-supporter = Ring { $name }
    .unnamed = Ring who helps them
danger-rung-visit = Ask for an officer’s visit
    .unnamed = Ask for an officer’s visit
danger-may-now = You may ring now, as agreed with them.
danger-may-stated = You may ring now: the record system says so. Nobody has agreed it with them. Say who you are only to the victim, once they have proved it.
danger-may-not-now = Do not ring now: these are not the hours that were agreed. Use another way below.
danger-may-quiet-hours = Only our quiet hours are against it. You may decide to ring now, and say why.
danger-may-quiet-lifted = You may ring now: a colleague or you decided to ring in quiet hours.
danger-quiet-why = Why we ring now, in quiet hours
    .hint = Kept with your name. Hours that the victim agreed to never yield: then see them, or ask the supporter they agreed to.
danger-quiet-why-needed = Write why we ring now, in quiet hours
danger-quiet-ring = Ring now in quiet hours
danger-quiet-decided = { $name } decided { $moment } to ring in quiet hours:
danger-may-not-agreed = They have not agreed to calls on it, so it is not shown. Use another way below.
danger-may-quiet-code = Their quiet code was used, and the warning is open: a person may be beside them. Do not ring. The danger task of the quiet code says what to do.
danger-may-not-asked = Nobody has asked them yet whether it is safe to ring. Say who you are only to the victim, once they have proved it.
danger-may-overtaken = They agreed to this number before they were marked guarded: the suspect may be beside it. Say who you are only to the victim, once they have proved it.
danger-plan-note = Noted with it: { $note }
danger-words-reference = case { $reference }
danger-words-no-case = a message to Victim Care
danger-words-no-case-call = a call to Victim Care
danger-words-control-room = Say: “I need a patrol for a victim in danger, { $about }. Please tell me when you are there.”
danger-words-address = Give the address from the record system.
danger-words-no-address = We have no case and no address: give the number or address that it came from, the words and the time.
danger-words-no-address-call = We have no case and no address: give the number that they rang from, if it was shown, what they said of where they are, and the time.
danger-words-candidates = { $count ->
    [one] Give the number or address that it came from, the words and the time. It stands in case { $references }: say so, and that another person may have written it.
   *[other] Give the number or address that it came from, the words and the time. It stands in cases { $references }: say so, and that nobody knows which of them wrote, or whether another person did.
}
danger-words-no-lights = Ask for no blue lights or sirens near the door: they have not agreed that police are seen there.
danger-words-officer = Say: “The victim in { $about } may be in danger. Can you go there, or ring them safely? What do you know that I do not?”
danger-words-officer-quiet = Say: “The victim in { $about } may be in danger, and a person may be beside them. Do not ring them, and do not go there because of this. What do you know that I do not?”
danger-words-control-room-quiet = Say: “The victim in { $about } may be in danger, and a person may be beside them. Decide with me before a patrol goes there. Nobody may show there how we know.”
danger-words-service-quiet = Ask only what they know, and that they do not ring, text or write today. Say nothing about the case.
danger-words-officer-other = Say: “I cannot reach the victim in { $about }. Can you tell them, or do you know how it is safe to reach them?”
danger-words-service = Say only that we must reach the person they help, and ask how it is safe. Say nothing about the case.
danger-words-supporter = Say only that we need to reach the victim safely. Say nothing about the case.
danger-words-text = Write your words there. They stand on the victim’s page, and a text as agreed with them says that something is new.
danger-words-email = Write your words there. They stand on the victim’s page, and an e-mail as agreed with them says that something is new.
danger-words-text-relay = The text gives our number for Relay UK as well, so that they can answer by typing.
danger-words-letter = A letter takes days: ask for the visit too. Write your words there. They stand on the victim’s page, and a letter as agreed with them says that something is new.
danger-words-agree-at-visit = We have no number and no e-mail of theirs. No letter leaves before a plan is agreed. Ask the officer to see the victim alone, agree how we may reach them, and let them ring us from there.
danger-by-relay = They use the phone by text. Ring through Relay UK: 18002 { $number }
danger-tell-language = Tell the officer who goes: they speak { $spoken }. An interpreter is needed, and never a member of the family.
danger-tell-interpreter = Tell the officer who goes: an interpreter is needed, and never a member of the family.
danger-tell-bsl = Tell the officer who goes: they are deaf and use British Sign Language. An interpreter is needed, and never a member of the family.
danger-tell-lip-reading = Tell the officer who goes: they read lips. They need to see the face of the officer, in good light.
danger-tell-relay = Tell the officer who goes: they may not hear a knock or a voice. They use the phone by text.
danger-words-visit = Agree with the control room or the officer who goes, when, and how they come so that it is safe. Write that down.
danger-supporter-kind = { $kind }.
danger-supporter-way = How they may be rung: { $way }
danger-did = Write down what came of it
danger-note = What was said or agreed
    .hint = Not needed for “No answer”, or where you wrote to them. No more than 500 letters.
danger-write-first = Write to them first. Nothing has been written since this task came
danger-note-needed = Write what was said or agreed. Only “No answer” needs no note.
danger-next-in = When is the next step due?
danger-next-in-minutes = In { $count } minutes
danger-rung-gone = That way is not there any more. Look at what there is now.

danger-bail-rules = The rules of the bail, to tell them now
danger-bail-rules-apart = As { $name } wrote them { $moment }. Leave out what is about another victim, and where the suspect lives.
danger-bail-rules-page = Tell them now. Once the victim knows, the task to put these rules into plain words for their page comes to you.
danger-bail-rules-more = There are more rules: one names another victim, or the officer wrote them apart. Ask the officer what this victim may hear.

danger-press-number-answered = They answered
danger-press-number-no-answer = No answer
danger-press-text-under-way = It is written, and a text says so
danger-press-text-cannot = No text can go
danger-press-email-under-way = It is written, and an e-mail says so
danger-press-email-cannot = No e-mail can go
danger-press-letter-under-way = It is written, and a letter goes
danger-press-letter-cannot = No letter can go
danger-press-control-room-under-way = A patrol is sent
danger-press-control-room-cannot = No patrol is sent
danger-press-officer-under-way = They act on it
danger-press-officer-no-answer = No answer
danger-press-officer-cannot = They cannot
danger-press-service-under-way = They act on it
danger-press-service-no-answer = No answer
danger-press-service-cannot = They cannot
danger-press-supporter-under-way = They act on it
danger-press-supporter-no-answer = No answer
danger-press-supporter-cannot = They cannot
danger-press-visit-under-way = A visit is agreed
danger-press-visit-cannot = No visit is possible

danger-did-number-answered = Rang a number of theirs: answered
danger-did-number-no-answer = Rang a number of theirs: no answer
danger-did-text-under-way = Wrote to them: a text says so
danger-did-text-cannot = No text can go
danger-did-email-under-way = Wrote to them: an e-mail says so
danger-did-email-cannot = No e-mail can go
danger-did-letter-under-way = Wrote to them: a letter goes
danger-did-letter-cannot = No letter can go
danger-did-control-room-under-way = A patrol is sent
danger-did-control-room-cannot = Asked for a patrol: none is sent
danger-did-officer-under-way = The officer acts on it
danger-did-officer-no-answer = Rang the officer: no answer
danger-did-officer-cannot = The officer cannot
danger-did-service-under-way = The service acts on it
danger-did-service-no-answer = Rang the service: no answer
danger-did-service-cannot = The service cannot
danger-did-supporter-under-way = Who helps them acts on it
danger-did-supporter-no-answer = Rang who helps them: no answer
danger-did-supporter-cannot = Who helps them cannot
danger-did-visit-under-way = A visit is agreed
danger-did-visit-cannot = No visit is possible
danger-did-contact-understood = Spoke with them: told, but not all of it
danger-did-contact-second-call = Spoke with them: told, but they need a second call
danger-did-contact-not-safe = Spoke with them: it was not safe to tell them
danger-did-contact-not-wanted = Spoke with them: they did not want to hear it
danger-did-contact-spoke = Spoke with them of other things
danger-did-contact-not-reached = Tried to reach them: not reached

danger-duty-text = { $count ->
    [one] Work that cannot wait has stood for 15 minutes and nobody has acted. Please open the desk or ring it.
   *[other] { $count } pieces of work that cannot wait have stood for 15 minutes and nobody has acted. Please open the desk or ring it.
}
danger-sound =
    .on = A sound plays when danger comes in.
    .off = The sound for danger is off in this browser.
    .mute = Turn it off
    .unmute = Turn it on

# Words of danger that were found in a message: what the rule is about, in which message, and what became of the one
# line that may answer. Staff read it.

danger-found-title = Words of danger
danger-found-by-text = Text
danger-found-by-email = E-mail
danger-found-by-page = Message on their page
danger-found-by-supporter = Message from a person who helps them
danger-found-by-form = Form from our public pages
danger-found-by-form-complaint = Complaint, from our public pages
danger-found-by-form-feedback = Feedback, from our public pages
danger-found-by-form-self-referral = Form that asks a service for help, from our public pages
danger-found-by-page-complaint = Complaint on their page
danger-found-by-page-statement = Their statement
danger-found-by-page-tell-once = What they wrote to tell only once
danger-found-by-page-passport = What they wrote of how to speak with them
danger-found-by-page-loss-list = Their list of what was taken or broken
danger-found-by-page-challenge = What they wrote of a right that was not met
danger-found-by-page-court-ask = What they asked of a court
danger-found-by-page-return = How they want their property back
danger-found-by-partner = Note from a service
danger-found-by-partner-referral-step = What a service said of a referral
danger-found-by-partner-handover = Answer from another agency
danger-found-by-officer = Note from an officer
danger-found-by-officer-unknown = E-mail to the address for officers
danger-found-by-officer-summary = What an officer wrote of a contact, in the record system
danger-found-by-officer-officer-answer = Answer from an officer
danger-found-by-officer-officer-reply = E-mail to the address for officers
danger-found-by-room = Contact with the control room
danger-found-by-desk = Note from a colleague
danger-found-by-desk-complaint = Complaint that a colleague wrote down
danger-found-by-desk-contact = Note of a contact, from a colleague
danger-found-by-desk-pad = Message that a colleague took
danger-found-by-voice = What was written down of a recording
danger-found-when = { $door }, { $moment }
danger-found-words = “{ $words }”
danger-candidates = { $count ->
    [one] This sender’s number or address stands in the record of 1 case
   *[other] This sender’s number or address stands in the records of { $count } cases
}
    .more = We do not know which of them wrote, or whether another person did. Look each one up by its reference: as you have this task, you see how to reach them safely. Prove who they are as always.
danger-candidates-look-up = Look up a reference
danger-found-take = Take it to read the words.
danger-found-gone = The words are no longer kept.
danger-found-read = Read the whole message
danger-found-whole = What was written
danger-found-around = The sentences around these words
danger-found-answer-sent = One line was sent back: where to get help. Nothing else was answered.
danger-found-answer-sent-before = They were sent that line within the last day. Nothing was sent again.
danger-found-answer-not-agreed = Nothing was sent back: the plan does not allow it there, or not now.
danger-found-answer-no-point = Nothing was sent back: that line goes only to a number or address that we know to be theirs alone.

danger-rule-outside-now = the person they fear is close by
danger-rule-weapon = a weapon
danger-rule-threat-to-kill = a threat to kill or harm
danger-rule-strangling = strangling
danger-rule-suicide = suicide or self-harm
danger-rule-child-in-danger = a child in danger
danger-rule-taken = held, taken or forced
danger-rule-sexual-assault = sexual assault
danger-rule-fire = fire or petrol
danger-rule-tracking = followed or tracked
danger-rule-order-breached = bail or an order broken
danger-rule-help = a call for help
danger-rule-call-999 = asks for 999
danger-rule-signs-together = several words of fear

danger-because-rules = { $door }: { $rules }
danger-close-not-read = { $count ->
    [one] 1 message came that you had not read. It stands on this page now. Read it, then say what became of them.
   *[other] { $count } messages came that you had not read. They stand on this page now. Read them, then say what became of them.
  }
danger-close-not-taken = Nobody has taken this yet. Take it and read what they wrote. Then you can close it.
danger-proof-first = You wrote this down before an identity check. Numbers and messages of the victim come here after an identity check, or when a colleague takes this over. Help needs neither: give the reference to the control room, which reads the address from the record system.
