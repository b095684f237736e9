"""Work that needs a person: who gets it, how long it may be put off, and when nobody has said that they have it."""
