from __future__ import annotations

from django.db import models

from victimcare.records.models.one_of import one_of


class ChargedAs(models.TextChoices):
    """What a number that we ring costs (rules/calls/outbound_calls.py)."""

    PLACE = "place"
    WIDE = "wide"
    MOBILE = "mobile"
    FREE = "free"
    EXTENSION = "extension"


class PlacedSpend(models.Model):
    """What one call that we placed is counted with: its longest until it has ended. The number is nowhere here."""

    reference = models.CharField(max_length=250, unique=True)
    kind = models.CharField(max_length=10, choices=ChargedAs)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    pence = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(name="placed_spend_by_time", fields=["begun_at"])]
        constraints = [one_of("placed_spend_kind", "kind", ChargedAs)]
