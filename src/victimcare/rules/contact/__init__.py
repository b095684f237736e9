"""Rules for one contact with a victim: what the moment calls for, how to speak and write, how it ended, and what comes
next."""
