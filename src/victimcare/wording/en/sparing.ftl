## Who takes the calls: how they are spared, and numbers known to be safe. Read by supervisors.

sparing-title = Care for who takes calls
sparing-people = On duty
sparing-lead = After heavy calls in a row the line gives somebody lighter ones, or a rest. It does so by itself.
sparing-nobody = Nobody else is taking calls now
    .more = Whoever signs on to the phone stands here.
sparing-head-name = Name
sparing-head-state = Now
sparing-head-in-a-row = Heavy calls in a row
sparing-head-given = Is given
sparing-given-all = Every call
sparing-given-lighter = Lighter calls, until { $until }
sparing-given-nothing = No call, until { $until }
sparing-given-set-aside = Every call: { $name } has set the limits aside until { $until }. “{ $reason }”
sparing-take-back = Spare them again
sparing-aside = Set the limits aside for somebody
    .lead = For a colleague, never for yourself. Your name, the reason and the time are kept.
sparing-whom = For whom?
sparing-how-long = For how long?
sparing-minutes =
    { $minutes ->
        [30] Half an hour
        [60] 1 hour
        [120] 2 hours
       *[240] 4 hours
    }
sparing-reason = Why can they not be spared?
    .hint = It is kept with your name.
sparing-aside-button = Set the limits aside
sparing-numbers = Numbers known to be safe
    .lead = Callers from these numbers are answered first. It proves nothing: anybody can show any number.
sparing-no-numbers = No number is kept
    .more = A refuge, a hospital, or a colleague who is under attack can be put before others.
sparing-head-number = Number
sparing-head-kind = Whose
sparing-head-remark = Note
sparing-head-until = Until
sparing-head-by = Entered by
sparing-end = Remove
sparing-keep = Add a number
sparing-number = Telephone number
sparing-kind = Whose is it?
sparing-kind-safe-place = A safe place, such as a refuge or a hospital
sparing-kind-staff = A colleague who is under attack
sparing-remark = Note (optional)
sparing-until = For how long?
sparing-days =
    { $days ->
        [1] 1 day
       *[other] { $days } days
    }
sparing-not-a-number = Enter an ordinary number of the United Kingdom
sparing-known-already = This number is on the list already
sparing-told-set-aside = The limits are set aside, under your name.
sparing-told-taken-back = They are spared again.
sparing-told-number-kept = The number is on the list.
sparing-told-number-ended = The number is no longer on the list.
sparing-told-gone = That was no longer possible. Look at what stands here now.
