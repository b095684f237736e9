"""Every look and every change, written in the transaction of the look or the change itself."""

from victimcare.services.audit.actions import About, note, note_each

__all__ = ["About", "note", "note_each"]
