## Complaints from the front door, and what people thought of us, as staff see them

complaints-title = A complaint from the front door
complaints-when = Written { $moment }, without a code
complaints-way-back = How they want the answer
complaints-no-way-back = They left no way to answer them.
complaints-careful = Before you answer
    .more = Nobody has proved who wrote this. It may be somebody who wants to find out whether there is a case. Say nothing of any case, and look for none, before a proof. Never use a way back to reach a victim with news.
    .danger = If it says that somebody is in danger now, hand it to the control room at once.
complaints-end = How it was dealt with
complaints-outcome = What became of it
complaints-outcome-answered = Answered, or put right
complaints-outcome-passed-on = Passed on to those who look into what officers did
complaints-outcome-not-for-us = Not for us, or nothing in it
complaints-outcome-nobody-to-answer = Put right; there is nobody to answer
complaints-answer = What was done and said
complaints-answer-needed = Write what was done and said
complaints-open = Read the complaint
complaints-back = Back to the task
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
