# Lines of the record system's feed that were refused, for supervisors.

feed-title = Refused records
feed-count = { $count ->
    [0] none is open
    [one] 1 is open
   *[other] { $count } are open
}
feed-lead = The record system sent these and we could not take them. Until one is taken or discarded, a victim may not hear news. If the same record comes again it is counted, and once it is right it leaves this list by itself.
feed-none = No record is refused
    .more = What the record system sends is taken in.
feed-head-tick = Tick
feed-head-case = Case
feed-head-why = Why
feed-head-came = Came
feed-head-from = From
feed-no-case = No case can be read
feed-result-quarantined = Refused
feed-result-conflict = Differs from what we have
feed-times = { $count ->
    [one] Once, { $moment }
   *[other] { $count } times, last { $moment }
}
feed-since = since { $moment }
feed-tick = Tick record { $number } to discard it
feed-read = Read
feed-read-of = Read record { $number }
feed-gone = A colleague settled this record, or it came again and was taken.
feed-line-title = A refused record
feed-line-looked = This may name a victim. That you read it is recorded.
feed-mended = The record
    .hint = Change what is wrong, then take it in. The record that came is kept as it is.
feed-mended-needed = Enter the record. To give it up, discard it on the list.
feed-replay = Take it in
feed-still-refused = Still refused. { $field }: { $reason }
feed-replayed-applied = The record was taken in.
feed-replayed-duplicate = We have this record already. The entry is settled.
feed-replayed-waiting = The record waits for another one, and is taken in when that comes.
feed-back = Back to the list
feed-discard = Discard those that you ticked
feed-discard-go = Discard them
feed-discard-reason = Why are they given up?
    .hint = They are kept with your reason.
feed-discard-reason-needed = Say why they are given up
feed-none-ticked = Tick what you want to discard. Nothing was discarded.
feed-discarded = { $count ->
    [0] They had been settled already.
    [one] 1 record was discarded.
   *[other] { $count } records were discarded.
}
