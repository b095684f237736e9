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
