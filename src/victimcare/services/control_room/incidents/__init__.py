"""Incidents, who is sent, and transfers to and from other control rooms."""
