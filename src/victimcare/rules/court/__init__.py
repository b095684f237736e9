"""What a court needs of her and what comes back to her: days in court, times to answer, money, her property."""
