"""What is counted on the line as it happens, beside the records of it."""

from __future__ import annotations

from django.db import models

from victimcare.records.models.one_of import one_of


class LineCountName(models.TextChoices):
    ASKED = "asked"
    ANSWERED = "answered"
    IN_TIME = "in_time"  # of those, within what the force aims at
    ABANDONED = "abandoned"  # short abandons are not in it
    SHORT_ABANDONS = "short_abandons"
    LEFT_OTHERWISE = "left_otherwise"
    WAITED_MS = "waited_ms"  # by those who were answered, together, in thousandths of a second


class LineCount(models.Model):
    """One number that only grows, raised in the transaction of what it counts: no restart forgets it."""

    name = models.CharField(max_length=20, choices=LineCountName, unique=True)
    total = models.PositiveBigIntegerField()

    class Meta:
        constraints = [one_of("line_count_name", "name", LineCountName)]
