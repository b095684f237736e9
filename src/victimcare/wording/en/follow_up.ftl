## Who will be let down

follow-up-silence-title = Nobody forgotten
follow-up-silence-lead = Who will soon be let down, with nothing under way that will keep it. A message that only says that there is news keeps nothing.
follow-up-silence-none = Nobody is about to be let down
    .more = We look again each morning before the desk opens, and after each load from a record system.
follow-up-silence-count = { $count ->
    [one] 1 victim. Order: worst harm first, rights and promises before our own standards, then the longest late.
   *[other] { $count } victims. Order: worst harm first, rights and promises before our own standards, then the longest late.
}
follow-up-act-first-contact = Make the first contact
follow-up-act-tell = Tell the victim what is new
follow-up-act-be-in-touch = Be in touch, as promised
follow-up-act-do = Do what is owed: { $what }
follow-up-breaks-right = { $what }
follow-up-breaks-standard = { $what } (our standard, not a right)
follow-up-breaks-promise = our promise to be in touch
follow-up-harm-high = guarded
follow-up-harm-medium = enhanced rights
follow-up-harm-standard = nothing marks it higher
follow-up-nothing-under-way = nothing under way will keep it
follow-up-cause-tried = Unreached
follow-up-cause-unread = Unread
follow-up-cause-several = More
follow-up-fact-tried = somebody tried and did not reach them
follow-up-fact-unread = a message said that there is news
follow-up-fact-several = { $count ->
    [one] 1 other thing is due as well
   *[other] { $count } other things are due as well
}
follow-up-owed = What is owed
follow-up-risen = To whom it has risen
follow-up-risen-officer = With the officer
follow-up-risen-supervisor = With a supervisor
follow-up-risen-care-team = With the care team
follow-up-risen-over = over

## The promise to be in touch

follow-up-promise = Our promise to be in touch
follow-up-promised = { $count ->
    [one] Every day, { $how }
   *[other] Every { $count } days, { $how }
}
follow-up-promise-none = None is agreed. Ask how often they want to hear from us, even if nothing is new.
follow-up-how-phone = by telephone
follow-up-how-text = by text
follow-up-how-email = by e-mail
follow-up-how-letter = by letter
follow-up-how-in-person = in person
follow-up-kept = Last in touch { $moment }.
follow-up-kept-never = Nobody has been in touch since it was agreed.
follow-up-every-days = Every how many days
    .hint = As you agreed with them. 7, 14 and 28 are usual.
follow-up-every-days-needed = Type a number of days from 1 to { $most }
follow-up-channel = By which way
follow-up-channel-phone = Telephone
follow-up-channel-text = Text
follow-up-channel-email = E-mail
follow-up-channel-letter = Letter
follow-up-channel-in-person = In person
follow-up-channel-needed = Choose a way
follow-up-agree = Record what we agreed
follow-up-agreed = Recorded. They read it on their page.
follow-up-end = End the promise
follow-up-ended = The promise has ended.
follow-up-reason = Why
follow-up-end-reason-needed = Say why the promise ends
follow-up-stop-reason-needed = Say why we stop reaching for them

## Who looks after it

follow-up-carer = Who looks after it
follow-up-carer-officer = { $name } leads the work on it.
follow-up-carer-team = { $name }: no officer is named.
follow-up-carer-instead = { $name }, in place of { $officer }.
follow-up-carer-until = { $name }, in place of { $officer } until { $day }.
follow-up-covers-title = Who stands in
follow-up-covers-lead = Whoever stands in for an officer has their promises too. Victims with a promise are told who, once.
follow-up-covers-none = Nobody stands in for anybody
    .more = Enter it as soon as you know that somebody will be off, moves or leaves.
follow-up-covers-officer = Officer
follow-up-covers-by = Who stands in
follow-up-covers-days = When
follow-up-covers-why = Why
follow-up-covers-cases = Cases
follow-up-covers-entered = Entered by
follow-up-cover-enter = Enter who stands in
follow-up-cover-officer = For which officer
    .hint = Their number in the record system, or their name.
follow-up-cover-why = Why
follow-up-cover-off = Off: leave, rest days, a course
follow-up-cover-sick = Sick
follow-up-cover-moved = Moved to other work
follow-up-cover-left = Left the force
follow-up-cover-from = From
    .hint = For example 4/12/2026
follow-up-cover-until = Last day
    .hint = Leave it empty when nobody knows, or when it is for good.
follow-up-cover-day = Type a day, such as 4/12/2026
follow-up-cover-by = Who stands in: an officer
    .hint = Their number or name. Leave it empty when a team stands in.
follow-up-cover-team = Or a team
follow-up-cover-no-team = No team
follow-up-cover-one = Name an officer, or choose a team: one of the two
follow-up-cover-unknown = No officer has this number or name
follow-up-cover-several = Several officers have this name: use the number
follow-up-cover-not-one = Nobody stands in for themselves, and the last day is not before the first
follow-up-cover-entered = { $count ->
    [0] Entered. Nobody with a promise is told today.
    [one] Entered. 1 victim with a promise is told.
   *[other] Entered. { $count } victims with a promise are told.
}
follow-up-cover-withdraw = Take back
follow-up-cover-gone = That was taken back already.
follow-up-cover-since = from { $first }
follow-up-cover-days = { $first } to { $last }

## Reaching her

follow-up-reaching = Reaching them with news
follow-up-reaching-none = Nothing that we told them is unread
    .more = When a message stands unread, or somebody tries in vain, the next way follows here.
follow-up-urgency-risk = Danger
follow-up-urgency-today = Today
follow-up-urgency-soon = Soon
follow-up-urgency-usual = Usual
follow-up-news = { $what } ({ $day })
follow-up-opened = Begun { $moment }.
follow-up-next = The next way follows { $moment }, unless they have the news by then.
follow-up-stands = A person has it. It ends when they have the news, or when a supervisor says why not.
follow-up-confirmed = They have the news, confirmed { $moment }.
follow-up-not-needed = Over { $moment }: told, or no longer owed.
follow-up-stopped = Stopped by { $name } { $moment }.
follow-up-quiet = { $name } decided to ring in quiet hours:
follow-up-counts = Attempted { $attempted } · delivered { $delivered } · confirmed by them { $confirmed }
follow-up-rung-text = Text or e-mail
follow-up-rung-voice = Call
follow-up-rung-other-number = Call on another number
follow-up-rung-letter = Letter
follow-up-rung-visit = Visit, or a partner they trust
follow-up-asked = A person was asked.
follow-up-skipped = Left out: { $why }
follow-up-why-person-rings = a person rings them, no machine.
follow-up-why-post-stated = the record system states letters alone, and nobody has confirmed it with them.
follow-up-why-post-too-slow = the post takes too long for this news.
follow-up-why-not-agreed = they did not agree to it.
follow-up-why-no-point = no number or address for it is known to be safe.
follow-up-why-no-sender = the sender’s name they agreed to see can no longer be shown.
follow-up-why-quiet-code = their quiet code was used.
follow-up-why-no-hour = none of their hours ever comes.
follow-up-why-guarded = guarded, and no plan is confirmed.
follow-up-why-not-asked = nobody has asked them yet.
follow-up-why-not-now = these are not hours that the victim agreed to, and it cannot wait.
follow-up-why-quiet-hours = only our quiet hours are against it.
follow-up-stop = Stop reaching for them
    .more = Only with a reason, which is kept with your name. What they are owed stays owed.
follow-up-stop-gone = That has ended already.
