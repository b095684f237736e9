"""The line: each call is a record with its path, opens what the victim's plan allows, and can end in a promise to
ring."""
