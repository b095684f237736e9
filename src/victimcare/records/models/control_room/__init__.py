"""Tables of the control room: contacts from the public, calls, incidents, major incidents."""
