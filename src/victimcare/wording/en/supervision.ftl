## Looking after a team: load, contacts read again, coaching

supervision-elsewhere = Colleagues of other teams
supervision-load-title = The team’s load
supervision-teams = Teams
supervision-open = Open now
supervision-open-means = Work of this team alone, with danger now, what is put off, and the telling that is part of danger. “Mine” and “My team” on the work list leave these out. “Has” on “Who is here” counts a person’s work of every team.
supervision-late = { $count ->
    [0] none of it past its time
   *[other] { $count } of it past its time
}
supervision-by-harm = By harm
supervision-longest = The longest wait of a victim
supervision-days = { $count ->
    [0] since today
    [one] 1 day
   *[other] { $count } days
}
supervision-none = none
supervision-late-means = These are pieces of work of this team. Late rights are counted apart, for the whole force: one piece may be for several rights, and work without a right can be late too.
supervision-late-rights = Late rights now: { $count }
supervision-people = Person by person
    .lead = Whoever has most that is late stands first. Contacts and calls are those of the last seven days.
supervision-nobody = Nobody is in this team
supervision-head-name = Name
supervision-head-open = Open
supervision-head-late = Late
supervision-head-high = High harm
supervision-head-longest = Longest wait
supervision-head-contacts = Contacts
supervision-head-time = Time on them
supervision-head-calls = On calls
supervision-head-carries = Heavy in a row
supervision-carries-light = { $count }
supervision-carries-near = { $count }: one more and a rest is owed
supervision-carries-rest = { $count }: a rest is owed until { $until }
supervision-heavy-means = Heavy: a conversation with a guarded victim, or a call that whoever had it called heavy.

# Contacts that are read again
supervision-quality-title = Contacts read again
supervision-to-read = To read
    .lead = Drawn by lot, some of each person’s. Nobody reads their own.
supervision-to-read-none = Nothing is left to read
    .more = The next draw is on the first of the month.
supervision-lately = Read lately
supervision-lately-none = Nothing was read yet
supervision-state-given = Waits for their answer
supervision-state-answered = Answered
supervision-state-let-go = Let go
supervision-review-title = A contact of { $name }
supervision-told = { $count ->
    [0] told nothing that was owed
    [one] told 1 thing that was owed
   *[other] told { $count } things that were owed
}
supervision-their-note = What was written down
supervision-no-note = Nothing was written down.
supervision-drawn = Drawn by lot: { $count } of every 100 contacts of each person and month.
supervision-say = What do you say of it?
    .lead = They read all of it, with your name.
supervision-words = In words
supervision-words-hint = Something that was good, and something to try
supervision-words-needed = Write something. They are to learn from it
supervision-give = Give it to them
supervision-given = They can read it now.
supervision-settled = A colleague has read this contact meanwhile. This is what was said.
supervision-said = What was said of it
supervision-their-answer = Their answer
supervision-read-only = They have read it, and said nothing.
supervision-not-read = They have not read it yet.
supervision-read-open = Read the contact
supervision-criterion-safe = Asked first whether it was safe to talk
supervision-criterion-proof = Said nothing before a proof
supervision-criterion-plain = Used plain words, and checked that they were understood
supervision-criterion-next = Said what happens next, and by when
supervision-criterion-kind = Was kind, and took the time that it needed
supervision-met-yes = Yes
supervision-met-partly = Partly
supervision-met-no = No
supervision-met-na = Did not come up

# Coaching notes
supervision-coaching-title = Coaching notes
supervision-notes = What you have written
    .lead = Only you and the person can read a note. No other supervisor can.
supervision-notes-none = There are no notes
supervision-new-note = A new note
supervision-whom = About
supervision-choose = Choose somebody
supervision-note = The note
supervision-note-saved = Kept. They are told that there is something to read.
supervision-kept-until = Kept until { $day }
supervision-let-go = Delete it

# One's own
supervision-mine-title = Said of my work
supervision-mine-open = Read it
supervision-mine-contacts = Contacts of mine that were read
    .lead = Drawn by lot. Nobody chose them.
supervision-mine-none = Nothing was said yet
supervision-notes-mine = Coaching notes about me
    .lead = Only you and whoever wrote it can read a note.
supervision-read-by = Read by { $name }
supervision-answer = Say something to it
    .hint = Or leave it empty: then they see that you have read it
supervision-answer-go = I have read it
supervision-named = Were you there?
    .lead = A photo document, and a word of somebody who has met them, take two of us. If you were not there, a supervisor hears of it.
# $name is who recorded the proof.
supervision-named-in-person = { $name } wrote that you saw a photo document together
supervision-named-introduced = { $name } wrote that you were there when somebody vouched for them
supervision-named-yes = I was there
supervision-named-no = I was not there
supervision-readings = Sealed cases that you read now
    .lead = A colleague named you. You alone, and those who read it too, know that it is there: say nothing of it to others.
supervision-readings-by = Named by { $name }
supervision-readings-know = I have read it
supervision-named-said = Thank you. It is kept.
supervision-answered = They can see that you have read it.
supervision-my-answer = What I said
