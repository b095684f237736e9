"""How whoever answers for a team looks after it: load, contacts read again, coaching, who looks at which record."""
