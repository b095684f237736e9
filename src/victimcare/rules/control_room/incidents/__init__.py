"""Incidents, their codes and grades, places, and what other control rooms are sent."""
