## Faster news and more help (Enhanced Rights): what it is, who it is for, how to ask. What she reads.

more-help-title = Faster news and more help
more-help-lead = Some people have a right to more than others. You can ask for it here.
more-help-has-it = You have it already. You do not need to ask.
more-help-asked = You have asked. A person talks with you about it by { $day }.
more-help-what = What you get
more-help-what-news = You hear news within { $faster ->
    [one] 1 working day
   *[other] { $faster } working days
}, not { $usual }.
more-help-what-news-aim = You hear news sooner.
more-help-what-help = You are put in touch sooner with people who can help.
more-help-what-court = Speaking in court can be made easier, such as with a screen.
more-help-what-person = Someone asks you what you need in court, and sees to it.
more-help-who = Who it is for
more-help-who-lead = It is yours if any of these fits. Nobody has to prove it alone: we talk about it.
more-help-who-age = You were under 18 when it happened.
more-help-who-lost = Someone close to you was killed.
more-help-who-kind = It was about sex, about someone you live with, or about who you are.
more-help-ask = Does any of these fit too?
    .hint = Tick what you like, or nothing. We do not show it here again.
more-help-ground-most-serious-crime = It was one of the worst crimes
    .hint = Someone was badly hurt, killed, or kept as a slave.
more-help-ground-persistently-targeted = It happens to me again and again
    .hint = Someone keeps doing things to you, or picks you out.
more-help-ground-vulnerable = I need help to take part
    .hint = Such as for an illness, how your mind works, or how you move or hear.
more-help-ground-intimidated = I am afraid, or feel pressed to say nothing
    .hint = Of the other person, of people around them, or of speaking in court.
more-help-ground-discretion = Something else, which I would rather say to a person
more-help-go = Ask for this
more-help-how = A person gets in touch, in a way that is safe for you. They ask what you need, and tell you what is decided.
more-help-no = If the answer is no, you hear why. You can say that you do not agree.
more-help-kept = We have it
more-help-kept-by = A person talks with you about it by { $day }.

more-help-again = I want this after all

## The desk

more-help-desk-ticked = Ticked on their page, { $moment }: { $grounds }.
more-help-desk-nothing = nothing
more-help-desk-open = Open what they are owed
