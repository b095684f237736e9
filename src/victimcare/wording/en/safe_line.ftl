# The safe way in one line, at the top of every page from which something can be sent or said.

safe-line-title = Safe way:
safe-line-not-asked = Nobody has asked them yet how it is safe to reach them. Send nothing; a person asks first.
safe-line-quiet-code = Their quiet code was used, and the warning is open: a person may be beside them. Do not ring, text or write because of any task. The danger task says what to do.
safe-line-none = They agreed to no way. Send nothing and do not ring: ask a supervisor.
safe-line-closed-now = Do not ring now: these are not the hours for it.
safe-line-stated = Stated by the record system, not agreed with them:
safe-line-overtaken = Guarded since they agreed to this: a person asks them anew first. What they agreed before:
safe-line-only = { " " }only
safe-line-call = Ring { $to }
safe-line-machine = Do not ring: the machine alone rings { $to }
safe-line-text = Text { $to }
safe-line-email = E-mail { $to }
safe-line-post = Write to { $to }
safe-line-kind-mobile = the mobile
safe-line-kind-phone = the landline
safe-line-kind-email = the agreed address
safe-line-kind-address = the agreed address
safe-line-any-call = a number of theirs
safe-line-any-text = a mobile of theirs
safe-line-any-email = an e-mail address of theirs
safe-line-any-post = an address of theirs
safe-line-any-hour = at any hour
# Of a call: who may ring, and what the victim's telephone shows.
safe-line-never-by-machine = by a person, never the machine
safe-line-number-withheld = withhold the number
safe-line-number-neutral = show the number that says nothing of us
# What is noted with the plan, in the words of the colleague who noted it.
safe-line-note = Note: “{ $note }”
safe-line-note-more = The whole note stands on the safe plan.
safe-line-note-hidden = Something is noted on their safe plan: read it before you ring.
safe-line-code-word = They say their code word first.
