"""Care beyond news: what a victim needs and what becomes of it, how a case closes for them, and who may be about to
give up on us."""
