"""Supporters of a victim, and what is shown of people."""
