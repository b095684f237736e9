## Answers of the control room

# What staff read
control-room-reply = Answer
control-room-reply-to = Goes to
control-room-reply-words = Your answer
control-room-reply-prepared = Fill in:
control-room-reply-prepared-we-have-it = We have your message
control-room-reply-prepared-steer = How to hear what is new
control-room-reply-prepared-ring-us = Please ring us
control-room-reply-needs-second = A colleague reads it before it leaves.
control-room-reply-own = You wrote this answer: another handler reads it. Nothing was sent.
control-room-reply-agree = I agree, send it
control-room-reply-disagree = Do not send it
control-room-reply-second-by = Second reader: { $name }.
control-room-reply-state-waits-for-second = Waits for a second reader.
control-room-reply-state-leaving = Leaves now.
control-room-reply-state-handed-over = Sent.
control-room-reply-state-refused-by-second = Not sent: the second reader did not agree.
control-room-reply-state-not-sent = Not sent.
control-room-reply-refused-no-written-way = This contact cannot be answered in writing.
control-room-reply-refused-by-plan = We may not write to this address now: a record holds it, and its safe contact plan does not allow it. The care team can speak to the victim. Nothing was sent.
control-room-reply-refused-stopped = This address asked us not to write to it. Nothing was sent.
control-room-reply-refused-nobody-carries = Nothing can be sent this way: no supplier is set up for it.
control-room-do-not-write = Do not ring or write back first: the message asks us not to.
control-room-pass-to-care = Ask the care team to speak to them
control-room-steer = Steer
control-room-steer-sends = We send this answer and close the contact as “Told how to get news”.
control-room-steer-care = We may not write to this address. “Steer” gives it to the care team, who speak to the victim, and closes the contact.
control-room-seconds =
    { $count ->
        [one] 1 answer waits for a second reader
       *[other] { $count } answers wait for a second reader
    }
control-room-second-of = Answer by { $name }, { $moment }

# What the sender reads: neutral, since another person may read it
control-room-reply-subject = Your message
control-room-reply-words-we-have-it =
    Thank you. We have your message, and one of us is looking at it.

    To add something, reply to this message.
control-room-reply-words-steer =
    Thank you for your message. You can hear what is new at any time: ring { $line }, or open { $page } and enter your code.

    If you have no code, ring { $line }. One of us will help you.
control-room-reply-words-ring-us =
    Thank you for your message. We would like to talk to you about it. Please ring { $line } when you can.
