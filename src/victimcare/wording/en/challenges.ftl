## What she asked of us: that something was not done, or that a decision is looked at again. Her words first.

challenges-something = Something that was not done
challenges-review-police = A second look at what we decided
challenges-review-cps = A second look at what the lawyers decided

## What happens next, and by when. $day is a day

challenges-challenge-holding = We have it. You hear from us by { $day }, with the name of who looks at it.
challenges-challenge-holding-late = We said we would write by { $day }. We have not, and we are sorry. You can ring us today.
challenges-challenge-answer = Someone is looking at it. You have a full answer by { $day }.
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
challenges-review-ended = You have the answer since { $day }.

## Her page

challenges-page-something = Something was not done
challenges-page-this-not-done = This was not done
challenges-page-ask = Ask for this
challenges-page-asked-already = You asked us about this.
challenges-page-asked = What you asked us
challenges-page-asked-on = You asked on { $day }.
challenges-page-state-received = We have it
challenges-page-state-put-right = To be put right
challenges-page-state-ended = Answered
challenges-page-disagree = I do not agree
challenges-page-where-next = If we can not agree, others can look at it: the Victims’ Commissioner, and the Ombudsman. We send them what they need. Ring us, or ask when you write.
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
challenges-page-kept-answer = You have a full answer by { $day }.
challenges-page-kept-answer-aim = Our aim is a full answer by { $day }.
challenges-page-kept-way = We use only the ways to reach you that are safe for you.
challenges-page-back = Back to my page
challenges-page-second-look = Ask for a second look
challenges-page-second-look-lead = You were told that it does not go to court. You can ask that someone looks again.
challenges-page-second-look-none = There is nothing here to look at again. A person can tell you more:
challenges-page-until = You can ask until { $day }.
challenges-page-until-early = Ask as early as you can.
challenges-page-late-cps = It is late for this. We pass it on all the same, and the lawyers say if they look.
challenges-page-who-looks-police = Someone who did not decide the first time looks at all of it.
challenges-page-who-looks-cps = We pass it on to the lawyers, and keep asking until they answer.
challenges-page-ask-now = Ask for a second look
challenges-page-ask-a-person = You can ask a person about it:

## Why a decision is not looked at again: the ledger's reasons, as she reads them. None of them tells news of another
## person.

challenges-why-not-window-closed = The time to ask is over. A person can still say yes.
challenges-why-not-no-interview-under-caution = Nobody was questioned in the way that this needs. So there is no second look of this kind.
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
