"""Questions to the officer in the case: asks for short answers and applies them."""
