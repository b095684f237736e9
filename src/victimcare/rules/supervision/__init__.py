"""How a team is looked after: what each person carries, which contacts are read again, which looks are asked about."""
