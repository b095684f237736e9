"""Every look and every change, written in the transaction of the look or the change itself."""

from victimcare.services.audit.audit_entries import AuditSubject, note, note_each, note_of_victim

__all__ = [
    "AuditSubject",
    "note",
    "note_each",
    "note_of_victim",
]
