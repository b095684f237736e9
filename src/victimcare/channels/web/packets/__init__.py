"""Serves a handover report on a page that opens once, for an agency that takes over and has no system to fetch
reports."""
