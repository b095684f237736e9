## Taking calls at the desk

desk-phone-title = Calls
desk-phone-bar = Your calls
desk-phone-reason = Call in

# How somebody stands
desk-phone-state-off = You are not taking calls
desk-phone-state-ready = Ready
desk-phone-state-offered = It rings
desk-phone-state-on-a-call = On a call
desk-phone-state-wrap-up = Writing down
desk-phone-state-away = Away
desk-phone-state-debrief = Talking it over
desk-phone-in-call-rings = A call is ringing for you
desk-phone-in-call-asked = A colleague asks you into a call
desk-phone-in-call-joined = You are in a colleague’s call
desk-phone-in-call-open = Open the call
desk-phone-become-ready = I am ready
desk-phone-become-away = I am away
desk-phone-become-debrief = I need to talk it over
desk-phone-become-off = Stop taking calls
desk-phone-nothing-ready = You are ready. Nobody is waiting for you.
desk-phone-nothing-without-sound = Your sound is not connected: callers are not offered to you.
    .more = Connect your headset on this page, under “Your telephone”. If you have none, stop taking calls and begin again on your extension.
desk-phone-nothing-away = You are away. No call rings for you.
desk-phone-nothing-lost = Your sound was gone in the middle of a call. The caller is back in the line, before everyone else.
    .more = Connect your headset, then press “I am ready”: they come to whoever is ready first.
desk-phone-nothing-anothers-call = A colleague has asked you into their call. No other call rings for you.
desk-phone-nothing-debrief = Take the time you need. No call rings for you.
desk-phone-cut-off = The line broke in the middle of this call.
desk-phone-cut-off-promised = A call back is promised to them.
desk-phone-cut-off-nothing = Nobody has promised them a call. If they still need one, choose what you can do for them and write down why.
desk-phone-nothing-wrap-up = Your last call is over.
desk-phone-nothing-to-say = How the call back went is not written down yet.
desk-phone-say-how = Say how it went
desk-phone-nothing-offered = The call has gone.
desk-phone-nothing-on-a-call = The call is over.
desk-phone-nothing =
    .more = Keep this page open while you take calls.
desk-phone-asked = A colleague asks you about a call.
    .joined = You are in a colleague’s call.
    .more = The caller may become yours. Until then no call rings for you.
desk-phone-asked-join = Answer them
desk-phone-asked-refuse = Not now
desk-phone-asked-leave = Leave the call

# Signing on
desk-phone-sign-on = Take calls
desk-phone-begin = Begin
desk-phone-way = Where do calls ring for you?
    .no-browser = Calls cannot ring in the browser here: its telephone is not installed. Whoever looks after the line can install it (requirements-phone.lock).
desk-phone-way-browser = In this browser, with a headset
desk-phone-way-extension = On my extension
desk-phone-way-none = Nowhere: I only ring people back
desk-phone-extension = Your extension
    .hint = Only if calls ring there, such as 2041
desk-phone-extension-not-listed = The line may not ring this extension. Check it, or ask whoever looks after the line.
desk-phone-languages = Languages you can talk in, besides English
desk-phone-skills = Calls you are trained for
    .hint = Callers who need this wait for somebody who is trained.
desk-phone-reserve = Only reserved lines
    .hint = Tick this to take calls only from numbers that are kept as known, and no others.
desk-phone-need-anything = Asked for a person
desk-phone-need-sexual-offence = Sexual offence
desk-phone-need-control-room = Control room (101)
desk-phone-need-domestic-abuse = Domestic abuse
desk-phone-need-bereaved = Somebody has died
desk-phone-need-child = A child
desk-phone-need-hate = Hate crime
desk-phone-need-cannot-talk = Cannot talk freely

# Where it rings
desk-phone-yours = Your telephone
desk-phone-rings-at-browser = Calls ring in this browser.
desk-phone-rings-at-extension = Calls ring on extension { $extension }.
desk-phone-rings-at-none = No call rings for you. Promised calls back do come up here.
desk-phone-microphone = Use this microphone
desk-phone-sound-on = Your headset is connected.
desk-phone-sound-elsewhere = A headset is connected in another window. Press to speak and hear in this one.
desk-phone-sound-off = Your sound is not connected.
desk-phone-no-script = A call in the browser needs scripts. Without them take calls on your extension.
desk-phone-asking = Connecting your headset…
desk-phone-refused = The browser did not give us the microphone. Allow it for this page, then press again.
desk-phone-lost = The sound was lost. Press again.
desk-phone-again = Look again

# It rings
desk-phone-rings = A call for you
desk-phone-rings-language = Language
desk-phone-rings-wait = Waited
desk-phone-rings-need = Why
desk-phone-rings-proof = Proof
desk-phone-proved = Keyed a right code in this call
desk-phone-not-proved = None yet
desk-phone-with-interpreter = needs an interpreter
desk-phone-rings-back = They kept their place and hung up. Take it up, then ring them back.
desk-phone-pick-up = Pick up extension { $extension } to answer.
desk-phone-answer = Answer
desk-phone-take-up = Take it up

# A conversation
desk-phone-proved-now = Proved by code
desk-phone-not-proved-yet = Not proved yet
desk-phone-open-record = Open the record
desk-phone-open-promise = Open the call back
desk-phone-ask-proof = Ask: is it safe to talk? Then ask for the 12 numbers of the code.
desk-phone-find = Find the case and check the code
desk-phone-heard-joined = You hear one another.
desk-phone-heard-held = The caller hears music.
desk-phone-heard-not-yet = You are being put through.
desk-phone-heard-muted = Your microphone is off.
desk-phone-heard-recorded = This conversation is recorded; both of you were told.
desk-phone-record = Record
desk-phone-stop-recording = Stop recording
desk-phone-hold = Hold
desk-phone-take-back = Take back from hold
desk-phone-mute = Mute me
desk-phone-unmute = Unmute me
desk-phone-end = End call

# Ringing somebody back
desk-phone-back = Ringing them back
desk-phone-back-theirs-rings = Your own telephone rings first.
desk-phone-back-hers-rings = It rings at theirs.
desk-phone-back-listens = Somebody or something has picked up. Wait until it is clear who.
desk-phone-back-talks = You hear one another.
desk-phone-back-begins = The call begins.

# Others
desk-phone-bring = Bring somebody in
desk-phone-whom = Whom
desk-phone-how = How
    .beside-help = { $name } is on the call, or ringing: the caller goes on hearing everybody.
desk-phone-how-first-alone = I talk to them first; the caller hears music
desk-phone-how-together = All talk together
desk-phone-how-hand-over = The call is theirs as soon as they answer
desk-phone-ring = Ring them
desk-phone-guest-rings = Ringing…
desk-phone-guest-talks = On the call.
# $by is the colleague who rang them
desk-phone-guest-by = Rung by { $by }.
# $name is who was rung and is not on the call
desk-phone-missed-no-answer = { $name } did not answer.
desk-phone-missed-busy = { $name }: engaged.
desk-phone-missed-refused = { $name } did not take the call.
desk-phone-missed-not-rung = { $name } could not be rung.
desk-phone-missed-left = { $name } has left the call.
desk-phone-all-together = All talk together
desk-phone-leave = Leave them to talk
desk-phone-drop = End their part
desk-phone-keys = Keys for them to hear
desk-phone-press = Press the keys
desk-phone-pass = Put the caller back in the line
    .more = They wait for somebody else in the same call.
desk-phone-pass-need = For somebody trained in
desk-phone-pass-language = Language
desk-phone-pass-same = As now
desk-phone-pass-now = Put back

# What it came to
desk-phone-came-to = What did it come to?
desk-phone-note = Note
    .hint = Kept with the call. What belongs to a case goes into its record.
desk-phone-heavy = That was a heavy call
desk-phone-outcome-helped = Helped
desk-phone-outcome-told = Told the news
desk-phone-outcome-referred = Referred
desk-phone-outcome-call-back = Somebody rings back
desk-phone-outcome-danger = Danger now
desk-phone-outcome-nobody-spoke = Nobody spoke
desk-phone-outcome-not-for-us = Not for us
desk-phone-outcome-abuse = Abuse
desk-phone-outcome-needed = Choose what it came to.

# Care
desk-phone-care = How you are spared
desk-phone-care-fine = Once you are ready, any call may come to you.
desk-phone-care-lighter = You had heavy calls in a row. Lighter ones come first.
desk-phone-care-set-aside = { $name } has set your limits aside until { $until }, so heavy calls may come one after another. “{ $reason }”
desk-phone-care-rest = You had heavy calls in a row. None comes until you have rested.

# What has changed between the page and a press
desk-phone-not-signed-on = You are not taking calls. Begin first.
desk-phone-nothing-rings = That call has gone. It rings for somebody else, or they hung up.
desk-phone-no-call = That call is over.
desk-phone-not-free = They cannot take a call now. Choose somebody else.
desk-phone-needs-rest = They are spared heavy calls now. Choose somebody else.
desk-phone-no-such-change = That is not possible now.
desk-phone-problem-line-away = The line does not answer. Your buttons work again once it does.
desk-phone-problem-not-fitted = Calls cannot ring in the browser here: its telephone is not installed. Choose another way, or ask whoever looks after the line to install it (requirements-phone.lock).
desk-phone-problem-unreadable = The browser’s sound could not be read. Try another browser, or your extension.
desk-phone-problem-not-connected = Your headset is not connected. Connect it on your calls page.
desk-phone-problem-no-call = That call is over, or not put through yet.
desk-phone-problem-no-guest = Nobody else is on this call.
desk-phone-problem-taken = Somebody is being brought in already.
desk-phone-problem-not-placed = The line may not ring that now.
