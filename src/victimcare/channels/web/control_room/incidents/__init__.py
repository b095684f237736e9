"""Incidents, their places, and major incidents."""
