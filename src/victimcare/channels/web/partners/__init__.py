"""Serves the site of support services outside the police: only what was sent to them, and nothing from a case."""
