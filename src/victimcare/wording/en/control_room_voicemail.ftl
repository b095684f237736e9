# Messages that callers leave for the control room

control-room-voicemail-left =
    { $seconds ->
        [one] A caller left a message of 1 second.
       *[other] A caller left a message of { $seconds } seconds.
    }
control-room-voicemail-listen = Each play is recorded in the audit. Write what is said as a note.
