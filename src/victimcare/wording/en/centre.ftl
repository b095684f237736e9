# A call that another contact centre holds.
centre-title = The call you are taking
centre-came = Looked up
centre-reserved = Reserved line
    .more = It comes from a number known to be safe. That proves nobody.
centre-open = I speak with them: open their record
centre-unproved = No right code has been keyed in this call. Ask for the code, and open the case as you would for any caller.
