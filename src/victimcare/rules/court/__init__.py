"""What a court needs of her and what comes back to her: days in court, times to answer, money, her property."""

from __future__ import annotations


# What a crime took from a victim or broke: its value, what is still to be mended on a list, and how much we take.
