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
of-herself-passport-recorded = We ticked what your record says. Change it if it is wrong. Then keep it.
of-herself-passport-keep = Keep this
of-herself-passport-clear = To take it all back, clear every answer and keep it.
