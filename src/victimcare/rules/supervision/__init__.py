"""How a team is looked after: what each person carries, and which contacts are read again."""
