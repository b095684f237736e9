### The second code that warns the desk (docs/quiet-code.md): on her page, and at the desk.

## Her page

quiet-code-title = About your code
quiet-code-lead = You can have a second code. It looks like your own, but it opens nothing of yours.
quiet-code-how = What it does
quiet-code-how-1 = Someone may make you show your page. Then you can use your second code.
quiet-code-how-2 = It opens a plain page. The page says that nothing is new.
quiet-code-how-3 = It works on our phone line too.
quiet-code-how-4 = We learn that you used it. Nothing on the page shows that.
quiet-code-how-5 = We do not ring, text or write to you because of it. People here work out what is safe.
quiet-code-not = What it does not do
quiet-code-not-1 = It does not bring help at once. If you are in danger now, ring 999.
quiet-code-not-2 = It may not fool someone who has seen all of your page.
quiet-code-think = Think about this first
quiet-code-think-1 = Could it make the other person angry to see so little?
quiet-code-think-2 = Can you learn 12 numbers by heart, and tell the two codes apart?
quiet-code-think-3 = You can talk it over with us or with a support worker first.
quiet-code-have = You have had a second code since { $day }.
quiet-code-lost = Your second code does not work any more. Someone tried it with wrong numbers.
quiet-code-make = Give me a second code
quiet-code-make-new = Give me a new one
quiet-code-make-new-more = The one you have ends then.
quiet-code-end = End my second code
quiet-code-ended = Your second code has ended.
quiet-code-new = 12 numbers to learn
quiet-code-new-once = You see it only this once. Learn it by heart now.
quiet-code-new-keep = Do not keep it where someone can find it.
quiet-code-done = I have learned it

## The desk: her quiet code

quiet-code-desk-title = Quiet code
quiet-code-desk-more = A second code for when somebody makes them show their page. It opens a page without anything of theirs, and warns us.
quiet-code-desk-open = Look at their quiet code, or make one with them
quiet-code-desk-alone = They were proved by their code alone. Whoever took it would learn here whether there is a quiet code. Prove them in another way first.
quiet-code-desk-none = They have none.
quiet-code-desk-has = They have one since { $day }.
quiet-code-desk-lost = Wrong tries ended the last one. They may not know.
quiet-code-desk-off = This force gives out no new quiet codes.
quiet-code-desk-before = Before you make one
quiet-code-desk-before-1 = Ask whether they are alone, and whether anybody listens.
quiet-code-desk-before-2 = Say that it brings no help at once: in danger they ring 999.
quiet-code-desk-before-3 = Ask what the other person has seen of their page. Who knows all of it may notice.
quiet-code-desk-before-4 = Ask whether they can keep two codes apart under pressure. If not, it is not for them.
quiet-code-desk-before-5 = Tell them to learn it by heart. It is never sent or written down by us.
quiet-code-desk-make = Make a quiet code now
quiet-code-desk-make-new = Make a new one: the old one ends
quiet-code-desk-end = End it
quiet-code-desk-ended = It has ended.
quiet-code-desk-new = Say this quiet code to them
quiet-code-desk-new-once = It is shown this once. Have them say it back. Never say to anybody else that there is one.

## The desk: the warning

quiet-code-warned-title = A quiet code was used
quiet-code-warned-open = See what to do
quiet-code-warned-do = What to do
quiet-code-warned-do-1 = Do not ring, text, write or visit because of this. The person who made them may stand beside them.
quiet-code-warned-do-2 = Tell nobody outside that there is a quiet code. If they ring us, speak as with anybody.
quiet-code-warned-do-3 = Look whether the control room has a call from them, and what the record says of danger.
quiet-code-warned-do-4 = Speak now with the officer who leads the case, or with a supervisor. Decide together how one of you makes sure that they are safe.
quiet-code-warned-do-5 = If a life may be in danger, tell the control room now. Say that nobody there may show how we know.
quiet-code-warned-do-6 = No message leaves until you end this. What waited leaves then: change the plan first if messages could do harm.
quiet-code-warned-do-7 = It may have been a slip. Ask only when they can speak freely, in the way and the hours that were agreed.
quiet-code-warned-case = Case { $reference }
quiet-code-warned-leads = { $name } looks after it: { $phone }
quiet-code-warned-record = Open the record
quiet-code-warned-used = When it was used
quiet-code-warned-by-web = On the page
quiet-code-warned-by-phone = On the line
quiet-code-warned-by-desk = Said to one of us, as if it were their code
quiet-code-warned-sent = What was sent from there
quiet-code-warned-sent-careful = Anybody may have written it. It is in no conversation of theirs, and nobody answers it.
quiet-code-warned-sent-none = Nothing.
quiet-code-warned-sent-message = A message
quiet-code-warned-sent-call-back = A call was asked for. None is planned.
quiet-code-warned-sent-not-done = That something was not done
quiet-code-warned-gone = Its words are gone.
quiet-code-warned-sound = Listen to what was left on the line
quiet-code-warned-end = End this
quiet-code-warned-done = What did you do?
quiet-code-warned-done-hint = Whom you spoke with, what you decided, and what comes next. No message goes to them.
quiet-code-warned-done-needed = Say what was done
quiet-code-warned-back = Back to the task
