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
    network_key = models.BinaryField(max_length=32, default=b"", db_default=b"")
    form = models.CharField(max_length=12, default="", db_default="")  # `rules.access_codes.attempt_limits.PublicForm`


class KnownBrowser(models.Model):
    """A browser from which a right code was opened: it passes the brake on wrong codes for some days.

    Every visitor of the front door has such a cookie, and only some of them have a row here. The row names no victim
    and no code, and keeps the day alone, so that nothing joins it to a visit.
    """

    token_hash = models.BinaryField(max_length=32, unique=True)  # of the random value in the cookie
    opened_on = models.DateField(db_index=True)
    wrong_since = models.DateTimeField(null=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0, db_default=0)  # since then


class SpentPass(models.Model):
    """A challenge (`access_codes.code_rate_limits`) that was answered. Gone once the challenge is too old to be taken."""

    nonce = models.BinaryField(max_length=16, unique=True)
    at = models.DateTimeField(db_index=True)
