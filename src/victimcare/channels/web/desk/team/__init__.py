"""The team and its supervision, and access to records."""
