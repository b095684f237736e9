"""The make-believe outside world: a provider of texts, e-mail and letters (like GOV.UK Notify), a second one of texts
(like Sinch), a hosted carrier (like Twilio), a mail server, a record system; and the phones and inboxes they reach.

It is a separate program (`python -m victimcare.demo.outside`), so that tests and the demonstration talk to it as they
would to the real ones: over HTTP and SMTP. Its journal alone decides what was sent.

Numbers and addresses with a fixed result, whichever provider carries the message there (the endings are those of GOV.UK
Notify's own simulated providers; Sinch calls these Rejected, Expired and Failed):

| Ends in | What becomes of the message |
|---|---|
| `900002`, `perm-fail@…` | permanent-failure |
| `900003`, `temp-fail@…` | temporary-failure |
| `900004`, `tech-fail@…` | technical-failure |
| anything else | delivered |

Differences from the real service, on purpose: a failed callback is tried again after 1, 2, 4, 8 and 16 seconds (there
every five minutes); messages are kept for good (there seven days); the smoke-test numbers 07700 900000, 900111 and
900222 are ordinary phones here.
"""
