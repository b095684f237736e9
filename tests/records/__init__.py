"""Tests of what the tables and triggers of the database refuse."""
