### What a victim and we write to each other on her page, and that she asks how things stand.

writing-title = Messages
writing-waits = We have written to you
writing-write = Write a message
writing-lead = Write to us here. It is read by { $team }.
writing-write-again = Write to us
writing-words = Your message
    .hint = Write as you speak. You need not know the right words.
writing-words-needed = Write your message
writing-to = Who is it for?
writing-to-officer = Whoever leads the work on my case
writing-to-care = The team that looks after me
writing-attached = Add files, if you want to
writing-send = Send it
writing-not-shown = This short page does not show what was written. A person can tell you more.
writing-too-many = You have sent 10 messages since yesterday. Ring us now, so that we can talk
writing-so-far = What we have written
writing-none = Nothing yet
    .more = What you write stands here, and so does our answer.
writing-yours = You
writing-ours = Us
writing-new = New
writing-gone = These words are no longer here.
writing-answer-by = You have an answer by { $day }.
writing-late = You were to have an answer by { $day }. We are late, and we are sorry. Somebody has it now.
writing-was-read = We have read this.
writing-answered-otherwise = We answered you in another way on { $day }. If that is not so, write again.
writing-not-answered = We did not write an answer to this. If you want one, write again or ring us.
writing-sent-title = We have your message
writing-sent-read = Somebody reads it by { $day }.
writing-sent-answer = You have our answer here by { $day }.
writing-sent-answer-short = You hear from us by { $day }, in the way you agreed.
writing-sent-sooner = If it cannot wait, ring us:
writing-sent-see = See your messages

## How things stand

writing-update-title = Ask how things stand
writing-update-lead = We ask whoever looks after your case to tell you.
writing-update-by = You hear by { $day }, also when nothing is new.
writing-update-ask = Ask now
writing-update-promise = We tell you how things stand
writing-update-asked = You asked on { $day }. Somebody is on it.
writing-update-asked-late = You asked on { $day }. We are late, and we are sorry. Somebody has it now.
writing-update-once = You need not ask again.
writing-update-told = You last heard from us on { $day }.
writing-update-answered = We last told you something on { $day }.
writing-update-again = You can ask again from { $day }.
writing-update-meanwhile = When something happens before, we tell you. You can always write, or talk to us.

## At the desk

writing-desk-messages = Messages, newest first
writing-desk-title = What they wrote
writing-desk-open = Read and answer
writing-desk-lead = They read your answer on their page. Write as you would speak to them.
writing-desk-guarded = Guarded. Somebody else may read their page with their code. Write nothing that tells how to find or reach them.
writing-desk-code-alone = Written with their code alone. It may be somebody who made them give it.
writing-desk-told = A message says that something is new on their page, and nothing else.
writing-desk-not-told = No message may tell them that your answer is there. They were told by when to look.
writing-desk-asking = They ask how things stand. Say what was done, what you wait for, and by when they hear next.
writing-desk-answer = Your answer
writing-desk-answer-needed = Write your answer
writing-desk-attached = Add files
writing-desk-send = Send it
writing-desk-sent = Your answer stands on their page.
writing-desk-them = Them
writing-desk-by = { $name }, { $team }
writing-desk-to-officer = for the officer in the case
writing-desk-to-care = for the care team
writing-desk-promised = They were told: by { $day }
writing-desk-seen = They have seen it.
writing-desk-not-seen = They have not seen it yet.
writing-desk-none = Nothing is written yet.
writing-desk-close-done = Answered in another way
writing-desk-close-not-needed = No answer is needed
writing-desk-close-note = What they were told and how, or why no answer is needed
writing-desk-close-needs-note = Write what they were told and how, or why no answer is needed
writing-desk-close-lead = Nothing is written to them when you close this. Say here what they were told instead, or why they need no answer. On their page they read which of the two it was, and nothing of what you write here.
writing-desk-close-not-read = { $count ->
    [one] 1 message has not been opened. Read it first.
   *[other] { $count } messages have not been opened. Read them first.
  }
writing-desk-ended-otherwise = Answered in another way. They read that on their page.
writing-desk-ended-unanswered = No answer was needed. They read that none was written, and that they can write again or ring.
writing-desk-back = Back to your tasks
