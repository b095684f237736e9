"""What people think of us, as they say it at the front door without a code, and how fast things are sent there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class PublicFeedback(models.Model):
    """What somebody thought of us, from 1 to 5 and in their words. The day alone is kept: no moment and no source could
    say whose it is."""

    given_on = models.DateField()
    score = models.PositiveSmallIntegerField()
    words = models.BinaryField(null=True)  # sealed

    class Meta:
        constraints = [models.CheckConstraint(name="public_feedback_score", condition=Q(score__range=(1, 5)))]
        indexes = [models.Index(name="public_feedback_by_day", fields=["-given_on", "-id"])]


class FrontDoorUse(models.Model):
    """That something was sent from this source, as a keyed hash: it slows whoever sends a flood. Gone after a day."""

    at = models.DateTimeField(db_index=True)
    source_key = models.BinaryField(max_length=32)
