"""Manages work that needs a person: tasks with an owning team and a due time, which end with an outcome."""
