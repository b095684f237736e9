"""How staff sign in with the force: one folder for each supplier."""
