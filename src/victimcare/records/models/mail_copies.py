"""Duplicate e-mails: the same Message-ID, sender, subject and words as a stored one, in other bytes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.officer_updates import OfficerReply
from victimcare.records.models.victim_contact.correspondence import ReceivedMessage


class DuplicateEmail(models.Model):
    """One duplicate e-mail as it came: another server wrote its headers, or its attachments differ. We acknowledged it,
    so we store its bytes; staff read its words in the first message."""

    received = models.ForeignKey(ReceivedMessage, models.PROTECT, null=True, related_name="copies")
    officer_reply = models.ForeignKey(OfficerReply, models.PROTECT, null=True, related_name="copies")
    came_at = models.DateTimeField()
    sealed_content = models.BinaryField(default=b"", db_default=b"")  # empty: a redaction has blanked it
    sha256 = models.CharField(max_length=64)  # a keyed digest of its own SHA-256

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mail_copy_of_one_message",
                condition=Q(received=None, officer_reply__isnull=False) | Q(received__isnull=False, officer_reply=None),
            ),
            models.UniqueConstraint(name="mail_copy_once", fields=["received", "sha256"]),
            models.UniqueConstraint(name="mail_copy_of_reply_once", fields=["officer_reply", "sha256"]),
        ]
