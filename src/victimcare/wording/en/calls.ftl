## What the phone line says. Each sentence without values can be replaced by a recording named after its id.
## Voice: visual/words. Loud words neutral: who listens beside her learns nothing from them.

calls-safety = If you are in danger now, hang up and ring 9 9 9. To hang up at any time, press star.
calls-welcome = Hello. This line is free. You can hear how things stand, or ask us to ring you.
calls-ask-code = If you have been given a code, key it in now. Take your time. If you have no code, or you want a person, press hash.
calls-take-your-time = Take your time. Key in the rest of your code. For a person, press hash.
calls-one-moment = Thank you. One moment.

# The same for a code that is wrong, unknown, ended or sealed, and for a plan that says the line tells nothing.
calls-not-opened = We can not read anything out to you on this call. A person can help you.

# We ring her. Whoever picks up hears no more than this until her code is keyed.
calls-called = Hello. We were asked to ring this number. If you have a code for this call, key it in now. To hang up, press star.
calls-called-over = Thank you. Goodbye.

calls-menu = To hear that again, press 1. To be rung back, press 2. For a person, press 0. To hang up, press star.
calls-menu-case = To hear that again, press 1. To be rung back, press 2. To say that something was not done, press 3. For a person, press 0. To hang up, press star.
calls-not-a-choice = That key does nothing here.

calls-person = A person will ring you.
calls-ask-number = Key in the number that is safe for us to ring, then press hash. If we may ring the phone you are using now, just press hash.
calls-number-needed = We need a number to ring. Key in the number that is safe for us to ring, then press hash.
calls-number-short = That number is too short. Key in the whole number, then press hash.
calls-you-keyed = The number is
calls-check-number = If that is right, press 1. To key it in again, press 2.

## Something was not done, or she asks for a second look. What can be chosen is read out between these two, each with its
## key. $holding and $answer are days

calls-not-done = What was not done, or what do you ask for?
calls-press = Press { $key }.
calls-not-done-else = For something else, press 9. For a person, press 0. To go back, press hash.
calls-not-done-kept = We have written it down. You hear from us by { $holding }, in the way that is safe for you. We aim to answer in full by { $answer }.

## The promise. $due is a moment
calls-promise = Our care team will ring you no later than { $due }.
calls-promise-silent = Our care team will look at your call no later than { $due }. They will ring only if it is safe.
calls-hear-promise-again = To hear that again, press 1.
calls-not-promised = That did not work, and it is our fault. A person answers on { $number }. If you are in danger now, hang up and ring 9 9 9.
calls-goodbye = You can ring this line at any time. Goodbye.

## The digits of a number read back, one by one
calls-digit-0 = zero
calls-digit-1 = one
calls-digit-2 = two
calls-digit-3 = three
calls-digit-4 = four
calls-digit-5 = five
calls-digit-6 = six
calls-digit-7 = seven
calls-digit-8 = eight
calls-digit-9 = nine
