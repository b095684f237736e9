"""Serves the victim's site: the front door, the sign-in, and the victim's page."""
