## The team: who is here, who is away and who stands in, what each can be given.

team-title = Team
team-part-team = Who is here
team-part-team-load = Load
team-part-team-quality = Reviews
team-part-team-coaching = Coaching
team-part-contact-times = Time on contacts
team-part-odd-looks = Looks
team-part-conflicts = Conflicts
team-people = Who is here
team-head-name = Name
team-head-now = Now
team-head-gives = Speaks, is trained for
team-head-has = Has
team-has = { $count } open
team-has-late = { $count } late
team-has-means = “Has” counts all open work of a person, of every team, with danger now and what is put off. “Mine” on the work list leaves these two out.
team-leads = Leads the team
team-supervisor = Supervisor
team-now-here = At work
team-now-next = Back { $moment }
team-now-unknown = No usual times are kept
team-nothing-particular = English
team-not-given = Is given no new work
team-nobody = Nobody is of this team yet
    .more = Whoever signs in with it stands here.
team-none = There is no team yet
    .more = Teams are named by whoever runs Victim Care, and stand here once somebody is of one.
team-lead = Who answers for what nobody has
team-lead-answers = { $count ->
    [0] answers. Nothing is without somebody now.
    [one] answers. 1 piece of work is without somebody now.
   *[other] answers. { $count } pieces of work are without somebody now.
}
team-lead-none = Nobody can answer: no supervisor has signed in yet.
team-lead-who = Lead
team-lead-first = The first supervisor who is here
team-lead-name = Name the lead
team-given = Who gets what
team-more = Everything else the desk has
team-kept-for-you = Your languages and training are those that your supervisor keeps on the Team page.
team-back = Back to the team

## What is kept of somebody

team-usual = Usual times, languages and training
    .more = Work is given by these, and so are calls.
team-start = From
team-end = To
team-time-needed = Type both times, or neither
team-languages = Speaks, beside English
team-skills = Trained for
team-gets-work = Is given new work. If not, has only what they take or are handed.
team-gets-work-when = Say when they work: work is given by that
team-told-kept = Kept.
team-told-entered = Entered. What cannot wait is with whoever stands in.
team-told-withdrawn = Taken back. What was handed on stays where it is.
team-told-led = Kept.
team-told-gone = That was settled already, or it was never there.

## Who is away

team-away = Away
    .more = Whoever goes away hands over what is due before they are back, and all high harm.
team-away-why = Why
team-away-leave = Leave
team-away-sick = Sick
team-away-course = A course
team-away-other = Away
team-away-from = From
team-away-until = Last day
    .hint = Leave it empty when nobody knows.
team-away-cover = Who stands in
    .hint = They say “I have it” for each.
team-away-team = The team
team-away-enter = Enter it
team-away-withdraw = Take it back
team-away-not-one = The last day is not before the first, and nobody stands in for themselves
team-until = Back { $moment }.
team-until-unknown = Nobody knows for how long.
team-covered-by = { $name } stands in.
team-covered-by-team = The team has the work.
