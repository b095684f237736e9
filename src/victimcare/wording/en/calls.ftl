## What the phone line says. Each sentence without values can be replaced by a recording named after its id.
## Voice: visual/words. Loud words neutral: who listens beside her learns nothing from them.

calls-safety = If you are in danger now, hang up and ring 9 9 9. To hang up at any time, press star. For a person, press 0 at any time.
calls-room-safety = You have rung the police, for calls that are not an emergency. If a person is in danger, or a crime is happening now, hang up and ring 9 9 9. To hang up at any time, press star.
calls-room-menu = To tell us what happened, or to ask us something, press 1. For news of a crime that you have told us about, press 2. To leave a message, press 3. If you can not talk, press 4. For a person, press 0.
# $name: what a supervisor calls it for the public
calls-major = If you ring about { $name }: we know, and our people are there. If you are in danger, hang up and ring 9 9 9. If you were there, or are looking for someone, press 0 for a person.
calls-welcome = Hello. This line is free.
calls-start-menu = If you have a code, press 1. If you have no code, press 2. If you can not talk, press 3. For an interpreter, press 4. For a person, press 0. To hear this again, press 9. To hear everything more slowly, press 8.
calls-language-draft = These words are a draft. Nobody has checked them yet.
calls-interpreter-press = For an interpreter, press 0 at any time.
calls-language-kept = We look for a person who speaks your language. If nobody is free, an interpreter helps.

calls-slower-press = To hear everything more slowly, press 8.
calls-ask-code = Key in your code now. Take your time. For a person, press hash.
calls-take-your-time = Take your time. Key in the rest of your code. For a person, press hash.
calls-code-too-soon = Your code came too soon, so we have not tried it. Wait until we ask for it.
calls-one-moment = Thank you. One moment.

# The same for a code that is wrong, unknown, ended or sealed, and for a plan that says the line tells nothing.
calls-not-opened = To keep you safe, we talk about this in person. Press 0, and one of us will help you.
calls-not-opened-menu = For a person, press 0. To key in a code again, press 1. For help without a code, press 2.

calls-not-a-choice = That key does nothing here.
calls-slower = It is slower now, with longer pauses.
calls-usual-pace = It is at the usual pace now.
calls-did-not-work = That did not work, and it is our fault.

## She can not talk, or has keyed nothing twice. $relay is a telephone number, said figure by figure

calls-cant-talk = If you can not talk, press 1. If you say and press nothing, you are put through to a person.
calls-cant-talk-nobody = If you can not talk, press 1. Nobody is at the telephones now. If you say and press nothing, a person looks at this call as soon as we can, and rings only if it is safe.
calls-cant-talk-number = If you can not talk, press 1. For a person, press 0. If you say and press nothing, a person looks at this call as soon as we can, and rings only if it is safe.
calls-cant-talk-hidden = If you can not talk, press 1. Nobody is at the telephones now, and your number is hidden from us. To key in a number that is safe for us to ring, press 2.
calls-quiet-emergency = If you are in danger and can not speak, ring 9 9 9, listen, and cough or tap the telephone. From a mobile, press 5 5 when you are asked to.
calls-quiet-text = You can also reach us without speaking. Type with the Relay U K app, or dial { $relay }. The app is free, and so is the call.
calls-quiet-menu = If a person is to look at this call, and ring only if it is safe, press 1. If a person is to come to the telephone now, ask you questions, and hear you press 1 for yes and 2 for no, press 2. To hear this again, press 9. To go back, press hash.
calls-quiet-menu-nobody = If a person is to look at this call, and ring only if it is safe, press 1. To hear this again, press 9. To go back, press hash.

## Without a code

calls-help-menu = To hear your rights, press 1. For services that support people, press 2. To hear how to get a code, press 3. To leave a message or be rung back, press 4. If you can not talk, press 5. For a person, press 0. To hear this again, press 9. To go back, press hash.
calls-digest = These are rights of everybody to whom a crime was done, and of their close family after a death.
calls-right-1 = To understand and be understood, in your own language.
calls-right-2 = To have what you tell us written down.
calls-right-3 = To be told how all this works.
calls-right-4 = To be asked what you need, and put in touch with people who help.
calls-right-5 = To be told about compensation.
calls-right-6 = To be told how things go on, and why something is not done.
calls-right-7 = To say in your own words what it did to you.
calls-right-8 = To be told about the court, and be helped there.
calls-right-9 = To be told what the court decided.
calls-right-10 = To have your costs paid, and your things given back.
calls-right-11 = To be told about the other person after the sentence, if you want that.
calls-right-12 = To say that one of these was not kept, and be answered.
calls-get-code = A code lets you hear on this line how things stand. A person gives it to you. They first make sure that it is you, and ask what this line may say. Press 0 now and ask for a code. It is yours alone. If somebody else may have it, tell us, and we end it.
calls-services-needs = What is it about? For somebody to talk to, press 1. About somebody at home, or a partner, press 2. About something sexual, press 3. For a child, press 4. After a death, press 5. About hate, press 6. About money or fraud, press 7. For a person, press 0. To hear this again, press 9. To go back, press hash.
calls-services-areas = Where do you live? Key in the two figures of your area, or press hash for all of them. For a person, press 0. To hear this again, press 9.
calls-no-such-area = There is no area with these figures.
calls-services-end = To hear that again, press 9. For something else, press 1. To go back, press hash. For a person, press 0.

## With a code

calls-case-menu = To hear that from the start, press 1. For more about your case, press 7. To leave a message or be rung back, press 4. To tell us how we did, press 5. For a person, press 0. To hear this again, press 9.
calls-short-menu = To hear that from the start, press 1. To leave a message or be rung back, press 4. To tell us how we did, press 5. For a person, press 0. To hear this again, press 9.
calls-more-of-case-menu = For your officer, the last news again, and what you can ask for, press 1. For the next day in court, press 2. For your rights, and whether they were kept, press 3. For a person, press 0. To hear this again, press 9. To go back, press hash.
calls-about-menu = To ask for something, or to say that something was not done, press 2. To hear that again, press 1. To go back, press hash. For a person, press 0.
calls-about-officer = Your officer is { $name }.
calls-about-team = Your case is with { $name }.
calls-about-last = The last news was this.
calls-about-nothing-to-ask = There is nothing that you need to ask us for now.
calls-review-press = You can ask for a review of the decision: a second look by someone else. There is a last day for it. To hear more, press 7, and then 1.
calls-rights-more-menu = There is more. To go on, press 1. To say that something was not done, or to ask for something, press 2. To hear that again, press 9. To go back, press hash. For a person, press 0.
calls-rights-menu = To say that something was not done, or to ask for something, press 2. To go back, press hash. For a person, press 0. To hear this again, press 9.
calls-no-hearing = We know of no day in court to come. When one is set, we tell you.
calls-more-menu = There is more. To go on, press 1. To hear that again, press 9. To go back, press hash. For a person, press 0.
calls-no-rights = Nothing of yours is waiting, and nothing was left undone.
calls-feedback = How did we do? Press a key from 1 to 5. 1 is very badly, 5 is very well. For a person, press 0. To go back, press hash.
calls-thanked = Thank you. We have written it down.
calls-back-menu = To go back, press hash. For a person, press 0.

## Something was not done, or she asks for a second look. What can be chosen is read out between these two, each with its
## key. $holding and $answer are days

calls-not-done = What was not done, or what do you ask for?
calls-press = Press { $key }.
calls-not-done-else = For something else, press 7. To hear this again, press 9. For a person, press 0. To go back, press hash.
calls-choose-again = Press the key of what was not done. To hear them again, press 9. For something else, press 7. For a person, press 0. To go back, press hash.
calls-not-done-kept = We have written it down. You hear from us by { $holding }, in the way that is safe for you. We aim to answer in full by { $answer }.

## A person, and the queue. $place is a place in it from 1; $minutes, $least and $most are whole minutes

calls-wait-place = { $place ->
    [1] You are next.
   *[other] You are number { $place } in the queue.
}
calls-wait-about = { $minutes ->
    [0] We expect less than a minute.
    [1] We expect about a minute.
   *[other] We expect about { $minutes } minutes.
}
calls-wait-between = We expect between { $least } and { $most } minutes.
calls-wait-not-known = We can not say yet how long it takes.
calls-wait-menu = Stay on the line, or keep your place and be rung back: press 1. To choose a time to be rung, press 2. To leave a message, press 3. To hear this again, press 9. To leave the queue, press hash.
calls-wait-again = To keep your place and be rung back, press 1. To hear all that you can do, press 9.
calls-did-not-work-wait = That did not work, and it is our fault. You have not lost your place.
calls-too-long = Nobody is free for you now, and we are sorry. Stay on the line for a moment: we find a time to ring you.
calls-joining = Somebody is there for you now.
calls-passed-on = You are being put through to somebody else. Stay on the line.
# Whoever is rung back, whoever that is, where the telephone at the desk is gone
calls-back-lost = The line was lost, and that is our fault. Goodbye.
calls-after-person = That conversation is over. To tell us how we did, press 1. For a person again, press 0. To go back, press hash.
calls-closed = Nobody is here to answer now.
calls-closed-why-left-room = We had to leave our rooms, so nobody can answer now.
calls-closed-why-fault = Our telephones do not all work, so nobody can answer now.
calls-closed-why-too-few = Too few of us are here, so nobody can answer now.
calls-closed-why-training = We are all being trained, so nobody can answer now.
calls-closed-until = Somebody is here again { $moment }.
calls-closed-not-known = We do not know yet when somebody is here again.
calls-closed-overflow = For a person now, ring { $number }.
calls-closed-elsewhere = Another team can talk to you now. They do not know your case and can not see what we know. For us to put you through to them, press 5.
calls-elsewhere = We ring them for you now. Stay on the line.
calls-elsewhere-nobody = Nobody answers there, and we are sorry. You are back with us.
calls-elsewhere-not-rung = We can not make that call for you just now, and we are sorry. You are back with us.
calls-elsewhere-not = We can not put you through to anybody on this call.
calls-closed-meanwhile = You waited for us, and we are sorry. Stay on the line for a moment: we find a time to ring you.
calls-closed-danger = If you are in danger, hang up and ring 9 9 9. If it can not wait until then, ring 1 0 1.
calls-nobody = Nobody is at the telephones just now, and we are sorry. You can leave a message, or choose when we ring you.
calls-closed-menu = To be rung back, press 1. To choose when, press 2. To leave a message, press 3. For help without a code, press 4. To hear this again, press 9. To go back, press hash.

## To be rung back. $start and $until are moments, $due is one

calls-reaching-menu = To leave a message for the officer in your case, press 1. To be rung back as soon as we can, press 2. To choose when, press 3. To leave a message for the care team, press 4. To go back, press hash. For a person, press 0.
calls-slots = When may we ring you?
calls-slot = { $start }, until { $until }:
calls-slots-end = To hear these again, press 9. For a person, press 0. To go back, press hash.
calls-slots-again = Press the key of the time that suits you. To hear the times again, press 9. For a person, press 0. To go back, press hash.
calls-slot-gone = Somebody has just taken that time. Here are those that are left.
calls-no-slots = There is no free time to choose. Stay on the line for a moment: we find a time to ring you.
calls-no-choice = You can not choose a time on this call. A person can do that with you.
calls-ask-number = Key in the number that is safe for us to ring, then press hash. If we may ring the phone you are using now, just press hash. For a person, press 0 and then hash.
calls-number-needed = We need a number to ring. Key in the number that is safe for us to ring, then press hash. For a person, press 0 and then hash.
calls-number-short = That number is too short. Key in the whole number, then press hash. For a person, press 0 and then hash.
calls-too-many = Too many calls have been asked for, so we can not promise you this one. If you have a code, ring us again and key it in. Then we can always promise you a call. Now we look for a person who can talk to you.
calls-you-keyed = The number is
calls-check-number = If that is right, press 1. To key it in again, press 2. To hear this again, press 9. For a person, press 0.
calls-promise = Our care team will ring you no later than { $due }.
calls-promise-silent = Our care team will look at your call no later than { $due }. They will ring only if it is safe.
calls-promised = We have promised to ring you { $start }, until { $until }.
calls-promised-press = To keep that, end it or change the time, press 6.
calls-promised-menu = To keep that, press 1. If you no longer need the call, press 2. To choose another time, press 3. To hear this again, press 9. To go back, press hash. For a person, press 0.
calls-promised-kept = Thank you. We ring you as promised.
calls-promised-ended = We do not ring you now. You can ask for it again at any time.
calls-promised-none = No call to you is promised now.
calls-promised-not-said = On this call we do not say whether a call is promised. A person can tell you.
calls-done-menu = To hear that again, press 9. To go back, press hash. For a person, press 0.
calls-not-promised = That did not work, and it is our fault. A person answers on { $number }. If you are in danger now, hang up and ring 9 9 9.
calls-number-hidden = Your number is hidden from us, so nobody can ring you. A person answers on { $number }. If you are in danger now, hang up and ring 9 9 9.
calls-goodbye = You can ring this line at any time. Goodbye.

## To leave a message. $days is for how long it is kept, $due is a moment

calls-message-officer = This is a message for the officer in your case. Somebody of the care team listens to it too.
calls-message-desk = This is a message for our care team.
calls-message-consent = What you say is recorded so that they can act on it. It is locked away, each time somebody listens is written down, and after { $days } days it is deleted. Nobody hears it at once: in danger, ring 9 9 9. To speak, press 1. To go back, press hash. For a person, press 0.
calls-message-speak = Speak now. When you are done, press hash.
calls-message-nothing = We heard nothing, so nothing is kept. To speak again, press 1. To go back, press hash. For a person, press 0.
calls-message-nothing-again = We heard nothing this time either, so nothing is kept.
calls-message-kept = We have your message. Somebody listens to it no later than { $due }.

## We ring her. Whoever picks up hears no more than this until her code is keyed

calls-called = Hello. We were asked to ring this number. If you have a code for this call, key it in now. To hang up, press star.
calls-called-over = Thank you. Goodbye.
calls-called-menu = To hear that from the start, press 1. For more about your case, press 7. To be rung back, press 2. To choose when, press 3. For a person, press 0. To hear this again, press 9.
calls-called-short-menu = To hear that from the start, press 1. To be rung back, press 2. To choose when, press 3. For a person, press 0. To hear this again, press 9.

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

## Help in general. $name is a service, $number a telephone number said figure by figure

calls-service = { $name }. The number is { $number }.
calls-service-hours = They answer { $hours }.
calls-no-service = We know of no service for that. A person finds one with you: press 0.
calls-area = For { $name }:

# The name of the language, in that language; the key is said after it. All callers wait for all of them: a few words
calls-language-offer = For English, press

# Into a conversation, to both
calls-recording-begins = This conversation is recorded from now on. To stop that at any time, press 7. Your colleague at the other end can stop it as well.
calls-recording-over = This conversation is no longer recorded.
