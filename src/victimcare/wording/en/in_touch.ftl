## Asking a service to be in touch, without the police

in-touch-title = Ask someone to get in touch with you
in-touch-lead = You choose who. They read it, and we do not.
in-touch-who = Who shall get in touch?
in-touch-name = What shall they call you?
    .hint = Any name will do. You can leave it empty.
in-touch-reach = How can they reach you?
    .hint = A number or an email that nobody else answers or reads.
in-touch-reach-needed = Write how they can reach you
in-touch-safely = When and how is it safe?
    .hint = Like: weekdays until 2pm. Leave no message.
in-touch-words = Is there anything they should know?
in-touch-police-may-know = You can tell the police that I asked
in-touch-send = Send it to them
in-touch-kept = It is deleted when it is done with. If nobody reads it, it is deleted after 30 days.
in-touch-nobody = Nobody can be asked this way just now
    .more = You can ring someone who helps.
in-touch-sent = It is with them
in-touch-sent-to = { $service } can read it now.
in-touch-sent-by = If you hear nothing by { $day }, ring them.

## On her page: with whom we put her in touch

in-touch-now = Who we put you in touch with
in-touch-since = Since { $day }
in-touch-state-ready = We are bringing it to them.
in-touch-state-sent = They have it. They have not read it yet.
in-touch-state-seen = They have read it.
in-touch-state-accepted = They said yes.
in-touch-state-waiting = { $count ->
    [one] They said yes. You wait about 1 week.
   *[other] They said yes. You wait about { $count } weeks.
}
in-touch-state-in-contact = They are in touch with you.
in-touch-state-refused = They cannot help you now.
in-touch-state-ended = Their help has ended.
in-touch-state-recalled = It was taken back. They cannot see it any more.
in-touch-state-expired = The time you gave us for this is over.
in-touch-looks-on = We look for someone else with you.
in-touch-take-back = Take it back
    .more = They can then see nothing of it. You can ask us again at any time.
in-touch-take-back-now = Yes, take it back

## On her page: the very words that would leave

in-touch-read = Read what we would send
in-touch-read-title = What we would send
in-touch-read-lead = This goes to { $service }. They see this, and nothing else.
in-touch-read-in-english = They get it in English, like this
in-touch-read-back = You can take it back on this site at any time.
in-touch-read-yes = Send this
in-touch-read-talk = Talk to someone first
in-touch-read-no = Do not send it
in-touch-changed = Something has changed. Please read it again.
in-touch-change = Change what they see
in-touch-way = How do you get in touch?
in-touch-way-call = They ring you: { $to }
in-touch-way-text = They send a text: { $to }
in-touch-way-email = They send an email: { $to }
in-touch-way-she-rings = You ring them. They get no number of yours.
in-touch-shares = What they may know
in-touch-share-family-name = Your last name
in-touch-share-area = The area you live in
in-touch-share-adjustments = Your language and how to speak with you
in-touch-change-show = Show me the new words
in-touch-told-sent = We sent it. You see here what comes of it.
in-touch-told-talk = Someone will talk to you about it.
in-touch-told-no = You said that you want no more support. Tell us if you want it again.
