"""The team and its supervision, and who may read what."""
