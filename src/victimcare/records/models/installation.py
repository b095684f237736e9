from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.staff import Staff


class Installation(models.Model):
    """One row: which environment this database belongs to, and whether sending is held (after a restore)."""

    only = models.BooleanField(primary_key=True, default=True)
    environment = models.CharField(max_length=12)
    created_at = models.DateTimeField()
    sending_held_since = models.DateTimeField(null=True)
    sending_held_reason = models.TextField(blank=True)
    # Part of the key of officers' reply addresses; drawn anew when all of them are revoked. Empty: they never were.
    reply_salt = models.BinaryField(max_length=32, db_default=b"", default=b"")

    class Meta:
        constraints = [models.CheckConstraint(name="installation_only_one", condition=Q(only=True))]


class SignOffArea(models.TextChoices):
    """`wording.sign_off_areas.Area`."""

    MESSAGES = "messages"
    PAGES = "pages"
    FIRST = "first"


class LanguageSignOff(models.Model):
    """The force's approval to use a language in messages or on victims' pages: who speaks it and has read every
    sentence, and who answers for that. Holds for exactly the wording that was read (`wording`, its digest), until
    withdrawn."""

    language = models.CharField(max_length=8)
    covers = models.CharField(
        max_length=8, choices=SignOffArea, default=SignOffArea.MESSAGES, db_default=SignOffArea.MESSAGES
    )
    wording = models.CharField(max_length=64)
    checked_by = models.TextField()
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("language_sign_off_covers", "covers", SignOffArea),
            models.UniqueConstraint(
                name="language_signed_off_once", fields=["language", "covers"], condition=Q(withdrawn_at=None)
            ),
            models.CheckConstraint(name="language_checked_by_somebody", condition=~Q(checked_by="")),
            models.CheckConstraint(
                name="language_withdrawn_at_and_by_together",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]
