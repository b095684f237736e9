"""Mail in: answers to our e-mails, and what mail servers report of them. It is taken, kept, and read by a person."""
