"""Sessions of a victim on their pages, and their history."""
