"""Runs the queue of callers who wait for a person: when it is open, who waits, and which agent gets which call."""
