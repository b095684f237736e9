"""The wallboard, the half-hours and the staffing advice."""
