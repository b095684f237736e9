## How many people the coming week takes

staffing-title = Staffing
staffing-days = The coming week
staffing-advice-title = What we advise
staffing-busiest = Busiest from { $hours }: about { $calls } callers, eight times of ten between { $low } and { $high }.
staffing-advice = With { $people } people, at least { $service } of 100 callers are answered within { $seconds } seconds. If nobody gave up waiting, it would take { $patient }.
staffing-advice-patient = With { $people } people, at least { $service } of 100 callers are answered within { $seconds } seconds if nobody gives up waiting. Too few have given up ({ $gave_up } in four weeks) to say how patient callers are.
staffing-too-many = More people than we can work out would be needed: look whether the log of calls is right.
staffing-unknown-day = No day like this one is in the log of calls yet, so nothing is advised. The forecast begins once a whole such day is over.
staffing-no-hours = The line has no hours on this day.
staffing-unknown-handling = Too few conversations are finished ({ $handled } in four weeks, at least 20 are needed) to say how long one takes, so no number of people is advised.
staffing-handling = In the last four weeks a conversation with its wrap-up took { $time } on average ({ $handled } measured).
staffing-patience = Callers would wait { $time } on average before they give up ({ $gave_up } gave up).
staffing-patience-unknown = How patient callers are is not known: { $gave_up } gave up, at least 20 are needed.
staffing-apart = Counted are callers who were put into our own queue. In no forecast, in the last four weeks: { $nobody ->
    [0] nobody asked
    [one] 1 caller asked
   *[other] { $nobody } callers asked
} for a person while the line was closed or nobody was signed on, and { $elsewhere ->
    [0] no call was
    [one] 1 call was
   *[other] { $elsewhere } calls were
} held by another contact centre.
staffing-written-title = Written messages
    .lead = Texts, e-mails and messages on victims’ pages. They can wait for hours, so colleagues deal with them between calls.
staffing-written-work = { $messages ->
    [one] About 1 message will come. It takes { $time } minutes to deal with: { $hours } hours of work.
   *[other] About { $messages } messages will come. Each takes { $time } minutes to deal with: { $hours } hours of work in all.
}
staffing-written-left = The people for calls have { $left } hours left between calls, if each is busy at most { $most } of 100 of their time.
staffing-written-calls-unknown = How many people calls take on this day is not known, so no hours between calls are counted.
staffing-written-more = { $more ->
    [0] No more people are needed: all messages of the day can be dealt with that day.
    [one] With 1 more person, at work for { $shift } hours, all messages of the day can be dealt with that day.
   *[other] With { $more } more people, each at work for { $shift } hours, all messages of the day can be dealt with that day.
}
staffing-written-none = Hardly any message comes on a day like this one: no more people are needed for them.
staffing-written-unknown = About { $messages } messages will come. Too few have a measured time ({ $measured } in four weeks, at least { $enough } are needed) to say how long one takes, so no people are advised for them.
staffing-written-unknown-day = No day like this one is known yet, so nothing is advised for messages.
staffing-written-promise = We promise a victim who writes on their page that we read it within { $read ->
    [one] 1 working day
   *[other] { $read } working days
} and answer it within { $answer }. If each day’s messages are dealt with on that day, we keep both.
staffing-written-measured = Measured in the last four weeks: { $measured } of { $ended } messages that colleagues dealt with, from when a colleague opened a message to when they answered or closed it. { $cut ->
    [0] None took more than { $longest } minutes.
    [one] 1 took more than { $longest } minutes and counts as { $longest }.
   *[other] { $cut } took more than { $longest } minutes and count as { $longest }.
}
staffing-endless = without end
staffing-is-holiday = A bank holiday: it is forecast from bank holidays, or from Sundays where none is known.
staffing-has-event = Entered for this day: { $what }, { $percent } of 100 of the usual calls.
staffing-chart-says = The day by half-hours: { $calls } callers in all, and { $most } people at the most. The table below holds every figure.
staffing-chart-key = Above: callers in each half-hour, the most likely number as a line and, shaded, where it will be eight times of ten. Below: people who must be ready to answer. Breaks, training and leave come on top.
staffing-choices = With fewer or more people, from { $hours }
staffing-head-people = People
staffing-head-service = In time, of 100
staffing-head-answer = Average to answer
staffing-head-abandons = Give up, of 100
staffing-head-busy = Occupied, of 100
staffing-head-service-c = In time if nobody gives up
staffing-head-answer-c = To answer if nobody gives up
staffing-advised = Advised
staffing-day = Every half-hour
staffing-day-open = Show the half-hours
staffing-head-hours = From, to
staffing-head-calls = Callers
staffing-head-between = Between
staffing-head-a = People
staffing-head-c = If nobody gives up
staffing-between = { $low } and { $high }
staffing-back = Last week: forecast and what came
staffing-back-lead = Each forecast is kept as it was worked out, a week before where the log reached so far, and never changed.
staffing-head-day = Day
staffing-head-expected = Expected
staffing-head-came = Came
staffing-head-hits = Half-hours within
staffing-head-made = Worked out
staffing-head-nobody = Nobody took calls
staffing-head-elsewhere = At a contact centre
staffing-hits = { $hits } of { $of }
staffing-not-kept = Not forecast
staffing-weeks = Week by week
staffing-weeks-lead = The last twelve weeks that are over, each as its days were forecast.
staffing-head-week = Week from
staffing-head-off = Off by, in 100
staffing-head-days = Days forecast
staffing-off = { $direction ->
    [above] { $off } more
    [below] { $off } fewer
   *[same] 0
}
staffing-events = What is known beforehand
staffing-events-lead = A day on which more or fewer will ring: a sentence in the news, a campaign, a football final.
staffing-no-events = Nothing is entered.
staffing-event = { $day }: { $what }, { $percent } of 100. { $name }
staffing-event-back = Take back
staffing-event-enter = Enter a day
staffing-event-on = Day
    .hint = Day, month and year, such as 25/11/2026.
staffing-event-on-wrong = Enter the day
staffing-event-on-past = Enter a day from tomorrow on
staffing-event-already = Something is entered for this day: take it back first
staffing-event-what = What it is
    .hint = No names of people.
staffing-event-what-needed = Write what it is
staffing-event-percent = Calls, of 100 on a usual day like it
    .hint = 150 is half as many again; 50 is half as many.
staffing-event-percent-wrong = Enter a whole number from 10 to 1000
staffing-event-keep = Keep it
