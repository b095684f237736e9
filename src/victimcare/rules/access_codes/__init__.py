"""Access codes: codes, limits on attempts, the second factor, and the devices of sessions."""
