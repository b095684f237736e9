"""The victim: proving who they are, their visits, and their own page."""
