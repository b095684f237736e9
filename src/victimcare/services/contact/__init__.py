"""Holds safe contact plans, guarded victims and the contacts that happened."""
