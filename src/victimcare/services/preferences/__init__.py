"""Contact preferences that a victim states, and their own notes."""
