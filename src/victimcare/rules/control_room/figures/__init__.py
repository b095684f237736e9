"""Waits, staffing, and the effect of steering."""
