"""The control room: how contacts from the public are sorted, in which order they are answered, and by when."""
