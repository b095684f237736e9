"""How supervisors look after their team: load, quality reviews, coaching, and who accesses which record."""
