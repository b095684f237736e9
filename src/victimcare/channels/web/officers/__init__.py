"""The officers' site: their two minutes, their own cases, and when they are away."""
