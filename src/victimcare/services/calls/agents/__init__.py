"""The staff who take calls: their state, the conversation they have, and the contacts before it."""
