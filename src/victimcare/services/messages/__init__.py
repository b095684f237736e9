"""Messages to victims: planned when news is owed, asked of the gate at the moment of sending, followed to the end.

A message's row says where it stands; `TellingState` rows say how it came there. Whatever is in doubt is looked up at
the provider by our reference before anything is sent again.
"""
