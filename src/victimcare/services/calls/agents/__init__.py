"""Manages the staff who take calls: their state, their current conversation, and earlier contacts."""
