## The control room's wallboard: read at eight metres, few words

control-room-figures-board-title = Wallboard
control-room-figures-board-999 = 999 answered in 10 s
control-room-figures-board-999-line =
    { $calls ->
        [one] 1 call today. Aim { $aim }.
       *[other] { $calls } calls today. Aim { $aim }.
    }
control-room-figures-board-none-recorded = No call is recorded today.
control-room-figures-board-101 = 101 longest wait now
control-room-figures-board-101-waiting =
    { $count ->
        [one] 1 caller waits.
       *[other] { $count } callers wait.
    }
control-room-figures-board-101-line = Half answered in { $time } today.
control-room-figures-board-danger = Danger without a handler
control-room-figures-board-danger-line = { $parts }. Oldest { $oldest }.
control-room-figures-board-danger-unopened = { $count } not opened
control-room-figures-board-danger-untaken = { $count } opened, not taken
control-room-figures-board-danger-idle = { $count } taken, nothing done
control-room-figures-board-danger-none = No danger waits. Aim { $aim } min.
control-room-figures-board-waiting = waiting
control-room-figures-board-line = Victims’ line
control-room-figures-board-line-waiting =
    { $count ->
        [0] To answer today. No caller waits.
        [one] To answer today. 1 caller waits.
       *[other] To answer today. { $count } callers wait.
    }
control-room-figures-board-written = Oldest unanswered
control-room-figures-board-written-line =
    { $count } wait for an answer. { $past ->
        [0] All were opened in time.
       *[other] { $past } not opened in time.
    }
control-room-figures-board-written-none = Every one has had an answer.
control-room-figures-board-people = People free
control-room-figures-board-people-line = Signed in, with no open contact.
control-room-figures-board-people-language = { $count } { $language }
control-room-figures-board-people-unknown = We know of no handler at work.
control-room-figures-board-999-abandoned = 999 abandoned
control-room-figures-board-101-abandoned = 101 abandoned
control-room-figures-board-rung-off = { $count } more rang off at once.
control-room-figures-board-today = Of today’s calls.
control-room-figures-board-email-answer = Email, first answer
control-room-figures-board-web-answer = Web forms, first answer
control-room-figures-board-answer-line = Half waited less. { $count } of { $of } today.
control-room-figures-board-none-answered = None answered yet today.
control-room-figures-board-kept = Opened in time
control-room-figures-board-kept-line = { $kept } of { $promised } emails and web forms.
control-room-figures-board-call-backs = Call backs waiting
control-room-figures-board-oldest = Oldest { $oldest }.
control-room-figures-board-none-waits = None waits.
control-room-figures-board-days = days
control-room-figures-board-old-records = Call records are { $age } old: figures of 999 and 101 may be wrong.
control-room-figures-board-no-records = No call records have come: nothing is known of 999 and 101.
control-room-figures-board-counted = 999 in 10 s = answered in under 10 seconds ÷ calls presented, without those that have rung for less. Opened in time: a person opened the newest message in its minutes. First answer: an answer from us, or the close of a contact that needed none. Counted since midnight. People: handlers who are signed in or had a contact open in the last half hour.

## The half-hours of a day

control-room-figures-way-calls-999 = 999
control-room-figures-way-calls-101 = 101
control-room-figures-way-email = Email
control-room-figures-way-web = Web forms
control-room-figures-way-other-written = Texts, voicemail, social
control-room-figures-way-call-backs = Call backs
control-room-figures-half-calls-lead = By when calls were presented, as their telephone system recorded them. In 10 s: in 100 calls, those answered in under 10 seconds. Rang off: 101 callers who ended the call within seconds. A dash means that no call is recorded: none came, or its record is missing.
control-room-figures-half-written-lead = By when contacts came. First answer: an answer from us, or the close of a contact that needed none. Opened in time: by when the newest message came. Waiting and oldest: at the end of the half-hour, without a first answer. A dash means not known, or none to count.
control-room-figures-half-day = Whole day
control-room-figures-half-offered = Presented
control-room-figures-half-answered = Answered
control-room-figures-half-in-time = In 10 s
control-room-figures-half-abandoned = Abandoned
control-room-figures-half-rung-off = Rang off
control-room-figures-half-median = Half within
control-room-figures-half-slowest = 9 in 10 within
control-room-figures-half-came = Came
control-room-figures-half-first-answered = Answered since
control-room-figures-half-kept = Opened in time
control-room-figures-half-kept-of = { $kept } of { $of }
control-room-figures-half-backlog = Waiting
control-room-figures-half-oldest = Oldest
control-room-figures-half-none = Nothing is known of this day.
    .more = No call is recorded on this day, or the control room took no contact before it was over.
