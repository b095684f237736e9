## E-mails and letters to victims. A subject and the first 40 characters may be read by whoever stands by: they say nothing
## of police, crime, victim or a name. No link: victims have the address of their page from us.

# The subject of every e-mail and the title of every letter, whatever is in it.
written-subject = A few words for you

# There is news; it is not told here. $line is our telephone number, free to ring.
written-news = There is something new on your page. You can sign in with your code, or ring us free on { $line }.
    .no-code = We have something new for you. Please ring us free on { $line }. You can ask for a code then, to read it yourself.
    .relay = There is something new on your page. You can sign in with your code, or call free: { $line }, or by text through Relay UK: { $relay }.
    .no-code-relay = We have something new for you. Call free on { $line }, or by text through Relay UK: { $relay }. You can ask for a code then.

# All that the plan allows. Nothing of being safe: that tells whoever reads it that somebody thinks she is not.
written-ring-us = Please ring us free on { $line } when it suits you.
    .relay = Please call us when it suits you: free on { $line }, or by text through Relay UK: { $relay }.

# Where help is, once, in answer to words of danger.
written-danger = If you need help now, ring 999. If you cannot speak, stay on the line and press 55.

# To somebody whom nobody has asked yet, once. Nothing of police, of a crime or of news.
written-invitation = We would like to ask how you want to be contacted. You can ring us free on { $line }. If this is not for you, nothing needs doing.
    .relay = We would like to ask how you want to be contacted. Call us free on { $line }, or by text through Relay UK: { $relay }.

## The news itself, for those who asked to read it and agreed that it shows who it comes from. The step of the journey
## (`cases-step-…`) stands between the first of these and the others.

written-told-lead = You asked us to write to you as things happen.
# $moment is a day and time, $court the court's name.
written-told-day = It is on { $moment }, { $court }.
written-told-evidence = You are asked to give evidence.
written-told-more = Your page says more. You can also ring us free on { $line }.
    .no-code = You can ring us free on { $line }. You can ask for a code then, to read more yourself.
    .relay = Your page says more. You can also call free on { $line }, or by text through Relay UK: { $relay }.
    .no-code-relay = You can call free on { $line }, or by text through Relay UK: { $relay }. You can ask for a code then.
written-told-danger = In danger, ring 999.

# The last line of every e-mail.
written-stop = To get no more of these, answer with the word STOP.
