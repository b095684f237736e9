## The desk: staff read the official word. Short, verb first.

desk-site = The desk
desk-staff = Victim care
desk-tab-tasks = Work
desk-tab-new-contact = Contact
desk-tab-look-up = Find
desk-tab-referrals = Referrals
desk-tab-phone = Phone
desk-tab-team = Team
desk-tab-more = More
desk-sign-out = Sign out
desk-save = Save
desk-note = Note
desk-note-for-colleague = What they need to know

## Signing in

desk-sign-in-title = Sign in
desk-sign-in-lead = You sign in with your force account. Nothing is typed here.
desk-sign-in-go = Sign in with my force account
desk-sign-in-demo = In the demonstration nobody has an account.
    .go = Choose who to be
desk-sign-in-refused = We could not sign you in. Try again, or ask whoever gave you your account.
desk-sign-in-absent = This installation has no provider for force accounts yet. Whoever runs it can name one: see “victimcare settings”.

## When something is not there or did not work

desk-calm-not-found = This is not here
    .more = It is over, it never was, or it is not yours to see.
desk-calm-failed = That did not work, and it is not your fault
    .more = Try again in a few minutes. If it goes on, tell whoever runs Victim Care.
desk-calm-too-large = That was too much to send
    .more = Nothing of it was read, or you are not signed in any more. Five files at most, each of up to 10 MB.
desk-calm-form-expired = That was not saved
    .more = The page was open too long, or you signed in again meanwhile. Go back and copy what you typed, then load that page again.
desk-calm-start = Back to the start

## When something is due

desk-due-undated = no date
desk-due-today = due today
desk-due-tomorrow = tomorrow
desk-due-at = due { $time }
desk-late-days = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
desk-late-hours = { $count } h late
desk-late-minutes = { $count } min late
desk-today = Today
desk-moment = { $day } { $time }
desk-minutes = { $count } min
desk-hours-minutes = { $hours } h { $minutes } min
desk-hours-only = { $hours } h
desk-headline = { $day }, { $time }
desk-list = { $first } and { $last }
desk-weekday-and-day = { $weekday } { $day }

## The work list

desk-tasks-title = Work
desk-tasks-mine = Mine
desk-tasks-team = My team
desk-tasks-all = All
desk-tasks-many = { $count }+
desk-tasks-order = Order: worst harm first, then the longest late. Nothing here is without a team and a time.
desk-tasks-more = Show the next
desk-tasks-start = Back to the first
desk-tasks-none = Nothing waits here
    .more = What comes next appears when you load this page again.
desk-tasks-none-mine = You have nothing open
    .more = Take something from your team’s list.
desk-tasks-choose = Choose something from the list
    .more = Why it is there, and how the victim may be reached, then stand here.

desk-owner-you = You
desk-owner-nobody = Nobody yet

desk-act-tell-her = Tell the victim what is new
desk-act-tell-her-more-than-shown = Tell the victim what the page cannot say
desk-act-tell-her-old-news = Decide how the victim hears older news
desk-act-make-first-contact = Make the first contact
desk-act-reach-her-sender-gone = Agree with the victim on another sender’s name
desk-act-reach-her-plan-review-due = Look at their plan with them again
desk-act-message-failed = Look at a message that did not arrive
desk-act-messages-held = Decide on held messages
desk-act-print-letters = Print and post the letters that lie in the print folder
desk-act-call-back = Call back
desk-act-call-back-callback-silent-many = Look at many silent calls
desk-act-decide-details = Decide on other details of a victim
desk-act-contacts-leap = Check the contacts a record system reports
desk-act-code-attack = Many wrong codes: look at it now
desk-act-read-written = Read what a victim wrote on their page, and answer
desk-act-give-update = Tell a victim how things stand
desk-act-silence-written-unread = Find out why a victim has not read our answer
desk-act-wrong-codes = Somebody tries to guess a victim’s code: ask whether they are safe
desk-act-danger-now = Somebody is in danger now: see that help has come
desk-act-quiet-code = A victim may be in danger: their quiet code was used
desk-act-silence = Keep what is about to be broken
desk-act-silence-silence-first-contact = Make the first contact
desk-act-silence-silence-tell = Tell the victim what is new
desk-act-silence-silence-do = Do what is owed
desk-act-silence-escalated-officer = Ask the officer of the case
desk-act-silence-escalated-supervisor = See to what is late
desk-act-silence-escalated-care-team = See to what is late
desk-act-silence-silence-be-in-touch = Be in touch, as promised
desk-act-silence-carer-changed = Tell the victim who looks after them now
desk-act-reach-her = Reach the victim
desk-act-reach-her-risk-news = Reach the victim now: they may be in danger
desk-act-second-person = Be the second person
desk-act-review-hold = Look again at something that is held
desk-act-contact-wish = Agree with them how we reach them
desk-act-confirm-grounds = Decide whether several crimes are against one person
desk-act-front-door = Read and answer a complaint from the front door
desk-act-asked-support = Put the victim in touch with somebody who supports people
desk-act-more-help = Ring the victim about faster news and more help
desk-act-changed-mind = Ask the victim if they want it after all
desk-act-waits-long = Ask why it takes so long, and tell the victim
desk-act-take-statement = Take their words to the court formally
desk-act-court-ask = Answer what they ask about court
desk-act-court-ask-court-answered = Tell them what became of what they asked about court
desk-act-court-ask-money-asked = Help them ask for compensation
desk-act-court-ask-reminder-asked = Remind them of a day in court, in their safe way
desk-act-return-property = Agree how something of theirs comes back
desk-act-check-service = Look whether an entry of the directory is still right
desk-act-wrong-entry = Look at an entry of the directory that is said to be wrong
desk-act-supporter-asked = Decide who may help the victim and see something
desk-act-supporter-asked-supporter-feared = Look at somebody who is to help the victim, and may be a danger
desk-act-supporter-wrote = Answer somebody who helps the victim
desk-act-referral = See that a referral goes on
desk-act-referral-referral-refused = A service refused: find the next with the victim
desk-act-referral-referral-silent = A service does not answer: ring it
desk-act-referral-referral-hand-over = Hand a referral over to a service
desk-act-tell-referral = Tell the victim what became of a referral
desk-act-partner-wrote = Pass on to the officer what a service wrote
desk-act-partner-people = Look at who comes in for a support service
desk-act-self-referred = Read what somebody asked of a service
desk-act-next-step = Do what was settled in a contact
desk-act-next-step-step-second-call = Make the second call
desk-act-next-step-step-try-again = Try again, when and how it is safe
desk-act-next-step-step-risk-questions = Ask the risk questions
desk-act-next-step-step-agree-plan = Agree the safe plan
desk-act-next-step-step-offer-support = Put them in touch with support
desk-act-next-step-step-interpreter = Ring with an interpreter
desk-act-next-step-step-get-ready-for-court = Get ready for court with them
desk-act-next-step-step-say-how-to-review = Say how the decision can be looked at again
desk-act-next-step-step-ask-officer = Ask the officer, and tell them
desk-act-next-step-step-ring-again = Ring again
desk-act-pad-message = Read a message, and find whom it is for
desk-act-many-look-ups = Look at who looks for so many people
desk-act-ask-child = Ask a child what their parent may see
desk-act-assess-needs = Ask the victim what they need
desk-act-assess-needs-needs-broken-off = Go on asking the victim what they need
desk-act-act-on-risk = Act on what the victim said of their risk
desk-act-closing-call = Ring the victim: something of their case ends
desk-act-closing-call-closing-second-call = Ring the victim a second time about how it ended
desk-act-early-call = Ring the victim before they give up on us
desk-act-early-call-asked-to-be-rung = Ring the victim, as they asked when they stopped
desk-act-ask-why-left = Ask the victim, once and kindly, why they stopped
desk-act-meet-need = See to something that the victim needs
desk-act-meet-need-need-safety-now = Make the victim safe where they live
desk-act-meet-need-need-safe-contact = Agree with the victim how we reach them safely
desk-act-meet-need-need-home-security = Have doors, locks or windows seen to
desk-act-meet-need-need-devices = Help the victim with phones and accounts that others may see
desk-act-meet-need-need-pattern = Look whether the victim is targeted again and again
desk-act-meet-need-need-health = See that somebody looks after the victim’s health
desk-act-meet-need-need-access = Find out what makes it easier with their condition
desk-act-meet-need-need-chosen-person = Find the person whom the victim would rather speak with
desk-act-meet-need-need-child-support = Find help for the children
desk-act-meet-need-need-hate-support = Find help after a hate crime
desk-act-meet-need-need-care-of-others = Plan around those who depend on the victim
desk-act-meet-need-need-housing = Help the victim keep or find somewhere to live
desk-act-meet-need-need-money = Help the victim with money, or with what they lack every day
desk-act-meet-need-need-advice-on-status = Find advice for the victim about staying in this country
desk-act-meet-need-need-court-measures = Ask for what makes giving evidence easier
desk-act-meet-need-need-travel = Plan how the victim gets to us or to a court
desk-act-watch = Look at who looks at records
desk-act-watch-opening-asked = Decide whether a sealed record is opened: now
desk-act-watch-opening-used = Look at what was done in a sealed record
desk-act-watch-conflict-found = Look at a conflict of interest that was found
desk-act-watch-looks-wait = Answer for looks at records
desk-act-challenge-challenge-holding = Say that the challenge has come
desk-act-challenge-challenge-answer = Answer a challenge, with reasons
desk-act-challenge-challenge-put-right = Put right what was promised
desk-act-challenge-challenge-tell = Tell the victim the answer
desk-act-review-review-acknowledge = Say that the request for a review has come
desk-act-review-review-pass-on = Pass a request for a review on to the prosecutors
desk-act-review-review-decide = Review a decision not to prosecute
desk-act-review-review-chase = Ask the prosecutors for their answer
desk-act-review-review-tell = Tell the victim the result of a review
desk-act-ask-agency = Ask another agency for what it owes the victim
desk-act-ask-agency-agency-asked = Ask another agency again
desk-act-read-reply = Read what somebody wrote
desk-act-read-reply-asked-to-stop = Somebody asked for no more messages: find out whether the victim wants that
desk-act-listen = Listen to a message on the line
desk-act-cut-off = Look whether they rang again, and how to reach them
desk-act-cut-off-cut-off-unknown = See who was lost when the line broke
desk-act-hand-over = Prepare a packet for an agency that takes over
desk-act-hand-over-handover-sent-back = Change a packet that a colleague sent back
desk-act-hand-over-handover-not-taken-up = Ring an agency that has not taken a packet up
desk-act-hand-over-handover-not-ours = Find out whose a packet is
desk-act-hand-over-handover-question = Answer what an agency asks about a packet
desk-act-hand-over-handover-recalled = Ring an agency that has a packet we took back
desk-act-hand-over-handover-changed = Decide on a new version of a packet
desk-act-hand-over-handover-mail-refused = Give a packet to an agency in another way
desk-act-check-handover = Read a packet before it leaves
desk-act-review-contact = Read a contact that was drawn by lot
desk-act-read-feedback = Read what a supervisor says of your work
desk-act-brake = Far more messages of one kind than usual: look now
desk-act-plain-words = Put what an officer added into plain words
desk-act-plain-words-bail-rules = Tell the victim the rules of the bail, in plain words
desk-act-officer-silent = Ask an officer who does not answer
desk-act-officer-silent-officer-not-mailed = Ask who has the case: it is sealed, and in no mail
desk-act-officer-silent-officer-none = Find out who knows: no officer looks after the case
desk-act-passed-back = Find out who has a case now
desk-act-officer-wrote = Read what came to the address for officers
desk-act-tell-her-person-first = Ring the victim with hard news, before they read it
desk-act-tell-her-officer-asks = Tell the victim for the officer
desk-act-give-update-progress-ready = Tell a victim that the officer looked again
desk-act-give-update-officer-asks = Talk with a victim, as the officer asks
desk-act-give-update-officer-worded = Tell a victim what the officer added

desk-why-front-door = Somebody without a code wrote that we did something wrong. Nobody knows who it is.
desk-support-chosen = They chose:
desk-why-handover-due = The case passes to them, and they know nothing of the victim yet.
desk-why-handover-sent-back = The second person sent it back, and wrote why.
desk-why-handover-not-taken-up = A working day is over, and nobody there has taken it up. The victim may be dropped between us.
desk-why-handover-not-ours = They say it is not theirs. Until somebody has it, the victim is nobody’s.
desk-why-handover-question = They asked something, and wait for us.
desk-why-handover-recalled = They had read it before it was taken back. Ask them to destroy what they printed.
desk-why-handover-changed = What they have is not what we know now.
desk-why-handover-mail-refused = The line to their mailbox could not be sent. They know nothing of it.
desk-why-handover-second = Two people let a packet go. It stands still until it is read.
desk-why-review-drawn = Drawn by lot from last month’s contacts. Nobody chose it.
desk-why-feedback-given = A contact of yours was drawn by lot and read. Read what is said of it, and answer if you want.
desk-why-coaching-written = A supervisor wrote a note about your work, for the two of you alone.
desk-why-asked-support = They asked for it on their page. The choice of whom is theirs.
desk-why-check-service = Nobody has looked at it for months, and people ring the number that it names.
desk-why-wrong-entry = Somebody pressed that it is wrong. People may be ringing a number that nobody answers.
desk-why-referral-hand-over = The service has no door here. It gets a sealed document, and the password by telephone.
desk-why-referral-silent = Two working days without an answer.
desk-why-referral-no-contact = Accepted, and nobody has been in contact for five working days.
desk-why-referral-wait-over = The weeks that the service named have passed.
desk-why-referral-how-goes-it = In contact, and no word for weeks.
desk-why-referral-refused = The service said no. Nothing ends here: the next service, or a reason.
desk-why-referral-not-helped = The service ended it, and the victim has no support.
desk-why-referral-recalled = We took it back. What now, with the victim?
desk-why-referral-expired = What the victim agreed to has run out.
desk-why-referral-no-door = Their system does not take our notice. Ring them.
desk-why-tell-referral = A service answered, and no message may say so.
desk-why-partner-wrote = A support service wants the officer to know something.
desk-why-partner-to-certify = Their 90 days are over soon. Look whether they still work there.
desk-why-partner-shut-out = Their 90 days are over, and they are shut out.
desk-why-partner-wrong-tries = Many wrong tries to come in as them. They are shut out until you look.
desk-why-self-referred = Asked at the front door, and they agree that we may know. Nobody knows who it is.
desk-why-statement-sent = They have written down what the crime did to them, and sent it from their page.
desk-why-court-asked = They asked for something that makes the day in court easier.
desk-why-court-answered = It is settled. No message may tell them that our answer is on their page.
desk-why-money-asked = They want help with compensation.
desk-why-supporter-asked = They asked on their page. Talk with them first, and give the code yourself.
desk-why-supporter-feared = The name or number is also that of somebody they must be kept safe from. They can have no role. Say only that a person looks at it, and ask the victim how they are.
desk-why-supporter-wrote = Written on the page of somebody who helps them. They were told by when they have an answer.
desk-why-step-second-call = They were told, and need a second call to take it in.
desk-why-step-try-again = It was not safe to tell them. They are still owed it.
desk-why-step-risk-questions = Settled in a contact: the risk is to be looked at again.
desk-why-step-agree-plan = Settled in a contact: how they may be reached is not agreed, or has to be looked at again.
desk-why-step-offer-support = Settled in a contact: somebody outside the police could help.
desk-why-step-interpreter = Settled in a contact: they need it in another language.
desk-why-step-get-ready-for-court = Settled in a contact: the day in court needs getting ready for.
desk-why-step-say-how-to-review = Settled in a contact: they may want the decision looked at again.
desk-why-step-ask-officer = Settled in a contact: they asked something that only the officer knows.
desk-why-step-ring-again = Settled in a contact: you said that you ring again.
desk-why-pad-message = Somebody who proved nothing left a message. Nobody knows who it was, or whom it is about.
desk-why-many-look-ups = One of us has looked for far more people in an hour than anybody does in an hour of calls.
desk-why-child-has-a-code = A code of the child’s own page was made when the child was under 12, and given to a parent. The child is 12 now. Ask the child who is to have it, and make a new one.
desk-why-child-is-twelve = The child is 12. From now on it is the child who says, with one of us, what the parent sees.
desk-why-child-is-grown-soon = The child is 18 within weeks. Then the parent’s access ends, unless they want it to go on.
desk-why-needs-first = Nobody has asked them yet.
desk-why-needs-charge = Somebody is charged. What they need is asked again.
desk-why-needs-trial = A trial is set. What they need is asked again before it.
desk-why-needs-sentence = There is a sentence. What they need is asked again.
desk-why-needs-release = A release is planned. What they need, and whether they are safe, is asked again before it.
desk-why-needs-asked = They asked, or something has changed.
desk-why-needs-broken-off = It was begun and broken off. What they said is kept: nothing is asked twice.
desk-why-needs-support = They said that they would like it when they were asked what they need.
desk-why-kind-meet-need = They said so when they were asked what they need. Their record says how it was settled.
desk-why-risk-found = Their answers speak of a risk.
desk-why-risk-high = Their answers speak of a high risk. Somebody acts within the hour.
desk-why-closing-not-investigated = We do not look into it further. No message goes before the call.
desk-why-closing-no-further-action = Nobody will have to answer for it. No message goes before the call.
desk-why-closing-out-of-court = It ends without a court. No message goes before the call.
desk-why-closing-discontinued = The case in court was stopped. No message goes before the call.
desk-why-closing-acquitted = The court found the other person not guilty. No message goes before the call.
desk-why-closing-sentenced = There is a sentence. No message goes before the call.
desk-why-closing-released = A release is planned. The news leaves at once where their plan lets it; the call comes besides.
desk-why-closing-second-call = They want to speak once more.
desk-why-early-missed = We told them late, or have not told them yet.
desk-why-early-missed-often = We told them late again and again.
desk-why-early-promise-broken = We promised to be in touch, and were not.
desk-why-early-gap = Nobody has spoken with them for six weeks.
desk-why-early-need-unmet = Something that they need is not done.
desk-why-early-unanswered = They asked us something and wait longer than we said.
desk-why-early-not-reached = We tried several times and did not reach them.
desk-why-asked-to-be-rung = They stopped, and said that they want to hear from us again from this day.
desk-why-left-the-case = They do not support the case any more. What they chose stands: the question is only why.
desk-why-opening-asked = A colleague of another team says that it is an emergency. It takes somebody of yours to let them in.
desk-why-opening-used = Two people opened it in an emergency. A third looks at what was done there.
desk-why-conflict-found = A victim shares a number, an address or a name with one of us. The record is shut to them until a supervisor says that it is not so.
desk-why-looks-wait = Some were drawn by lot, some stand out. A supervisor answers for each.
desk-why-property-asked = They said how they want it back. A person alone agrees the place.
desk-why-reminder-asked = A day in their calendar is not safe. They want a person to remind them.
desk-why-silence-first-contact = Nothing is under way, and nobody has asked them how they may be reached.
desk-why-silence-tell = Nothing is under way that tells them in time.
desk-why-silence-do = Nothing is under way that keeps it.
desk-why-silence-be-in-touch = Our promise to be in touch comes due, and nothing is under way.
desk-why-escalated-officer = Soon late. Ask the officer of the case, who is named beside it.
desk-why-escalated-supervisor = It is late. A supervisor sees to it.
desk-why-escalated-care-team = Late for days. The care team sees to it.
desk-why-carer-changed = Somebody else looks after their case now, and no message to them is safe.
desk-why-risk-news = News that may change how safe they are, and they have not confirmed it.
desk-why-reach-voice = They have not read what was sent. Ring them in their safe way.
desk-why-reach-other-number = Not reached on the first number. Try the other one they agreed to.
desk-why-reach-letter = Not reached by telephone. Write to the address they agreed to.
desk-why-left-number = Without a code, somebody left their number on the line to be rung. It may be them, or somebody who has their phone. Nobody rings it: reach them in their safe way.
desk-why-reach-visit = Every other way is used up or not allowed. See them, or ask a partner they trust.
desk-why-not-asked = Nobody has asked them how they may be reached.
desk-why-guarded = Guarded, no plan confirmed with them: a person must tell them.
desk-why-not-agreed = Their plan allows none of the ways in which we can send a message.
desk-why-no-point = No number or address is known to be safe for messages.
desk-why-no-hour = None of their hours ever comes.
desk-why-review-due = Guarded, and their plan should have been looked at again: a person must tell them.
desk-why-no-sender = The sender’s name they agreed to see can no longer be shown on a text. It is never sent under another.
desk-why-sender-gone = The sender’s name they agreed to see can no longer be shown. Ask them what they want to see instead.
desk-why-plan-review-due = The day has come to ask them again how they may be reached.
desk-why-second-override = A colleague asks to let one message pass.
desk-why-more-than-shown = The victim is owed more about it, such as the reasons, than the page or the line can say.
desk-why-old-news = More than a day old when it reached us. A person decides.
desk-why-unread = A message told them there is news. They have not read it.
desk-why-message-failed = The provider gave up on it.
desk-why-message-in-doubt = Nobody knows whether it arrived.
desk-why-message-stuck = It has stood for an hour where it should have stood for seconds.
desk-why-brake = Far more of one kind left in an hour than is usual. The rest is stopped until people have looked.
desk-why-sending-held = Sending is held until a person releases it.
desk-why-no-provider = There is no provider to send by.
desk-why-letters-not-taken = Letters lie in the print folder, and nobody has taken them.
desk-why-written-officer = They wrote to the officer in the case. Answer, or hand it on with what the officer says.
desk-why-written-care = They wrote to the team that looks after them.
desk-why-written-to-answer = It is read. They were told by when they have the answer.
desk-why-written-unread = Our answer has lain unread on their page for a week. Reach them in the safe way: it may be that they cannot look.
desk-why-update-asked = They asked on their page. Ask the officer, and tell them also when nothing is new.
desk-why-many-wrong-codes = Entry by code is paused while this goes on. A new code opens for an hour all the same.
desk-why-code-guessed = A wrong code was tried more than once in a day. It may be a slip of their own, or somebody who watches them.
desk-why-code-guessed-ended = A wrong code was tried until their code ended. It may be somebody who watches them. Give a new one after proof.
desk-why-quiet-code-guessed-ended = Wrong tries ended their quiet code, and they may count on it. Speak with them when it is safe. Make a new one if they want it.
desk-why-danger-now = They said so in a contact, and 999 was to be brought in. Write down what came of it.
desk-why-quiet-code-used = Somebody may be making them show their page. Do not ring, text or write. Take it to see what to do.
desk-why-second-step-guessed = Wrong numbers were typed as their second step, and single numbers do not count there now. Whoever tried has their code: it may be somebody who watches them. Ring them, and make a new code.
desk-why-second-step-unshown = Numbers for their second step were texted more than once in a day, and nobody typed them. Somebody who has their code may be listening for their phone. Ring them only as agreed, and make a new code if it was not them.
desk-why-set-up-guessed = Wrong numbers ended the half hour in which a second step could be set up. Whoever tried has their code: it may be somebody who watches them.
desk-why-callback-back = Asked for, on the line or on their page.
desk-why-callback-person = Wanted a person on the line.
desk-why-callback-silent = Said nothing on the line. Ring with care.
desk-why-callback-silent-many = Many silent calls came without a code. The rest of them stands here, as one list.
desk-why-callback-place = Waited on the line for one of us, and keeps their place.
desk-why-callback-guarded = Somebody with their code asked for a call, on the line or on their page. It may be somebody who made them give it. A person decides how to reach them.
desk-why-wrote-back = A text or e-mail came from a number or address to which we wrote. Whoever holds the phone may have written it.
desk-why-asked-to-stop = The word STOP came back. No message goes there any more. Whoever holds the phone may have sent it.
desk-why-wrote-unknown = It came from a number or address that is nobody’s here.
desk-why-wrote-from = An e-mail bears their address and names no message of ours. Anybody can write that address.
desk-why-wrote-many = Many senders whom nobody here knows have written. The rest of what they write stands here, as one list.
desk-why-officer-wrote-many = Many whom we did not ask write to the address for officers. What else they write stands here, as one list.
desk-why-officer-added = The officer added a line to an answer. They read it only in your words.
desk-why-bail-rules = They are out on bail, and the officer wrote the rules. They keep the victim safe: word them within the hour.
desk-why-officer-silent = Asked twice, and no answer.
desk-why-officer-mail-fails = Mail to this officer does not arrive, so nobody has asked them.
desk-why-officer-away = A machine answers for this officer: they are away, and nobody is entered who stands in.
desk-why-officer-not-mailed = The timeline lacks something, and what is sealed is asked in no mail.
desk-why-officer-none = The timeline lacks something, and there is no officer to ask.
desk-why-passed-back = The officer says that the case is theirs no more.
desk-why-officer-no-such-address = It came to an address that we did not make. Nothing of it was applied.
desk-why-officer-another-sender = It is not from the officer who was asked. Nothing of it was applied.
desk-why-officer-too-old = It answers questions of more than two weeks ago. Nothing of it was applied.
desk-why-officer-unclear-again = The officer wrote twice, and we could not make it out. Nothing of it was applied.
desk-why-person-first = No further action. It is told by a person before it is read.
desk-why-officer-asks = The officer asks us to.
desk-why-officer-worded = It stands on their page in plain words, and no message may say so.
desk-why-progress-ready = The officer looked again, and nothing is new. No message may say so.
desk-why-voicemail-desk = They left a message for the desk, after keying their code.
desk-why-voicemail-officer = They left a message for the officer in the case, after keying their code. We listen, and pass it on.
desk-why-voicemail-unknown = Somebody left a message without a code. It is linked to no case.
desk-why-voicemail-many = Many messages were left without a code. The rest of them stands here, as one list.
desk-why-cut-off = They had keyed their code and waited for one of us when the line broke. Nobody has promised them anything.
desk-why-cut-off-unknown = The line broke while people waited for one of us. They had proved nothing, and there is no number to ring. Look whether they rang again.
desk-unread = { $count } messages have not been opened.
desk-unrung = { $count } calls wait.
desk-silent-alarm = { $count ->
    [one] One silent call stands in one list, since { $since }.
   *[other] { $count } silent calls stand in one list, since { $since }.
}
desk-silent-alarm-more = Many came without a code. Somebody may be doing this on purpose, and somebody among them may be in danger.
desk-silent-since = The first of them came { $since }.
desk-silent-do = Each is looked at, rung or ended on its own page. Whoever works on one has it as a task of its own.
desk-silent-open = Open the silent calls
desk-why-contact-wish = They said on their page how they want to be reached. Nothing new is used until you have agreed it with them.
desk-why-contact-wish-guarded = Guarded. Somebody with their code and their second step said on their page how to reach them. Ring them first, in the way that stands.
desk-why-contact-wish-ring = They ask on their page that a person rings them about how we reach them.
desk-why-details-proposed = The record system proposes them. Nothing changes until you decide.
desk-why-contacts-leap = Far more than it usually reports in a day.
desk-why-second-unmark = A colleague proposes that a victim is no longer guarded.
desk-why-second-plan = A colleague recorded another number in a victim’s plan.
desk-why-second-details = A colleague accepted another number or address of a victim.
desk-why-challenge-holding = The victim says that a right was not met, and hears within a working day that it has come.
desk-why-challenge-answer = The victim says that a right was not met, and waits for an answer with reasons.
desk-why-challenge-put-right = The answer promised that something is put right by this day.
desk-why-challenge-tell = An answer waits to be told by a person.
desk-why-review-acknowledge = The victim asks that a decision not to prosecute is looked at again.
desk-why-review-pass-on = The decision was the prosecutors’: the request is theirs to answer.
desk-why-review-decide = Somebody other than whoever decided looks at it again.
desk-why-review-chase = The prosecutors have it. The victim waits for their answer.
desk-why-review-tell = A result waits to be told by a person.
desk-why-review-hold = Something the victim is owed is held. By this day somebody looks at it again, or it comes back as late.
desk-why-recorded-by-hand = A colleague recorded it. No machine has words for it: a person tells the victim.
desk-why-owed-again = The victim is owed this again: a hold or a refusal has ended.
desk-why-agency-near = Another agency owes the victim something, and its day is near. See “Whom we wait for”.
desk-why-agency-late = Another agency owes the victim something, and its day is past. See “Whom we wait for”.
desk-why-agency-asked = Another agency was asked for something it owes the victim. Ask again if it is not done by then.
desk-why-more-help = The victim asked for Enhanced Rights on their page. Their needs are assessed, and they hear by then.
desk-why-changed-mind = The victim said no to something, and asks for it now. Talk with them, then take the refusal back.
desk-why-waits-long = It waits longer than 3 in 4 cases like it. Their page says that we are asking why.
desk-why-one-person = Several crimes in a year name what may be one victim. If so, faster rights apply.

## A chosen task

desk-why-it-is-here = Why it is here
desk-cause-harm-guarded = guarded
desk-cause-harm-enhanced = enhanced rights
desk-cause-harm-caller = the caller proved who they are
desk-cause-harm-plain = nothing marks it higher
desk-cause-due-by = owed by { $moment }
desk-cause-due-day = owed by the end of { $day }
desk-cause-tried = Tried
desk-news-owed = News the victim is owed
# $day is the day of what happened; $title what the Code calls what is owed
desk-tell-of = { $what } ({ $day }): { $title }
# $starts is when the day in court is to be
desk-tell-of-hearing = { $what } ({ $day }, for { $starts }): { $title }
desk-tell-other = { $title } ({ $day })
desk-safe-way = The safe way
desk-do-now = Do now
desk-take = Take it
desk-taken-by = { $name } has it. Ask them, or ask a supervisor to hand it on.
desk-take-first = Take it to see whom to ask for and where to ring.
desk-open-contact = Open the contact
desk-hand-on = Hand on
desk-hand-on-to = To whom
desk-hand-on-needs = Handing on needs a note.
desk-hand-on-choose = Choose somebody, or a team
desk-close = Close
desk-close-not-heard = { $count ->
    [one] Nobody has listened to 1 message. Listen first. Only a supervisor may close this unheard, as not needed, and says why.
   *[other] Nobody has listened to { $count } messages. Listen first. Only a supervisor may close this unheard, as not needed, and says why.
}
desk-close-not-read = { $count ->
    [one] 1 message has not been opened. Read it first, or close this as not needed and say why.
   *[other] { $count } messages have not been opened. Read them first, or close this as not needed and say why.
  }
desk-close-how = How it ended
desk-close-done = Done
desk-close-not-needed = Not needed any more
desk-close-cannot-be-reached = They cannot be reached (supervisors)
desk-close-needs-note = Say why
desk-close-still-owed = They have not been told yet. Record the contact that told them; the task then closes by itself.
desk-gone = Somebody closed that, or it was never there.
desk-last-contacts = Last contacts
desk-no-contacts = None yet.
desk-steps = What happened to it
desk-step-made = Made
desk-step-updated = Brought up to date
desk-step-taken = Taken
desk-step-tried = Rung, not reached
desk-step-went-on = One step done
desk-step-handed-on = Handed on
desk-step-received = Received: “I have it”
desk-step-snoozed = Put off
desk-step-woke = Back in the list
desk-step-covered = Its owner is away: handed to whoever stands in
desk-step-given-known = Given to somebody the victim knows
desk-step-given-language = Given to somebody who speaks their language
desk-step-given-skill = Given to somebody trained for it
desk-step-rose-unreceived = Nobody said that they have it: open to a supervisor now
desk-step-moved = Another time is promised
desk-step-kept = They rang in, and still want the call
desk-step-said-unproved = Somebody said that it is needed no more: not proved, it stands
desk-step-have-reached = They are to be reached in their own safe way
desk-step-off-shift = Off shift: handed on to the team
desk-step-given = Given to whoever is on duty
desk-step-closed = Closed
desk-step-rose-supervisor = Late: open to a supervisor now
desk-step-rose-care-team = Late for days: open to the care team now

desk-second-asked = { $name } proposed this { $moment }.
desk-second-mine = You proposed it, so somebody else must confirm. You can take it back.
desk-second-agree = Confirm
desk-second-refuse = Do not confirm
desk-second-take-back = Take it back
desk-second-take-first = Take it to read what is proposed.
desk-second-settled = That was settled already, or something newer has taken its place.
desk-second-choose = Nothing was recorded. Press Confirm, or Do not confirm.
desk-second-guard = No longer guarded
desk-details-accept = Accept
desk-details-refuse = Refuse
desk-details-sends-nothing = A second person must confirm another number or address. Nothing is sent to the old or to the new one.
desk-details-waits = Accepted. The other number or address waits to be checked. Until then nothing goes to it, or to one whose place it takes.
desk-details-choose = Nothing was recorded. Press Accept, or Refuse.
desk-details-done = Accepted.
desk-details-refused = Refused.
desk-callback-do = Ring from its own page: it asks first whether they may be rung at that moment.
desk-callback-open = Open the call back
desk-callback-window = Promised between { $start } and { $end }
desk-release = Let them go
desk-release-done = { $count ->
    [one] 1 message goes on its way, past the gate once more.
   *[other] { $count } messages go on their way, past the gate once more.
}

## How the victim may be reached

desk-way-guarded = Guarded. A person makes every contact until a plan is confirmed with them.
desk-way-guarded-since = Guarded since the plan was confirmed. A person makes every contact until it is confirmed with them again.
desk-way-guarded-confirmed = Guarded, with a plan confirmed with them.
desk-way-not-asked = Nobody has asked them yet. Ask first if it is safe to talk; leave no message; do not say who you are to anybody else.
desk-way-stated = Stated by the record system, not confirmed with them.
desk-way-stated-at-first = The record system holds what was stated at first. Heed it, and confirm nothing of it without them.
desk-way-stated-by-others = The record system holds what somebody else stated. It may be wrong, or meant to harm them.
desk-way-stated-ways = It names { $ways }.
desk-way-stated-none = It names no way of reaching them.
desk-way-confirmed = Confirmed with them on { $day }.
desk-way-only = They agreed to { $ways }.
desk-way-none = They agreed to no way of reaching them. Wait until they come to us.
desk-way-call = calls
desk-way-text = texts
desk-way-email = e-mail
desk-way-post = post
desk-way-to = { $way } to { $to }
desk-way-sender = Shown as “{ $name }”
desk-way-sender-gone = Agreed to be shown as “{ $name }”, which no text can show any more: none is sent until another is agreed
desk-way-seen-by = Who else: { $who }
desk-way-code-word = A code word is agreed. They say it first.
desk-word = Their code word
    .hint = Type what they said before you say anything.
desk-word-check = Check
desk-word-right = That is the word.
desk-word-wrong = That is not the word. Say nothing of them, and end the call.
desk-word-too-many = Too many wrong words today. No more are checked until a new one is agreed.
desk-word-none = No code word is agreed with them.
desk-way-review = To be looked at again by { $day }.
desk-way-review-due = It should have been looked at again by { $day }.
desk-never-call = No calls
desk-never-text = No texts
desk-never-email = No e-mail
desk-never-post = No post
desk-never-voicemail = No voicemail
desk-never-police = Do not say police
desk-days-span = { $first } to { $last }
desk-hours-any = At any hour
desk-hours = { $days }, { $start } to { $end }
desk-day-mon = Mondays
desk-day-tue = Tuesdays
desk-day-wed = Wednesdays
desk-day-thu = Thursdays
desk-day-fri = Fridays
desk-day-sat = Saturdays
desk-day-sun = Sundays
desk-way-left = { $time } left today.
desk-way-closed-now = Not now: these are not their hours.
desk-ask-for = Ask for { $name }
desk-no-name = No name on record
desk-ask-for-nobody = No name on record: ask for nobody by name
desk-ring-on = Ring { $number }
desk-no-number = No number they agreed to.

## Finding a victim

desk-look-up-title = Find
desk-look-up-lead = Ask for their reference first. Spelling does not matter, and earlier names count too. Nothing of anybody is shown.
desk-look-up-reference = Crime reference
desk-look-up-name = Their whole name, or the business
    .hint = As they give it. Needed when a crime has more than one victim.
desk-look-up-reason = Why you are looking
    .hint = Kept for good with your name. A supervisor reads it.
desk-look-up-reason-needed = Say why you are looking
desk-look-up-needed = Type a reference, a name or a number
desk-look-up-go = Find
desk-look-up-none = No one found
    .more = There is no one, or you may not see them, or it could be several. Ask for one thing more: reference, whole name, a number.
desk-look-up-recorded = Every look is recorded with its reason, found or not.
desk-reason-task = An open task about this victim, taken by this member of staff

## Before proof

desk-gate-title = Not proved yet
desk-gate-lead = This screen is the same for everyone. Nothing about the victim is shown before you know who you are speaking with.
desk-gate-lead-task = You see whom to ask for and how, and nothing else before you know who you are speaking with.
desk-gate-safe = Ask: “Is it safe to talk?”
    .more = No, or not sure: offer another time, then stop.
desk-gate-code = Ask for the 12 numbers of their code
    .hint = Type as you hear them. Do not read them back.
desk-gate-code-first = First 6
desk-gate-code-last = Last 6
desk-gate-check = Check
desk-gate-other = No code?
desk-gate-call-back = I rang them on the number confirmed with them
desk-gate-in-person = In person, a photo document seen with a colleague
desk-gate-introduced = An officer or colleague who has met them was there and vouched for them
desk-gate-colleague = Which colleague
desk-gate-colleague-nobody = Nobody
desk-gate-how-needed = Choose how they proved who they are
desk-gate-colleague-in-person = Choose the colleague who saw the photo document with you. One person alone is no proof
desk-gate-colleague-introduced = Choose who was there and vouched for them
desk-gate-record = Record this proof
desk-gate-not-proof = None of these is proof:
    .more = name, date of birth, address, reference, the number they ring from, having the phone.
desk-gate-wrong = That did not prove who it is. Ask them to ring us, or offer another way.
desk-gate-say = What you can say now
    .first = How the service works, and what anyone is owed
    .second = Where to find support, and how to get a code
    .third = “I can take a message. I cannot say more yet.”
    .more = Said to everyone, in these words, whoever is asking.
desk-gate-try = You did not reach them?
    .more = It goes onto their record as a try. It tells them nothing, and needs no proof.
desk-gate-try-save = Record the try
desk-gate-mark = In danger from somebody?
desk-gate-marked = Marked guarded.
desk-gate-try-saved = The try is recorded.
desk-gate-how = How do you know who it is?

## The victim’s record

desk-proved = { $how }, { $moment }
desk-how-code = Proved by code
desk-how-call-back = Proved by calling back
desk-how-in-person = Proved in person
desk-how-introduced = Vouched for
desk-record-recorded = This look is recorded. It closes after an hour.
desk-finish = Finish this contact
desk-parts = Parts of their record
desk-part-case = Contact
desk-part-refer = Support
desk-part-rights = Rights
desk-part-needs = Needs
desk-part-asked = Asked
desk-part-follow-up = Following up
desk-part-plan = Safe plan
desk-part-written = Written
desk-part-messages = Messages
desk-part-access = Code
desk-part-court = Court
desk-part-property = Property
desk-part-guard = Guard
desk-part-handed-over = Handed over
desk-part-looks = Who looked
desk-how-to-speak = How to speak with them
desk-language = Language: { $value }
desk-formats = They asked for: { $value }
desk-english = English. No other wish is recorded.
desk-so-far = So far, all channels
desk-so-far-none = Nothing yet.
desk-earlier-call-person = Rang and spoke with a person
desk-earlier-call-callback = Rang and asked for a call back
desk-earlier-call-message = Rang and left a message
desk-earlier-call-challenge = Rang and said that a right was not met
desk-earlier-call-told = Rang and heard where it stands
desk-earlier-call-other = Rang the line
desk-earlier-call-elsewhere = Rang and was put through to our other number. Whether somebody spoke with them there is not known
desk-earlier-placed-person = We rang, and they went on to speak with a person
desk-earlier-placed-told = We rang, and they heard where it stands
desk-earlier-placed-other = We rang, and they keyed their code
# $what is one of these
desk-earlier-nobody = { $what }. Spoke with nobody
desk-earlier-call-marked = { $what }. Said how we did, from 1 to 5: { $mark }
desk-earlier-call-back = Asked for a call back. { $how }
desk-earlier-call-back-open = Asked for a call back, and is still to be rung
desk-owed-now = Owed to them now
desk-owed-none = Nothing is owed to them now
    .more = What is new appears here as soon as we hear of it.
desk-owed-undated = { $count ->
    [one] 1 more, with no date
   *[other] { $count } more, with no date
}
desk-late-say-sorry = It is late. Say sorry once, then why.
desk-guarded = Guarded
desk-enhanced = Enhanced rights

desk-contact-title = How did it end?
desk-contact-how = How
desk-contact-what = What they were told
desk-contact-note-hint = They can read this.
desk-contact-choose = Say how it ended
desk-contact-which-way = Say how you were in touch
desk-contact-no-way = Choose one
desk-contact-tick = Tick which of these you told them
desk-contact-untick = Ticked, and not told: choose one of the two
desk-contact-finish = Save and finish
desk-contact-saved = Recorded.
desk-contact-reached = { $channel }, reached
desk-contact-not-reached = { $channel }, not reached
desk-contact-reported = Reported by the record system
desk-channel-phone = Call
desk-channel-in-person = In person
desk-channel-video = Video call
desk-channel-letter = Letter
desk-channel-email = E-mail
desk-channel-text = Text
desk-channel-call = Call by the line
desk-channel-page = Their page
desk-channel-line = The line
desk-happened-message-text = Text sent
desk-happened-message-email = E-mail sent
desk-happened-message-letter = Letter sent
desk-happened-call-in = They rang the line
desk-happened-call-out = We rang them from the line

## What happened, in the official words

desk-event-case-recorded = Crime recorded
desk-event-case-not-investigated = Decided not to investigate
desk-event-case-officer-changed = Another officer leads
desk-event-case-outcome = Outcome recorded
desk-event-case-reopened = Investigation reopened
desk-event-case-sent-to-cps = Sent to the CPS
desk-event-case-looked-at = The officer looked again
desk-event-case-withdrawn = Victim withdrew
desk-event-suspect-identified = Suspect identified
desk-event-suspect-arrested = Suspect arrested
desk-event-suspect-interviewed = Suspect interviewed
desk-event-suspect-released-without-charge = Released without charge
desk-event-suspect-bailed = Released on police bail
desk-event-suspect-released-under-investigation = Released under investigation
desk-event-suspect-bail-changed = Police bail changed
desk-event-suspect-out-of-court-disposal = Out of court disposal
desk-event-suspect-charged = Suspect charged
desk-event-prosecution-decision = Decision on prosecution
desk-event-hearing-listed = Hearing listed
desk-event-hearing-resulted = Hearing resulted
desk-event-appeal-lodged = Appeal lodged
desk-event-appeal-resulted = Appeal resulted
desk-event-offender-release-planned = Release planned
desk-event-property-seized = Property seized
desk-event-property-ready = Property ready to return
desk-event-property-returned = Property returned
desk-event-victim-added = Victim added
desk-event-victim-contacted = Contact
desk-event-victim-details-proposed = Other details proposed
desk-event-victim-needs-assessed = Needs assessed
desk-event-duty-held = Something owed put on hold
desk-event-duty-hold-ended = A hold ended
desk-event-duty-declined = They said no to something owed
desk-event-duty-decline-taken-back = They want something after all
desk-event-duty-not-owed = Something found not to be owed
desk-event-duty-owed-after-all = Something owed after all
desk-event-duty-lateness-explained = Lateness explained
desk-event-victim-opted-out = They chose to have nothing more of a kind
desk-event-victim-opted-in = They chose to have it again
desk-event-agency-asked = Another agency asked
desk-event-agency-answered = Another agency answered
desk-event-handover-sent = Handed over to another agency
desk-event-handover-taken-up = Another agency has taken it up
desk-event-handover-answered = Another agency said something about what was handed over
desk-event-handover-recalled = What was handed over was taken back
desk-event-interview-needed = Interview with them needed
desk-event-out-of-court-disposal-considered = Out of court disposal considered
desk-event-special-measures-decided = Special measures decided
desk-event-rearrest-hearing-received = Hearing after re-arrest received
desk-event-appeal-bail-received = Bail pending appeal received
desk-event-expenses-claimed = Expenses claimed
desk-event-contact-scheme-referral-received = Referral to the contact scheme received
desk-event-offender-unlawfully-at-large = Offender unlawfully at large
desk-event-complaint-received = Complaint received
desk-event-complaint-answered = Complaint answered
desk-event-right-challenged = They said that a right was not met
desk-event-challenge-acknowledged = Challenge acknowledged
desk-event-challenge-answered = Challenge answered
desk-event-review-requested = Review asked for
desk-event-review-acknowledged = Review acknowledged
desk-event-review-decided = Review decided
desk-event-other = Something else was written down here

desk-fact-suspect-ref = Suspect { $value }.
desk-fact-outcome-code = Outcome { $value }.
desk-fact-kind = { $value }.
desk-fact-decision = { $value }.
desk-fact-result = { $value }.
desk-fact-court = { $value }.
desk-fact-starts-at = On { $value }.
desk-fact-bail-until = Until { $value }.
desk-fact-conditions = Conditions: { $value }.
desk-fact-reason = { $value }
desk-fact-sentence = { $value }
desk-fact-item-ref = Item { $value }.
desk-fact-description = { $value }
desk-fact-summary = { $value }

## The ledger

desk-rights-what = What
desk-rights-started = Started by
desk-rights-due = Due
desk-rights-stands = Stands
desk-rights-unverified = from memory: not shown to the public as a right
desk-status-due = Due
desk-status-met = Kept
desk-status-met-late = Late
desk-status-missed = Missed
desk-status-held = On hold
desk-status-declined = Declined
desk-status-not-owed = Not owed

## The safe plan

desk-override = Let one message pass
desk-override-lead = Ring first, if that is safe. One message then leaves within a day, in the words and to the number that the rule allows. Nothing that they said is overridden.
desk-override-lifts-not-asked = Nobody has asked them. They would be told only that there is something new, on the one number that is theirs alone.
desk-override-lifts-review-due = The look at their plan is overdue. The message goes as they agreed then.
desk-override-lifts-quiet-hours = These are the force’s quiet hours, and they named none of their own.
desk-override-reason = Why it can’t wait for a person, or for the hour
desk-override-ask = Ask a second person
desk-override-asked = A second person is asked. Until they agree nothing leaves.
desk-override-reason-needed = Say why it can’t wait
desk-override-nothing = Nothing holds it back that two people could let pass.
desk-plan-title = Safe plan
desk-plan-lead = Ask one thing at a time. “Maybe” and “I do not want to say” count as no.
desk-plan-none = Nobody has asked them yet.
desk-plan-may-leave-voicemail = Voicemail may be left
desk-plan-say-police = We may say that it is the police
desk-plan-also = And
desk-plan-given = Another number, e-mail or address they give you now
    .hint = An address with its postcode in the last line.
desk-plan-other = Add another number, e-mail or address
    .hint = It waits before anything is sent to it.
desk-plan-kind-mobile = Mobile
desk-plan-kind-phone = Telephone
desk-plan-kind-email = E-mail
desk-plan-kind-address = Post
desk-plan-messages-mobile = A text to it may say
desk-plan-messages-email = An e-mail to it may say
desk-plan-messages-address = A letter to it may say
desk-plan-messages-given = A message to it may say
desk-plan-calls = A call to it may say
desk-plan-sender = Sender’s name on a text
    .hint = What stands above a text on their screen. A name is offered that every supplier of texts can show.
# $neutral and $open are the force’s two usual names
desk-plan-sender-usual = Our usual is “{ $neutral }”, or “{ $open }” where police may be said.
desk-plan-sender-suppliers = Our usual is the suppliers’ own sender, which says nothing of police or crime.
desk-plan-sender-none = Our usual
desk-plan-sender-named = They see “{ $name }”
desk-plan-sender-is-gone = “{ $name }”: can no longer be shown. Choose another with them
desk-plan-place = How they like it best
desk-plan-place-none = No order
desk-plan-seen-by = Who else sees or hears it
    .hint = For us alone. It is never in a message.
desk-plan-when = When, and what else
desk-plan-language = Language for messages and letters
desk-plan-language-recorded = As the record system says
desk-plan-formats = They need
desk-plan-format-large-print = Large print
desk-plan-format-easy-read = Easy read
desk-plan-format-bsl = British Sign Language
desk-plan-code-word = New code word
    .hint = They say it before we say anything. It is never shown again. Empty: what was agreed stands.
desk-plan-forget-word = They want no code word any more
desk-plan-review = Look at this plan again by
    .hint = Such as 24/2/2027. A guarded victim’s plan that is past it counts no more for machines.
desk-plan-date-wrong = Type a day such as 24/2/2027
desk-plan-which-email = Give an e-mail address
desk-plan-which-address = Give a postal address
desk-plan-twice = They gave this one already
desk-plan-sender-gone = This name can no longer be shown, and no text is sent under another one. Choose with them what they see
desk-plan-number = What their telephone shows when we ring
    .hint = Whoever looks at their list of calls sees it too.
desk-plan-number-withheld = Nothing: the number is withheld
desk-plan-number-neutral = A number that says nothing of us
desk-plan-number-line = The number of the line
desk-way-number-withheld = Withhold the number
desk-way-number-neutral = Show the number that says nothing of us
desk-way-number-line = They may see the number of the line
desk-plan-sender-too-long = Up to 11 letters and figures
desk-plan-days = On these days
desk-plan-from = From
    .hint = Such as 10:00. Without days and times: any hour but the night.
desk-plan-to = Until
desk-plan-wording-none = Nothing: do not use it
desk-plan-wording-ring-us = Only “please ring us”
desk-plan-wording-neutral = Only that there is something new
desk-plan-wording-full = The news itself
desk-plan-line = With their code, the phone line may say
desk-plan-line-nothing = Nothing. It sounds like a wrong code
desk-plan-line-news-or-not = Only whether there is news
desk-plan-line-status = Where it stands and the next step
desk-plan-line-full = Everything
desk-plan-page = With their code, their page may show
desk-plan-page-nothing = Nothing. Their code is answered as a wrong one
desk-plan-page-news-or-not = Only whether there is news
desk-plan-page-full = What their code opens. While they are guarded: only whether there is news
desk-plan-note = What else they said
desk-plan-note-hint = Such as who to ask for, or when to hang up. Never a code word.
desk-plan-save = They agreed to this
desk-plan-time-wrong = Type a time such as 10:00
desk-plan-which-mobile = Texts go to mobiles only. Give a mobile
desk-plan-which-number = Give a telephone number
desk-plan-number-too-short = Give a whole number, an e-mail address, or an address with its postcode in the last line
desk-plan-full-shows-police = The news itself shows that it is the police. They must agree to that too
desk-plan-voicemail-without-calls = Voicemail goes with calls to this number
desk-plan-hours-never = These hours never come. Choose days, and an end after the start
desk-plan-saved = The plan is in force. It is version { $version }.
desk-plan-waits = Kept. The other number waits to be checked. Until then nothing goes to it, or to one whose place it takes.
desk-plan-may-have-left = { $count ->
    [one] 1 message may already have left under the old plan. Tell them so.
   *[other] { $count } messages may already have left under the old plan. Tell them so.
}
desk-plan-version = Version { $version }
desk-plan-by = Confirmed by { $name }, { $moment }
desk-plan-another-hours = Their hours have several parts. Saving here puts these in their place.

## Messages

desk-messages-title = Messages
desk-messages-none = No message was ever made for them
    .more = What is sent or held stands here with each of its states.
desk-messages-when = Made
desk-messages-how = By
desk-messages-which = Which
desk-messages-states = How far it came
desk-template-news = There is something new
desk-template-ring-us = Please ring us
desk-template-invitation = Asked how they want to be contacted
desk-template-number = A number for their page
desk-template-told = The news itself
desk-state-queued = Waiting
desk-state-held = Held
desk-state-handed-over = Handed over
desk-state-in-doubt = In doubt
desk-state-accepted = With the provider
desk-state-sending = Being sent
desk-state-delivered = Delivered
desk-state-failed = Failed
desk-state-not-needed = Not needed

## The access code

desk-access-title = Access code
desk-access-now = They have a code. It opens { $opens }, and ends on { $day } unless they use it.
desk-access-used = Last used { $moment }.
desk-access-never-used = Not used yet.
desk-access-none = They have no code.
desk-access-opens = What a new code opens
desk-access-opens-short = the short view: news or not, how to reach a person, help
desk-access-opens-case = their case
desk-access-guarded = They are guarded: a code opens the short view only.
desk-access-make = Make a new code
desk-access-ends-old = It ends the old code at once, and the second step too unless you say that it stays.
desk-access-code = Their new code
desk-access-once = This is the only time it is shown. Read it to them in fours, or write it down for them. Ask where they will keep it.
desk-access-keeps-second = They still have their second step, and nobody else does: it stays
desk-leaflet = A sheet to give by hand
    .more = A new code, our number and what happens next, on both sides of one sheet. It opens in a window of its own: print it, and close that window. The code stands nowhere else.
    .guarded = Guarded: nothing on the sheet says who we are.
desk-leaflet-language = In which language?
desk-leaflet-draft = { $name } (a draft nobody has checked: for demonstrations)
desk-leaflet-neutral = Nothing on it says who we are
desk-leaflet-ends = It ends the old code at once, and the second step too.
desk-leaflet-print = Make the sheet with a new code
desk-access-seal = End their code now
    .more = When it may be in the wrong hands. A new one can be made at any time.
desk-access-sealed = Their code has ended, and their second step with it.

## The second step of her page: what opens all of it beside the code.

desk-second-title = Second step
desk-second-none = They have none. While they are guarded, their code opens the short page only.
desk-second-more = Set one up, or end one
desk-second-back = Back to their access code
desk-second-kind-app = App with numbers
desk-second-kind-text = Numbers by text
desk-second-kind-passkey = Passkey
desk-second-since = set up on { $day }; { $name } opened the half hour.
desk-second-used = Last used { $moment }.
desk-second-never-used = Not used since.
desk-second-numbers = { $count ->
    [one] 1 number is left on paper.
   *[other] { $count } numbers are left on paper.
}
desk-second-open = Set one up with them
    .more = Stay with them, or on the phone, while they do it. Ask first:
desk-second-ask-1 = Who can open your phone, or sees what comes on it? An app or a passkey on a phone that somebody else opens protects nobody.
desk-second-ask-2 = Is somebody with you now? Then not now.
desk-second-ask-3 = Is there a number in the plan that only you read? Then numbers by text are the simplest.
desk-second-ask-4 = Where can paper lie that nobody else finds? An app comes with eight numbers to write down.
desk-second-open-now = Open the half hour
desk-second-close = Close it now
desk-second-closed = It is closed. Nothing can be set up any more.
desk-second-is-open = It is open until { $moment }. Open it anew for another number.
desk-second-code-alone = You know them by their code alone. Whoever took that from them would set up a step of their own: prove them another way first.
desk-second-number = Say this number to them
    .more = They sign in, choose “See more of your page” and “Someone gave me a number”. It works once, until { $moment }. This is the only time it is shown. Never send it.
desk-second-end = End it now
    .more = When it is lost, or somebody else may have it. It opens nothing from then on. Another can be set up after proof.
desk-second-ended = It has ended.
desk-second-rests = It rests after wrong numbers ({ $moment }).
desk-second-rests-app = Two numbers of the app in a row still open, and one from paper. A new code that keeps the second step lets single ones count again.
desk-second-rests-text = No text opens until you make a new code that keeps the second step.
desk-second-ended-lost = ended by one of us on { $day }
desk-second-ended-wrong-tries = ended by wrong numbers on { $day }
desk-second-ended-replaced = another took its place on { $day }
desk-second-ended-new-code = ended with a new code on { $day }
desk-second-ended-sealed = ended with their code on { $day }

## Guarded

desk-guard-title = Guarded
desk-guard-is = They are guarded. No machine tells them anything that was not confirmed with them.
desk-guard-is-not = They are not guarded.
desk-guard-mark = Mark them guarded
    .more = At once. One person is enough. Their code then opens the short view only.
desk-guard-whole-case = Everyone in this case
desk-guard-unmark = Propose that they are no longer guarded
    .more = Nothing changes until a second person confirms it.
desk-guard-reason = Why
desk-guard-reason-hint = Whoever comes after reads this.
desk-guard-reason-needed = Say why
desk-guard-marked = They are guarded from now on.
desk-guard-proposed = Proposed. A second person must confirm it.

## Who looked

desk-looks-title = Who looked
desk-looks-lead = Newest first. Marked: somebody who had no task about this victim.
desk-looks-when = When
desk-looks-who = Who
desk-looks-what = What
desk-looks-why = Why
desk-looks-stands-out = no task
desk-actor-victim = The victim
desk-actor-operator = Operator
desk-actor-system = The product
desk-actor-machine = Another system
desk-actor-nobody = Before proof

## What would change, for whoever must agree to it

desk-tried-times = { $count ->
    [one] once lately, and not reached
   *[other] { $count } times lately, and not reached
}
desk-close-telling = A telling closes by itself once the victim has been told.
desk-change-yes = yes
desk-change-given-name = Given name
desk-change-family-name = Family name
desk-change-business-name = Business
desk-change-date-of-birth = Born
desk-change-mobile = Mobile
desk-change-phone = Telephone
desk-change-email = E-mail
desk-change-address = Address
desk-change-language = Language
desk-change-formats = Formats
desk-change-safe-contact = Safe contact, as stated
desk-change-ethnicity = Ethnicity
desk-change-sex = Sex
desk-change-disability = Disability
desk-change-may-leave-voicemail = Voicemail
desk-change-say-police = May say police
desk-change-lifts = One message may pass
desk-change-hours = Hours
desk-change-way = They agreed to
desk-change-code-word-hash = Code word
desk-change-review-on = To be looked at again by
desk-change-line-may-say = The line may say
desk-change-page-may-show = Their page may show
desk-change-note = What else they said

desk-language-ar = Arabic
desk-language-bn = Bengali
desk-language-cy = Welsh
desk-language-en = English
desk-language-pa = Punjabi
desk-language-pl = Polish
desk-language-ro = Romanian
desk-language-ur = Urdu

## What an entry of the audit says was done

desk-look-reply-read-over = Read over words for their page
desk-look-thread-seen = Read all that was between them and us
desk-look-access-code-made = Made a code
desk-look-access-code-paused = Code entered while entry was paused
desk-look-access-code-right = Code entered, right
desk-look-access-code-sealed = Ended their code
desk-look-access-code-wrong = Code entered, wrong
desk-look-audit-who-saw = Asked who looked
desk-look-callback-asked = Asked for a call back
desk-look-callback-ended = Ended a call back
desk-look-callback-kept = Rang in, and still wants to be rung back
desk-look-callback-not-rung = Was not let ring them back at that moment
desk-look-callback-opened = Opened a call back
desk-look-callback-rung = Rang them back
desk-look-callback-settled = Rang in, and needs no call back any more
desk-look-callback-tried = Said how a call back went
desk-look-call-answered = Answered their call
desk-look-call-marked = Said how good it was, by a key of the telephone
desk-look-call-passed-on = Passed their call on
desk-look-call-put-elsewhere = Put their call through to our other number
desk-look-case-look-up = Looked them up
desk-look-case-seen = Read their record
desk-look-conflict-declared = Said that they know somebody in the case
desk-look-conflict-ended = Said that a conflict of interest is none
desk-look-conflict-found = Was found to share a number, an address or a name
desk-look-danger-said = Wrote down that they were in danger, and brought in 999
desk-look-contact-begun = Began a contact from a task
desk-look-contact-recorded = Recorded a contact
desk-look-contacts-see-earlier = Read their earlier calls
desk-look-seal-set = Sealed the case
desk-look-seal-lifted = Lifted the seal
desk-look-seal-reader-added = Let somebody else read the sealed case
desk-look-seal-reader-ended = Ended somebody’s reading of the sealed case
desk-look-seal-asked-to-open = Asked to open the sealed case in an emergency
desk-look-seal-let-open = Let somebody open the sealed case for some minutes
desk-look-seal-not-let-open = Did not let somebody open the sealed case
desk-look-seal-opening-looked-at = Looked at who had opened the sealed case
desk-look-details-accepted = Accepted details
desk-look-details-refused = Refused details
desk-look-details-seconded = Confirmed details as second person
desk-look-details-not-seconded = Did not confirm details
desk-look-duty-see = Read how a date came about
desk-look-grounds-see = Read their Enhanced Rights
desk-look-agency-chased = Asked another agency again
desk-look-handover-begun = Began a packet for another agency
desk-look-handover-chosen = Chose what a packet holds
desk-look-handover-submitted = Gave a packet to a second person
desk-look-handover-dropped = Threw a packet away
desk-look-handover-released = Let a packet go to another agency
desk-look-handover-sent-back = Sent a packet back
desk-look-handover-opened = Read a packet for another agency
desk-look-handover-fetched = Fetched a packet: another agency
desk-look-handover-read = Read a packet on the page that opens once: another agency
desk-look-handover-taken-along = Took a packet along as a file
desk-look-handover-taken-up = Kept that another agency has taken a packet up
desk-look-handover-answered = Kept what another agency said of a packet
desk-look-handover-recalled = Took a packet back
desk-look-handovers-seen-of = Read which packets were made about them
desk-look-review-read = Read a contact that was drawn by lot
desk-look-review-given = Said what they think of a contact that was drawn by lot
desk-look-event-agency-asked = Asked another agency
desk-look-event-agency-answered = Kept another agency’s answer
desk-look-event-duty-held = Put something owed on hold
desk-look-event-duty-hold-ended = Ended a hold
desk-look-event-duty-declined = Kept that they said no
desk-look-event-duty-decline-taken-back = Kept that they want it after all
desk-look-event-duty-not-owed = Found something not to be owed
desk-look-event-duty-owed-after-all = Found something to be owed after all
desk-look-event-duty-lateness-explained = Explained lateness
desk-look-event-victim-needs-assessed = Changed Enhanced Rights
desk-look-event-victim-contacted = Contact put on the timeline
desk-look-guard-marked = Marked guarded
desk-look-guard-unmark-proposed = Proposed no longer guarded
desk-look-guard-unmark-refused = Did not confirm no longer guarded
desk-look-guard-unmarked = Unmarked guarded as second person
desk-look-file-scanned = A file of theirs was looked at for harm
desk-look-leaflet-printed = Printed the sheet with a new code
desk-look-ledger-see = Read the ledger
desk-look-message-handed-over = Message handed over
desk-look-message-delivered = Message delivered
desk-look-message-failed = Message failed
desk-look-messages-seen = Read the messages
desk-look-own-support-asked = Asked on their page to be put in touch with support
desk-look-second-step-set-up = Set up their second step
desk-look-second-step-texted = A number for the second step was sent
desk-look-second-step-window-closed = Ended the time to set up a second step
desk-look-second-step-window-opened = Let a second step be set up
desk-look-update-asked = Asked how things stand
desk-look-written-answered = Answered their message
desk-look-written-read = Read what they wrote
desk-look-written-sent = Wrote to us
desk-look-own-case-see = Read their own page
desk-look-override-asked = Asked to let one message pass
desk-look-override-refused = Did not let a message pass
desk-look-override-seconded = Let one message pass as second person
desk-look-code-word-right = Checked the code word, right
desk-look-code-word-wrong = Checked the code word, wrong
desk-look-plan-confirmed = Put a safe plan in force
desk-look-plan-proposed = Proposed a safe plan
desk-look-plan-refused = Did not confirm a safe plan
desk-look-proof-recorded = Recorded a proof
desk-look-proof-refused = Tried a proof that did not hold
desk-look-proof-finished = Finished a contact
desk-look-safe-way-seen = Saw their safe way
desk-look-task-opened = Opened a task about them
desk-look-task-taken = Took a task about them
desk-look-task-tried = Rang about a task, not reached
desk-look-task-moved = Promised another time
desk-look-task-handed-on = Handed a task on
desk-look-task-received = Said that they have a task about them
desk-look-task-snoozed = Put a task about them off
desk-look-task-woke = Brought back a task that was put off
desk-look-task-closed = Closed a task about them
desk-look-contact-wish-seen = Read what they said on their page of how to reach them
desk-look-contact-wish-not-taken = Left their plan as it was, after they had said on their page how to reach them
desk-look-own-contact-see = Read on their page how they are reached
desk-look-own-contact-asked = Said on their page how they want to be reached
desk-look-own-contact-sent = Sent from their page how they want to be reached
desk-look-own-again-asked = Were asked for the end of their code again
desk-look-own-note-see = Read what they told us once, on their page
desk-look-own-note-asked = Wrote on their page what they tell us once
desk-look-own-note-written = Kept on their page what they tell us once
desk-look-own-note-ended = Took back on their page what they told us once
desk-look-own-passport-see = Read on their page how to speak with them
desk-look-own-passport-asked = Wrote on their page how to speak with them
desk-look-own-passport-written = Kept on their page how to speak with them
desk-look-passport-seen = Read how to speak with them
desk-look-passport-written = Wrote down how to speak with them
desk-look-tell-once-ended = Ended what they told us once, as they asked
desk-look-tell-once-seen = Read what they told us once
desk-look-tell-once-written = Wrote down what they told us once
desk-look-timeline-see = Read the timeline
desk-look-event = Put on the timeline: { $what }
desk-look-answer-to-be-told = Had an answer told to them
desk-look-answer-told = Told of our answer
desk-look-asked-see = Read what they asked
desk-look-call-ended = Rang off
desk-look-challenge-acknowledged = Sent the holding answer
desk-look-challenge-answered = Answered a challenge
desk-look-challenge-joined = Said more about a challenge
desk-look-challenge-made = Said that a right was not met
desk-look-challenge-papers = Made papers for the commissioner or the Ombudsman
desk-look-challenge-put-right = Recorded that something was put right
desk-look-challenge-see = Read a challenge
desk-look-demonstration-signed-in = Pressed to be them, on the demonstration’s page
desk-look-follow-up-see = Read how they are followed up
desk-look-message-accepted = Message taken by the provider
desk-look-message-in-doubt = Message that may have left: the provider cannot be asked
desk-look-message-sending = Message on its way
desk-look-message-received = Something came from them
desk-look-messages-confirmed = Confirmed that they have a message
desk-look-one-person-see = Read what may be about one person
desk-look-own-case-hear = Heard their own news on the line
desk-look-own-duty-see = Opened what they say was not done
desk-look-own-more-help-see = Read about faster news and more help
desk-look-own-more-help-ask = Asked for faster news and more help
desk-look-own-refusal-take-back = Asked for something they had said no to
desk-look-more-help-see = Read what they ticked about more help
desk-look-own-windows-see = Read what they can have looked at again
desk-look-pursuit-stopped = Stopped trying to reach them
desk-look-reply-read = Read what came from them
desk-look-review-acknowledged = Said that a request for a review has come
desk-look-review-decided = Entered the result of a review
desk-look-review-made = Asked for a review
desk-look-review-passed-on = Passed a review on
desk-look-review-see = Read a review
desk-look-unmet-said = Said that nobody could meet something they need
desk-look-task-went-on = Went on to the next step of a task
desk-look-question-answered = Answered what an officer was asked
desk-look-question-undone = Took an officer’s answer back
desk-look-questions-see = Saw what is asked about a case
desk-look-officer-words-read = Read what an officer wrote
desk-look-officer-words-worded = Put an officer’s line into plain words

## More

desk-more-title = More of the desk
desk-more-messages-all = Messages
    .lead = Every message with each of its states, and what is held and why.
desk-more-providers = Providers
    .lead = Who carries our messages, how they answer, and who gets how many.
desk-more-call-backs = Call backs
    .lead = Who is to be rung, when, and what they were told
desk-more-silence = Nobody forgotten
    .lead = Who will soon be let down with nothing under way, and the one thing to do next.
desk-more-closings = Closing with care
    .lead = Whom somebody rings because a case ends, and what to say. No message goes before the call.
desk-more-leaving-figures = Why people stop
    .lead = Reasons in the words we put them down in, with small numbers hidden.
desk-more-partners = Support services and their people
    .lead = Who comes in for which service, until when, and what they looked at.
desk-more-covers = Who stands in
    .lead = Which officers are off or gone, who has their cases, and until when.
desk-more-wallboard = Wallboard
    .lead = Waits, answers and service today, for a screen on the wall
desk-more-half-hours = Half-hours
    .lead = Any day’s figures, and as a table to take away
desk-more-opening = Opening and closing
    .lead = Close the line in one press, and what callers hear
desk-more-staffing = Staffing
    .lead = How many people the coming week takes, and whether last week’s forecast held
desk-more-contact-times = Time on contacts
    .lead = How many contacts each of us had, and how long they took
desk-more-recordings = Recordings
    .lead = Conversations that were recorded and messages on the line, and until when each is kept
desk-more-sparing = Care for who takes calls
    .lead = Who is spared heavy calls, who set that aside, and numbers that are known to be safe.
desk-more-brakes = Messages that are stopped
    .lead = Kinds of message of which far more left than usual. Two people let them through.
desk-more-late = Late, and soon late
    .lead = Every right whose day is past or near, worst harm first; what others owe, and our own standards, apart.
desk-more-asked-all = Challenges and reviews
    .lead = What victims say was not done, and the decisions they ask to be looked at again, by when each is owed an answer.
desk-more-waiting-for = Whom we wait for
    .lead = What other agencies owe victims: what is to be asked for, since when we wait, when to ask again.
desk-more-handovers = Handed over
    .lead = Packets to agencies that take over: what waits for a second person, and what they have not taken up.
desk-more-team-load = The team’s load
    .lead = Who has how much open, how late, how heavy, and who is owed a rest.
desk-more-team-quality = Contacts read again
    .lead = Some of each month’s contacts, drawn by lot: to read, and what was said of them.
desk-more-team-coaching = Coaching notes
    .lead = What you keep about the work of somebody in the team, for the two of you alone.
desk-more-my-feedback = Said of my work
    .lead = What was said of contacts of yours that were drawn by lot, and your coaching notes.
desk-more-feedback = What people thought of us
    .lead = What was said at the front door, without a name: from very well to very badly, and in words.
desk-more-code = The Victims’ Code
    .lead = What is owed, by whom and by when, in each edition; and what nobody has checked yet.

## Every message

desk-sent-title = Messages
desk-sent-choose = Which messages
desk-stage-waiting = Waiting
desk-stage-held = Held
desk-stage-on-its-way = On the way
desk-stage-in-doubt = In doubt
desk-stage-failed = Failed
desk-stage-delivered = Delivered
desk-stage-not-needed = Not needed
desk-sent-everything = Show all
desk-sent-head-case = Case
desk-sent-head-how = How
desk-sent-head-which = Which
desk-sent-head-by = Carried by
desk-sent-head-states = How far it came
desk-sent-confirmed-page = They read it on their page { $moment }
desk-sent-confirmed-line = They heard it on the line { $moment }
desk-sent-older = Older ones
desk-sent-none = No such message
    .more = Messages stand here from the moment they are made.

## Who carries them. The suppliers are called by their own names.

desk-providers-title = Providers
desk-providers-lead = Each gets its share of the messages. One that is slow or fails gets fewer, step by step, but never none; one that is well again gets them back. A message in doubt stays with its provider until we know what became of it.
desk-providers-head-name = Provider
desk-providers-head-channel = Carries
desk-providers-head-share = Share
desk-providers-head-how = How it is
desk-providers-head-since = Since
desk-providers-head-answers = Last answers, newest first
desk-providers-head-unanswered = Not answered yet
desk-providers-share = { $percent }%
desk-providers-well = Well
desk-providers-ailing = Fails or is slow
desk-providers-unknown = Not asked yet
desk-providers-failures = { $count } of { $of } failed, the last answer { $moment }
desk-providers-none = No provider is set
    .more = Messages wait until there is one.
desk-answer-good = { $count } good
desk-answer-slow = { $count } slow
desk-answer-failing = { $count } refused
desk-answer-hanging = { $count } without an answer
desk-supplier-notify = GOV.UK Notify
desk-supplier-sinch = Sinch
desk-supplier-smtp = Our mail server
desk-supplier-print-folder = Our print room
desk-supplier-line = Our line

## Kinds of message that are stopped

## What somebody wrote back by text or e-mail

desk-listen = Listen to it
desk-received-read = Read it
desk-received-title = What somebody wrote
# $moment is such as "today 12:06"
desk-received-by-text = By text, { $moment }
desk-received-by-email = By e-mail, { $moment }
# Before a number or an address
desk-received-from = From
# $channel is one of the desk’s names of channels, such as "Text"
desk-received-answers = It answers our message ({ $channel }) of { $moment }.
desk-received-same = It came from where that one went.
desk-received-other = It came from another number or address than that one went to.
desk-received-no-words = It says nothing in words.
desk-received-files = { $count ->
    [one] One file came with it and is kept with it: { $names }.
   *[other] { $count } files came with it and are kept with it: { $names }.
  }
desk-received-with-it = { $count ->
    [one] 1 more message from the same sender
   *[other] { $count } more messages from the same sender
  }
desk-received-of-many = { $count ->
    [one] 1 more message from another unknown sender
   *[other] { $count } more messages from other unknown senders
  }
desk-received-open = Open it
desk-received-not-read = Not opened yet
desk-received-no-sender = no sender
desk-received-not-listed = { $count ->
    [one] 1 more is not listed here. It moves up as you open these.
   *[other] { $count } more are not listed here. They move up as you open these.
  }
desk-received-address-alone = It names no message of ours, and we cannot verify that it came from the address that it bears: anybody can write one. So it stands one step lower than an answer to our message would.
desk-received-careful = Before you answer
desk-received-no-proof = Whoever holds the phone or reads the mailbox may have written this. It proves nothing, and nobody has had an answer. Never answer to where it came from. Reach the victim in the safe way, ask for proof, and then speak about it.
desk-received-stopped = No message goes to this number or address any more. Ask the victim whether that is wanted. If messages are wanted again, confirm the plan with the victim: that opens the way.
desk-received-nobody = The number or address is nobody’s here, or more than one person’s. If it says who wrote, look them up, and reach them in the safe way that their record names.
desk-received-look-up = Look somebody up
desk-received-back = Back to the task, to close it

desk-brakes-title = Messages that are stopped
desk-brakes-lead = When far more messages of one kind leave in an hour than is usual, the rest stops here. Two people let it through, one of them a supervisor. A supervisor alone can stop it for good.
desk-brakes-open = Decide on it
desk-brakes-none = Nothing is stopped
    .more = Messages leave as they should.
desk-brakes-ended = Stopped before
desk-brakes-head-kind = Kind
desk-brakes-head-on = Stopped
desk-brakes-head-off = Ended
desk-brakes-head-how = How
desk-brakes-head-why = Why
desk-brake-kind-event-type = Messages about: { $what }
desk-brake-kind-area = Messages in { $what }
desk-brake-kind-template = Messages in the words: { $what }
desk-brake-stopped-at = Stopped { $moment }
desk-brake-rate = { $sent ->
    [one] 1 left in the hour before. No more than { $limit } may.
   *[other] { $sent } left in the hour before. No more than { $limit } may.
}
desk-brake-usual = In the busiest hour of an ordinary day there are { $usual }.
desk-brake-usual-unknown = What is usual is not known yet: that takes seven days with messages.
desk-brake-held = { $count ->
    [one] 1 message is held.
   *[other] { $count } messages are held.
}
desk-brake-behind = Where they come from
desk-brake-origin = { $what }, { $area }: { $count }
desk-brake-asked = { $name } says they are right ({ $moment }):
desk-brake-reason = Why are they right, or wrong?
    .hint = Say what you have checked, such as the record of one of these cases.
desk-brake-reason-needed = Write why they are right, or wrong
desk-brake-ask = They are right: ask a second person
desk-brake-release = { $count ->
    [one] I agree: let 1 through
   *[other] I agree: let { $count } through
  }
# Of those that are held $leaves leave, and $left stay
desk-brake-would-leave = { $left ->
    [0] Once a second person agrees, { $leaves ->
        [one] 1 message leaves
       *[other] all { $leaves } leave
      } in one decision, past no other limit.
   *[other] Once a second person agrees, the oldest { $leaves } leave in one decision, past no other limit. { $left } stay stopped, and two people decide on them anew.
  }
desk-brake-next-limit = For a day from then up to { $limit } of this kind may leave in an hour; beyond that it stops again.
desk-brake-at-most = How many may leave
    .hint = Leave it empty for all that wait when the second person decides. The oldest leave first.
desk-brake-at-most-wrong = Type a number, or leave it empty
desk-brake-at-most-held = { $count ->
    [0] Nothing is held any more
    [one] Only 1 is held
   *[other] Only { $count } are held
  }
desk-brake-stop = They are wrong: stop them for good
desk-brake-mine = You said they are right. Somebody else has to agree.
desk-brake-gone = Somebody else has decided this. The list is as it is now.
desk-brake-released = { $count ->
    [one] 1 message goes on, past the gate once more.
   *[other] { $count } messages go on, each past the gate once more. What is left is shown below.
}
desk-brake-stopped = { $count ->
    [one] 1 message was stopped for good. What it was to tell stays owed.
   *[other] { $count } messages were stopped for good. What they were to tell stays owed.
}
desk-brake-through-by = Let through by { $first } and { $second }
desk-brake-stopped-by = Stopped for good by { $name }

## People to keep her safe from

desk-way-point-waits = Another number or address of theirs is not in force yet. Use neither it nor one whose place it takes.
desk-way-stopped = The word STOP came back. No message goes there until a plan is agreed anew.

desk-part-links = Keep safe from
desk-links-title = People to keep them safe from
desk-links-never = Never tell whoever is on the telephone who stands here, or that anybody does.
    .more = It may be one of these people.
desk-links-kept = Kept here
desk-links-count = { $people ->
        [0] Nobody
        [one] One person
       *[other] { $people } people
    }, { $points ->
        [0] no number or address
        [one] one number or address
       *[other] { $points } numbers and addresses
    }.
desk-links-none-known = While no number or address is known, a guarded victim’s other number takes two people.
desk-links-after-proof = Who they are is shown to a supervisor, and once it is proved that the victim is there. The access code alone does not prove that here: somebody may have taken it.
desk-links-who = Who
desk-links-suspect = A suspect
desk-links-partner = A partner
desk-links-ex-partner = A former partner
desk-links-family = Family
desk-links-household = In the same home
desk-links-conflict = Declared a conflict
desk-links-other = Somebody else
desk-links-kind-mobile = Mobile
desk-links-kind-phone = Telephone
desk-links-kind-email = E-mail
desk-links-kind-address = Address
desk-links-by = From { $name }, { $moment }
desk-links-record-system = the record system
desk-links-end = End this
desk-links-end-reason = Why they need not be kept safe from this person any more
desk-links-end-needs = Say why
desk-links-answered = The record system last named people { $moment }.
desk-links-not-answered = The record system has not named anybody yet.
desk-links-ask = Ask the record system
desk-links-asked = The record system is being asked. Look again in a minute.
desk-links-nobody-to-ask = No record system can be asked here.
desk-links-enter = Enter somebody
    .more = What is entered is compared at once with the victim’s own numbers and addresses, and from now on with every other one.
desk-links-relation = Who they are to the victim
desk-links-choose = Choose
desk-links-name = Name
    .hint = If it is known
desk-links-number = Telephone number
desk-links-other-number = Another number
desk-links-email = E-mail address
desk-links-street = House and street
    .hint = The first line, as on a letter
desk-links-postcode = Postcode
desk-links-save = Keep this person
desk-links-entered = Kept. What waits was compared with it.
desk-links-ended = Ended, with your reason.
desk-links-gone = A colleague ended this already.
desk-links-wrong-numbers = That is too short for a telephone number
desk-links-wrong-email = That is no e-mail address
desk-links-wrong-postcode = Type the postcode too: without it no address can be compared
desk-links-wrong-address = Type the house and street too: without them no address can be compared

## A number or address that is somebody else's too

desk-act-clash = Decide on a number or address: two people
desk-why-clash = It is also that of somebody the victim must be kept safe from. Nothing goes there meanwhile.
desk-clash-is = It is also that of:
desk-clash-first = { $name } would use it all the same:
desk-clash-silent = Nobody outside learns of this. Do not ask the victim on the number in question.
desk-clash-reason = Why it is safe to use it all the same
desk-clash-reason-needed = Say why it is safe
desk-clash-use = Use it all the same
desk-clash-refuse = Do not use it
desk-clash-now = Until then
desk-clash-now-hers = It stays in the victim’s record and stands still: no text, letter or call of ours goes to it, and ringing it proves nobody. What is owed goes another way they agreed to, or a person is asked to tell them.
desk-clash-now-plan = The plan from before stands, and the new one is not in force. Nothing goes to the old or the new number or address in question.
desk-clash-now-details = The details from before stand, and the new ones are not in force. Nothing goes to the old or the new number or address in question.
desk-clash-use-hers = Takes two people and a reason. It counts as the victim’s own again, and messages may go there as far as their plan allows. What a person was asked to tell meanwhile stays with that person.
desk-clash-use-plan = Takes two people and a reason. The new plan is in force at once, and messages may go there as far as it allows.
desk-clash-use-details = Takes two people and a reason. The new details are in force at once, and messages may go there as far as the plan allows.
desk-clash-refuse-hers = One person is enough. It is no longer one of the victim’s numbers or addresses, and nothing of ours goes there again. If it was the only one, a person has to reach them.
desk-clash-refuse-plan = One person is enough. The new plan never comes in force; the one from before stands, without a number or address that was to be replaced. That is used again only once the victim agrees to it anew.
desk-clash-refuse-details = One person is enough. The new details never come in force; those from before stand and may be used again.
desk-clash-seen = Who sees it
    .more = Colleagues who may open the victim’s record see what was decided, when and by whom. Neither the victim, nor whoever else has the number, nor the record system is told by us.
desk-clash-two = Two people decide this who had no part in the change. You may only refuse it.
desk-clash-entered = You entered this person. It lets go a number or address of the victim’s, so somebody else decides.
desk-clash-mistake = It was never theirs.
    .more = If the number or address is the victim’s own and was kept as somebody else’s by mistake: with a proof that it is the victim you say so alone; without one, or with the code alone, a second person says so too. It is used again at once, for everybody in the case. Where it was kept for another victim of the case it always takes two people, and it is used for this victim only. Who said it and why stays in the history.
desk-clash-mistake-reason = How it came to be kept as somebody else’s
desk-clash-mistake-reason-needed = Say how it came to be kept as somebody else’s
desk-clash-mistake-first = { $name } says that it is the victim’s own:
desk-clash-mistake-say = It is the victim’s own
desk-clash-mistake-two = You said so already. A second person says so too.
desk-clash-mistake-noted = Noted. A second person says so too.
desk-clash-mistake-done = It counts as the victim’s own again.
desk-clash-take-first = Take it to see what clashes.
desk-clash-noted = Noted. A second person decides now.
desk-clash-used = It is in force.
desk-clash-refused = It is not used.
desk-look-links-seen = Saw whom to keep them safe from
desk-look-links-entered = Entered somebody to keep them safe from
desk-look-links-ended = Ended somebody to keep them safe from
desk-look-links-asked = Had the record system asked about people
desk-look-links-named = The record system named people
desk-look-change-cooled = Another number came in force after its day
desk-look-clash-mistake-first = Said that a number that clashes is the victim’s own
desk-look-clash-mistake = Let a number go from those of somebody else: it is the victim’s own
desk-look-clash-first = Would use a number that clashes
desk-look-clash-used = Let a number be used that clashes
desk-look-clash-refused = Refused a number that clashes

## In which languages messages leave

desk-more-directory = Support services
    .lead = Who helps with what, how full they are, and whether it still holds
desk-more-unmet = Needs that nobody could meet
    .lead = By need and area, on a map
desk-more-languages = Languages
    .lead = In which languages we write, in messages and on the pages of victims, and who has signed them off.
desk-more-knowing = You know somebody
    .lead = Say so, and their case is shut to you.
desk-more-emergency = Open a sealed record
    .lead = In an emergency, with a colleague of another team.
desk-more-odd-looks = Looks to answer for
    .lead = Who looked at records: some drawn by lot, and those that stand out.
desk-more-conflicts = Conflicts of interest
    .lead = Which cases are shut to whom, because they know somebody there.
desk-more-sealed = Sealed cases
    .lead = Cases that few may open, and who reads them.
desk-languages-title = Languages
desk-languages-lead = We write in a language other than English only once somebody who speaks it has read every sentence and you have signed that off: what leaves in messages, and what stands on the pages of victims, each for itself. A changed sentence turns it off again.
desk-languages-language = Language
desk-languages-messages = Messages
desk-languages-messages-said = Sentences of messages
desk-languages-pages = Pages
desk-languages-pages-said = Sentences of pages
desk-languages-here-messages = What leaves in messages, letters and the sheet.
desk-languages-here-pages = What stands on the pages of victims.
desk-languages-other-messages = See the pages instead
desk-languages-other-pages = See the messages instead
desk-languages-checked = Checked by those who wrote it
desk-languages-rooms = The pages, room by room
    .more = How many sentences of each are written. What is missing stands there in English.
desk-languages-room = Room
desk-languages-whole = all
desk-languages-missing = { $count ->
    [one] 1 sentence is missing. The pages can be signed off once all are written.
   *[other] { $count } sentences are missing. The pages can be signed off once all are written.
}
desk-languages-not-whole = Sentences are missing. The pages can be signed off once all are written.
desk-languages-of = { $said } of { $all }
desk-languages-rest = A message of which a sentence is missing leaves in English, whole.
desk-languages-yes = In use
desk-languages-off = Off
desk-languages-overtaken = Off: changed since
    .more = A sentence changed since this was signed off. We write in English until it is read and signed off again.
desk-languages-draft = Draft: nobody who speaks it has checked it
desk-languages-checked-on = { $name }, { $day }
desk-languages-sentences = Every sentence
desk-languages-values = What stands in brackets is filled in: a number, a day, a court.
desk-languages-sign-off = Sign off
    .more = Sign off only what somebody who speaks the language has read to the end, all of it.
desk-languages-checked-by = Who speaks it and has read all of it
    .hint = Their name and what they are, such as a translator of the court
desk-languages-checked-by-needed = Say who has read it
desk-languages-signed-by = Read by { $reader }. Signed off by { $name }, { $moment }.
desk-languages-withdraw = Turn it off
desk-languages-signed = Signed off. It is in use from now on.
desk-languages-withdrawn = Turned off. We write in English from now on.
desk-languages-changed = A sentence changed while you read. Read it again.
desk-look-language-signed-off = Signed off a language
desk-look-language-withdrawn = Turned a language off
desk-look-access-code-ended = Ended an access code
desk-look-beside-seen = Read what was agreed for somebody who helps
desk-look-own-supporters-asked = Asked that somebody may help them
desk-look-own-supporters-ended = Ended what somebody who helps may see
desk-look-quiet-code-warning-read = Read the warning of a quiet code
desk-look-quiet-code-warning-ended = Closed the warning of a quiet code
desk-look-supporters-seen = Saw who helps them
desk-look-supporters-read = Read that they ask for somebody to help
desk-look-supporters-answered = Answered whether somebody may help
desk-look-supporters-ended = Ended what somebody who helps may see
desk-look-passport-before-a-word = Saw how to speak with them
desk-look-needs-begun = Began to ask what they need
desk-look-needs-safe = Wrote down that they could talk
desk-look-needs-not-safe = Wrote down that they could not talk
desk-look-needs-written = Wrote down what they need
desk-look-needs-broken-off = Broke off asking what they need
desk-look-needs-finished = Settled what becomes of what they need
desk-look-needs-dropped = Let go of what was begun about their needs
desk-look-needs-seen = Read what they need
desk-look-closing-drawn = Drew the order of call and message
desk-look-closing-seen = Read about how their case ends
desk-look-closing-spoke = Rang them about how it ended
desk-look-closing-cannot = Said that the call about how it ended cannot be made
desk-look-leaving-seen = Saw that they stopped something
desk-look-leaving-asked = Wrote down why they stopped
desk-look-referral-made = Put them in touch with a service
desk-look-referral-seen = Saw how a referral stands
desk-look-referral-offered = Looked for a service with them
desk-look-referral-hand-over = Handed a referral over
desk-look-referral-accept = A service accepted
desk-look-referral-wait = A service named a wait
desk-look-referral-meet = A service is in contact
desk-look-referral-refuse = A service refused
desk-look-referral-end = A service ended its support
desk-look-referral-see = A service read a referral
desk-look-referral-recall = A referral was taken back
desk-look-referral-expire = A referral ran out
desk-look-referral-settled = Settled a referral
desk-look-referral-sealed = Made a sealed document of a referral
desk-look-referral-password-shown = Saw the password of a sealed document
desk-look-referral-passed-on = Passed on what a service wrote
desk-look-referrals-seen = Saw their referrals
desk-look-partner-referral-opened = A service opened a referral
desk-look-partner-referral-downloaded = A service took a referral as a file
desk-look-partner-referral-wrote = A service wrote for the officer
