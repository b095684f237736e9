"""The victim's own pages, and what the line tells them."""
