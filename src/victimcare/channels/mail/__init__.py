"""Takes mail in: answers to our e-mails, and delivery reports of mail servers. Mail is accepted and stored, and a
person reads it."""
