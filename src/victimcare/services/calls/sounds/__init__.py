"""What was said and kept: sealed, listened to by whoever's work it is, and deleted when its days are over."""
