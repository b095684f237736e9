"""Callers who wait for a person: the line, when it is open, and which colleague gets which call."""
