## The site of support services

partners-site = Support partners
partners-tab-referrals = Referrals
partners-tab-asked = Asked without police
partners-tab-capacity = Places
partners-tab-people = People
partners-tab-password = Password
partners-tab-sessions = Where you are signed in
partners-sign-in = Sign in
partners-sign-in-lead = Fill in all three. If one is wrong, we do not say which.
partners-sign-in-go = Sign in
partners-sign-in-lost = Lost your app, or forgot the password? Ask the police force to invite you again.
partners-sign-out = Sign out
partners-email = Your e-mail at work
partners-password = Password
partners-digits = The number that your app shows
    .hint = Or one of the numbers on paper.
partners-not-right = That did not work. Look at all three, or wait 15 minutes
partners-too-many-tries = { $minutes ->
    [one] Too many tries came from your network. Try again in 1 minute, or ring the force
   *[other] Too many tries came from your network. Try again in { $minutes } minutes, or ring the force
}
partners-invited = Come in for the first time
partners-invited-lead = { $name }, you are invited for { $partner }. This page works once.
partners-app-get = Get an authenticator app on your phone at work.
partners-app-add = Show it this picture.
partners-app-picture = Picture for an authenticator app
partners-app-type = Or type this into it:
partners-app-then = Choose a password, and type the number that the app shows.
partners-new-password = A new password
    .hint = At least { $least } characters. Three words that do not belong together are good.
partners-password-short = At least { $least } characters
partners-password-easy = This is too easy to guess, because it is little more than a name or a word of your work. Choose another
partners-password-common = This password stands in lists of leaked passwords. Choose another
partners-password-not-right = The password or the number of your app is not right
partners-password-changed = Your password is changed. You are signed out in every other browser.
partners-change-password = Change your password
partners-change-password-lead = You need the password you have now, and a number from your app.
partners-change-password-go = Change my password
partners-sessions = Where you are signed in
partners-sessions-began = Signed in { $began }, last used { $seen }
partners-sessions-this = You are here now
partners-sessions-ended = They are signed out.
partners-sessions-end = Sign out elsewhere
partners-sessions-end-lead = You need a number from your app. If you did not sign in there yourself, change your password as well, and tell the police force.
partners-sessions-which = What to sign out
partners-sessions-all = All others
partners-sessions-one = { $device }, signed in { $began }
partners-sessions-end-go = Sign out
partners-digits-wrong = That is not the number it shows now. Wait for the next one
partners-invited-go = Come in
partners-numbers = Write these down on paper
partners-numbers-lead = Each opens this site once, if your app is lost. They are not shown again.
partners-numbers-go = I have them
partners-today = today { $time }
partners-moment = { $day }, { $time }
partners-by = by { $day }
partners-late = was due { $day }

partners-referrals = Referrals
partners-referral = A referral
partners-back = Back
partners-with-you = With you
partners-recorded = Every look is recorded. Answer within two working days.
partners-since = since { $moment }
partners-none = Nothing waits for you
    .more = What is sent to you shows here.
partners-over = Over
partners-over-lead = You see no more of these than this.
partners-state-sent = New
partners-state-seen = Seen
partners-state-accepted = Accepted
partners-state-waiting = { $count ->
    [one] Waiting, 1 week
   *[other] Waiting, { $count } weeks
}
partners-state-in-contact = In contact
partners-state-refused = Refused
partners-state-ended = Ended
partners-state-recalled = Taken back
partners-state-expired = Ran out
partners-words-of-hers = What they agreed that you know
partners-only-so = Reach them only as it says here. If that does not work, tell us: do not try another way.
partners-until = They agreed until { $day }. They can take it back at any time.
partners-download = Take it as a file
partners-answer = Your answer
partners-move-accept = We accept
partners-move-wait = We accept, and there is a wait
partners-move-meet = We are in contact
partners-move-refuse = We cannot
partners-move-end = It has ended
partners-save = Save
partners-weeks = About how many weeks?
partners-refusal = Why not?
partners-refusal-full = We are full
partners-refusal-area = Not our area
partners-refusal-criteria = Not whom we are for
partners-refusal-language = Nobody here speaks the language
partners-refusal-safety = We cannot reach them safely
partners-refusal-other = Something else
partners-came-of = What came of it?
partners-came-of-helped = They were helped
partners-came-of-stays = We go on supporting them
partners-came-of-she-stopped = They stopped it
partners-came-of-not-reached = We never reached them
partners-came-of-passed-on = We passed them on, as they wanted
partners-came-of-not-right = It was not right for them
partners-words = Anything else? The police force reads it.
partners-missing-weeks = Write how many weeks
partners-missing-refusal = Choose why not
partners-missing-came-of = Choose what came of it
partners-missing-words = Write less
partners-officer = For the officer
    .more = You see nothing of the case. A person passes on what you write.
partners-officer-words = What should the officer know?
    .hint = Only what they agreed that you say. In danger, ring 999.
partners-officer-waits = Waits for a person to pass it on
partners-officer-passed-on = Passed on, not read yet
partners-officer-read = The officer read it, or was told, { $moment }
partners-officer-needed = Write what the officer should know
partners-send = Send
partners-told-kept = Kept. Thank you.
partners-told-sent = Sent. A person passes it on.
partners-told-not-now = Nothing was kept: it has gone on meanwhile.
partners-gone = This is with you no more
    .more = It was answered, taken back, or its time is over.

partners-asked = Asked without the police
partners-asked-lead = These people asked you at the front door. The police do not see this, unless they agree.
partners-asked-none = Nobody has asked
    .more = Who asks you shows here.
partners-asked-one = Asked: { $moment }
partners-asked-new = New
partners-asked-seen = Seen
partners-asked-ended = Done
partners-asked-said = What they wrote
partners-asked-name = Call them
partners-asked-reach = Reach them
partners-asked-safely = When and how it is safe
partners-asked-words = What they want you to know
partners-asked-end = We have been in touch, or tried
    .more = Two weeks after that it is deleted.
partners-police = The police
partners-police-know = They agreed that the police may know. Somebody there looks at it.
partners-police-do-not = The police know nothing of this.
partners-police-agrees = They want the police to know
    .more = Only if they told you so themselves. Then somebody of the police reads what they wrote.
partners-police-agrees-now = Yes, they told us so

partners-capacity = How full are you?
partners-capacity-number = How many places, or how many weeks to wait
    .hint = A wait needs its weeks. Places can stay empty.
partners-capacity-open = We have places
partners-capacity-waiting = There is a wait, in weeks
partners-capacity-full = We are full
partners-capacity-old = That was long ago and counts no more.
partners-capacity-wrong = Write a whole number: up to 500 places, or for a wait 1 to 104 weeks
partners-entry = What people read about you
partners-entry-for = For
partners-entry-nothing = Nothing
partners-entry-words = What is wrong, if you like
partners-entry-wrong = This is wrong
partners-told-wrong = Thank you. Somebody at the police force sets it right.

partners-people = Your people
partners-people-lead = Say every 90 days who still works with you. Who leaves is shut out at once.
partners-people-is-lead = leads
partners-people-you = You: the police force looks at you.
partners-people-not-yet = has not come in yet
partners-people-until = may come in until { $day }
partners-people-still = Still works here
partners-people-left = Has left
partners-people-shut = Shut out
partners-people-near = To look at
partners-people-fine = May come in

## A mail to those who come in: it names nobody

partners-mail-subject = Something waits for you
partners-mail-body =
    Something waits for you on the site for support partners.

    Sign in to read it: { $page }

    This mail is the same whatever it is, and comes at most once in an hour. Do not answer it: nobody reads answers.
