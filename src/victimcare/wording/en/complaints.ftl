## Complaints at their levels, and what people thought of us, as staff see them

complaints-title = A complaint
complaints-when = Written { $moment }, without a code
complaints-way-back = How they want the answer
    .hint = Ask for a way that nobody else reads or answers. They can leave none; then we cannot reply.
complaints-no-way-back = They left no way to answer them. Put right what can be, and end it so.
complaints-careful = Before you answer
    .more = Nobody has proved who wrote this. It may be somebody who wants to find out whether there is a case. Say nothing of any case, and look for none, before a proof. Never use a way back to reach a victim with news.
    .by-number = These words came with the number of an earlier complaint. Anybody who has the number can have written them: repeat nothing of what was said or answered before. Answer only by the way they name here; the way of before may not be safe any more.
    .danger = If it says that somebody is in danger now, hand it to the control room at once.
complaints-end = Answer it
    .more = The answer says what was found, what is put right, and where they can go next. Add these words to it.
complaints-outcome = What became of it
complaints-outcome-answered = Answered, or put right
complaints-outcome-passed-on = Passed on to professional standards
complaints-outcome-not-for-us = Not for us, or nothing in it
complaints-outcome-nobody-to-answer = Put right; there is nobody to answer
complaints-answer = What we found, and what we say to them
complaints-open = Read the complaint
complaints-back = Back to the task
complaints-by-victim = Written { $moment } by a victim on their own page
complaints-reply-safe = They read your reply on their own page, after full proof. Write to them in no other way: their plan says how they hear of it.
complaints-only-owner-reads = Only the colleague who has it reads what it says.
complaints-about = What it is about
complaints-about-service = What we did, or did not do
complaints-about-person = How one of us behaved
complaints-about-crime = One of us broke the law, or hurts or frightens somebody
complaints-about-needed = Choose what it is about
complaints-whom = Whom it is about, as they say
complaints-who = Who complains, as they say
complaints-came-by = How did it come to you?
complaints-came-by-phone = By telephone
    .in-words = by telephone
complaints-came-by-desk = At the counter, or in person
    .in-words = in person
complaints-came-by-letter = By letter
    .in-words = by letter
complaints-came-by-needed = Choose how it came to you
complaints-taken-by = Told to { $name } { $way }, { $moment }
complaints-take-title = Write down a complaint
complaints-take-lead = For a person who complains by telephone, in person or by letter, and has not proved who they are. Look for no case, and name none.
complaints-take-lead-victim = Made by this victim in a contact in which they proved who they are. The officer of the case cannot see it.
complaints-take-words = What do they complain of?
    .hint = In their words. Read it back to them, and ask what should be put right.
complaints-take-words-needed = Write what they complain of
complaints-take-whom = Whom is it about?
    .hint = Full names or numbers of colleagues, if they know them. Nobody with such a name will see the complaint. If no full name is given, a supervisor first says who is meant.
complaints-meant = Who is meant
complaints-meant-title = Say who is meant
    .more = The words name nobody for certain. Until you have said who is meant, nobody but supervisors and professional standards can see this complaint, and nobody can answer it.
complaints-meant-open = Not said yet
complaints-meant-colleague = One or more colleagues here
complaints-meant-nobody = Nobody who works here
complaints-meant-outside = An officer or another person outside
complaints-meant-needed = Choose who is meant
complaints-meant-near = Colleagues whose names are like the words
complaints-meant-other = Another colleague
complaints-meant-other-none = No other
complaints-meant-choose = Choose the colleague who is meant
complaints-do-meant = Save who is meant
complaints-danger = Danger
complaints-danger-open = this complaint holds words of danger. Open their task
complaints-not-counted = Complaints that are kept from you are neither listed nor counted.
complaints-take-who = Who complains?
    .hint = The name that they give. They do not have to give one.
complaints-take-earlier = Number of an earlier complaint
    .hint = If our answer to it did not settle it. The complaint then goes on to the next level.
complaints-take-save = Save the complaint
complaints-taken-number = Saved. Its number is { $number }.
complaints-taken-say = Say this to them: “Your complaint has the number { $number }. A person reads it by { $day }.”
complaints-taken-kept = It waits for a colleague whom it is not about. You read it again only if its work comes to you.
complaints-words-needed = Write what is to be said
complaints-saved = Saved.
complaints-sent = I have sent this in the way they asked for, and in no other
complaints-sent-needed = Send it first, in the way they asked for, and then tick this
complaints-holding = Send the holding reply
    .more = It says who looks at it, by name, and the day of the answer.
complaints-holding-words = What the holding reply says
complaints-expected-on = The day by which we answer
complaints-review-body = Who reviews it, if they are not satisfied
complaints-review-body-iopc = The IOPC: it would be a crime or misconduct if it were so
complaints-review-body-local = The local policing body: anything else
complaints-way-on = Words to add: where they can go next
complaints-way-on-iopc = Words to add, where the IOPC reviews it
complaints-way-on-local = Words to add, where the local policing body reviews it
complaints-next-offered = The next level, as it was offered:
complaints-raise = Pass it on to professional standards now
    .more = For anything that says one of us broke the law, or a rule of conduct. It does not wait for an answer first.
complaints-raise-why = Why it belongs there
complaints-raise-whom = Names of the colleagues it is about
complaints-told = They have heard these replies from me
    .more = In a contact in which they proved who they are.
complaints-told-needs-proof = Open the contact and check who they are first.
complaints-not-satisfied = They are not satisfied
    .more = They said so by telephone, letter or in person. The next level opens, with other people.
complaints-not-satisfied-words = What the answer did not settle
complaints-levels = Levels so far
complaints-opened = Opened
complaints-number-of-level = Number they were given
complaints-read = Read
complaints-due-by = by { $day }
complaints-not-needed = none was needed
complaints-way-safe-contact = on their page
complaints-way-way-left = as they asked
complaints-way-none = no way was left
complaints-level-1 = First answer
complaints-level-2 = Formal complaint
complaints-level-3 = Review by another body
complaints-step-read = Read it
complaints-step-holding = Holding reply
complaints-step-answer = Answer
complaints-step-tell = Tell the victim
complaints-step-ended = Answered
complaints-do-holding = Record the holding reply
complaints-do-answer = Record the answer
complaints-do-raise = Pass it on
complaints-do-told = They have heard it
complaints-do-not-satisfied = Open the next level
complaints-list-title = Complaints
complaints-list-lead = The soonest due first.
complaints-open-title = { $count ->
    [one] 1 open complaint
   *[other] { $count } open complaints
}
complaints-late-count = { $count ->
    [0] No reading, reply or answer is late.
    [one] 1 is late: its reading, reply or answer is overdue.
   *[other] { $count } are late: a reading, reply or answer is overdue.
}
complaints-figure = { $late ->
    [0] Complaints, without those that are kept from you: { $open } open, none late
   *[other] Complaints, without those that are kept from you: { $open } open, { $late } with a reading, reply or answer overdue
}
complaints-none = No complaint is open
    .more = A complaint appears here as soon as it is sent.
complaints-ended-title = Answered in the last 90 days
complaints-ended-lead = Open one when the person is not satisfied with the answer.
complaints-head-due = Due
complaints-head-answered = Answered
complaints-head-next = Next step
complaints-head-level = Level
complaints-head-number = Number
complaints-head-owner = Who has it
complaints-no-number = Open it
complaints-feedback = What people thought of us
    .more = Given at the front door, without a code and without a name.
complaints-feedback-open = Read what people thought of us
complaints-feedback-none = Nobody has said anything yet
complaints-feedback-scores = Scores
complaints-feedback-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
complaints-feedback-no-words = No words
