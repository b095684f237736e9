"""Danger and transfers that no person has opened."""
