## What they told us once, first on their record

tell-once-title = Told us once
    .more = So that nobody asks again. Do not read it out: somebody may be listening.
tell-once-avoid = Do not ask or say
    .hint = What hurts, what they have said often enough, what nobody else may hear
tell-once-needs = What they need
    .hint = When we talk with them, come to them, or ask them to court
tell-once-happened = What happened
    .hint = In a few words, as they would say it
tell-once-by = Agreed with them { $moment }, by { $name }.
tell-once-by-them = They wrote it on their page, { $moment }.
tell-once-renew = Renew it
tell-once-none = They have told us nothing yet that nobody should ask again.

# Its own page
tell-once-back = Back to the contact
tell-once-begin = Write down what they told us
tell-once-lead = Keep it short, and read it back to them. It stands first on their record, for our own staff alone.
tell-once-agreed = They agree that we keep this, and that whoever of us talks with them sees it
tell-once-agreed-needed = Ask them first. Without their yes nothing is kept
tell-once-words-needed = Write something in one of the three
tell-once-keep = Keep it
tell-once-end = They want none of this kept
    .more = Nobody sees it from then on. It takes effect at once.
tell-once-end-now = Keep nothing
tell-once-ended = { $name } ended what was kept here, as they asked, { $moment }.
tell-once-ended-by-them = They took back on their page what was kept here, { $moment }.
tell-once-written-since = A colleague has written here since you opened this page. Read it, then keep yours.
tell-once-not-by-you-another-team = { $team } and supervisors write here. Put what they tell you into the note of your contact.
tell-once-not-by-you-code-alone = A code alone opened this record. They are guarded, and somebody may have taken their code: prove them another way before you write here.
tell-once-earlier = { $count ->
        [one] One earlier version
       *[other] { $count } earlier versions
    }
tell-once-version = Version { $number }
