"""Trains the learnt program of sorting, and holds the invented stories that it learns from."""
