"""How staff prove who they are to the force: one folder a supplier."""
