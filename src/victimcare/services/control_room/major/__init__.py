"""Major incidents and the messages to the many people in them."""
