"""Who helps her: what was agreed with each of them, the page that they see, and how it ends."""
