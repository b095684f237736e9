## How many people the control room needs

control-room-staffing-title = Staffing
control-room-staffing-advice = What this day needs
control-room-staffing-busiest =
    { $people ->
        [one] Busiest is { $hours }: roster 1 person. { $shrinkage } in 100 of paid time is counted as away.
       *[other] Busiest is { $hours }: roster { $people } people. { $shrinkage } in 100 of paid time is counted as away.
    }
control-room-staffing-calls = { $service }: about { $calls } calls in that half-hour. { $people } people must answer, so that { $part } in 100 are answered within { $within } and at most { $abandoned } in 100 give up.
control-room-staffing-no-patience = Fewer than { $enough } callers gave up in four weeks, so no caller is counted as giving up.
control-room-staffing-too-many = { $service }: more calls than 500 people could answer. Check the call records.
control-room-staffing-written = Emails, forms and other written contacts: about { $contacts } come in that half-hour. With what came before and can wait no longer they keep { $people } people busy.
control-room-staffing-unknown-calls-999 = 999 is left out: there are no records of like days yet, or fewer than { $enough } calls were answered in four weeks.
control-room-staffing-unknown-calls-101 = 101 is left out: there are no records of like days yet, or fewer than { $enough } calls were answered in four weeks.
control-room-staffing-unknown-written = Written contacts are left out: there are no like days yet, or fewer than { $enough } were closed in four weeks by the handler who took them.
control-room-staffing-inputs = What this was worked out from
control-room-staffing-measured =
    { $calls ->
        [0] { $service }: no call was recorded in the last four weeks.
       *[other] { $service }: { $calls } calls were recorded in the last four weeks.
    }
control-room-staffing-handling = A call took { $time } on average, of { $calls } calls.
control-room-staffing-patience = Callers would wait { $time } on average before they give up. { $calls } did.
control-room-staffing-written-handling = A written contact took { $time } on average, from taking it to closing it, of { $contacts } contacts. More than an hour counts as an hour.
control-room-staffing-minutes = Written contacts are dealt with in their minutes: danger { $danger }, high { $high }, soon { $soon }, routine { $routine }.
control-room-staffing-shrinkage = Of 100 hours paid, hours away
    .hint = Leave, sickness, training and breaks
control-room-staffing-shrinkage-wrong = Enter a whole number from 0 to 80
control-room-staffing-after-call = Seconds of work after a call
    .hint = Call records do not hold it
control-room-staffing-after-call-wrong = Enter a whole number from 0 to 3600
control-room-staffing-again = Work it out again
control-room-staffing-how = Expected calls and contacts follow the last days of the same kind. Calls: Erlang A, where callers give up as measured. The 101 aim is an example, because there is no national one. Written contacts: the fewest people at the busiest that keep all minutes; people write at most 85 in 100 of their time. Danger needs a person who is there at all times, whatever the figures say.
control-room-staffing-table = Every half-hour
    .lead = A dash means not known.
control-room-staffing-head-calls-999 = 999 calls
control-room-staffing-head-people-999 = Answer 999
control-room-staffing-head-calls-101 = 101 calls
control-room-staffing-head-people-101 = Answer 101
control-room-staffing-head-written = Written
control-room-staffing-head-written-people = Busy writing
control-room-staffing-head-rostered = Roster
control-room-staffing-seconds = { $count } seconds
control-room-staffing-minutes-span = { $count } minutes
