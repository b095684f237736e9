### One contact at the desk: before a proof and after it, how it ended, what comes next, prepared replies, how long it took.

one-contact-reason-code = Somebody read the numbers of their code to me
one-contact-lead = This screen is the same for everyone. It cannot show whether there is a case.
one-contact-record-system = Record system
one-contact-key-enter = Enter
one-contact-key-save = Ctrl S
one-contact-key-finish = Ctrl Enter

one-contact-clock = In contact

## Before a proof

one-contact-safe-yes = Yes
one-contact-safe-no = No, or not sure
# What was said on this screen was said by whoever was there before.
one-contact-anew = Somebody else now
one-contact-not-safe = Stop here.
    .more = Ask for one time that is better, and end the call. Ask nothing else. A message can be taken.
one-contact-ways =
    .first = Ring back on a phone marked as safe. The system dials, you do not see the number.
    .second = Their own word, if they have set one. You type it, you never see it.
    .third = At a counter, with a colleague and a photo document.
    .fourth = Somebody of ours who has met them is there and vouches for them.
one-contact-find = Find them with a reason, then prove

## A message for somebody

one-contact-pad = The message
one-contact-pad-title = Take a message
one-contact-pad-about = Who is it for?
one-contact-pad-caller = Name the caller gives
one-contact-pad-ring = When and how may we ring?
one-contact-pad-message = Message
one-contact-pad-message-needed = Write down the message
one-contact-pad-save = Save message
    .more = A person looks at it within 2 hours. Nothing is sent.
one-contact-pad-kept = Kept. A person looks at it by { $time }. Nothing is sent.
one-contact-pad-gone = The words were kept for four weeks, and are gone.
one-contact-pad-by = Taken by { $name }, { $moment }.
one-contact-pad-on-a-call = In a call.
one-contact-pad-unproved = Whoever it was did not prove anything: none of it is known to be true.

## Finding her

one-contact-look-up-number = A number or e-mail address of theirs
    .hint = Old ones count too. The number that somebody rings from proves nothing.
one-contact-look-up-close = Not exactly that, but one name is close
    .more = Ask them to spell it. Open it only if they are spelled in another way here than you typed. It is recorded.
one-contact-look-up-another = You have looked for somebody else since
    .more = Nobody was opened. Search again for the one you mean.
one-contact-look-up-open = Open the gate for that one
one-contact-look-up-too-many = You have looked for very many people in this hour
    .more = A supervisor was told, and can let you go on. In danger: bring in 999. Take a message for everybody else.
one-contact-many-who = { $name }, { $team }
one-contact-many-no-team = no team
one-contact-many-count = { $count ->
    [one] Looked for 1 person in the last hour.
   *[other] Looked for { $count } people in the last hour.
}
one-contact-many-do = Ask them why. Closing this with a note lets them go on.
one-contact-many-mine = It is about you: a supervisor other than you closes it.

## Danger now

one-contact-danger-press = Somebody is in danger: bring in 999
one-contact-danger-said = Danger now. Written down { $moment }
one-contact-danger-ring = Ring 999 from another telephone now.
# $name is whom the force brings into the call, such as "The control room".
one-contact-danger-rung = { $name } is being rung into your call.
    .more = The bar above says whether they come in.
    .bar = { $name }: ringing
    .over = The call is over for you. { $name } is still being rung for them. Stay here until somebody answers.
one-contact-danger-in = { $name } is in your call.
    .bar = { $name } is in the call
    .over = The call is over for you. { $name } has them on the line.
one-contact-danger-missed = { $name } did not come into your call. Ring 999 from another telephone now. The press again rings them again.
    .bar = { $name } did not come in: ring 999
    .over = { $name } did not come into the call, and it is over for you. Ring 999 from another telephone now.
one-contact-danger-left = { $name } has left your call. Unless help is on its way, ring 999 from another telephone now.
    .bar = { $name } has left the call
    .over = The call is over for you, and { $name } is in it no longer. Unless help is on its way, ring 999 from another telephone now.
one-contact-danger-over-for-you = The call is over for you. Unless help is on its way, ring 999 from another telephone now.
# $by is the colleague who pressed it, and $told one of the sentences above for the bar
one-contact-danger-by = Danger now, says { $by }
    .more = { $by } is to write down what came of it.
    .bar = { $told } (rung by { $by })
one-contact-danger-stay = Stay with them until help is there.
one-contact-danger-ask =
    .where = Where are you? A house number, a street, a bus stop, what you can see.
    .there = Is whoever it is there? Is anybody hurt? Is there a weapon, are there children?
    .out = Can you get out, or lock a door between you?
    .hush = If they cannot speak: ask what a yes or no answers, or a tap.
one-contact-danger-whose = Is it this victim who is in danger?
one-contact-danger-theirs = Yes, this victim
one-contact-danger-another = No, somebody who came before
one-contact-danger-write = Write down what came of it
    .more = It stays first on your list until you do.

## After a proof

one-contact-open = Open about them
    .more = What you can do now, nobody has to ring for again.
one-contact-guide = Guide: { $moment }
one-contact-told-this = I told them this
one-contact-tick-more = One thing of news counts as told by itself. Of several, tick those that you told.
one-contact-tick-risk = Tick all that you told. News that may put them in danger counts as told only where it is ticked.
one-contact-unheard = Their page or the line has told it. Nobody knows who read or heard it there: tell them yourself.
one-contact-earlier = { $count ->
    [one] Show 1 earlier
   *[other] Show { $count } earlier
}
one-contact-ending-understood = Told, understood
one-contact-ending-second-call = Told, needs a second call
one-contact-ending-not-safe = Not safe to tell
one-contact-ending-not-wanted = Did not want to hear
one-contact-ending-spoke = We spoke of other things
one-contact-ending-not-reached = Not reached after all
one-contact-follows = A second call, or another try when it is safe, is put on your list by itself.
one-contact-next = Proposed next
# $what is one of these, $day when: "today", "Fri 27 November".
one-contact-next-by = { $what }, { $day }
one-contact-step-second-call = Second call
one-contact-step-try-again = Try again when it is safe
one-contact-step-risk-questions = Risk questions
one-contact-step-agree-plan = Agree the safe plan
one-contact-step-offer-support = Put them in touch with support
one-contact-step-interpreter = Ring again with an interpreter
one-contact-step-get-ready-for-court = Get ready for court with them
one-contact-step-say-how-to-review = Say how the decision can be looked at again
one-contact-step-ask-officer = Ask the officer what they asked
one-contact-step-ring-again = Ring again

## This contact, while it goes on

one-contact-now-call-in = Call in
one-contact-now-call-out = Call out
one-contact-now-contact = This contact
one-contact-now-you = You, now
one-contact-now-on-call = On this call
one-contact-now-open = Nothing of it is saved yet

## What stands in the thread besides the timeline

one-contact-written-hers = Wrote on their page
one-contact-written-ours = We wrote on their page. Not read yet
one-contact-written-ours-read = We wrote on their page. Read
one-contact-received-text-reply = A text came from a number of theirs
one-contact-received-text-stop = The word STOP came by text
one-contact-received-email-reply = An e-mail came from an address of theirs
one-contact-received-email-stop = The word STOP came by e-mail
one-contact-danger-open = Said that they were in danger. Not written down yet what came of it
one-contact-danger-words = Words of danger came
one-contact-danger-news = News came that may put them in danger
one-contact-danger-quiet-code = The quiet code was used
one-contact-danger-over = Said that they were in danger. 999 was brought in
one-contact-message-kept-text-queued = Text waits to leave
one-contact-message-kept-text-held = Text held
one-contact-message-kept-text-failed = Text failed
one-contact-message-kept-email-queued = E-mail waits to leave
one-contact-message-kept-email-held = E-mail held
one-contact-message-kept-email-failed = E-mail failed
one-contact-message-kept-letter-queued = Letter waits to leave
one-contact-message-kept-letter-held = Letter held
one-contact-message-kept-letter-failed = Letter failed
one-contact-message-kept-call-queued = Message by voice waits to leave
one-contact-message-kept-call-held = Message by voice held
one-contact-message-kept-call-failed = Message by voice failed

## Prepared replies

one-contact-reply = Write on their page
    .more = They read it in these words. On the phone you can say the same.
one-contact-reply-open = Write on their page, or say it with prepared words
one-contact-reply-prepared = Prepared for this moment
one-contact-reply-none = Nothing is prepared for this moment.
one-contact-reply-choose = Use this
one-contact-reply-words = Their page says
one-contact-reply-words-needed = Write what they are to read
one-contact-reply-read = Read it over
one-contact-reply-send = Put it on their page
one-contact-reply-sent = It stands on their page.
one-contact-reply-still = They wait to hear more: it stays on the work list until they have.
one-contact-reply-may-go = It may go
one-contact-reply-reads = They read { $named }. These words are English: an interpreter rings as well.
one-contact-reply-refused-page-shows-nothing = As agreed with them, nothing is shown on their page. Ring them.
one-contact-reply-refused-not-agreed = Guarded, and nobody has agreed with them what their page may say. Ring them.
one-contact-reply-fault-nothing = There is nothing in it yet.{ $words }
one-contact-reply-fault-gap = Something is left to fill in: { $words }
one-contact-reply-fault-her-number = It holds a number or an address of theirs. Whoever looks over their shoulder would learn it.{ $words }
one-contact-reply-fault-code = It holds twelve digits, as a code has. Codes are never written.{ $words }
one-contact-reply-fault-names-another = It names somebody they are kept safe from.{ $words }
one-contact-reply-fault-jargon = Say it in plain words: { $words }
# What stands in a prepared reply in place of a name that is not shown, and where a day in court is. They read it.
one-contact-reply-somebody = One of us
# $when is a day and time, $court the court's name.
one-contact-reply-hearing = { $when }, at { $court }

## How long contacts take

one-contact-times = Time on contacts
    .more = The last { $weeks } weeks. From opening a contact to saving it, measured by itself. Nobody types it.
one-contact-times-lapsed = { $count ->
    [one] 1 more was opened and never closed. How long it took is not known.
   *[other] { $count } more were opened and never closed. How long they took is not known.
}
one-contact-times-who = Who
one-contact-times-contacts = Contacts
one-contact-times-measured = Measured
one-contact-times-hours = Time in all
one-contact-times-middle = Middle contact
one-contact-times-few = too few to say
one-contact-times-everybody = Everybody
one-contact-times-none = No contact yet
    .more = Each that is saved from now on counts.
