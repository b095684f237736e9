## What callers leave on the line, and conversations that are recorded: the desk's page

voicemail-title-voicemail = A message on the line
voicemail-title-conversation = A recorded conversation
# $moment is such as "today 12:06"
voicemail-of-voicemail = Left { $moment }
voicemail-of-conversation = Begun { $moment }
voicemail-length = { $minutes ->
    [0] { $seconds } seconds.
   *[other] { $minutes } min { $seconds } s.
}
voicemail-for-desk = For the desk.
voicemail-for-officer = For the officer in the case. You listen, and pass it on.
voicemail-play = Listen to what was said
voicemail-each-play = Every time you play it, the audit says so. Use headphones where others could hear.
voicemail-not-mine = It is another colleague’s work. Only whoever has the task about it, or another task to reach this victim, can listen.
voicemail-no-key = It cannot be opened: the key that it was sealed with is not on this machine. Ask whoever runs this installation.
voicemail-gone-days-over = The recording was deleted { $moment }: its days were over.
voicemail-gone-redacted = The recording was deleted { $moment }, with what names the victim.
voicemail-heard = { $name } listened { $moment }.
voicemail-summary = What was said
    .hint = In a few sentences: what they want, what they are afraid of, when and where they may be rung. The recording is deleted one day; this stays.
voicemail-summary-needed = Write what was said, so that nobody has to listen again
voicemail-mark-heard = Keep this and mark as listened to
voicemail-save-again = Keep the changed words
voicemail-goes = The recording is deleted after { $day }.
voicemail-with-it = { $count ->
    [one] 1 more message in this task
   *[other] { $count } more messages in this task
}
voicemail-open = Open it
voicemail-not-heard = Nobody has listened yet
voicemail-careful = Before you ring back
voicemail-after-code = The victim’s code was keyed in this call. Somebody else may have been in the room, or have known the code. Ring in the safe way only, and ask for proof again before you speak about the case.
voicemail-no-proof = No code was keyed: this may be anybody, and it is linked to no case. Do not ring a number that was only said here with anything about a case. Look up whoever they say they are, and reach them in the safe way that the record names.
voicemail-hold = Keep it beyond its days
voicemail-hold-reason = Why it must not be deleted, such as evidence or a complaint
voicemail-hold-reason-needed = Say why it must not be deleted
voicemail-hold-do = Keep it
voicemail-held = Kept since { $moment }:
voicemail-let-go = Let it be deleted when its days are over
