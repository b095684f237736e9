## Measuring whether steering works

control-room-steering-title = Does steering work?
control-room-steering-back = Back to figures
control-room-steering-from-to = { $first } to { $last }
control-room-steering-how = On control days the page does not suggest steering, and handlers answer as they would without it. Danger, possible danger, and victims who are owed something are steered or answered as always.
control-room-steering-new = Plan control days
control-room-steering-starts = First day
control-room-steering-hint = After today
control-room-steering-ends = Last day
    .hint = At least 14 days, at most 366
control-room-steering-share = Control days, of 100 days
control-room-steering-seed = Seed
    .hint = The same seed always gives the same days
control-room-steering-by-weekday = Draw within each weekday
control-room-steering-hypothesis = What do you expect?
control-room-steering-expects-fewer-again = People who are steered write again less often
control-room-steering-expects-no-more-again = People who are steered write again no more often, and handlers spend less time
control-room-steering-check = Check this plan
control-room-steering-check-again = Check again
control-room-steering-register = Register this plan
control-room-steering-preview = { $days } days, of which { $control } are control days. Once it is registered it cannot be changed, only stopped.
control-room-steering-another = Another plan has not ended. Stop it, or wait for its last day.
control-room-steering-not-running = This plan has ended already.
control-room-steering-wrong-starts-on = Enter a day after today
control-room-steering-wrong-ends-on = Enter a last day that is 14 to 366 days from the first
control-room-steering-wrong-control-share = Enter a number from 10 to 90
control-room-steering-wrong-seed = Enter a whole number from 0
control-room-steering-wrong-why = Enter a reason
control-room-steering-registered = { $name } registered it on { $day }: { $share } control days of 100, seed { $seed }.
control-room-steering-within-weekdays = They were drawn within each weekday.
control-room-steering-over-all = They were drawn from all days.
control-room-steering-expected = Expected:
control-room-steering-stop = Stop this plan
control-room-steering-stopped = It was stopped before its last day.
control-room-steering-ready = We will show the result on { $day }, once each person had 14 days to write again. A result that is read early misleads.
control-room-steering-days-so-far = Days so far: { $steered } with steering, { $control } control days.
control-room-steering-measured =
    { $contacts ->
        [one] 1 person’s first contact is measured.
       *[other] First contacts of { $contacts } people are measured.
    }
control-room-steering-left-out = Left out: { $none } without a sender’s address, and { $danger } in danger or possible danger.
control-room-steering-outcome-again = Messages in the next 14 days
control-room-steering-outcome-minutes-to-answer = Minutes to the answer
control-room-steering-outcome-handler-minutes = Minutes of a handler
control-room-steering-found-less = { $outcome }: { $steered } on average with steering, { $others } without. Steering makes it { $difference } less. The true difference is likely between { $low } and { $high } (95 in 100).
control-room-steering-found-more = { $outcome }: { $steered } on average with steering, { $others } without. Steering makes it { $difference } more. The true difference is likely between { $low } and { $high } (95 in 100).
control-room-steering-found-open = { $outcome }: { $steered } on average with steering, { $others } without. These days do not show that steering changes it. The true difference is likely between { $low } and { $high } (95 in 100).
control-room-steering-too-few = { $outcome }: too few days to say. It needs at least 5 of each kind with contacts.
control-room-steering-not-known = Not known: who rang instead, or wrote from another address; what a person who wrote twice in the plan would have done without the second kind of day; whether the victim got the news. A handler’s minutes count from opening the contact to closing it, an hour at most. Of three measures, one may seem to differ by chance alone: the first decides.
