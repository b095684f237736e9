"""What a crime took from a victim or broke: its value, what is still to be mended on a list, and how much we take."""
