## Understand your rights: four questions, and nothing is kept

front-door-rights-number = Question { $number } of { $of }
front-door-rights-kept = We keep none of your answers. They are gone when you close this page.
front-door-next = Next
front-door-back = Back
front-door-again = Answer again

front-door-ask-who = Who was harmed?
front-door-who-me = I was
front-door-who-child = A child, or someone I speak for
front-door-who-bereaved = Someone close to me died because of a crime
front-door-who-business = A business
front-door-who-witness = Someone else. I saw it, or I know about it
front-door-who-not-said = I do not want to say

front-door-ask-kind = What is it about?
front-door-kind-home = Someone at home, a partner, or someone of the family
front-door-kind-sexual = Something sexual
front-door-kind-violence = Someone was hurt or threatened
front-door-kind-hate = Hate, because of who someone is
front-door-kind-property = Something was stolen or damaged
front-door-kind-fraud = Someone was tricked out of money
front-door-kind-not-said = Something else, or I do not want to say

front-door-ask-when = When did it happen?
front-door-when-week = In the last 7 days, or it still goes on
front-door-when-two-years = In the last 2 years
front-door-when-longer = Longer ago
front-door-when-not-said = I do not know, or do not want to say

front-door-ask-stage = Where does it stand?
front-door-stage-not-told = I have not told you about it
front-door-stage-looked-into = You are looking into it
front-door-stage-stopped = You decided not to go on
front-door-stage-court = It is going to court
front-door-stage-over = A court has decided
front-door-stage-not-said = I do not know, or do not want to say

front-door-answer-title = What you are owed
front-door-answer-owed = These are your rights
front-door-answer-next = What you can do now

# Before all the rest
front-door-note-witness = These rights are for whoever was harmed. Whoever saw it gets help too. Ring us, and we tell you how.
front-door-note-business = A business has these rights too. It can name one person we speak to.
front-door-note-soon-after = A centre for sexual assault can see you now, even if you never tell us. Ring the number below, or any hospital, to find it.
front-door-note-home = You do not have to leave home, or decide anything, to talk to someone.
front-door-note-fraud = If money has just gone, ring your bank first. The number 159 reaches most banks.
front-door-note-any-time = You can tell us however long ago it was.
front-door-note-your-choice = You choose whether to tell us. You can get help either way.
front-door-note-bereaved = We are sorry that someone close to you died. A family liaison officer can work with your family: ask us who yours is.
front-door-note-late-scheme = The time to ask for money because you were hurt may be over. Ask all the same: a late one is sometimes taken.

# Faster news and more help
front-door-faster-title = Faster news and more help
front-door-faster-likely = From what you said, you may get news sooner, and more help.
front-door-faster-ask = Nobody has to decide this alone. Ask us, and someone talks it through with you.
front-door-faster-if = You can ask for it if one of these fits:
front-door-faster-if-1 = You are under 18.
front-door-faster-if-2 = You are ill, or disabled, or find it hard to follow things.
front-door-faster-if-3 = You are afraid of what may happen if you speak.
front-door-faster-if-4 = It was very serious, or it happens again and again.

# How long it may take
front-door-within-working-day = { $count ->
    [one] Within 1 working day.
   *[other] Within { $count } working days.
}
front-door-within-day = { $count ->
    [one] Within 1 day.
   *[other] Within { $count } days.
}
front-door-within-month = { $count ->
    [one] Within 1 month.
   *[other] Within { $count } months.
}
front-door-within-hour = { $count ->
    [one] Within 1 hour.
   *[other] Within { $count } hours.
}
front-door-faster-working-day = { $count ->
    [one] With faster news, within 1 working day.
   *[other] With faster news, within { $count } working days.
}
front-door-faster-day = { $count ->
    [one] With faster news, within 1 day.
   *[other] With faster news, within { $count } days.
}
front-door-faster-month = { $count ->
    [one] With faster news, within 1 month.
   *[other] With faster news, within { $count } months.
}
front-door-faster-hour = { $count ->
    [one] With faster news, within 1 hour.
   *[other] With faster news, within { $count } hours.
}
front-door-window-working-day = { $count ->
    [one] You have 1 working day.
   *[other] You have { $count } working days.
}
front-door-window-day = { $count ->
    [one] You have 1 day.
   *[other] You have { $count } days.
}
front-door-window-month = { $count ->
    [one] You have 1 month.
   *[other] You have { $count } months.
}
front-door-window-year = { $count ->
    [one] You have 1 year.
   *[other] You have { $count } years.
}

front-door-owed-r1-interpretation = To speak and hear in your own language, free
front-door-owed-r2-crime-recorded = That we write down what you tell us
front-door-owed-r3-written-acknowledgement = To have it in writing that you told us
front-door-owed-r3-information-on-reporting = To be told how all this works
front-door-owed-r4-needs-assessment = To be asked what you need
front-door-owed-r4-support-referral = To be put in touch with people who help
front-door-owed-r5-compensation-information = To be told how to ask for money for what it did
front-door-owed-r5-cics-application-limit = To ask the state for money, because you were hurt
front-door-owed-r6-not-investigated = To be told if we do not look into it, and why
front-door-owed-r6-suspect-arrested = To be told that someone was arrested
front-door-owed-r6-suspect-interviewed = To be told that someone was asked about it, on record
front-door-owed-r6-suspect-bailed-or-rui = To be told that someone was let go for now
front-door-owed-r6-suspect-released-without-charge = To be told that someone was let go
front-door-owed-r6-update-preference = To agree with us how often we are in touch
front-door-owed-r6-vrr-police-request = To ask that someone else looks again at our decision
front-door-owed-r6-vrr-police-acknowledge = To be told that we know you asked
front-door-owed-r6-vrr-police-result = To be told what came of it
front-door-owed-r7-vps-information = To be told how you can say what it did to you
front-door-owed-r7-vps-before-sentence = To tell the court in your words how it hurt you
front-door-owed-r8-hearing-date = To be told when and where a day in court is
front-door-owed-r8-required-to-give-evidence = To be told that the court needs to hear you
front-door-owed-r8-bail-hearing = To be told if someone was let go, and with which rules
front-door-owed-r8-special-measures-outcome = To be told how speaking in court is made easier, and to see it before
front-door-owed-r9-case-outcome = To be told how it ended, and why
front-door-owed-r9-sentence = To be told what the sentence means
front-door-owed-r9-uls-request = To ask that a sentence which is too low is looked at again
front-door-owed-r9-bereaved-cps-meeting = To meet the lawyers of the case
front-door-owed-r11-vcs-referral = After some long sentences: to be asked if you want to hear when they leave prison
front-door-owed-r12-phso = To be told where else you can complain

## Find support

front-door-support-title = Find support
front-door-support-lead = Free, and you need not have told us anything.
front-door-support-kept = We do not keep what you choose here.
front-door-support-now = Numbers that answer day and night
front-door-need = What is it about?
front-door-need-talk = I want to talk to someone
front-door-need-domestic-abuse = Someone at home, or a partner
front-door-need-sexual-offence = Something sexual
front-door-need-child = A child
front-door-need-bereaved = Someone died
front-door-need-hate = Hate, because of who someone is
front-door-need-fraud = Someone was tricked out of money
front-door-need-stalking = Someone follows me, or will not leave me alone (stalking)
front-door-need-homicide = Someone close to me was killed
front-door-area = Where do you live?
front-door-area-any = I do not want to say
front-door-search = Show who helps
front-door-search-again = Look for something else
front-door-found = { $count ->
    [0] Who helps
    [one] 1 place that helps
   *[other] { $count } places that help
}
front-door-found-none = We know of nobody for this there
    .more = Ring us. A person finds someone with you.
front-door-serves = For people in
front-door-speaks = Besides English:
front-door-has-room = They take new people.
front-door-is-full = They are full at the moment.
front-door-waiting = { $count ->
    [one] You wait about 1 week.
   *[other] You wait about { $count } weeks.
}
front-door-stated-on = They said so on { $day }.
front-door-through-us = Ask us, and we put you in touch. They take nobody directly.
front-door-site = Look at their site

front-door-leaving-title = You are about to leave this site
front-door-leaving-to = You go to the site of
front-door-leaving-1 = We do not tell them who you are, or that you come from here.
front-door-leaving-2 = The history of your phone or computer then shows their site.
front-door-leaving-3 = Their button to leave fast may be elsewhere, or missing.
front-door-leaving-4 = They may ask to keep something on your phone. You can say no.
front-door-leaving-go = Go to { $site }
front-door-leaving-stay = Stay here
front-door-leaving-ring = You can also ring them:

## Make a complaint

front-door-complaint-title = Tell us we got something wrong
front-door-complaint-lead = Anyone can complain. You do not have to say who you are.
front-door-complaint-words = What went wrong?
    .hint = In your own words. Say what should be put right, if you can.
front-door-complaint-words-needed = Write what went wrong
front-door-way-back = How can we answer you?
    .hint = You can leave this empty. Write only what nobody else reads or answers.
front-door-send = Send
front-door-too-much = { $minutes ->
    [one] More was sent than we can take just now. Try again in 1 minute, or ring us
   *[other] More was sent than we can take just now. Try again in { $minutes } minutes, or ring us
}
front-door-complaint-no-case = Here we never say whether anyone has told us anything.
front-door-complaint-ways = Other ways
front-door-way-right = Something you were owed was not done
    .more = If you have a code, say so on your page. Then we know which case it is.
front-door-way-behaved = How one of us behaved towards you
    .more = Complain here, or to the Independent Office for Police Conduct:
front-door-way-answer = You do not agree with our answer
    .more = The Parliamentary and Health Service Ombudsman can look at it, free:
front-door-way-commissioner = Things that go wrong for many
    .more = The Victims’ Commissioner speaks up for everyone who was harmed. They cannot look into one case.
front-door-complained = We have your complaint
front-door-complained-by = By the end of { $day } a person reads it and sees to it.
front-door-complained-answer = If you left a way to answer, we answer there. Or we say who looks into it.
front-door-complaint-about = What is it about?
front-door-complaint-about-service = What we did, or did not do
front-door-complaint-about-person = How one of us treated you
front-door-complaint-about-crime = Someone who works for us broke the law, or hurts or scares someone
front-door-complaint-whom = Who is it about?
    .hint = A name or number, if you know it. We then keep your complaint away from them.
front-door-complaint-earlier = Number of your earlier complaint
    .hint = Only if you sent us one before, and our answer did not settle it.
front-door-complained-number = Your complaint has the number { $number }. You can use it if our answer does not settle it. You do not need to keep it.
front-door-complaint-steps = What happens to a complaint
front-door-complaint-step-1 = The people who did the work answer first. We aim to answer in 10 working days. If we cannot, we say by then when we will.
front-door-complaint-step-2 = If that does not settle it, you can make a formal complaint. Professional standards look at it: people who did not do the work.
front-door-complaint-step-3 = If that does not settle it either, people from outside can review it. Our answer says which one, and until when you can ask.

## How did we do

front-door-feedback-title = Tell us how we did
front-door-feedback-lead = One question. Nobody knows who you are.
front-door-score = How did we treat you?
front-door-score-5 = Very well
front-door-score-4 = Well
front-door-score-3 = Neither well nor badly
front-door-score-2 = Badly
front-door-score-1 = Very badly
front-door-score-words = What should we know?
    .hint = You can leave this empty. Leave out names and numbers.
front-door-feedback-answer = Nobody can answer you here. If you want an answer:
front-door-feedback-given = We have it
    .more = People read each one of these, and change what they can.

## Support near her, on her page

front-door-near-title = Support near you
front-door-near-lead = Free, and apart from us. You choose. You can also say no to all of it.
front-door-near-ask = Ask us to put you in touch
front-door-near-asked = You asked us for this. Someone sees to it.
front-door-near-kept = Nothing about you goes to anyone before you say yes.
front-door-near-else = Is it about something else?

front-door-more = More choices
front-door-age = How old is the person?
front-door-age-wrong = Write an age from 0 to 120
front-door-language = Which language?
front-door-language-any = Any language
front-door-access = What makes it easier?
front-door-access-step-free = No steps
front-door-access-hearing-loop = A loop for hearing aids
front-door-access-sign-language = Sign language
front-door-access-quiet-room = A quiet room
front-door-access-remote = By phone or on a screen
front-door-free = Only what is free
front-door-from-age = From age { $age }.
front-door-to-age = Up to age { $age }.
front-door-free-of-charge = It is free.
front-door-costs = It can cost something.
front-door-cost-not-said = Cost not said
    .more = They help with this. They do not say what it costs. Ask them first.
front-door-wrong = Something here is wrong
front-door-wrong-said = Thank you. A person looks at it.
front-door-wrong-not-said = We could not take that. Try again later.
