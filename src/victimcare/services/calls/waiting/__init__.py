"""Who waits for a person: the line of callers, whom it is open to, and whose call it becomes."""
