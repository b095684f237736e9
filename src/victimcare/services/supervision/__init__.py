"""How whoever answers for a team looks after it: load, contacts read again, coaching."""
