"""Planning for the line: closings by hand, expected demand and forecasts, and counters of what happens on it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q, Value

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.staff import Staff


class LineClosingReason(models.TextChoices):
    """The reason that callers hear: `calls-closed-why-…`, fixed sentences that can be recorded."""

    LEFT_ROOM = "left_room"  # an alarm or a flood: staff cannot stay in the room with the telephones
    FAULT = "fault"
    TOO_FEW = "too_few"
    TRAINING = "training"


class LineClosingQuerySet(models.QuerySet["LineClosing"]):
    def standing(self) -> LineClosingQuerySet:
        """Closings that were not ended by hand; their own time may have ended them."""
        return self.filter(reopened_at=None)


class LineClosing(models.Model):
    """The line is closed by hand: callers hear why, and until when if that is known. It ends by hand, or at its
    time."""

    reason = models.CharField(max_length=10, choices=LineClosingReason)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    until_at = models.DateTimeField(null=True)  # none: until it is opened by hand
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[LineClosingQuerySet] = LineClosingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            limit_to_choices("line_closing_reason", "reason", LineClosingReason),
            models.CheckConstraint(
                name="line_closing_reopened_at_and_by_together",
                condition=Q(reopened_at=None, reopened_by=None)
                | Q(reopened_at__isnull=False, reopened_by__isnull=False),
            ),
            models.CheckConstraint(
                name="line_closing_in_order_of_time",
                condition=(Q(until_at=None) | Q(until_at__gt=F("closed_at")))
                & (Q(reopened_at=None) | Q(reopened_at__gte=F("closed_at"))),
            ),
            models.UniqueConstraint(  # there is one line
                Value(True), name="line_closing_one_stands", condition=Q(reopened_at=None)
            ),
        ]


class DemandEvent(models.Model):
    """A day on which a person expects more calls, or fewer: a report in the news, a campaign, a holiday."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    on = models.DateField(unique=True)
    what = models.CharField(max_length=100)
    percent = models.PositiveSmallIntegerField()  # of the usual number on such a day; 150: half as many again
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="call_event_percent", condition=Q(percent__range=(10, 1000)))]


class CallForecast(models.Model):
    """The number of calls expected on a day, worked out before that day began, for comparison with the calls that came.
    Written once."""

    on = models.DateField(unique=True)
    made_at = models.DateTimeField()
    # One figure for each of the 48 half-hours of local time.
    calls = ArrayField(models.FloatField(), size=48)
    low = ArrayField(models.PositiveIntegerField(), size=48)
    high = ArrayField(models.PositiveIntegerField(), size=48)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="kept_forecast_whole_days", condition=Q(calls__len=48, low__len=48, high__len=48)
            )
        ]


# Counters of what happens on the line, besides the records of it.


class LineCounterName(models.TextChoices):
    ASKED = "asked"
    ANSWERED = "answered"
    IN_TIME = "in_time"  # of those answered, within the force's target
    ABANDONED = "abandoned"  # excluding short abandons
    SHORT_ABANDONS = "short_abandons"
    LEFT_OTHERWISE = "left_otherwise"
    WAITED_MS = "waited_ms"  # total wait of the callers who were answered, in milliseconds


class LineCounter(models.Model):
    """One counter that only grows, raised in the transaction of what it counts: no restart loses it."""

    name = models.CharField(max_length=20, choices=LineCounterName, unique=True)
    total = models.PositiveBigIntegerField()

    class Meta:
        constraints = [limit_to_choices("line_count_name", "name", LineCounterName)]
