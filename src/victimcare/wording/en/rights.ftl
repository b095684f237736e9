## Why a duty stands where it stands, as the ledger and staff read it.

rights-reason-calendar-ends = The calendar of bank holidays in england-and-wales does not reach far enough to count this.
rights-reason-depends-on-court-and-offence = depends on court and offence
rights-reason-window-closed = The time for this is over.
rights-reason-support-declined = The victim declined a referral to support.
rights-reason-consent-not-given = Support needs the victim’s own consent first, and it has not been given.
rights-reason-no-interview-under-caution = No suspect was interviewed under caution before the victim was told.
rights-reason-victim-withdrew = The victim had withdrawn.
rights-reason-suspect-charged = Someone had been charged.
rights-reason-out-of-court-disposal = Someone had been dealt with out of court.
rights-reason-outcome-without-review = This kind of outcome has no right to review.
rights-reason-telling-harms-the-case = Telling the victim now would harm the case.
rights-reason-telling-is-not-safe = Telling the victim now could put someone in danger.
rights-reason-no-safe-way-to-tell = There is no safe way to reach the victim at the moment.
rights-reason-victim-asked-to-wait = The victim asked us to wait.
rights-reason-decision-not-final = What there is to tell is not settled yet.
rights-reason-victim-declined = The victim does not want this.
rights-reason-opted-out = The victim chose to have nothing more of this kind.
rights-reason-recorded-in-error = What started this was recorded by mistake.
rights-reason-same-news-twice = It is the same news as another event.
rights-reason-not-about-this-victim = It does not concern this victim.
rights-reason-code-does-not-apply = The Victims’ Code makes an exception here.
rights-reason-victim-has-died = The victim has died.

## The Code as staff read it.

rights-code-title = The Victims’ Code
rights-code-from = from { $day }
rights-code-when-in-force = In force since { $day }.
rights-code-when-past = In force from { $day }.
rights-code-when-coming = Not in force yet: it begins on { $day }.
rights-code-until = The next edition begins on { $day }.
rights-code-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
  }, { $memory } of them with a value from memory.
rights-code-memory = What is from memory is never shown to the public as a right, only as our aim.
rights-code-kept = A case belongs to the edition in force on the day it was reported, and keeps it for good.
rights-code-what = What is owed
rights-code-standard = Standard
rights-code-enhanced = Enhanced
rights-code-whose = Whose duty
rights-code-paragraph = Paragraph
rights-code-source = Where it stands
rights-code-same = the same
rights-from-memory = from memory: not checked
rights-paragraph = { $number }
rights-paragraph-unknown = not known
rights-our-standard = Our standard: { $count ->
    [one] 1 working day
   *[other] { $count } working days
  }
rights-scope-scheme = Another published scheme, not the Code
rights-scope-statute = An Act or regulations, not the Code
rights-span-working-day = { $count ->
    [one] 1 working day
   *[other] { $count } working days
  }
rights-span-calendar-day = { $count ->
    [one] 1 day
   *[other] { $count } days
  }
rights-span-calendar-month = { $count ->
    [one] 1 month
   *[other] { $count } months
  }
rights-span-hour = { $count ->
    [one] 1 hour
   *[other] { $count } hours
  }
rights-span-none = The Code gives no number
rights-holder-police = Police
rights-holder-wcu = Witness care
rights-holder-cps = CPS
rights-holder-hmcts = Court
rights-holder-probation = Probation
rights-holder-yot = Youth offending team
rights-holder-parole-board = Parole Board
rights-holder-victim = The victim
rights-right = Right { $number }: { $name }
rights-right-1 = to understand and be understood
rights-right-2 = the crime put on record
rights-right-3 = information when reporting
rights-right-4 = support that fits
rights-right-5 = information on compensation
rights-right-6 = told about the investigation and the decision to prosecute
rights-right-7 = a Victim Personal Statement
rights-right-8 = told about the trial, and what is asked of a witness
rights-right-9 = told how the case ended, and of appeals
rights-right-10 = expenses paid and property returned
rights-right-11 = told about the offender after conviction
rights-right-12 = to complain when a right was not met
rights-differs-title = What differs: { $earlier } and { $later }
rights-differs-edition = { $title }, from { $day }
rights-differs-none = Nothing but their names and days
rights-differs-added = New
rights-differs-removed = Gone
rights-differs-changed = Changed
rights-differs-absent = Not in this edition
rights-differs-line = { $name }: { $value }
rights-key-yes = yes
rights-key-no = no
rights-key-nothing = nothing
rights-key-right = Right
rights-key-title = Title
rights-key-scope = Kind of source
rights-key-holders = Whose duty
rights-key-starts = Starts with
rights-key-ends = Ends with
rights-key-source = Where it stands
rights-key-is-verified = Value checked
rights-key-paragraph = Paragraph
rights-key-paragraph-is-verified = Paragraph number checked
rights-key-standard = Standard
rights-key-enhanced = Enhanced
rights-key-note = Said with it
rights-key-opt-out = Covered by the choice

## The ledger of a victim, and how each date came about.

rights-ledger-open = Open
rights-ledger-ended = Done or ended
rights-ledger-none = Nothing is open
rights-ledger-hands = In whose hands
rights-ledger-met = Met by
rights-ledger-why = Why this date
rights-ledger-then = then { $holder }
rights-our-standard-on = { $standard }, { $day }
rights-met-by-person = { $how } by { $name }
rights-started = { $what }, { $moment }
rights-why-started-by = Started by
rights-why-happened = It happened
rights-why-recorded = Recorded here
rights-why-london = { $moment }, London time
rights-why-edition = Edition
rights-why-edition-is = { $title }, in force from { $day }
rights-why-paragraph = Paragraph
rights-why-cause-started = The clock started { $moment }
rights-why-cause-enhanced = Enhanced Rights from { $moment }
rights-why-cause-standard = Standard rights again from { $moment }
rights-why-cause-corrected = Their age came to be known { $moment }
rights-why-standard = Standard: { $span }.
rights-why-enhanced = Enhanced: { $span }.
rights-why-because = { $what } Why enhanced: { $why }.
rights-why-fixed = The day is that of a birthday. Nothing moves it.
rights-why-day-start = the day it started: not counted
rights-why-day-counted = counted: { $number }
rights-why-day-weekend = weekend
rights-why-day-holiday = bank holiday
rights-why-day-holiday-named = bank holiday: { $name }
rights-why-no-number = The Code gives no number, so no day can be missed.
rights-why-calendar-ends = The bank holidays that are known end before this. Take a newer calendar, and it has a day.
rights-why-hours = From { $start } to { $end }.
rights-why-clocks-forward = The clocks went forward meanwhile: the hours are those that passed.
rights-why-clocks-back = The clocks went back meanwhile: the hours are those that passed.
rights-why-from = { $span } from { $day }.
rights-why-due = Due by the end of { $day }.
rights-why-earlier-stands = That is later than what was due before, so { $day } stands.
rights-ground-under-eighteen = under 18 when it happened
rights-ground-bereaved-relative = bereaved
rights-ground-parent-or-guardian = parent or guardian
rights-ground-sexual-offence = a sexual offence
rights-ground-offence-flag = marked as { $flag }
rights-ground-most-serious-crime = victim of the most serious crime
rights-ground-persistently-targeted = persistently targeted
rights-ground-vulnerable = vulnerable
rights-ground-intimidated = intimidated
rights-ground-discretion = decided by somebody trained
rights-chain-title = Clocks in a row
rights-chain-lead = One hands on to the next. Each is a duty of its own.
rights-chain-waits = Not heard by witness care yet. Their own clock starts when they hear.
rights-reading-title = How it stood before
rights-reading-open = Open.
rights-reading-met = Met { $moment }.
rights-reading-ended = { $how }.
rights-reading-due = Due { $day }.
rights-reading-undated = No day.
rights-reading-gone = The duty was not there for a time.
rights-reading-caused = { $why }: { $what }.
rights-reading-why-late-fact = Something came to light that had happened before
rights-reading-why-enhanced = Enhanced Rights changed
rights-reading-why-act = Somebody decided about it
rights-reading-why-time = The time of something planned came
rights-reading-why-calendar = The bank holidays changed
rights-reading-why-edition = The Code changed
rights-reading-why-rebuilt = The same facts are read in another way
rights-decided-title = What was decided
rights-decided-duty-held = On hold
rights-decided-duty-hold-ended = Hold ended
rights-decided-duty-declined = They said no
rights-decided-duty-decline-taken-back = They want it after all
rights-decided-duty-not-owed = Not owed
rights-decided-duty-owed-after-all = Owed after all
rights-decided-duty-lateness-explained = Why it was late
rights-decided-until = { $what } until { $day }
rights-decided-words = In their words: “{ $words }”
rights-decided-nothing = Nobody has decided anything about it.

## What somebody may decide about a duty.

rights-act-title = Decide
rights-act-done = Recorded. It stands in the timeline, and nothing that was there before is lost.
rights-act-not-now = Nothing was recorded: it does not stand so any more. Look again.
rights-act-reason = Why
rights-act-why = In your words, for colleagues
rights-act-their-words = What they said, in their own words
rights-act-channel = How they said it
rights-act-words-needed = Write it down. Without it, nothing is recorded
rights-act-review = Look at it again on
rights-act-review-choose = Choose a day
rights-act-ask = I asked the agency
    .more = Keep whom you asked and how. A task asks you to ask again until it is done.
rights-act-hold = Put on hold
    .more = It waits until the day you choose. If nobody looks at it by then, it comes back as it was, late if its time is over.
rights-act-renew-hold = Hold it longer
    .more = You have looked at it again, and the reason still stands.
rights-act-end-hold = End the hold
    .more = The clock stands as if it had never been held.
rights-act-decline = They do not want this
    .more = Nobody tries to do it any more. They may change their mind at any time.
rights-act-take-back = They want it after all
    .more = The clock stands as before.
rights-act-not-owed = It is not owed
    .more = For a mistake in the record, or where the Code does not reach. Not for what is only hard to do.
rights-act-owed-after-all = It is owed after all
    .more = The clock stands as before.
rights-act-explain = Say why it was late
    .more = It stays late. Your name and your words stand beside it.

## Other agencies: whom we wait for.

rights-wait-title = Whom we wait for
rights-wait-to-ask = To ask for
    .lead = Another agency owes this, its day is near or past, and nobody has asked yet.
rights-wait-to-ask-none = Nothing is left to ask for
rights-wait-waited = Asked, and not done yet
    .lead = What is done takes it off this list by itself. An answer alone does not make it done.
rights-wait-none = We wait for nobody
rights-wait-asked = I asked
rights-wait-chase = I asked again
rights-wait-answered = They answered
rights-wait-chase-when = ask again: { $when }
rights-wait-since = Waiting since { $moment }
rights-wait-since-due = Waiting since { $moment }, owed by { $day }
rights-wait-first = Asked by { $name }, { $how }
rights-wait-again = Asked again by { $name }, { $how }
rights-wait-end-answered = Answered { $moment }: { $answer }
rights-wait-end-met = Done { $moment }
rights-wait-end-not-owed = No longer owed since { $moment }
rights-ask-title = Asked of another agency
rights-ask-lead = We can only ask. Asking changes nothing of how it stands.
rights-ask-whom = Whom
rights-ask-how = How
rights-ask-note = What was said
    .hint = For colleagues. No names of the victim’s family or friends.
rights-ask-answer = What they answered
rights-ask-settled = Nothing was recorded: somebody was faster, or it is done. The list is as it is now.
rights-ask-nobody = Nobody has asked yet.

## Late, and soon late.

rights-late-title = Late, and soon late
rights-late-lists = Which list
rights-late-holders = Whose duties
rights-late-ahead = How far ahead
rights-late-late = Late
rights-late-soon = Soon
rights-late-ours = Our standard
rights-late-police = Police
rights-late-others = Other agencies
rights-late-right = Right { $number }
rights-late-victims = { $count } victims
rights-late-lead-late-police = Rights that we have not kept, whose day was in the last { $days } days. What is older is the backlog. One victim may have several.
rights-late-lead-late-others = Rights that other agencies have not kept, however long ago their day was. We can only ask for them.
rights-late-lead-soon = Rights whose day comes within the working days you choose.
rights-late-lead-ours = The Code gives no number here. Our standard is past, in the last { $days } days. It is nobody’s right.
rights-late-look-up = Look up { $reference }
rights-late-none-late = Nothing is late
rights-late-none-soon = Nothing is due in these days
rights-late-none-ours = No standard of ours is past
rights-late-order-usual = Order: worst harm first, then the longest late.

## Enhanced Rights.

rights-grounds-title = Enhanced Rights
rights-grounds-lead = Any one of these is enough. What follows from facts stays; what somebody recorded can be taken away.
rights-grounds-none = None. Standard rights apply.
rights-grounds-gone = taken away { $moment }
rights-grounds-which = Which
rights-grounds-reason = Why it holds no more
rights-grounds-add = Add
    .more = It applies at once. Open duties are counted again; what is met or missed stays.
rights-grounds-remove = Take away
    .more = With your reason. Open duties are counted again; what is met or missed stays.

## Several crimes against what may be one person.

rights-one-person-open = Look at the crimes
rights-one-person-title = Are these crimes against one person?
rights-one-person-lead = The record system files them under one victim. If it is one person, each of them has faster rights from now on, and so has every later one. Their numbers and plans stay apart.
rights-one-person-crimes = The crimes
rights-one-person-reference = Crime
rights-one-person-reported = Reported
rights-one-person-name = Name
rights-one-person-born = Date of birth
rights-one-person-same = the same
rights-one-person-other = another
rights-one-person-unknown = not known
rights-one-person-which = Is it one person?
rights-one-person-yes = Yes, one person
rights-one-person-no = No, or nobody can tell
rights-one-person-which-needed = Say whether it is one person
rights-one-person-why = How do you know?
rights-one-person-why-needed = Write how you know
rights-one-person-decide = Save the decision

## What she has no more of, and what somebody records that starts a clock.

rights-choices-open = What they want no more of, and what starts a clock
rights-choices-back = Back to what is owed
rights-choices-title = What they want no more of
rights-choices-lead = What is chosen here is declined: what is open, and what comes later. News on which their safety may turn is never covered.
rights-choices-none = Nothing: they have everything that is owed.
rights-may-title = Referral, and questions about how it was
rights-may-referral-no = A support service hears nothing of them: they said no.
rights-may-referral-agreed-to-one = They agreed to one service ({ $day }). It stands under Support. For any other service, ask them first.
rights-may-referral-agreed-since = They had said no, and have agreed to one service since ({ $day }). It stands under Support. For any other service, ask them first.
rights-may-referral-ask-her-first = A support service hears of them only once they agree. Nobody has written down that they do.
rights-may-referral-by-a-person = A support service may hear of them, from one of us: they agreed.
rights-may-survey-no = Nobody asks them how it was: they want no such questions.
rights-may-survey-by-a-person = Only one of us asks them how it was, after a proof.
rights-may-survey-as-a-message = They may be asked how it was, as far as their plan lets a message go.
rights-choices-taken-back = { $what }: they said no on { $no_on }, and want it again since { $since }.
rights-choices-out = They want no more of something
    .more = Write what they said, in their own words.
rights-choices-in = They want it again
    .more = From now on. What is still in time runs again as before.
rights-choices-start = Something that starts a clock
    .more = What no record system tells us. It counts for this victim alone.
rights-choices-record = Record it
rights-choice-of = Of what
rights-choice-updates = News about the investigation and the court
rights-choice-support = Support
rights-choice-surveys = Questions about how it was for them
rights-choice-victim-contact-scheme = The Victim Contact Scheme
rights-start-what = What happened
rights-start-choose = Choose
rights-start-what-needed = Choose what happened
rights-start-on = On which day
rights-start-interview-needed = They need to be interviewed
rights-start-out-of-court-disposal-considered = Something other than court is considered
rights-start-special-measures-decided = Special measures were decided on
rights-start-rearrest-hearing-received = Witness care heard how a hearing after another arrest ended
rights-start-appeal-bail-received = Witness care heard of bail in an appeal
rights-start-expenses-claimed = Prosecutors have the claim for expenses
rights-start-contact-scheme-referral-received = Probation has the referral to the Victim Contact Scheme
rights-start-offender-unlawfully-at-large = The offender escaped or was released by mistake
