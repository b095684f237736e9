### Mail to the control room. The acknowledgement says nothing of police or crime: another person may read it.

control-room-mail-acknowledgement-subject = We have your message
control-room-mail-acknowledgement-body =
    Thank you. We have your message, and one of us will read it.

    This is an automatic answer. To add something, reply to this e-mail.
