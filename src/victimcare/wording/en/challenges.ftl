## What she asked of us: that something was not done, or that a decision is looked at again. Her words first.

challenges-something = Something that was not done
challenges-between-offices = One office should have told another
challenges-review-police = A second look at what we decided
challenges-review-cps = A second look at what the lawyers decided

## What happens next, and by when. $day is a day

challenges-challenge-holding = We have it. You hear from us by { $day }, with the name of who looks at it.
challenges-challenge-holding-late = You should have heard from us by { $day }. You did not, and we are sorry. You can ring us today.
challenges-challenge-answer = Someone is looking at it. You will get a full answer by { $day }.
challenges-challenge-answer-aim = Someone is looking at it. Our aim is a full answer by { $day }.
challenges-challenge-answer-late = We wanted to answer by { $day }. We have not, and we are sorry. You can ring us today.
challenges-challenge-put-right = We have answered. We put it right by { $day }.
challenges-challenge-put-right-late = We said we would put it right by { $day }. It is not done, and we are sorry. You can ring us today.
challenges-challenge-ended = We answered on { $day }.

challenges-review-acknowledge = We have it. You hear that from us by { $day }.
challenges-review-acknowledge-late = We should have told you by { $day } that we have it. We are sorry. You can ring us today.
challenges-review-decide = Someone who did not decide the first time looks at it. You hear by { $day }.
challenges-review-decide-late = You should have heard by { $day }. We are sorry. You can ring us today.
challenges-review-pass-on = We pass it on to the lawyers by { $day }.
challenges-review-pass-on-aim = We pass it on to the lawyers. Our aim is { $day }.
challenges-review-pass-on-late = We wanted to pass it on by { $day }. We have not, and we are sorry. You can ring us today.
challenges-review-chase = The lawyers have it. They should answer by { $day }.
challenges-review-chase-aim = The lawyers have it. We ask them for an answer, and aim for { $day }.
challenges-review-chase-late = The lawyers have it. We hoped for an answer by { $day }, and we keep asking. We are sorry.
challenges-review-ended = You got the answer on { $day }.

## Her page

challenges-page-something = Something was not done
challenges-page-this-not-done = This was not done
challenges-page-ask = Ask for this
challenges-page-asked-already = You asked us about this.
challenges-page-asked = What you asked us
challenges-page-answered = Read our answer to what you asked
challenges-page-asked-on = You asked on { $day }.
challenges-page-state-received = We have it
challenges-page-state-put-right = To be put right
challenges-page-state-ended = Answered
challenges-page-disagree = I do not agree
challenges-page-where-next = If we cannot agree, others can look at it: the Victims’ Commissioner, and the Ombudsman. We send them what they need. Ring us, or ask when you write.
challenges-page-about = You say that this was not done:
challenges-page-who-reads = Someone who did not do this work reads it, and writes back.
challenges-page-words = What was not done?
    .hint = Use your own words. You do not have to prove anything.
challenges-page-disagree-words = What do you not agree with?
challenges-page-second-look-words = What should we look at?
challenges-page-words-may-be-empty = Use your own words. You can also leave this empty.
challenges-page-words-needed = Write what was not done, or ring us
challenges-page-send = Send this
challenges-page-not-shown = What you write is not shown on this page again.
challenges-page-someone-else = Someone else looks at it once more, from the start.
challenges-page-kept = We have it
challenges-page-kept-holding = You hear from us by { $day }, with the name of who looks at it.
challenges-page-kept-answer = You will get a full answer by { $day }.
challenges-page-kept-answer-aim = Our aim is a full answer by { $day }.
challenges-page-kept-way = We use only the ways to reach you that are safe for you.
challenges-page-kept-print = Print or save proof that you asked
challenges-page-back = Back to my page
challenges-page-second-look = Ask for a second look
challenges-page-second-look-lead = You were told that it does not go to court. You can ask that someone looks again. This is called the Victims’ Right to Review.
challenges-page-second-look-closed = You were told that it does not go to court. Here is what that means for a second look.
challenges-page-second-look-none = There is no decision here that can be reviewed now.
challenges-page-until = You can ask until { $day }.
challenges-page-until-early = Ask as early as you can.
challenges-page-late-cps = It is late for this. We pass it on all the same, and the lawyers say if they look.
challenges-page-who-looks-police = Someone who did not decide the first time looks at all of it.
challenges-page-who-looks-cps = We pass it on to the lawyers, and keep asking until they answer.
challenges-page-ask-now = Ask for a second look
challenges-page-still-open = You can still:
challenges-page-still-open-why = ask us why we closed it
challenges-page-still-open-facts = send us new facts
challenges-page-still-open-complain = complain
challenges-page-still-open-ring = ring us, free:

## Why a decision is not looked at again: the ledger's reasons, as she reads them. None of them tells news of another
## person.

challenges-why-not-window-closed = The time to ask is over. A person can still say yes.
challenges-why-not-no-interview-under-caution = You can only ask for this if someone had an interview under caution. That did not happen in your case.
challenges-why-not-victim-withdrew = You had decided to stop before. So there is no second look of this kind. You can come back.
challenges-why-not-suspect-charged = The case has gone on. So there is no second look of this kind.
challenges-why-not-out-of-court-disposal = The case has gone on. So there is no second look of this kind.
challenges-why-not-outcome-without-review = For a decision like this there is no second look of this kind.

## The papers for the commissioner or the Ombudsman: official words

challenges-papers-title = Papers on a right that was challenged
challenges-papers-lead = Crime reference { $reference }. Made on { $day }. These papers are about how one victim was treated. Other people’s details are left out, and so are the words of messages.
challenges-papers-first = What the victim says
challenges-papers-again = The victim did not agree: the second look
challenges-papers-clocks = The challenge and its times
challenges-papers-what = What
challenges-papers-due = Due
challenges-papers-done = Done
challenges-papers-when = When
challenges-papers-day = Day
challenges-papers-until = Until
challenges-papers-met = Met
challenges-papers-state = State
challenges-papers-received = Received
challenges-papers-holding = Holding answer
challenges-papers-answer = Answer with reasons
challenges-papers-put-right = What was promised, put right
challenges-papers-told = The victim told
challenges-papers-not-yet = not done
challenges-papers-none = none
challenges-papers-no-words = No words were left, or they have been blanked.
challenges-papers-duty = The duty, and why this date
challenges-papers-no-duty = The victim named no duty.
challenges-papers-source = Paragraph: { $paragraph }. Source of the value: { $source }
challenges-papers-unverified = The value is from memory: nobody has confirmed it as a right.
challenges-papers-started = Started by: { $what }, { $moment }.
challenges-papers-count-standard = Standard: { $span }, counted from { $day }. Due { $due }.
challenges-papers-count-enhanced = Enhanced Rights: { $span }, counted from { $day }. Due { $due }.
challenges-papers-days = The days that were counted
challenges-papers-stands = How it stands: { $stands } (asked { $day }).
challenges-papers-readings = How it stood before
challenges-papers-timeline = What was done, and when
challenges-papers-messages = Messages
challenges-papers-audit = The audit
challenges-papers-audit-more = The file audit.json lists { $count } entries of the audit about this victim, each with its place and digest in the sealed chain.

challenges-outcome-not-met = Found: the right was not met.
challenges-outcome-partly-met = Found: the right was met in part.
challenges-outcome-met = Found: the right was met.

challenges-status-due = due
challenges-status-met = met
challenges-status-met-late = met late
challenges-status-missed = missed
challenges-status-held = held
challenges-status-declined = declined
challenges-status-not-owed = not owed

challenges-event-right-challenged = Says that a right was not met
challenges-event-challenge-acknowledged = Holding answer
challenges-event-challenge-answered = Answer with reasons
challenges-event-challenge-put-right = Put right
challenges-event-complaint-received = Complaint received, as the Code counts it
challenges-event-complaint-answered = Complaint answered, as the Code counts it
challenges-event-review-requested = Asks for a review
challenges-event-review-acknowledged = Told that the request has come
challenges-event-review-passed-on = Passed on to the prosecutors
challenges-event-review-decided = Result of the review

## The desk

challenges-desk-title = Challenges and reviews
challenges-desk-lead = The soonest due first. None of them ends before it is answered and the victim knows.
challenges-desk-none = Nothing waits for an answer
    .more = What victims ask appears here the moment they ask it.
challenges-desk-head-due = Due
challenges-desk-head-next = Next
challenges-desk-head-about = About
challenges-desk-head-reference = Reference
challenges-desk-head-owner = Who has it
challenges-desk-second = Second look: { $title }
challenges-desk-open = Open it
challenges-desk-task = The task
challenges-desk-challenge = A right was not met, the victim says
challenges-desk-review = A decision is to be looked at again
challenges-desk-review-of-police = A police decision not to prosecute
challenges-desk-review-of-cps = A CPS decision not to prosecute
challenges-desk-stands = How it stands
challenges-desk-said = What was said
challenges-desk-which = Which right
challenges-desk-no-duty = None named
challenges-desk-which-decision = Which decision
challenges-desk-named = { $title } (started { $day }, { $stands })
challenges-desk-window = { $of } (until { $day })
challenges-desk-window-late = { $of } (the time is over)
challenges-desk-by-web = on the victim’s own page
challenges-desk-by-phone = on the line
challenges-desk-by-desk = told us
challenges-desk-by-letter = by letter
challenges-desk-is-told = Told all that was answered so far
challenges-desk-not-told = Not told yet
challenges-desk-nothing-yet = Nothing is answered yet
challenges-desk-first-one = The first answer
challenges-desk-second-one = The second look
challenges-desk-decider = Decided by
    .more = Somebody else looks at it again.
challenges-desk-acknowledge-by = Say that it has come by
challenges-desk-result-by = Result by
challenges-desk-passed-on = Passed on to the prosecutors
challenges-desk-ended = Ended
    .more = It was answered, and the victim knows.
challenges-desk-tell = All is answered. The victim has not read it: open the contact and tell them.
challenges-desk-own = This is about your own work. Hand it on: somebody else reads and answers it.
challenges-desk-take-to-read = Take it to read what was said.
challenges-desk-supervisor-decides = A supervisor decides, and nobody who decided the first time. Hand it on.
challenges-desk-saved = Saved. The victim hears of it in the way that is safe.
challenges-desk-not-now = Nothing was saved: it stands otherwise by now. Look again.
challenges-desk-answered-already = This has an answer already. They can disagree with it once, on their page or here with you.
challenges-desk-asked-already = They have asked for this already.
challenges-desk-words-needed = Write what is to be said

challenges-desk-act-holding = Send the holding answer
challenges-desk-act-answer = Answer with reasons
challenges-desk-act-put-right = It is put right
challenges-desk-act-acknowledge = Say that it has come
challenges-desk-act-pass-on = It has been passed on
challenges-desk-act-decide = Enter the result
challenges-desk-act-told = I have told them these answers
challenges-desk-act-not-met = Save what they say
challenges-desk-act-review = Save the request
challenges-desk-act-disagree = They do not agree
challenges-desk-which-answer = Which answer
challenges-desk-holding-words = To the victim: who looks at it, and by when they are answered
challenges-desk-acknowledge-words = To the victim: that we have it, and by when they hear
challenges-desk-pass-on-words = To the victim: where it has gone, and what happens next
challenges-desk-answer-words = To the victim: what was found, and why
challenges-desk-done-words = To the victim: what was done
challenges-desk-outcome = What was found
challenges-desk-put-right-words = What will be put right
challenges-desk-put-right-on = By when
challenges-desk-put-right-nothing = Nothing is to be put right
challenges-desk-put-right-both = What is put right needs a day, and a day needs what is done by then
challenges-desk-review-outcome = What the review found
challenges-review-outcome-stands = The decision stands.
challenges-review-outcome-changed = The decision is changed.
challenges-review-outcome-more-work = Something is looked into first.
challenges-review-outcome-not-taken = It is not looked at again.

challenges-desk-papers = Papers for the commissioner or the Ombudsman
    .more = A PDF and the data, with the digest of each file. Nobody else’s details and no message’s words are in them.
challenges-desk-papers-reason = Why you make them
challenges-desk-papers-reason-needed = Say why the papers are made
challenges-desk-papers-make = Make the papers

challenges-desk-so-far = What they asked so far
challenges-desk-so-far-none = Nothing so far
challenges-desk-about = { $what } (asked { $day })
challenges-desk-on = Asked { $day }.
challenges-desk-says = They say that a right was not met
    .more = In their own words. They hear from us within a working day.
challenges-desk-her-words = What they say
challenges-desk-disagrees = They do not agree with an answer
    .more = Somebody else looks at it, once.
challenges-desk-asks-review = They ask that a decision is looked at again
challenges-desk-late-because = If the time is over: why it is taken all the same

challenges-desk-letter = Enter a letter that came
    .more = Whoever wrote it, nothing about them is shown here. It is answered like anything else that is asked.
challenges-desk-letter-on = The day it came
challenges-desk-letter-about = What it says was not done
challenges-desk-letter-words = What the letter says
challenges-desk-letter-saved = The letter is kept, with its times. Somebody who did not do that work answers it.
challenges-desk-letter-back = Back to the contact
