## The work list: how it is ordered, what is put off, handed on and received, and its keys.

work-among = Victim { $number } of { $count }
work-owner-lead = Lead: { $name }
work-rung-later = They may be rung from { $moment }: not before.
work-rung-another-day = They agreed to other hours: do not ring before { $moment }. By { $by } ask for an officer’s visit, or ask who helps them or their support service, as below.
    .in-time = They agreed to other hours: do not ring before { $moment }. This can wait until then.
    .late = They agreed to other hours: do not ring before { $moment }. Ask now for an officer’s visit, or ask who helps them or their support service, as below.
work-tried = { $count ->
    [one] Tried once, not reached.
    [2] Tried twice, not reached.
   *[other] Tried { $count } times, not reached.
}
work-cause-unreached = Unreached
work-cause-tried = tried { $moments }, no answer
work-cause-not-received = Not received
work-cause-handed-to-you = { $name } handed it to you { $moment }. Say that you have it
work-note-of = { $name } writes
work-cause-handed = { $name } handed it on { $moment }, and its owner has not said that they have it
work-have-it = I have it
work-hand-on-lead = A colleague says “I have it”, or it goes to a supervisor.
work-cannot-take = { $name } cannot be handed this now. Leave, hours and other things decide who can, and we do not say which. Choose somebody else, or a team.

work-counts-mean = These counts leave out danger now, which stands above each list, and what is put off.
work-own = This is about your own work. A colleague reads and answers it.
work-answered-first = You gave the first answer, and the victim did not agree with it. Another colleague takes the second look.

## Several at once

work-many = Hand on those that you ticked
work-many-tick = Tick to hand on: { $act }, { $reference }
work-many-go = Hand them on
work-many-none = Tick what you want to hand on. Nothing was ticked, so nothing was handed on.
work-many-handed = { $count ->
    [0] Nothing was handed on.
    [one] 1 was handed on to { $name }.
   *[other] { $count } were handed on to { $name }.
}
work-many-left = { $count ->
    [one] 1 stays where it is:
   *[other] { $count } stay where they are:
}
work-many-gone = { $count ->
    [one] 1 was done before you pressed.
   *[other] { $count } were done before you pressed.
}
# Why a piece that was ticked stays where it is.
work-left-danger = { $act }, { $reference }: it is danger now. Read it, and hand it on by itself.
work-left-cannot = { $act }, { $reference }: { $name } cannot be handed this now. Leave, hours and other things decide who can. Choose another colleague, or a team.
work-left-own = { $act }, { $reference }: this is about your own work. A colleague hands it on.
work-left-taken = { $act }, { $reference }: a colleague has it.
work-handed-to = Handed on to { $name }: { $act }, { $reference }.
work-no-case = no case yet
work-given-to-you = { $count ->
    [one] 1 piece was given to you in the last hour: { $moment }
   *[other] { $count } pieces were given to you in the last hour, the last { $moment }
}
work-given-out = Given out in the last hour: { $count }, the last { $moment } ({ $to })
work-given-to = { $name } { $count }

## Putting off

work-snooze = Snooze
work-snooze-until = Until when?
work-snooze-until-needed = Choose a moment
work-snooze-another = The morning of another day
work-snooze-on = Which day
work-snooze-on-needed = Type a day, such as 4/12/2026
work-snooze-why = Why it can wait
work-snooze-why-needed = Say why it can wait
work-snooze-high-harm = High harm: not past its time. A supervisor can put it off for longer.
work-snooze-not-past = That moment is over
work-snooze-not-too-long = Fourteen days are the longest
work-snooze-not-high-harm = High harm: only a supervisor puts it off past its time
work-snooze-not-never = This cannot be put off
work-snoozed-until = Put off until { $moment }.
# Of what was handed on: who did, and when, as "today 12:06".
work-handed-by = From { $name }, { $moment }.
work-wake = Bring it back now

## What of the list is shown

work-filter = Filter
work-filter-group = About what
work-filter-show = Which
work-filter-go = Show
work-filter-off = Show all that waits
work-group-all = Everything
work-group-reach = Telling and reaching
work-group-calls = Calls and messages on the line
work-group-writing = Letters, texts and e-mail
work-group-safety = Safety
work-group-rights = Rights, challenges and reviews
work-group-court = Court, money and property
work-group-support = Support and family
work-group-checks = Second persons and checks
work-group-other = Other work
work-show-now = What waits now
work-show-snoozed = What is put off
work-show-handed = Handed on, not received yet
work-apart-snoozed = { $count ->
    [one] 1 is put off
   *[other] { $count } are put off
}
work-apart-handed = { $count ->
    [one] 1 was handed on and not received yet
   *[other] { $count } were handed on and not received yet
}

## What has come while the list stood open

work-new-mark = New
work-new-show = { $count ->
    [one] 1 new. Show it
   *[other] { $count } new. Show them
}
# $moment as "today 12:06".
work-new-since = { $count ->
    [one] 1 new since { $moment }
   *[other] { $count } new since { $moment }
}

## How the list is ordered

work-order = How is this ordered?
work-back-to-list = Back to the list
work-order-back = Back to the work list
work-order-danger = Danger now, above all other work
work-order-danger-heard = What one of us heard ourselves (F9), and a quiet code.
work-order-danger-own = What you have yourself.
work-order-danger-weight = The worst that was found: danger to life first (close by now, a weapon, strangling, a child, a threat to kill, held, suicide, sexual assault, fire), then news, a broken order or a call for 999, then help, following and several signs.
work-order-danger-newest = What nobody has answered, then the newest message. A new message moves its row up, and its five minutes begin again.
work-order-danger-late = Days of lateness move nothing here.
work-order-first = What comes first of all other work
work-order-first-harm = The worst harm. High: the victim is guarded, or may be in danger. Medium: enhanced rights. Standard: everybody else.
work-order-first-late = Within one harm the longest late, then what is due soonest.
work-order-first-made = Of two that are due in one moment, the one that was made first.
work-order-words = In words
work-order-words-three = Beside each piece of work stands why: its harm, its time, and what has been tried or was not received.
work-order-words-nothing-else = Nothing else moves a piece of work: not who asked, not how often it was opened.
work-order-apart = What stands apart
work-order-apart-snoozed = What is put off has a reason, a time and an owner. It comes back by itself, and sooner if its matter grows worse.
work-order-apart-snoozed-high = High harm is not put off past its time, unless a supervisor does it. Nothing is put off for more than fourteen days.
work-order-apart-back = A call back that was promised, a quiet code and an attack on codes are never put off.
work-order-whose = Whose it is
work-order-whose-owner = Everything has a team, a time, and a person or the team’s lead.
work-order-whose-given = New work goes to whoever is at work in time: first to whoever the victim knows, then to who speaks their language, is trained, and has the least.
work-order-whose-lead = What nobody has is answered for by the lead of its team.
work-order-whose-away = Who goes away hands what cannot wait to whoever stands in.
work-order-whose-handed = What was handed on is received with “I have it”: high harm within an hour, medium within four, the rest by the end of the next working day. Else a supervisor has it.

## Two people edit one thing

work-both = Somebody saved this while you were typing
    .more = Nothing of yours is kept yet, and nothing of theirs is lost. Compare, change the form if you want to, and save again.
work-both-same = It says the same as what you typed. Look at it, then save again only if something is missing.
work-since = Somebody changed this after you opened it. Look at how it stands now, and press again if it is still right.
work-both-stands = Stands now
work-both-typed = You typed
work-both-nothing = Nothing
work-unkept = What you typed stands here, so that you can copy it.

## Keys

work-keys-link = keys
work-keys-title = Keys
work-keys-lead = Single keys work wherever nothing is being typed. Turn them off if you speak to your computer, or choose others.
work-keys-on = Single keys are on
work-keys-change = Keys can be turned off or changed.
work-keys-usual = Back to the usual keys
work-keys-kept = Kept. They hold wherever you sign in.
work-keys-wrong = One letter, figure or sign, and each only once
work-key-down = Down
work-key-up = Up
work-key-take = Take
work-key-hand-on = Hand on
work-key-snooze = Snooze
work-key-ring = Open the contact
work-key-filter = Filter
work-key-find = Find
work-key-keys = Keys
work-key-enter = Enter
work-key-open = Open
work-key-ending = How the contact ended
work-key-finish = Save the contact and finish
work-key-message = Save a message
work-key-danger = Somebody is in danger: bring in 999
work-keys-fixed = Other keys
work-keys-close = Close
