"""The own pages of a victim, and what the line tells them."""
