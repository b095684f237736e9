"""Calls on the line: recordings, the queue, call backs, planning, calls held by others."""
