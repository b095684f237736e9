"""Who takes calls: how they stand, the conversation they have, and what was before it."""
