"""When each of us works, who is away and who stands in, and what each speaks and is trained for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.staff import Staff


class WorkProfile(models.Model):
    """What somebody can be given, as their supervisor keeps it. Without one, nothing is given to them by itself."""

    staff = models.OneToOneField(Staff, models.PROTECT, primary_key=True, related_name="work_profile")
    languages = ArrayField(models.CharField(max_length=8), default=list)  # beside English
    skills = ArrayField(models.CharField(max_length=30), default=list)  # needs (rules.calls.queue) they are trained for
    gets_work = models.BooleanField(default=True)  # else only what they take, or are handed
    version = models.PositiveIntegerField(default=1)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")


class WorkingTime(models.Model):
    """A part of a weekday in which somebody usually works; past midnight where it ends before it starts."""

    profile = models.ForeignKey(WorkProfile, models.PROTECT, related_name="times")
    weekday = models.PositiveSmallIntegerField()  # 0: Monday
    start = models.TimeField()
    end = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="working_time_on_a_weekday", condition=Q(weekday__lte=6)),
            models.UniqueConstraint(name="working_time_once", fields=["profile", "weekday", "start"]),
        ]


class AbsenceWhy(models.TextChoices):
    LEAVE = "leave"
    SICK = "sick"
    COURSE = "course"
    OTHER = "other"


class Absence(models.Model):
    """Somebody is away, whatever their usual times say. Of two at one time the later entered says who stands in."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="absences")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)  # none: nobody knows yet
    why = models.CharField(max_length=10, choices=AbsenceWhy)
    cover = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: the team
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of("absence_why", "why", AbsenceWhy),
            models.CheckConstraint(
                name="absence_ends_after_it_begins", condition=Q(until_at=None) | Q(until_at__gt=F("from_at"))
            ),
            models.CheckConstraint(name="absence_covered_by_another", condition=Q(cover=None) | ~Q(cover=F("staff"))),
            models.CheckConstraint(
                name="absence_withdrawn_at_and_by_together",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="absence_standing", fields=["staff", "from_at"], condition=Q(withdrawn_at=None)),
        ]
