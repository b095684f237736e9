"""Her site: the front door, the sign-in, and her page."""
