"""The control room: contacts from the public, incidents, calls of 999 and 101, and major incidents."""
