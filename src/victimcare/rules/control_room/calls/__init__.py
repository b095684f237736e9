"""Calls to 999 and 101: what a record holds, and who is called back."""
