## Easy words, with a picture beside each line: one idea a line, ten words at most. What a line says of her case are the
## sentences of `cases`, in their form `.easy` where they have one.

easy-all = Read this page with more words
easy-can = What you can do
easy-done = What we did, and what we still do
easy-done-kept = { $count ->
    [one] We did 1 thing for you.
   *[other] We did { $count } things for you.
}
easy-done-late = { $count ->
    [one] 1 thing was late. We are sorry.
   *[other] { $count } things were late. We are sorry.
}
easy-done-missed = { $count ->
    [one] 1 thing is not done. We are sorry.
   *[other] { $count } things are not done. We are sorry.
}
easy-done-to-come = { $count ->
    [one] 1 thing is still to come.
   *[other] { $count } things are still to come.
}
easy-who = Who helps you
easy-who-leads = { $name } leads the work on your case.
easy-who-team = { $name } looks after you. Whoever answers can help.
easy-talk-ring = Ring us on { $number }.
easy-talk-free = It is free. The call can show on your phone.
easy-talk-call = We can ring you. You choose when.
easy-talk-write = You can write to us here.
easy-talk-language = We can use your language, or signs.
easy-danger = Are you in danger now? Ring 999.
easy-danger-quiet = Can you not speak? Wait, then press 55.
easy-leave = Do you need to leave fast? Press “Leave this page”.

## The front door in easy words

easy-front-lead = Did someone hurt you, scare you, or take your things?
easy-front-us = We can help. You can talk to a person.
easy-front-case = Did you tell us about it? You can see where your case is.
easy-front-code = You need a code. It has 12 numbers.
easy-front-get = You have no code? A person gives you one.
easy-front-rights = You have rights. We must tell you what happens.
easy-front-others = You do not have to tell us. Other people can help too.
easy-front-watched = Does someone look at your phone? Use another one.
easy-front-wrong = Did we do something wrong? Tell us.
easy-front-heading-case = See your case
easy-front-heading-help = More help
