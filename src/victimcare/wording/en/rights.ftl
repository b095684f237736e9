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
