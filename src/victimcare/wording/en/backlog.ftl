# The backlog: what has been late for weeks, and how a team works it down.

backlog-title = Backlog
backlog-lead = Victims whose rights have been late for more than { $days } days. Each day your share becomes work on the list. Late by less is on the list already.
backlog-none = Nothing has been late for more than { $days } days
    .more = What is late by less is on the work list.
backlog-all-teams = All teams
backlog-by-team = By team
backlog-head-team = Team
backlog-head-start = In all
backlog-head-done = Done
backlog-head-left = Left
backlog-head-share = A day
backlog-head-until = Until
backlog-left = Victims left
backlog-at-start = { $count } on { $day }.
backlog-came = { $count } have been added since.
backlog-done = Done
backlog-today = { $count ->
    [0] None has become work today.
    [one] 1 has become work today.
   *[other] { $count } have become work today.
}
backlog-a-day = Share a day
backlog-until = { $count ->
    [one] At this pace it is done on { $day }, in 1 working day.
   *[other] At this pace it is done on { $day }, in { $count } working days.
}
backlog-until-far = At this pace it is done in { $count } working days: later than we know the bank holidays.
backlog-until-never = At this pace it is never done.
backlog-until-done = Nothing is left.
backlog-share-usual = No supervisor has set this number yet.
backlog-set = Change the share
backlog-share = Victims each working day
    .hint = The worst harm goes first, then the longest late. 0 stops it.
backlog-share-needed = Enter a number from 0 to { $most }
backlog-share-go = Set the share
backlog-share-set = { $count ->
    [0] The share is set. Nothing more becomes work today.
    [one] The share is set. 1 more has become work today.
   *[other] The share is set. { $count } more have become work today.
}
backlog-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
backlog-is-work = On the work list now.
backlog-waits = Waits for its turn.
backlog-figure = Backlog: { $victims ->
    [one] 1 victim
   *[other] { $victims } victims
}, { $rights ->
    [one] 1 right
   *[other] { $rights } rights
} late for more than 28 days
backlog-figure-none = Backlog: none
