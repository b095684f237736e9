"""The telephone at the desk: taking calls, call backs, recordings, and the figures of the line."""
