from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models

from victimcare.records.models.access import AccessGrant
from victimcare.records.models.people import Victim


class Call(models.Model):
    """One telephone call with its path. Keyed digits are never here."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    carrier_call_id = models.CharField(max_length=250)
    direction = models.CharField(max_length=10)
    started_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    path = models.JSONField(default=list)  # names of the steps taken, in order
    state = models.JSONField(default=dict)  # of the flow, as of its last step (`rules.calls.State`)
    steps = models.PositiveIntegerField(default=0)  # events that moved it on
    mark = models.PositiveSmallIntegerField(null=True)  # how we did, from 1 to 5, as she keyed it
    outcome = models.CharField(max_length=30, blank=True)
    queue_seconds = models.PositiveIntegerField(default=0)
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="calls")  # only after proof
    # A quiet code was keyed in it: it opened nothing of hers, and nobody is proved.
    quiet_code = models.ForeignKey(AccessGrant, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(name="call_by_start", fields=["-started_at"])]
        constraints = [
            models.CheckConstraint(
                name="call_mark_from_1_to_5", condition=models.Q(mark=None) | models.Q(mark__range=(1, 5))
            )
        ]
