"""The demonstration's own pages: the cast, and a button to sign in as any of them. Absent in production."""
