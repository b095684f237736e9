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
wallboard-danger = { $count ->
    [0] Danger now: nobody.
    [one] Danger now: 1 person.
   *[other] Danger now: { $count } people.
}
wallboard-danger-open = Open the list
wallboard-nobody-there = Nobody is ready to take a call.
wallboard-nobody-there-more = The line is open, and callers may come now.
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
wallboard-without-sound = { $count } ready but without sound
wallboard-state-offered = { $count } being rung
wallboard-state-on-a-call = { $count } on a call
wallboard-state-wrap-up = { $count } in wrap-up
wallboard-state-away = { $count } away
wallboard-state-debrief = { $count } in debrief
wallboard-hosted = { $callers ->
    [one] 1 caller waits
   *[other] { $callers } callers wait
} on the hosted carrier. It rings extensions, no browsers: it can reach { $dialled } of { $onduty } people.
wallboard-hosted-nobody = The hosted carrier rings extensions, no browsers. Nobody is signed on with one, so its callers hear that nobody is there.
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
wallboard-how-counted = How these figures are counted
wallboard-formula = Service level = answered within { $seconds } seconds ÷ (answered + abandoned + left otherwise). Left otherwise: promised a call back, left a message or sent away ({ $count } today). Hung up within { $short } seconds: in none of them.
wallboard-counted = Counted since midnight, by when callers asked. Lost within half a minute: answered, and in the service level, but not reached. Handling, occupancy, people: of those signed on here.
# The line promises no more calls back to callers without a code
wallboard-full = Too many call backs were asked for without a code within an hour.
wallboard-full-more = Who asks for one now is put through to a person. Somebody may be doing this on purpose.
wallboard-silent = { $count ->
    [one] One silent call stands in one list, since { $since }.
   *[other] { $count } silent calls stand in one list, since { $since }.
}
wallboard-silent-more = Many came without a code. Somebody may be doing this on purpose, and somebody among them may be in danger.
# What calls that we place may cost, or how many they may be, is at its most
wallboard-cap-an-hour = The line has placed as many calls as it may in an hour. It rings nobody outside until { $until }.
wallboard-cap-a-day = { $kind ->
    [mobile] What calls to mobiles may cost in a day is spent. The line rings no mobile until { $until }.
    [place] What calls to numbers with 01 and 02 may cost in a day is spent. The line rings none of them until { $until }.
   *[wide] What calls to numbers with 03 may cost in a day is spent. The line rings none of them until { $until }.
}
wallboard-cap-more = Call backs stand as promised, and can be rung by hand. Tell the engineer: somebody may be misusing the line.
wallboard-closed = Nobody is put into the queue.
wallboard-written = Messages in writing
wallboard-written-came = Came
wallboard-written-came-line = Texts, e-mails and messages on pages today.
wallboard-written-answered = Answered
wallboard-written-answered-line = Today, or ended because none was needed.
wallboard-written-open = Open
wallboard-written-open-line = Not answered yet, of any day.
wallboard-written-oldest = Oldest unread
wallboard-written-oldest-line = How long it has waited for a person to open it.
