"""The ways in: mail, web reports and texts, and how many came by each."""
