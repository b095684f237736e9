"""What the control room writes back, and by which way."""
