"""The line in figures: its wallboard, its half-hours, and how many people the coming days take."""
