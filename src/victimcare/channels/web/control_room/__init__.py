"""Serves the control room: its queue, its contacts, incidents, wallboard and major incidents."""
