"""Cases: their timelines, and the rows that are derived from them."""
