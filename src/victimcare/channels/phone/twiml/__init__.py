"""Runs the line through a hosted carrier, which asks by signed requests what to do next in a call."""
