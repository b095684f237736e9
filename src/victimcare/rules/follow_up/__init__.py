"""That nobody is forgotten: what goes silent, to whom it rises, and how she is reached."""
