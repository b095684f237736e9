## What she says of herself, on her own page

of-herself-written-since = Someone wrote here since you opened this page. Read it, then keep yours.

# What she tells once
of-herself-note-title = Tell us once
of-herself-note-lead = Write what you do not want to say again. Whoever talks with you reads it first.
of-herself-note-who-sees = Only people here who work with you see it, once they know it is you.
of-herself-note-avoid = What we must not ask or say
    .hint = What hurts, or what nobody else may hear.
of-herself-note-needs = What you need from us
    .hint = When we ring, meet you, or ask you to court.
of-herself-note-happened = What happened, in few words
    .hint = As you would say it. You can leave this out.
of-herself-note-empty = Write something in one of the three
of-herself-note-keep = Keep this
of-herself-note-stands = What we have now
of-herself-note-by-you = You wrote it, { $moment }.
of-herself-note-by-us = We wrote it down with you, { $moment }.
of-herself-note-by = { $who } wrote it down with you, { $moment }.
of-herself-note-change = Change it
of-herself-note-begin = Write it
of-herself-note-end = Take it back
    .more = Nobody sees it from then on.
of-herself-note-read = Who has read it
of-herself-note-read-none = Nobody has read it yet.
of-herself-note-read-somebody = Someone who works with you
of-herself-note-read-named = { $name }, { $team }

# How to speak with her
of-herself-passport-title = How to speak with you
of-herself-passport-lead = Tell us once what makes talking easier. It goes with you to calls, letters and court.
of-herself-passport-optional = You can leave out anything you like.
of-herself-passport-by-you = You wrote it, { $moment }.
of-herself-passport-by-us = We wrote it down with you, { $moment }.
of-herself-passport-keep = Keep this
of-herself-passport-clear = To take it all back, clear every answer and keep it.

## How to speak with somebody: on her page, and at the desk

passport-language-none = As it is now
passport-language-other = Another language
passport-other-needed = Write which language
passport-hers-language = The language you want to speak
passport-hers-other-language = Which other language
passport-hers-talk = When we talk
passport-hers-interpreter = I need an interpreter
passport-hers-bsl = I use British Sign Language
passport-hers-lip-reading = I read lips: let me see your face
passport-hers-relay = I use the phone by text, through Relay UK
passport-hers-with-someone = I want someone with me
passport-hers-read = When you write to me
passport-hers-large-print = Large print
passport-hers-easy-read = Easy words and pictures
passport-hers-audio = As sound, to listen to
passport-hers-child-words = Words for a child
passport-hers-pace = How fast
passport-hers-slowly = Slowly, one thing at a time
passport-hers-breaks = With breaks
passport-hers-written-after = Write down afterwards what you said
passport-hers-someone = Who is with you
    .hint = A name, and who they are to you.
passport-hers-avoid = What makes it harder
    .hint = Sounds, words, places or questions that are too much.
passport-hers-helps = What helps
    .hint = Anything that makes it easier to talk with us.
passport-desk-language = The language they want to speak
passport-desk-other-language = Which other language
passport-desk-talk = When we talk
passport-desk-interpreter = An interpreter
passport-desk-bsl = British Sign Language
passport-desk-lip-reading = Reads lips: face them
passport-desk-relay = By text, through Relay UK
passport-desk-with-someone = Somebody with them
passport-desk-read = When we write
passport-desk-large-print = Large print
passport-desk-easy-read = Easy read
passport-desk-audio = As sound
passport-desk-child-words = Words for a child
passport-desk-pace = How fast
passport-desk-slowly = Slowly, one thing at a time
passport-desk-breaks = With breaks
passport-desk-written-after = What was said, in writing afterwards
passport-desk-someone = Who is with them
    .hint = A name, and who they are to them
passport-desk-avoid = What makes it harder
    .hint = Sounds, words, places or questions that are too much
passport-desk-helps = What helps
    .hint = Whatever makes it easier to talk with us
passport-desk-title = How to speak with them
passport-desk-lead = As they say it. Read it back. It goes into calls, letters and what is asked of a court.
passport-desk-none = Nothing is written down yet of how to speak with them.
passport-desk-begin = Write it down
passport-desk-renew = Renew it
passport-desk-keep = Keep it
passport-desk-back = Back to the contact
passport-desk-before = To be able to talk with them at all
passport-desk-by-them = They wrote it on their page, { $moment }.
passport-desk-by = Written down with them { $moment }, by { $name }.
passport-desk-written-since = Somebody has written here since you opened this page. Read it, then keep yours.
passport-desk-earlier = { $count ->
        [one] One earlier version
       *[other] { $count } earlier versions
    }
