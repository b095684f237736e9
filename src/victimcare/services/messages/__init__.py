"""Messages to victims: planned when news is owed, checked by the gate at the moment of sending, followed to the end.

A message's row holds its current state; `NotificationState` rows hold its history. A message in doubt is looked up at
the provider by our reference before anything is sent again.
"""
