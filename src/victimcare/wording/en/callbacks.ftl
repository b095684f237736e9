# Call backs: what she is told on the line, and how the desk keeps them.

## Said on the line. $start and $due are moments

callbacks-promise-slot = We will ring you between { $start } and { $due }.
callbacks-promise-place = You keep your place. We will ring you when it is your turn, and no later than { $due }.

## The list

callbacks-title = Call backs
callbacks-all = All call backs
callbacks-which-mine = Mine
callbacks-which-due = Due today
callbacks-which-late = Late
callbacks-which-together = Silent, as one list
callbacks-which-all = All
callbacks-none-mine = You have no call back
callbacks-none-due = Nobody is to be rung today
callbacks-none-late = Nothing is late
callbacks-none-together = No silent calls stand together
callbacks-none-all = Nobody waits for a call
callbacks-none-more = Whoever asks for one on the line stands here at once.
callbacks-order = Order: by when they are to be rung.
callbacks-no-case = No case
callbacks-rung-now = Being rung now
callbacks-act = Ring them back
callbacks-act-silent = Look at a silent call, then decide
callbacks-act-guarded = Decide how to reach them
callbacks-cause-when = When
# $start and $end are moments
callbacks-window = { $start } to { $end }
callbacks-cause-asked = Asked for
callbacks-asked-chosen = a time they chose
callbacks-asked-turn = kept their place in the queue, and it is their turn
callbacks-asked-place = kept their place in the queue
callbacks-asked-back = a call back
callbacks-asked-person = a person
# $moment is when they rang
callbacks-asked-silent = nothing. They rang { $moment } and stayed silent.
callbacks-asked-guarded = a call, with their code: a person decides how to reach them

## One call back

callbacks-ring = Ring now
callbacks-ring-by-line = Ring them from my telephone
callbacks-ring-by-hand = Show me the number: I ring by hand
callbacks-may-ring-by-line = They may be rung at this moment. Your telephone rings first, then theirs.
callbacks-not-ready = Your telephone cannot ring them now. Be ready on your calls page first, or ring by hand.
callbacks-by-hand = You can ring by hand.
callbacks-may-ring = They may be rung at this moment. You see the number once you press.
callbacks-word-agreed = A code word is agreed: they say it first.
callbacks-number-noted = The number is only what was left on the line. It proves nothing about who answers.
callbacks-looked = I have looked at the silent call, and ringing is safe
callbacks-looked-needed = Look at the silent call first. Ring only if it is safe.
callbacks-looked-guarded = I have decided how to reach them, and ringing is safe
callbacks-looked-guarded-needed = Decide first how to reach them. Ring only if it is safe.
callbacks-not-now = Not now.
# $moment is when they may be rung
callbacks-wait = They may be rung again from { $moment }.
callbacks-person-guarded = They are guarded, and no plan is agreed with them that counts. A person who knows the case decides how to reach them.
callbacks-person-review-due = They are guarded, and their plan should have been looked at again. A person who knows the case decides how to reach them.
callbacks-person-not-asked = Nobody has asked them how they may be reached. A person who knows the case decides.
callbacks-person-person-rings = No number is agreed with them for calls; the record system states that a person may ring. A person who knows the case decides how.
callbacks-person-post-stated = The record system states letters alone. A person who knows the case decides how to reach them.
callbacks-person-post-too-slow = They agreed to letters alone. A person who knows the case decides how to reach them.
callbacks-person-not-agreed = No plan agreed with them allows calls. A person who knows the case decides how to reach them.
callbacks-person-no-point = No number is known to be safe for calls any more. A person who knows the case decides how to reach them.
callbacks-person-quiet-code = Their quiet code was used, and the warning is open: a person may be beside them. Do not ring. The danger task says what to do.
callbacks-person-no-hour = None of their hours for calls ever comes. A person who knows the case decides how to reach them.
callbacks-person-left = Nobody rings the number that was left. It may be that of a victim whom only a person who knows the case may ring. Where they are guarded, whoever looks after them has a task. A supervisor decides what becomes of this one.
# $name is a colleague
callbacks-has-it = { $name } has it. Hand it on, if they cannot do it.
callbacks-rung-by = { $name } is ringing them now.
callbacks-gone = That has ended already, or somebody else has said how it went.
callbacks-promised = What is promised
callbacks-promised-to-nobody-else = Whoever rings and asks hears nothing of it, not even that a call is promised, before it is proved who they are.
callbacks-told = What they were told
callbacks-told-none = Nothing is on record.
callbacks-tries = Tries
callbacks-tries-none = Not rung yet.

## While it rings

callbacks-dial-withheld = Withhold your number (dial 141 first), then ring
callbacks-dial-neutral = Ring from the number that says nothing of us, or else withhold yours (dial 141 first)
callbacks-dial-line = Ring from the number of the line
callbacks-line-rings = Your telephone rings first, then theirs. Your calls page shows how it stands. On their telephone:
callbacks-line-muted = They do not hear you until you press “Unmute me” on your calls page.
callbacks-line-over = The call is over.
callbacks-line-says = Correct it below if you know better. In three minutes it is kept like this.
callbacks-machine-nothing = A machine answers: hang up. No message is agreed.
callbacks-machine-line = A machine answers: the line hangs up. No message is agreed.
callbacks-machine-message = A machine answers: you may leave a short message. Say no more than that you rang.
callbacks-word-wait = Say hello and nothing else. Wait for their word, and type what you hear.
callbacks-word-said = They said their word.
callbacks-ask-nothing = Ask for nobody by name.
callbacks-not-before = Say who you are and why you ring only once you know who it is.
callbacks-went = How it went
callbacks-went-needed = Say how it went
callbacks-went-done = Spoke with them: done
callbacks-went-again = Spoke with them: they want another call
callbacks-went-not-wanted = Spoke with them: they want no more calls about this
callbacks-went-no-answer = Nobody answered
callbacks-went-engaged = Engaged
callbacks-went-somebody-else = Somebody else, or no word: I said nothing
callbacks-went-machine = A machine: I said nothing
callbacks-went-message-left = A machine: I left a message, as agreed
callbacks-went-line-failed = Our line failed
callbacks-word-first = Their word was not heard in this call. Check it, or record how they proved who they are.
callbacks-message-not-agreed = No message is agreed on that number.
callbacks-time = When, if they want another call
callbacks-time-first = The first time that suits them
callbacks-time-gone = That time has just gone. Choose another with them.

## How a try went, and how it ended

callbacks-tried-now = Being rung now
callbacks-tried-reached = Spoke with them
callbacks-tried-no-answer = Nobody answered
callbacks-tried-engaged = Engaged
callbacks-tried-somebody-else = Somebody else answered
callbacks-tried-machine = A machine answered
callbacks-tried-message-left = A message was left
callbacks-tried-line-failed = Our line failed
# The line did not ring, as so many calls or so much money a day is the most
callbacks-capped-at-once = Not rung: the line has as many calls out at one time as it may. Try again in a few minutes.
callbacks-capped-an-hour = Not rung: the line has placed as many calls as it may in an hour. It rings again within the hour.
callbacks-capped-a-day = Not rung: what such calls may cost in a day is spent. The line rings such numbers again after midnight.
callbacks-capped-do = This is no try, and the promise stands. If it cannot wait, ring by hand.
callbacks-tried-not-known = Nobody said how it went
callbacks-to-mobile = their mobile
callbacks-to-phone = their telephone
callbacks-to-noted = the number noted
callbacks-shown-withheld = number withheld
callbacks-shown-neutral = neutral number shown
callbacks-shown-line = the line’s number shown
callbacks-reach = Have them reached in their own safe way
callbacks-reach-more = Whoever looks after the person whose number it may be gets a task to reach them. They ring by the plan that was made with them, not because of this call. This call back then ends.
callbacks-reach-why = Why? This is kept with the call back
callbacks-reach-not-needed = No plan keeps you from ringing that number any more, or it is only too early.
callbacks-end = End it without ringing
callbacks-end-how = How it ended
callbacks-end-needed = Say how it ended
callbacks-end-settled = They rang in, and it is settled
callbacks-end-not-wanted = They no longer want it
callbacks-end-not-reached = They cannot be reached (supervisors)
callbacks-end-not-proved = Anybody can ring and say so. Only they end what is promised to them: prove who they are first, or ring them.
callbacks-end-said = Kept: said on the telephone, not proved. The call back stands, as anybody can ring and say so. Ring that number once more. After that a colleague can end it, if it still is not wanted.
callbacks-ended-reached = They were reached
callbacks-ended-not-reached = Given up
callbacks-ended-have-reached = Not rung: whoever looks after the person whose number it may be has a task to reach them
callbacks-ended-not-wanted = They no longer wanted it
callbacks-ended-settled = Settled: they rang in

## On her page

callbacks-page-title = Ask us to ring you
callbacks-page-lead = Choose a time when you can talk.
callbacks-page-number = We ring the number you agreed with us.
callbacks-page-number-ends = We ring the number that ends in { $digits }.
callbacks-page-shows = The call can show in the list of that phone.
callbacks-page-when = When can you talk?
callbacks-page-time = { $day }, { $start } to { $end }
callbacks-page-any-time = None of these. Find a safe time for me
callbacks-page-gone = That time has just gone. Choose another
callbacks-page-ask = Ask us to ring
callbacks-page-change = Change the time
callbacks-page-promised = A person rings you
callbacks-page-give-up = I do not need this call
callbacks-page-lead-way = We find a safe way to talk with you.
callbacks-page-way = A person looks at this first. They ring only if it is safe.
callbacks-page-choose = Choose a time, or see your call
    .more = To keep this private, we first ask for the last 6 numbers of your code.
    .button = See times and calls
callbacks-page-not-shown = This short page does not show whether a call is planned.
callbacks-page-looked-at = A person looks at this by { $due }. They ring only if it is safe.
callbacks-page-asked = That is settled
callbacks-page-asked-way = We have it
callbacks-page-nobody-else = We tell nobody else about this call.
callbacks-page-given-up = We do not ring you now
    .more = You can ask for a call again at any time.
