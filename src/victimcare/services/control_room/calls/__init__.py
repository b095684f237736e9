"""Calls of 999 and 101: taken down, ended, and called back."""
