"""What a court needs of her and what comes back to her: her words to it, the day there, money, and her property."""
