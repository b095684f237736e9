## E-mails and letters to victims. A subject and the first 40 characters may be read by whoever stands by: they say nothing
## of police, crime, victim or a name. No link: victims have the address of their page from us.

# The subject of every e-mail and the title of every letter, whatever is in it.
written-subject = A few words for you

# There is news; it is not told here. The same words to everybody, as in texts.
written-news = We have something new for you. Call us free on { $line }, or by text through Relay UK: { $relay }. You can ask us how to read it yourself.

# All that the plan allows. Nothing of being safe: that tells whoever reads it that somebody thinks she is not.
written-ring-us = Please call us when it suits you: free on { $line }, or by text through Relay UK: { $relay }.

# Where help is, once, in answer to words of danger.
written-danger = If you need help now, ring 999. If you cannot speak, stay on the line and press 55.

# To somebody whom nobody has asked yet, once. Nothing of police, of a crime or of news.
written-invitation = We would like to ask how you want to be contacted. Call us free on { $line }, or by text through Relay UK: { $relay }. If this is not for you, you need do nothing.

## The news itself, for those who asked to read it and agreed that it shows who it comes from. The step of the journey
## (`cases-step-…`) stands between the first of these and the others.

written-told-lead = You asked us to write to you as things happen.
# $moment is a day and time, $court the court's name.
written-told-day = It is on { $moment }, { $court }.
written-told-evidence = You are asked to give evidence.
written-told-more = Call us free on { $line }, or by text through Relay UK: { $relay }. You can ask us how to read more yourself.
written-told-danger = In danger, ring 999.

# The last line of every e-mail.
written-stop = To get no more of these, answer with the word STOP.
