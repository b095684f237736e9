"""Plans that measure whether steering people who ask for news works."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.staff import Staff
from victimcare.rules.control_room.figures.steering import LEAST_SHARE, MOST_SHARE, SteeringHypothesis


class SteeringPlan(models.Model):
    """Days of which some are control days, as registered before the first. Its control days follow from its columns
    (`rules.control_room.steering`)."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    starts_on = models.DateField()
    ends_on = models.DateField()  # the last day
    control_share = models.PositiveSmallIntegerField()  # of 100 days
    seed = models.PositiveIntegerField()
    is_by_weekday = models.BooleanField(default=True)
    hypothesis = models.CharField(max_length=20, choices=choices_of(SteeringHypothesis))
    sealed_why = models.BinaryField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True)  # before its last day: from then on steering is suggested always
    stopped_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("steering_plan_hypothesis", "hypothesis", SteeringHypothesis),
            models.CheckConstraint(name="steering_plan_days", condition=Q(ends_on__gt=F("starts_on"))),
            models.CheckConstraint(
                name="steering_plan_share", condition=Q(control_share__gte=LEAST_SHARE, control_share__lte=MOST_SHARE)
            ),
            models.CheckConstraint(
                name="steering_plan_stopped_whole",
                condition=Q(stopped_at=None, stopped_by=None) | Q(stopped_at__isnull=False, stopped_by__isnull=False),
            ),
        ]
