"""Victim Care: what happened, what comes next, and by when, told in the way that is safe for each victim."""

__version__ = "0.9.0"
