## Answers of the control room

# What staff read
control-room-replies-title = Answer
control-room-replies-to = Goes to
control-room-replies-words = Your answer
control-room-replies-prepared = Fill in:
control-room-replies-prepared-we-have-it = We have your message
control-room-replies-prepared-steer = How to hear what is new
control-room-replies-prepared-ring-us = Please ring us
control-room-replies-needs-second = A colleague reads it before it leaves.
control-room-replies-own = You wrote this answer: another handler reads it. Nothing was sent.
control-room-replies-agree = I agree, send it
control-room-replies-disagree = Do not send it
control-room-replies-second-by = Second reader: { $name }.
control-room-replies-state-waits-for-second = Waits for a second reader.
control-room-replies-state-leaving = Leaves now.
control-room-replies-state-handed-over = Sent.
control-room-replies-state-refused-by-second = Not sent: the second reader did not agree.
control-room-replies-state-not-sent = Not sent.
control-room-replies-refused-no-written-way = This contact cannot be answered in writing.
control-room-replies-refused-by-plan = We may not write to this address now: a record holds it, and its safe contact plan does not allow it. The care team can speak to the victim. Nothing was sent.
control-room-replies-refused-stopped = This address asked us not to write to it. Nothing was sent.
control-room-replies-refused-nobody-carries = Nothing can be sent this way: no supplier is set up for it.
control-room-replies-do-not-write = Do not ring or write back first: the message asks us not to.
control-room-replies-pass-to-care = Ask the care team to speak to them
control-room-replies-steer = Send how to get news
control-room-replies-steer-sends = We send this answer and close the contact as “Told how to get news”.
control-room-replies-steer-care = We may not write to this address. “Send how to get news” gives it to the care team, who speak to the victim, and closes the contact.
control-room-replies-seconds =
    { $count ->
        [one] 1 answer waits for a second reader
       *[other] { $count } answers wait for a second reader
    }
control-room-replies-second-of = Answer by { $name }, { $moment }

# What the sender reads: neutral, since another person may read it
control-room-replies-subject = Your message
control-room-replies-words-we-have-it =
    Thank you. We have your message, and one of us is looking at it.

    To add something, reply to this message.
control-room-replies-words-steer =
    Thank you for your message. You can hear what is new at any time: ring { $line }, or open { $page } and enter your code.

    If you have no code, ring { $line }. One of us will help you.
control-room-replies-words-ring-us =
    Thank you for your message. We would like to talk to you about it. Please ring { $line } when you can.
