"""What the force's record system is told to record, and the numbers that it gives."""
