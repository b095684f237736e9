"""How long cases of one kind wait at one place of their way, and what she asks for while she waits."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.desk import Task
from victimcare.records.models.people import Victim


class StageSpread(models.Model):
    """How long the middle of this force's past cases of one kind waited here. Worked out anew each night from the
    timelines; where too few waits have ended there is no row."""

    kind = models.CharField(max_length=40)  # the offence group
    wait = models.CharField(max_length=20)  # rules/cases/case_stages.py
    count = models.PositiveIntegerField()  # of waits that have ended
    low = models.PositiveIntegerField()  # in days
    high = models.PositiveIntegerField()
    share = models.PositiveSmallIntegerField()  # of 100 waits, so many last from low to high
    worked_out_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="stage_spread_once", fields=["kind", "wait"]),
            models.CheckConstraint(name="stage_spread_low_before_high", condition=Q(low__lt=F("high"))),
        ]


class MoreHelpAsk(models.Model):
    """That she asked for Enhanced Rights, and what she ticked. How it stands: its task, of which several may share one.

    No words of hers: a person rings her, and what she says is written where it is kept safe.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="more_help_asks")
    grounds = ArrayField(models.CharField(max_length=40))
    asked_at = models.DateTimeField()
    task = models.ForeignKey(Task, models.PROTECT, related_name="more_help_asks")
