"""Messages sent, and what came in from victims, officers and the record system."""
