from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.staff import Staff


class Covers(models.TextChoices):
    """`wording.areas.Area`."""

    MESSAGES = "messages"
    PAGES = "pages"
    FIRST = "first"


class LanguageSignOff(models.Model):
    """That the force writes in a language, in messages or on her pages: who speaks it and has read every sentence, and
    who of the force answers for that. It holds for the very words that were read (`wording`, their digest), until it is
    withdrawn."""

    language = models.CharField(max_length=8)
    covers = models.CharField(max_length=8, choices=Covers, default=Covers.MESSAGES, db_default=Covers.MESSAGES)
    wording = models.CharField(max_length=64)
    checked_by = models.TextField()
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of("language_sign_off_covers", "covers", Covers),
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
