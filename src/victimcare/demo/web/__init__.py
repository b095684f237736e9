"""The demonstration's own pages: the cast, and one press to be any of them. Absent in production."""
