# Words of danger that were found in a message: what the rule is about, in which message, and what became of the one
# line that may answer. Staff read it.

danger-found-title = Words of danger
danger-found-by-text = Text
danger-found-by-email = E-mail
danger-found-by-page = Message on their page
danger-found-by-supporter = Message from a person who helps them
danger-found-by-form = Form from our public pages
danger-found-by-partner = Note from a service
danger-found-by-officer = Note from an officer
danger-found-by-desk = Note from a colleague
danger-found-by-voice = What was written down of a recording
danger-found-when = { $door }, { $moment }
danger-found-words = “{ $words }”
danger-found-take = Take it to read the words.
danger-found-gone = The words are no longer kept.
danger-found-read = Read the whole message
danger-found-answer-sent = One line was sent back: where to get help. Nothing else was answered.
danger-found-answer-sent-before = They were sent that line within the last day. Nothing was sent again.
danger-found-answer-not-agreed = Nothing was sent back: the plan does not allow it there, or not now.
danger-found-answer-no-point = Nothing was sent back: it did not come from a number or address of theirs.

danger-rule-outside-now = the person they fear is close by
danger-rule-weapon = a weapon
danger-rule-threat-to-kill = a threat to kill or harm
danger-rule-strangling = strangling
danger-rule-suicide = suicide or self-harm
danger-rule-child-in-danger = a child in danger
danger-rule-taken = held, taken or forced
danger-rule-sexual-assault = sexual assault
danger-rule-fire = fire or petrol
danger-rule-tracking = followed or tracked
danger-rule-order-breached = bail or an order broken
danger-rule-help = a call for help
danger-rule-call-999 = asks for 999
danger-rule-signs-together = several words of fear

danger-because-rule = A message: { $rule }

desk-why-kind-danger-words = A message holds words of danger.
