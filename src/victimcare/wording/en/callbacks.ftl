# Call backs: what she is told on the line, and how the desk keeps them.

## Said on the line. $start and $due are moments

callbacks-promise-slot = We will ring you between { $start } and { $due }.
callbacks-promise-place = You keep your place. We will ring you when it is your turn, and no later than { $due }.
