## The control room's wallboard: read at eight metres, few words

control-room-tab-wallboard = Wallboard
control-room-tab-figures = Half-hours
room-board-title = Wallboard
room-board-999 = 999 answered in 10 s
room-board-999-line =
    { $calls ->
        [one] 1 call today. Aim { $aim }.
       *[other] { $calls } calls today. Aim { $aim }.
    }
room-board-none-recorded = No call is recorded today.
room-board-101 = 101 longest wait now
room-board-101-waiting =
    { $count ->
        [one] 1 caller waits.
       *[other] { $count } callers wait.
    }
room-board-101-line = Half answered in { $time } today.
room-board-danger = Danger, not opened
room-board-danger-line = Oldest { $oldest }. Aim { $aim } min.
room-board-danger-none = No danger waits. Aim { $aim } min.
room-board-waiting = waiting
room-board-line = Victims’ line
room-board-line-waiting =
    { $count ->
        [0] To answer today. No caller waits.
        [one] To answer today. 1 caller waits.
       *[other] To answer today. { $count } callers wait.
    }
room-board-written = Written, oldest waiting
room-board-written-line =
    { $count } wait for an answer. { $past ->
        [0] All were opened in time.
       *[other] { $past } not opened in time.
    }
room-board-written-none = Every one has had an answer.
room-board-people = People free
room-board-people-line = Signed in, with no open contact.
room-board-people-language = { $count } { $language }
room-board-people-unknown = We know of no handler at work.
room-board-999-abandoned = 999 abandoned
room-board-101-abandoned = 101 abandoned
room-board-rung-off = { $count } more rang off at once.
room-board-today = Of today’s calls.
room-board-email-answer = Email, first answer
room-board-web-answer = Web forms, first answer
room-board-answer-line = Half waited less. { $count } of { $of } today.
room-board-none-answered = None answered yet today.
room-board-kept = Opened in time
room-board-kept-line = { $kept } of { $promised } emails and web forms.
room-board-call-backs = Call backs waiting
room-board-oldest = Oldest { $oldest }.
room-board-none-waits = None waits.
room-board-days = days
room-board-old-records = Call records are { $age } old: figures of 999 and 101 may be wrong.
room-board-no-records = No call records have come: nothing is known of 999 and 101.
room-board-counted = 999 in 10 s = answered in under 10 seconds ÷ calls presented, without those that have rung for less. Opened in time: a person opened the newest message in its minutes. First answer: an answer from us, or the close of a contact that needed none. Counted since midnight. People: handlers who are signed in or had a contact open in the last half hour.

## The half-hours of a day

room-way-calls-999 = 999
room-way-calls-101 = 101
room-way-email = Email
room-way-web = Web forms
room-way-other-written = Texts, voicemail, social
room-way-call-backs = Call backs
room-half-calls-lead = By when calls were presented, as their telephone system recorded them. In 10 s: in 100 calls, those answered in under 10 seconds. Rang off: 101 callers who ended the call within seconds. A dash means that no call is recorded: none came, or its record is missing.
room-half-written-lead = By when contacts came. First answer: an answer from us, or the close of a contact that needed none. Opened in time: by when the newest message came. Waiting and oldest: at the end of the half-hour, without a first answer. A dash means not known, or none to count.
room-half-day = Whole day
room-half-offered = Presented
room-half-answered = Answered
room-half-in-time = In 10 s
room-half-abandoned = Abandoned
room-half-rung-off = Rang off
room-half-median = Half waited less than
room-half-slowest = 1 in 10 waited longer than
room-half-came = Came
room-half-first-answered = Answered since
room-half-kept = Opened in time
room-half-kept-of = { $kept } of { $of }
room-half-backlog = Waiting
room-half-oldest = Oldest
room-half-none = Nothing is known of this day.
    .more = No call is recorded on this day, or the control room took no contact before it was over.
