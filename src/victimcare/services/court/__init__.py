"""What a court needs from a victim and what comes back: personal statements, support on the day, compensation, and
returned property."""
