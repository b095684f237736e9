## Her account and its safety: where it was used, who looked, how long a page stays

account-visits-title = Where your page was used
account-visits-lead = Each time that your code opened something, in the last 90 days.
account-visits-short = You can end every other visit here. The list of visits is not on the short page.
account-visits-this = You are here now
account-visits-open = May still be open
account-visits-second = With your second step
account-device-phone = A phone
account-device-tablet = A tablet
account-device-computer = A computer
account-device-unknown = A device that we do not know
account-browser-chrome = with Chrome
account-browser-edge = with Edge
account-browser-firefox = with Firefox
account-browser-opera = with Opera
account-browser-safari = with Safari
account-browser-samsung = with Samsung’s browser
account-by-phone = A call, with your code typed on the phone
account-by-person = Your code, said to one of us
account-visits-not-you = Was one of them not you?
    .more = End the other visits first. Nobody is told that you did.
account-visits-end-others = End all other visits
account-visits-end-all = End this one too
account-visits-new-code = Your code still works after that. For a new one, ring
    .more = The old code then stops at once.
account-visits-guessed = If someone tries to guess your code, we see it. A person then talks to you about it.
account-ended-title = That is done
account-ended = { $count ->
    [0] No other visit was open.
    [one] We have ended 1 other visit.
   *[other] We have ended { $count } other visits.
}
account-ended-short = Every other visit that was open has ended.
account-ended-back = Back to where your page was used

## Who looked

account-looks-title = Who looked at your case
account-looks-lead = Everyone who works for us leaves a mark here when they open your case.
account-looks-none = Nobody has opened it yet
    .more = When someone does, you can read it here.
account-looks-at = At { $at }
account-looks-between = Between { $first } and { $last }
account-looks-earlier = Show earlier days
account-looks-later = Show later days
account-looks-ask = Does something look wrong?
    .more = You can ask us why somebody looked. Ring
account-who-name-team = { $name }, { $team }
account-who-team = Someone in { $team }
account-who-none = Someone who works for us
account-look-asked = To answer something that you asked of us
account-look-calls = To take or make a call
account-look-code = To give you a way in, or to end one
account-look-messages = To check what we sent you
account-look-owed = To check what we owe you
account-look-reach = To check how to reach you safely
account-look-record = To read what has happened
account-look-spoke = To talk to you, or to try
account-look-tasks = To do work that is due for you
account-look-told-once = To read what you told us once
account-look-beside = To see what you agreed they may see
account-look-supporters = To talk with you about who helps you
account-look-work = To work on your case

## How long a page stays

account-closing = This page closes soon.
    .more = Nobody has pressed anything for a while, and it may be seen by others.
account-closing-last = Half an hour is over, and it may be seen by others. You can enter your code again.
account-closing-stay = Keep it open
account-closing-without-script = This page closes by itself after 10 minutes without a press.
    .more = “Leave this page” needs the internet here. If that fails, close the window.
account-seen = Have you read this page?
account-seen-press = I have read this

## On paper

account-unprinted = Choose “Print or save” in the menu first.
account-print-title = Print or save this page?
account-print-lead = What is on paper, or saved, can be found by others.
account-print-1 = Someone at home may read it. Think of a place where it is safe.
account-print-2 = A printer or a phone can remember what was printed or saved.
account-print-3 = A person can also tell you all of it on the phone.
account-print-yes = Show it for printing
account-print-easy = Yes, in easy words
account-print-no = No, go back
account-paper-how = Use the browser’s own “Print”. Switch off “headers and footers” there. Then no address is printed.
account-paper-now = Print it now
