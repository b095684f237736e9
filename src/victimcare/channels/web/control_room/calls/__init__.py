"""The page on which a handler writes down a call, and their telephone."""
