"""Victims' lists of what a crime took or damaged: written on their page, sent, and printed for an insurer."""
