### Mail to the control room. The acknowledgement says nothing of police or crime: another person may read it.

control-room-mail-acknowledgement-subject = We have your message
control-room-mail-acknowledgement-body =
    Thank you. We have your message, and one of us will read it.

    This is an automatic answer. To add something, reply to this e-mail.

## The page of counts

control-room-mail-title = Mail to the control room
control-room-mail-balance = Every mail that we accepted is in one of the columns.
control-room-mail-unbalanced = The columns do not add up. Tell the force's engineers now.
control-room-mail-oldest = The oldest mail that we have not sorted came at { $time }.
control-room-mail-counts = What became of the mail
control-room-mail-day = Day
control-room-mail-all = All mail
control-room-mail-accepted = Accepted
control-room-mail-contacts = Contacts
control-room-mail-duplicates = Came again
control-room-mail-automatic = Automatic
control-room-mail-quarantined = Quarantined
control-room-mail-waiting = Not sorted yet

## Quarantine

control-room-mail-quarantine = Mail that we could not read safely
control-room-mail-of-day = You see the mail that came on { $day }.
control-room-mail-of-all-days = See all days
control-room-mail-quarantine-empty = There is no mail in quarantine.
control-room-mail-came = Came at { $time }
control-room-mail-reason-reader-died = It ended our mail reader twice.
control-room-mail-reason-out-of-time = It took our mail reader too long, twice.
control-room-mail-reason-too-many-parts = It has more parts than we read.
control-room-mail-reason-too-deep = Its parts stand too deep inside one another.
control-room-mail-reason-unreadable = Our mail reader could not make sense of the mail.
control-room-mail-reason-not-stored = We could not store what the mail says.
control-room-mail-one-title = A mail in quarantine
control-room-mail-one-hint = You see the beginning of the mail as plain text. Files stay closed.
control-room-mail-sender = Sender, as the mail states
control-room-mail-no-sender = No sender
control-room-mail-release = Make a contact of this mail
