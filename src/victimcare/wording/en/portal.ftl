## The front door: for anyone, with the force's name

portal-front-title = Find out where your case is, and talk to a person
portal-front-lead = For anyone who told us about something that happened to them.
portal-front-code = I have a code
    .more = 12 numbers, from a letter or from someone you spoke to
portal-front-without = Without a code
portal-way-help = Get help now
    .more = Places that help, even if you never told us
portal-way-rights = Understand your rights
    .more = 4 questions. We keep no answers.
portal-way-support = Find support
    .more = Who helps near you, and how long you wait
portal-way-complain = Tell us we got something wrong
    .more = Anyone can complain, with a name or without
portal-way-feedback = Tell us how we did
    .more = One question
portal-way-get-code = How to get a code
    .more = A person gives it to you. We never send it by email.
portal-way-report = Tell us about something that happened
    .more = Something that was done to you, that you saw, or that worries you
portal-way-easy = Easy words and pictures
portal-way-young = For children and young people
portal-way-safer = Use this page more safely
    .more = If someone looks at your phone or computer
portal-leaving-hides = Leaving hides this page. It does not clear what the phone remembers.

## Sign in

portal-sign-in-title = Enter your code
portal-sign-in-lead = It opens your page. Nobody else is told that you were here.
portal-sign-in-go = Continue
portal-sign-in-again = Enter your code again
portal-code = Your code
    .hint = 12 numbers. Spaces and dashes are fine.
portal-code-needed = Type the 12 numbers of your code
portal-code-wrong = Check the 12 numbers and try again
portal-code-held-back = Many wrong codes are coming in. Wait one minute, then type your code once more
portal-code-not-numbers = A code has 12 numbers and nothing else
portal-code-length = A code has 12 numbers. You typed { $count }
portal-no-code = No code, or it does not work?
portal-still-not = Still not working?
    .more = A code stops after 5 tries, to keep you safe. This is not your fault.
portal-new-code-ring = Ring
portal-new-code-made = We can make a new one while you are on the phone.
portal-someone-with-you = Is someone with you? You can come back later.
portal-sign-out = Sign out
portal-sign-out-title = Do you want to sign out?
portal-sign-out-back = No, back to my page
portal-signed-out-title = You have signed out
portal-signed-out-more = You can close this page now. Your code still works when you come back.

## Her page

portal-case-title = Where things stand
portal-updated = This page was brought up to date { $moment }.
portal-next = What happens next
portal-today-days = today, day { $count }
portal-today-weeks = today, week { $count }
portal-spread-days = { $count } days
portal-spread-weeks = { $count } weeks
portal-who = Who is looking after this
portal-carer = Leads the work on your case.
portal-carer-since = Leads the work on your case, since { $day }.
portal-carer-team = The team that looks after you. Whoever answers can help.
portal-journey = The journey so far, and ahead
portal-earlier = { $count ->
    [one] Show 1 earlier step
   *[other] Show { $count } earlier steps
}
portal-rights = What we owe you
portal-rights-sum = { $kept } kept, { $late ->
    [0] {""}
   *[other] { $late } late,{" "}
}{ $missed ->
    [0] {""}
   *[other] { $missed } not done,{" "}
}{ $to_come } still to come
portal-reason-written = The reason, as it was written down
portal-rights-rest = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
}
portal-not-done = Was something not done?
    .ring = Ring
    .more = We look into it, and put it right.
portal-talk = Talk to us
portal-ring-shows = It can show in this phone’s call list.
portal-relay = Ring by text
    .more = Through Relay UK: { $number }. We can also get someone who speaks your language, or signs.
portal-contact = How we contact you
portal-contact-change = Change how we contact you
portal-short-more = This is the short page. A person can tell you more.
    .second-step = See more of your page

## The menu of her pages

portal-menu = Menu
portal-menu-title = All your pages
portal-menu-of-case = Your case
portal-menu-of-court = Court, money and your things
portal-menu-statement = Your words to the court
    .more = How this hurt you, in your own words
portal-menu-court = Your day in court
    .more = When it is, what makes it easier, what it costs
portal-menu-compensation = Money for what was done to you
    .more = How to ask, until when, and who helps
portal-menu-property = Your things
    .more = What we hold of yours, and a list of what was taken or broken
portal-menu-of-talk = Talk to us
portal-menu-of-us-two = How we reach you, and speak with you
portal-menu-of-you = You and this page
portal-menu-case = Where things stand
    .more = What has happened, and what comes next
portal-menu-easy = In easy words
    .more = Short lines, with a picture beside each
portal-menu-young = For young people
    .more = When you are under 18
portal-menu-journey = The whole way
    .more = From the first report to leaving prison, and what comes after each part
portal-menu-second-look = Ask for a second look
    .more = When you do not agree with a decision
portal-todo-see-review = See what you asked
portal-reference = Crime reference number
portal-reference-lead = Insurers, landlords and banks may ask you for this number.
portal-reference-copy = Copy the number
portal-reference-copied = Copied
portal-reference-print = Print or save this sheet
portal-reference-safe = Think who may see it on this device or on paper.
portal-reference-shows = This sheet shows that this crime was reported to { $force }.
portal-reference-what = What it was
portal-reference-record = As it is recorded
portal-reference-where = Where
portal-reference-when = The day it happened
portal-reference-reported = The day it was reported
portal-reference-printed = Printed on { $day }, from a page that opens with a code.
portal-another-title = Look up another crime
portal-another-lead = If you have a code for another crime, type it here.
portal-another-after = You will then see the page for that crime. You can go from one page to the other. When you leave, both pages close.
portal-another-part = If that page opens only in part, use “See more of your page” there. Until then you cannot come back to this page.
portal-another-no-code = No code for the other crime, or it does not work?
portal-others = Also open in this visit
portal-others-this = You are looking at:
portal-others-go = Go to this page
portal-menu-reference = Crime reference number
    .more = For an insurer, a landlord or a bank
portal-menu-another = Look up another crime
    .more = Type the code for it, and read both pages
portal-menu-messages = Messages
    .more = Write to us, and read our answers
portal-menu-update = Ask how things stand
    .more = We ask whoever looks after your case
portal-menu-call-me = Ask us to ring you
    .more = At a time that is safe for you
portal-menu-more-help = Faster news and more help
    .more = Who has a right to it, and how to ask
portal-menu-not-done = Something was not done
    .more = Tell us, and we look into it
portal-menu-get-help = Get help now
    .more = Places that help, day and night
portal-menu-visits = Where your page was used
    .more = When, and from what kind of device
portal-menu-who-looked = Who looked at your case
    .more = Those who work for us, and why
portal-menu-your-code = Your code
    .more = How it works, and what you can do with it
portal-menu-second-step = See more of your page
    .more = A second number that only you have
portal-menu-support = Support near you
    .more = Who helps with this, and how long you wait
portal-menu-tell-once = Tell us once
    .more = What you do not want to say again
portal-menu-passport = How to speak with you
    .more = Your language, and what makes talking easier
portal-menu-family = People who help you
    .more = Who may see what, and how to stop it
portal-menu-contact = How we contact you
    .more = What is safe, and what is not
portal-menu-print = Print or save
    .more = We ask first whether paper is safe
portal-menu-use-more-safely = Use this page more safely
    .more = If someone looks at your phone or computer

## Help without a code

portal-help-title = Get help now
portal-help-lead = You do not need a code. You do not have to have told us anything.
portal-help-people = People you can talk to
portal-help-home = Domestic abuse
    .more = National Domestic Abuse Helpline. Free, day and night, for when someone at home hurts or frightens you.
portal-help-fraud = Fraud
    .more = Report Fraud. For when someone tricked you out of money.
portal-help-anyone = Any crime
    .more = Victim Support. Free, day and night, for anyone who was harmed, told us or not.
portal-help-sexual = Rape or sexual abuse
    .more = Rape and Sexual Abuse Support Line. Free, day and night, from the age of 16.
portal-help-child = Children and young people
    .more = Childline. Free, day and night, for anyone under 19.
portal-help-men = Men hurt at home
    .more = Men’s Advice Line. Free, on weekdays, for men who are hurt or frightened at home.
portal-help-listen = Someone to listen
    .more = Samaritans. Free, day and night, for when it is too much.
portal-help-stalking = Stalking
    .more = National Stalking Helpline. Free, for when someone follows you or will not leave you alone.
portal-help-death = When someone has died
    .more = Cruse Bereavement Support. Free, for when someone close to you died.
portal-deaf = If you are deaf, or cannot speak on the telephone
portal-deaf-video = Talk to us in British Sign Language
    .more = A video call. An interpreter joins it.
portal-deaf-films = Watch our films in British Sign Language
# Facts of the 999 service: BSL since 17 June 2022; text since 2009, for those who have registered.
portal-deaf-999-bsl = In danger: the { $service } app or website. An interpreter signs with you. Free, day and night.
portal-deaf-999-text = In danger: text 999. You must register first. Text the word “{ $word }” to 999.
portal-help-near = Near you
portal-help-yours = What you can ask of us
portal-help-yours-1 = To be told what happens in your case, and when.
portal-help-yours-2 = To be put in touch with people who can help.
portal-help-yours-3 = To be spoken to in your own language, or by sign.
portal-help-yours-4 = To tell a court how it hurt you, in your own words.
portal-help-yours-5 = To ask for a second look when we decide to stop.

## How to get a code

portal-get-code-title = How to get a code
portal-get-code-lead = A person gives it to you, when they know that it is you.
portal-get-code-how = How it works
portal-get-code-how-1 = Ring us, or ask whoever looks after your case.
portal-get-code-how-2 = We ask in a way that is safe for you.
portal-get-code-how-3 = You get 12 numbers. They work here and on the phone.
portal-get-code-how-4 = A new code ends the old one. You can ask for one at any time.
portal-get-code-never = What we never do
portal-get-code-never-1 = We never send a code by email.
portal-get-code-never-2 = We never ring you and ask for your code.
portal-get-code-never-3 = We never tell anyone else that you have one.

## Using it more safely

portal-safer-title = Use this page more safely
portal-safer-lead = Some people’s phones and computers are looked at by others. This can help.
portal-safer-leave = When you need to leave fast
portal-safer-leave-1 = Press “Leave this page”, or the Escape key. You are signed out, and see a page that anyone could be looking at.
portal-safer-leave-2 = It hides this page. It does not erase it from the history.
portal-safer-leave-3 = The button and the key work without the internet too. If they do not, close the window.
portal-safer-leave-4 = After 10 minutes without a press you are signed out anyway.
portal-safer-before = Before you start
portal-safer-before-1 = Use a phone or computer that nobody else looks at. Libraries have some.
portal-safer-before-2 = A private window of the browser keeps no history of its own.
portal-safer-before-3 = If someone may have put something on your phone to watch you, use another one.
portal-safer-before-4 = Do not save your code where someone else could find it.
portal-safer-after = When you are done
portal-safer-after-1 = Sign out, and close the window.
portal-safer-after-2 = The history keeps this site’s address, and of each page only the name “{ $title }”.
portal-safer-after-3 = A call to us can show in the call list and on the bill.
portal-safer-after-4 = Deleting all history can itself look odd to someone who checks it.

# Beside the languages, each by its own name
portal-languages = Language
