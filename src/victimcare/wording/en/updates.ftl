### The officer's two minutes: what officers, and the desk about officers, read. Plain and short; names of nobody.

## Questions

updates-ask-after-custody-arrested = What happened after the arrest on { $day }?
updates-ask-after-custody-interviewed = What happened after the interview on { $day }?
updates-ask-bail-over = Bail was to end on { $day }. What happened?
updates-ask-bail-over-undated = Bail was to end. What happened?
updates-ask-has-she-heard = Has the victim heard this?
updates-ask-how-it-stands = How does it stand?
updates-ask-loss-list = The victim sent a list of what was taken or broken. Is it on the crime record?
# $place is the place of the victim in a case of several.
updates-ask-loss-list-of = Victim { $place } sent a list of what was taken or broken. Is it on the crime record?

updates-owed = Word is owed by { $day }.
updates-owed-today = Word is owed by the end of today.
updates-owed-late = Word was owed by { $day }: it is late.
updates-owed-enhanced = Enhanced rights: word is owed by { $day }.
updates-owed-enhanced-today = Enhanced rights: word is owed by the end of today.
updates-owed-enhanced-late = Enhanced rights: word was owed by { $day }, and it is late.
updates-several = There are { $count } victims in this case. Your answer is for all of them.
updates-several-told = There are { $count } victims in this case. If you told them, say which: nobody is told by telling another person. Any other answer is for all of them.
updates-told-who = Whom did you tell?
    .hint = Tick each person whom you told yourself.
updates-told-person = Victim { $place }, aged { $age }
updates-told-person-undated = Victim { $place }, age not known
updates-who-needed = Tick each person whom you told
updates-mail-told = If you told them, add whom: { $code } told 1, { $code } told 1 and 2, or { $code } told all. { $people }

## Answers, and what each does

updates-they-read = They read: “{ $words }”
updates-choice-not-mine = Not mine any more
updates-choice-after-custody-let-go = Let go, still looking into it
updates-choice-after-custody-bail = Let out on bail
updates-choice-after-custody-no-further-action = No further action
    .more = A person rings them first. Nothing is sent.
updates-choice-after-custody-not-yet = Cannot be told yet
    .more = We ask why, and when to look again.
updates-choice-bail-over-longer = Bail goes on
updates-choice-bail-over-let-go = Let go, still looking into it
updates-choice-bail-over-no-further-action = No further action
    .more = A person rings them first. Nothing is sent.
updates-choice-bail-over-not-yet = Cannot be told yet
    .more = We ask why, and when to look again.
updates-choice-has-she-heard-by-phone = Yes, I told them by telephone
    .more = Your call counts for all the news quoted above, and for nothing else. If you told them only part of it, ask us to tell them.
updates-choice-has-she-heard-in-person = Yes, I told them in person
    .more = Your visit counts for all the news quoted above, and for nothing else. If you told them only part of it, ask us to tell them.
updates-choice-has-she-heard-tell-them = No, tell them for me
    .more = Victim care rings them, in the safe way.
updates-choice-has-she-heard-not-yet = Cannot be told yet
    .more = We ask why, and when to look again.
updates-choice-how-it-stands-still-looking = Still looking, nothing new
updates-choice-how-it-stands-with-lawyers = With the lawyers, for a decision
updates-choice-how-it-stands-talk-to-them = Somebody should talk with them
    .more = Victim care rings them, in the safe way. Write below what about.
updates-choice-how-it-stands-not-yet = Cannot be told yet
    .more = We ask why, and when to look again.

updates-choice-loss-list-added = Yes, added to the crime record
    .more = Their page says so. Open the list on your page first.
updates-choice-loss-list-ask-victim = Ask the victim about it
    .more = Write your question. Victim care puts it to them in plain words, and we ask you again in 5 working days.

updates-add-rules = (add the rules)
updates-add-day = (add the new day)
updates-add-review = (add why: harms the case, not decided or not safe; and a day to look again)
updates-add-question = (add your question)
updates-add-owner = (add who has it)

updates-done-not-mine = We find out who has it now. Nobody asks you again.
updates-done-why = Kept as the reason: { $why }. Another reason? Undo, and answer again.
updates-done-line = What was added is with a care officer, to be put into plain words.
updates-done-after-custody-let-go = They are told in their safe way. What is owed closes when they have been told.
updates-done-after-custody-bail = They are told in their safe way. A care officer words the rules for them within the hour.
updates-done-after-custody-no-further-action = A person rings them first. Nothing is sent.
updates-done-after-custody-not-yet = Nothing is told. We look again on { $day }.
updates-done-bail-over-longer = They are told in their safe way that bail goes on until { $day }.
updates-done-bail-over-let-go = They are told in their safe way. What is owed closes when they have been told.
updates-done-bail-over-no-further-action = A person rings them first. Nothing is sent.
updates-done-bail-over-not-yet = Nothing is told. We look again on { $day }.
updates-done-has-she-heard-by-phone = It is kept that you told them by telephone the news that we asked about.
updates-done-has-she-heard-in-person = It is kept that you told them in person the news that we asked about.
updates-done-has-she-heard-by-phone-named = It is kept that you told { $who } by telephone the news that we asked about.
updates-done-has-she-heard-in-person-named = It is kept that you told { $who } in person the news that we asked about.
updates-still-owed = Your answer does not cover newer or other news: “{ $news }” Victim care tells them that, or asks you.
updates-done-place = Victim { $place }
updates-done-not-told = { $count ->
    [one] { $who } is not told by this: what is owed to them stays owed.
   *[other] { $who } are not told by this: what is owed to them stays owed.
}
updates-done-has-she-heard-tell-them = Victim care tells them, in the safe way.
updates-done-has-she-heard-not-yet = Nothing is told. We look again on { $day }.
updates-done-how-it-stands-still-looking = They read that you looked, and that nothing is new.
updates-done-how-it-stands-with-lawyers = They are told in their safe way that the lawyers have it.
updates-done-how-it-stands-talk-to-them = Victim care rings them, in the safe way.
updates-done-how-it-stands-not-yet = Nothing is told. We look again on { $day }.
updates-done-loss-list-added = Their page says that you added the list, and they are told in their safe way.
updates-done-loss-list-ask-victim = Victim care puts your question to them in plain words, and we ask you again in 5 working days.

## Mail

updates-sender = Victim Care
updates-mail-subject = { $count ->
    [0] Questions on your page today
    [one] 1 question for you
   *[other] Question { $place } of { $count } for you, the most urgent first
}
updates-mail-subject-written = Something to read on your page
updates-mail-above = Reply above this line.
updates-mail-lead = One number is enough, such as 1 or { $letter }1. Add a line if you like. We tell them in the safe way. Of a release, of bail and of a victim at risk we ask you to confirm it on your page.
updates-mail-case = { $letter } · { $reference } · { $offence }, { $area }, { $day }
updates-mail-written = On your page: something from a support service.
updates-mail-more = { $count ->
    [one] 1 more question is on your page.
   *[other] { $count } more questions are on your page.
}
updates-mail-page = Your page: { $page }
updates-mail-away = Away? Say so there, and whoever stands in is asked. We ask once a day.
updates-mail-done = Done: { $names }
updates-mail-undone = Undone: { $names }
updates-mail-not-done = Not done: what we need
updates-mail-undo = Wrong? Reply undo before { $time }.
updates-mail-to-confirm = Confirm it on your page: { $names }
updates-mail-waits = { $answer }. Nothing happens yet. Once you have confirmed it: { $happens }
updates-mail-confirm = Confirm this answer with one press, signed in. A mail alone is not enough for it:
updates-mail-not-you = Wrong? Press “Take it back” there. Not written by you? Press “I did not write this”. Until you have confirmed it the question stays open.
updates-unproved = A mail in your name came to us, and nothing proves that you sent it. Nothing of it was taken. The question is still open: please answer it on your page. If you did not write to us, ring victim care.
updates-used = This address was used for an answer already, so what you wrote was not taken. Reply to our newest mail, or answer on your page.
updates-mail-taken = { $answer }. { $happens }
updates-mail-no-reason = We found no reason of ours in “{ $said }”. Begun with “not decided” or “not safe”, it names another.
updates-mail-cut = What you added was longer than { $most } letters and signs: the rest was not taken.
updates-mail-files = We cannot take files here. Put them on the case where you always do.
updates-missing-rules = { $code } needs the rules of the bail. Reply { $code } and the rules, or “no rules”.
updates-missing-why = { $code } needs why: harms the case, not decided or not safe. Reply { $code }, why, and a day to look again, such as “14 December”.
updates-missing-who = { $code } needs whom you told: several victims are in this case. Reply { $code } told 1, { $code } told 1 and 2, or { $code } told all.
updates-missing-question = { $code } needs what you ask the victim. Reply { $code } and your question.
updates-missing-read = { $code } was not taken, because nobody has opened the list. Open it on your page, then reply { $code }.
updates-missing-day = { $code } needs a day that lies ahead. Reply { $code } and the day, such as “14 December”.
updates-answered-undo = { $reference } was answered by { $by } at { $time }: { $answer }. To change that, reply “undo” to our mail about it, and then your answer.
updates-answered-before = { $reference } was answered by { $by }: { $answer }. That has taken effect. Ring victim care to put it right.
updates-in-hand-meanwhile = { $reference }: a colleague in victim care has this in hand now and tells them. Nothing to do.
updates-heard-meanwhile = { $reference }: the victim has heard the news that we asked about. Nothing to do.
updates-known-meanwhile = { $reference }: we know it meanwhile. Nothing to do.
updates-not-yours-now = { $reference } is not asked of you any more, so your answer was not taken. If you know what happened, ring victim care.
updates-undone = { $reference }: undone. Nobody was told. Reply again when you are ready.
updates-undo-nothing = There is nothing to undo: it has taken effect, or nothing was answered. Ring victim care to put it right.
updates-unclear-nothing = We found no words above what was quoted. Reply with a letter and a number, such as { $letter }1, at the top.
updates-unclear-no-code = We found no letter and number. Reply with one at the top, such as { $letter }1. Add a line if you like.
updates-unclear-no-such = That letter or number was not asked. Look at the numbers in our mail, and reply with one of them.
updates-unclear-twice = There are two numbers for one letter, so we took neither. Reply with one.
updates-unclear-person = We could not make that out, and a person reads it now. Your page asks the same.

## The officers' site

updates-site = Two minutes
updates-title = Two minutes
updates-tab-questions = Questions
updates-tab-losses = Lists of losses
updates-tab-cases = My cases
updates-tab-away = Away
updates-waiting = { $count ->
    [one] 1 question waits for you
   *[other] { $count } questions wait for you
}
updates-lead = Pick what is true. We tell them in the safe way.
updates-choose = What is true?
updates-choose-needed = Pick what is true
updates-line = Anything to add?
updates-line-hint = In plain words. Bail: its rules. Cannot be told yet: why. A care officer words it for them.
updates-line-hint-loss-list = To ask the victim, write your question. A care officer words it for them.
updates-rules-needed = Write the rules of the bail, or “no rules”
updates-rules-ask = Write the rules of the bail here, one on each line. If there are none, write “no rules”.
updates-rules-told = If there are rules, a care officer tells them those too.
updates-why-needed = Write why it cannot be told yet
updates-question-needed = Write what you ask the victim
updates-read-needed = Open the list before you say that it is on the crime record
updates-hold-reason-needed = Choose why not yet
updates-day-needed = Write a day that lies ahead
updates-hold-reason = Why not yet?
updates-hold-telling-harms-the-case = Telling them now would harm the case
updates-hold-decision-not-final = It is not decided for good
updates-hold-telling-is-not-safe = Telling them now is not safe
updates-day = Which day?
updates-day-again = When do we look again?
updates-day-hint = Such as 14/12/2026
updates-tell = Send answer
updates-after = When they have been told, what is owed closes and their page shows it.
updates-not-yours = Not yours any more?
updates-pass-back = Pass it back
updates-taken = Answered: you can still undo this
updates-taken-by = { $by }: { $answer }.
updates-undo = Undo until { $time }
updates-too-late = It has taken effect, and cannot be undone here. Ring victim care to put it right.
updates-confirm-title = { $count ->
    [one] Confirm an answer that came by e-mail
   *[other] Confirm { $count } answers that came by e-mail
}
updates-confirm-lead = An e-mail can be forged, so nothing has happened yet. Confirm what you wrote: the rest follows. If you did not write it, say so: it is taken back, and we find out who writes in your name. Until then the question stays open, and another answer takes its place.
updates-confirm-press = Confirm
updates-confirm-take-back = Take it back
updates-confirm-forged = I did not write this
updates-confirm-over = There is nothing to confirm here any more. It was taken back, answered in another way, or we know it from the record.
updates-refused-some = { $count ->
    [one] An e-mail in your name was not taken this week, because nothing proves that you sent it. Please answer on this page.
   *[other] { $count } e-mails in your name were not taken this week, because nothing proves that you sent them. Please answer on this page.
}
updates-late-answered = It was answered already
updates-late-took-effect = It was answered already, and that has taken effect
updates-late-known = We know it meanwhile, and it is asked no more
updates-late-elsewhere = That question is answered, or it is not yours any more
updates-late-by = { $by }, { $moment }: { $answer }.
updates-late-instead = That has not taken effect yet. What you wrote stands below: look at both, and send it again before { $time } if yours is to count instead. If not, leave it.
updates-late-not-taken = What you wrote was not taken, and nobody is told of it. If it is still right, ring victim care and read it to them.
updates-late-typed = What you wrote
updates-none = Nothing is asked of you
    .more = We ask once a day, on working days after 8, and only what the record does not say.
updates-not-mine-title = Who has this case now?
updates-not-mine-lead = A person finds out, and nobody asks you about it again.
updates-whose = Name or number, if you know
updates-whose-hint = Leave it empty if you do not
updates-mine-after-all = It is mine after all
updates-written = From support services
    .more = A care officer has read it and passes it on. It stands here for two weeks once you have read it.
updates-written-some = { $count ->
    [one] A support service wrote about a case of yours
   *[other] Support services wrote { $count } times about cases of yours
}
updates-cases-lead = Cases that you look after today. No names stand here: look them up in the record.
updates-cases-case = Case
updates-cases-told = Last told
updates-cases-owed = News owed
updates-cases-way = Messages on their way
updates-cases-asked = Questions
updates-cases-answer = { $count ->
    [one] 1 to answer
   *[other] { $count } to answer
}
updates-cases-for = For { $name }
updates-cases-never = Not yet
updates-cases-none = No case is yours today
    .more = They come from the record system, by your number or your e-mail address.
updates-away-from = First day
updates-away-until = Last day
updates-away-until-hint = Leave it empty if it is for good
updates-away-why = Why
updates-away-by = Who stands in?
updates-away-by-hint = Number or name of a colleague. Leave it empty for the team.
updates-away-enter = You are away
updates-away-entered = When you are away
updates-away-to = to
updates-away-for-good = for good
updates-away-none = Nothing is entered
    .more = While you are away whoever stands in is asked, and you are not.
updates-away-now = You are away until { $day }. Your cases are with { $by }, and nothing is asked of you.
updates-away-now-for-good = Your cases are with { $by } for good, and nothing is asked of you.
updates-away-change = Change that
updates-away-no-cases = No case here has you as its officer, so there is nothing to stand in for.

## The desk

updates-desk-open-plain-words = Read the line
updates-desk-open-officer-silent = See what is asked
updates-desk-open-passed-back = See whose it was
updates-desk-open-officer-wrote = Read the mail
updates-desk-title-plain-words = A line from an officer
updates-desk-title-officer-silent = Questions without an answer
updates-desk-title-passed-back = A case that was passed back
updates-desk-title-officer-wrote = Mail to the address for officers
updates-desk-officer = The officer
updates-desk-line = As the officer wrote it
updates-desk-answered = The answer was: { $answer }.
updates-desk-words = In plain words, as the victim reads it
updates-desk-words-hint = Short sentences. Nothing that names somebody whom they must not know of.
updates-desk-words-needed = Write it in plain words
updates-desk-worded-message = It is on their page, and a message says that something waits.
updates-desk-worded-contact = It is on their page. No message may say so, and a colleague or you have told them this news.
updates-desk-worded-task = It is on their page. No message may say so: a task says to tell them.
updates-desk-no-subject = Without a subject
updates-desk-mail-nothing = Nothing of it was applied. Who wrote it is not known: answer nothing before you have rung the officer.
updates-desk-mail-theirs = The officer wrote this, and nothing of it was applied. Is it clear to you? Answer for them below. Else ring them.
updates-desk-mail-whole = The whole mail
updates-desk-files = { $count ->
    [one] 1 file came with it.
   *[other] { $count } files came with it.
}
updates-desk-answer = The officer says what is true
    .more = Anybody can ring and give their name. Write down what you hear when you ring the number that we have.
updates-desk-more = { $count ->
    [one] 1 more question stands here once these are answered.
   *[other] { $count } more questions stand here once these are answered.
}
updates-desk-gone-more = Nothing of what you typed was taken. Find who has it, and hand it to them.
updates-desk-gone = This task is over, or a colleague has it
updates-desk-nothing = Nothing is open here any more
    .more = It was answered, or the record system has said it. Close the task.

## Lists of what was taken or broken, on the officers' site

updates-losses-title = What was taken or broken
updates-losses-lead = Lists that victims sent in your cases. No names stand here: look them up in the record.
updates-losses-none = No list waits for you
    .more = A list stands here when a victim in one of your cases sends it.
updates-losses-case = Case
updates-losses-sent = Sent
updates-losses-things = Things
updates-losses-new = New since the last answer
updates-losses-state = Where it stands
updates-losses-open = Open the list
updates-losses-read = Read the list
# $place is the place of the victim in a case of several.
updates-losses-victim = Victim { $place }
updates-losses-first = All
updates-losses-waits = Waits for you, answer promised by { $day }
updates-losses-waits-late = Late: answer was promised by { $day }
updates-losses-asked = You asked the victim on { $day }
updates-losses-answered = Answered, and can be undone
updates-losses-added = On the crime record since { $day }
updates-losses-words = What the victim wrote with it
updates-losses-of = Victim { $place } in this case
updates-losses-new-count = { $count ->
    [0] Nothing differs from the list that was answered before.
    [one] 1 thing is new, changed or taken off since the list that was answered before.
   *[other] { $count } things are new, changed or taken off since the list that was answered before.
}
updates-losses-mark-added = New
updates-losses-mark-changed = Changed
updates-losses-taken-off = No longer on the list
updates-losses-file = File { $place }
# $what is the thing, in the words of the victim.
updates-losses-picture = Picture of: { $what }
updates-losses-add = Added to the crime record
updates-losses-add-new = What is new is added to the crime record
updates-losses-add-hint = Press this when all that stands above is on the crime record. The victim’s page says so.
updates-losses-question = Is something missing or unclear?
    .hint = One short question. Victim care puts it to the victim in plain words: nothing goes to them from here.
updates-losses-ask = Ask the victim about it
updates-losses-overtaken = The victim sent a newer list. Answer about that one.
updates-losses-newest = See the newest list
updates-losses-not-asked = Nothing was kept: the list is on the crime record, or the victim sent a newer one.
updates-losses-back = All lists
