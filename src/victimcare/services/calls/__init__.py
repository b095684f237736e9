"""Handles calls on the line: each is a record with its path, opens what the victim's plan allows, and can end in a
promise to ring back."""
