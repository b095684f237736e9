## Texts to victims. They may be read by whoever holds the phone: the first 40 characters say nothing of police, crime,
## victim or a name, and each is one SMS. No web address: she has it from us, and a link teaches her to trust others' links.

# There is news; it is not told here. $line is our telephone number, free to ring.
messages-news = There is something new on your page. You can sign in with your code, or ring us free on { $line }.

# All that her plan allows.
messages-ring-us = Hello. Please ring us free on { $line } when it suits you and it is safe to talk.

## The news itself, for those who asked to read it in a text and agreed that it shows who it comes from

messages-told-r6-suspect-arrested = You asked us to text you as things happen. Someone has been arrested. Your page says more, or ring us free on { $line }.
messages-told-r6-suspect-interviewed = You asked us to text you as things happen. Someone has been interviewed. Your page says more, or ring us free on { $line }.
messages-told-r6-charge-decision-prosecute = You asked us to text you as things happen. Someone has been charged. Your page says more, or ring us free on { $line }.
