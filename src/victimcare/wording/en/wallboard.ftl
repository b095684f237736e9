## The supervisor's wallboard, the half-hours of a day, when people take calls, and how many people that takes

## The wallboard. Read at eight metres: few words

wallboard-title = Victims’ line
wallboard-now = Now and today
wallboard-more = More of today
wallboard-to-desk = Desk
wallboard-to-half-hours = Half-hours
wallboard-to-opening = Opening and closing
wallboard-still = Stand still
wallboard-moving = Keep up to date
wallboard-in-100 = in 100
wallboard-min = min
wallboard-hours = h
wallboard-none = –
wallboard-waiting = Waiting
wallboard-waiting-unit = { $count ->
    [one] caller
   *[other] callers
}
wallboard-waiting-line = { $ready ->
    [0] Nobody is ready.
    [one] 1 person is ready.
   *[other] { $ready } people are ready.
}
wallboard-longest = Longest wait now
wallboard-longest-aim = Aim: { $span } at most.
wallboard-answered = Answered
wallboard-of = of { $count }
wallboard-answered-line = { $count } within { $seconds } seconds.
wallboard-abandoned = Abandoned
wallboard-abandoned-line = { $short ->
    [0] Nobody else hung up at once.
    [one] 1 more hung up at once.
   *[other] { $short } more hung up at once.
} Aim: { $aim } in 100.
wallboard-service = Service level
wallboard-service-line = Answered within { $seconds } seconds. Aim: { $aim }.
wallboard-answer = Average to answer
wallboard-answer-line = Aim: { $span }.
wallboard-past = Past the aim
wallboard-old = Not up to date: these are the figures of the time that is shown.
wallboard-handling = Handling time
wallboard-handling-line = Talking and wrapping up, on average.
wallboard-occupancy = Occupancy
wallboard-occupancy-line = Of their time, people talk or wrap up.
wallboard-people = People
wallboard-people-none = Nobody is signed on.
wallboard-state-ready = { $count } ready
wallboard-state-offered = { $count } being rung
wallboard-state-on-a-call = { $count } on a call
wallboard-state-wrap-up = { $count } in wrap-up
wallboard-state-away = { $count } away
wallboard-state-debrief = { $count } in debrief
wallboard-backs = Call backs due today
wallboard-backs-line = { $late ->
    [0] None is past its time.
    [one] 1 is past its time.
   *[other] { $late } are past their time.
}
wallboard-kept = Call backs kept
wallboard-kept-line = Of those whose time is over or that are made.
wallboard-contained = Asked for no person
wallboard-contained-line = Of all who rang today.
wallboard-reached = Reached a person
wallboard-reached-line = Of those who asked for one.
wallboard-formula = Service level = answered within { $seconds } seconds ÷ (answered + abandoned + left otherwise). Left otherwise are those who were promised a call back, left a message or were sent away: { $count } today. Who hung up within { $short } seconds is in none of them.
wallboard-counted = Counted by when callers asked for a person, since midnight. Handling, occupancy and people: of those who are signed on here.
wallboard-closed = Nobody is put into the queue.

## The half-hours of a day

half-hours-title = Half-hours
half-hours-day = Day
half-hours-show = Show
half-hours-day-wrong = Enter a day such as 2026-11-25
half-hours-download = Download as a table (CSV)
half-hours-none = Nothing has been counted on this day.
half-hours-none-more = Days that are over keep their figures. Of today, half-hours appear as they begin.
half-hours-from = From
half-hours-asked = Asked
half-hours-answered = Answered
half-hours-in-time = In time
half-hours-abandoned = Abandoned
half-hours-short = Short abandons
half-hours-otherwise = Left otherwise
half-hours-waiting = Waiting
half-hours-service = Service level
half-hours-answer = Average to answer
half-hours-handling = Handling time
half-hours-formula = By when callers asked for a person. In time: answered within { $seconds } seconds. Service level: in time of 100 (answered + abandoned + left otherwise). Short abandons hung up within { $short } seconds and are not in it. Half-hours before the first caller and after the last are only in the table to take away.
half-hours-csv-from = from
half-hours-csv-asked = asked
half-hours-csv-answered = answered
half-hours-csv-in-time = answered in time
half-hours-csv-abandoned = abandoned
half-hours-csv-short = short abandons
half-hours-csv-otherwise = left otherwise
half-hours-csv-waiting = waiting
half-hours-csv-service = service level in 100
half-hours-csv-answer = average to answer in seconds
half-hours-csv-handling = handling time in seconds

## When people take calls

opening-title = Opening and closing
opening-open = The line is open
opening-open-line = Callers who ask for a person are put into the queue.
opening-out-of-hours = Out of hours
opening-closed = Closed by hand
opening-closed-by = { $name } closed it { $moment }.
opening-until-open = Until somebody opens it again.
opening-until = Until { $moment }.
opening-again = People take calls again { $moment }.
opening-again-unknown = When people take calls again is not known: callers are told so.
opening-hears = What callers hear
opening-overflow = Then callers are told this number: { $number }
opening-no-overflow = No number is set for them to ring meanwhile.
opening-reopen = Open the line again
opening-close = Close the line
opening-close-lead = In one press: callers hear the reason that you press. Nobody new is put into the queue, and whoever waits is promised a call back. The line itself goes on answering: codes, rights, messages and call backs.
opening-lasts = For how long
opening-lasts-open = Until I open it again
opening-lasts-30 = 30 minutes
opening-lasts-60 = 1 hour
opening-lasts-120 = 2 hours
opening-lasts-240 = 4 hours
opening-told-closed = The line is closed.
opening-told-reopened = The line is open again, in its hours.
opening-told-gone = Nobody has closed the line by hand, or a colleague has opened it.
opening-hours = Hours
opening-hours-always = No hours are set: people take calls whenever somebody is signed on.
opening-hours-day-bank = Bank holidays
opening-hours-none = Closed
opening-hours-window = { $start } to { $end }
opening-hours-where = Set in force.toml, under [line].

## Links to these pages

desk-more-wallboard = Wallboard
    .lead = Waits, answers and service today, for a screen on the wall
desk-more-half-hours = Half-hours
    .lead = Any day’s figures, and as a table to take away
desk-more-opening = Opening and closing
    .lead = Close the line in one press, and what callers hear
desk-more-staffing = Staffing
    .lead = How many people the coming week takes, and whether last week’s forecast held

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
staffing-endless = without end
staffing-is-holiday = A bank holiday: it is forecast from bank holidays, or from Sundays where none is known.
staffing-has-event = Entered for this day: { $what }, { $percent } of 100 of the usual calls.
staffing-chart = The day as a drawing
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
staffing-hits = { $hits } of { $of }
staffing-not-kept = Not forecast
staffing-events = What is known beforehand
staffing-events-lead = A day on which more or fewer will ring: a sentence in the news, a campaign, a football final.
staffing-no-events = Nothing is entered.
staffing-event = { $day }: { $what }, { $percent } of 100. { $name }
staffing-event-back = Take back
staffing-event-enter = Enter a day
staffing-event-on = Day
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
