# A call that another contact centre holds.
desk-centre-title = The call you are taking
desk-centre-came = Looked up
desk-centre-reserved = Reserved line
    .more = It comes from a number known to be safe. That proves nobody.
desk-centre-open = I speak with them: open their record
desk-centre-unproved = No right code has been keyed in this call. Ask for the code, and open the case as you would for any caller.
