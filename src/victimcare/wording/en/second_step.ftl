## The second step on her page: what opens all of it beside her code. Whoever stands beside her reads this too, so each
## sentence is the same whether or not she has one.

second-step-title = See more of your page
second-step-lead = Your code opens a short page. A second number can open all of it.
second-step-number = Your second number
    .hint = 6 numbers from your app or a text. Or 10 numbers from your paper.
second-step-number-needed = Type your second number.
second-step-number-length = Your second number has 6 or 10 numbers. Type it again.
second-step-number-six = This number has 6 numbers. Type it again.
second-step-open = Open my page
second-step-wrong = That number did not open more. Try the newest one you have.
second-step-two = Does your app’s number not open it? Type two in a row: this one, then the next.
second-step-no-more = That is enough tries for this visit. Sign out, then ring us.
second-step-is-open = All of your page is open until you sign out.
second-step-numbers-left = { $count ->
    [0] You have used every number on your paper. Ring us for new ones.
    [one] 1 number is left on your paper.
   *[other] { $count } numbers are left on your paper.
}
second-step-to-page = See my page
second-step-text = Text me a number
second-step-text-yes = If you have a phone for this, a number comes in a minute. Only in the hours you agreed.
second-step-text-too-many = You have asked 3 times in this hour. Wait a while, or ring us.
second-step-text-no-more = That is enough tries for this visit. Sign out, then ring us.
second-step-passkey = Use a passkey
second-step-passkey-wrong = That did not open more. Try again, or use another way.
second-step-never-asked = Nobody who works with us asks you for this number. Do not tell it to anyone.
second-step-none-yet = You do not have one?
    .more = A person sets it up with you. First they check that it is you. Ring
second-step-begin = Someone gave me a number to set it up
second-step-lost = Lost it, or someone saw it? Ring us. It stops at once.

# Setting it up.
second-step-set-up-title = Set up a second step
second-step-set-up-lead = A person gives you a number for this, on the phone or face to face.
second-step-set-up-number = The number they gave you
    .hint = 6 numbers. It works for half an hour, once.
second-step-set-up-wrong = That number did not work. Ask the person to say it again.
second-step-set-up-without = You have no number? Ring
second-step-choose-title = Choose your second step
second-step-choose-lead = Choose the one that only you can use. You have until { $moment }.
second-step-choose-think = Think who can open your phone, or read what comes on it.
second-step-choose-text = A number by text
    .safe = Good when a phone in your plan is read by you alone.
    .not = Not when someone sees or hears what comes on it, even for a moment.
second-step-choose-app = An app that shows numbers
    .safe = Good when nobody else opens your phone.
    .not = Not when someone knows how to unlock it, or looks through it.
second-step-choose-passkey = A passkey
    .safe = Good when only your face, finger or PIN opens this device.
    .not = Not when someone knows your PIN, or shares your passwords.
second-step-choose-stop = None of these is safe for me
    .more = Then do not set one up. We can ring you, or meet you, and tell you everything.
second-step-back = Choose another way

# A phone.
second-step-phone-title = Get numbers by text
second-step-phone-lead = We text a number to the phone you agreed with us. Have it at hand.
second-step-phone-number = The number in the text
    .hint = 6 numbers. It ends in 10 minutes.
second-step-phone-wrong = That number did not fit. Type the newest one, or ask for another.
second-step-phone-none = Nothing came? Then no phone is agreed for texts now. Tell the person who helps you.

# A passkey.
second-step-passkey-title = Make a passkey
second-step-passkey-lead = Your face, your finger or your PIN then opens the rest of your page.
second-step-passkey-kept = This device keeps it with your passwords, under the name “{ $name }”.
second-step-passkey-none = This needs a newer browser, with scripts on. Or choose another way.
second-step-passkey-go = Make it now
second-step-passkey-failed = That did not work. Try again, or choose another way.

# An app.
second-step-app-title = Set up the app
second-step-app-get = First, get an app for sign-in numbers. It is free. Its name often has the word “authenticator”.
second-step-app-add = Open the app, and add a new account.
second-step-app-open = On this phone, you can tap here instead
second-step-app-type = Type this key into the app
second-step-app-picture = Or take a picture of this square with the app
    .image = A square that the app reads
second-step-app-shows = The app now shows 6 numbers. They change each half minute.
second-step-app-number = The number in the app
    .hint = 6 numbers
second-step-app-wrong = That number did not fit. Wait for the next one in the app, and type that.
second-step-app-name = In the app it is called “{ $name }”. You can change that name.
second-step-app-go = Finish
second-step-paper-title = Write these numbers down
second-step-paper-lead = Your second step is ready. These numbers are for when your phone is lost.
second-step-paper-once = Each one works once. You see them only now.
second-step-paper-keep = Keep the paper where nobody else looks. At a friend’s home, or at work.
second-step-paper-not = If no place is safe, do not write them down. Ring us when you need to.
second-step-paper-done = I am ready. Show my page
