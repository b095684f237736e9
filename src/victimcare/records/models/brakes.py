from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.staff import Staff


class Axis(models.TextChoices):
    """By what messages are alike (rules/message_sending.py)."""

    EVENT_TYPE = "event_type"
    AREA = "area"
    TEMPLATE = "template"


class SentCount(models.Model):
    """How many messages of one kind were handed over in ten minutes."""

    axis = models.CharField(max_length=10, choices=Axis)
    value = models.TextField()
    begins_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            one_of("sent_count_axis", "axis", Axis),
            models.UniqueConstraint(name="sent_count_once", fields=["axis", "value", "begins_at"]),
        ]
        indexes = [models.Index(name="sent_count_by_age", fields=["begins_at"])]


class UsualRate(models.Model):
    """The busiest hour of an ordinary day for one kind, learned each night from the force's own past."""

    axis = models.CharField(max_length=10, choices=Axis)
    value = models.TextField()
    an_hour = models.PositiveIntegerField()
    learned_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("usual_rate_axis", "axis", Axis),
            models.UniqueConstraint(name="usual_rate_once", fields=["axis", "value"]),
        ]


class Brake(models.Model):
    """One kind of message, stopped. It ends when two people let it through, or one stops it for good."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    axis = models.CharField(max_length=10, choices=Axis)
    value = models.TextField()
    stopped_at = models.DateTimeField()
    sent = models.PositiveIntegerField()  # in the hour before it stopped
    limit = models.PositiveIntegerField()  # that was in force then
    usual = models.PositiveIntegerField()  # 0: not known yet
    reason = models.TextField(blank=True)  # why they think that these messages are right, or wrong
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    asked_for = models.PositiveIntegerField(null=True)  # how many may leave; none: all that wait when it is decided
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    is_let_through = models.BooleanField(null=True)  # False: stopped for good
    lifted_to = models.PositiveIntegerField(default=0)
    lifted_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_of("brake_axis", "axis", Axis),
            models.UniqueConstraint(name="brake_on_once", fields=["axis", "value"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="brake_asked_whole",
                condition=Q(asked_at=None, asked_by=None)
                | (Q(asked_at__isnull=False, asked_by__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="brake_asked_for_by_somebody", condition=Q(asked_for=None) | Q(asked_by__isnull=False)
            ),
            models.CheckConstraint(
                name="brake_end_whole",
                condition=Q(ended_at=None, ended_by=None, is_let_through=None)
                | (Q(ended_at__isnull=False, ended_by__isnull=False, is_let_through__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="brake_let_through_by_two",
                condition=~Q(is_let_through=True) | (Q(asked_by__isnull=False) & ~Q(asked_by=F("ended_by"))),
            ),
        ]
