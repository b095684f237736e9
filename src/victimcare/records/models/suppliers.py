from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.messages import Channel
from victimcare.records.models.one_of import one_of


class Supplier(models.Model):
    """How well one supplier answers on one channel: what its share of the messages follows from (rules/message_sending.py)."""

    channel = models.CharField(max_length=10, choices=Channel)
    name = models.CharField(max_length=20)
    score = models.FloatField(default=1.0)
    last_answers = ArrayField(models.CharField(max_length=10), default=list)  # the newest last
    last_answer_at = models.DateTimeField(null=True)
    ailing_since = models.DateTimeField(null=True)  # None: it answers well

    class Meta:
        constraints = [
            models.UniqueConstraint(name="supplier_once_a_channel", fields=["channel", "name"]),
            one_of("supplier_channel", "channel", Channel),
            models.CheckConstraint(name="supplier_score", condition=Q(score__gt=0, score__lte=1)),
        ]
