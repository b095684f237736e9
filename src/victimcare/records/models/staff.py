from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import limit_to_choices


class Team(models.Model):
    """A team that owns tasks. Teams are named in force.toml and kept here so that rows can point at them."""

    code = models.CharField(max_length=40, unique=True)
    name = models.TextField()
    # Who answers for what nobody has taken; none named: the first supervisor of the team.
    lead = models.ForeignKey("records.Staff", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(db_default=0, default=0)  # of who leads


class StaffManager(BaseUserManager["Staff"]):
    pass


class Staff(AbstractBaseUser):
    """Someone who works for the force. Signs in by OIDC; roles come from the provider's claims, never from here."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    username = models.CharField(max_length=200, unique=True)  # the provider's subject
    name = models.TextField()
    email = models.TextField(blank=True)
    email_is_verified = models.BooleanField(db_default=False, default=False)  # by the provider: not merely typed there
    # By which the record system knows them as an officer, where the provider names it in a claim that only it sets.
    officer_number = models.TextField(blank=True, db_default="", default="")
    roles = ArrayField(models.CharField(max_length=20), default=list)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="members")
    is_active = models.BooleanField(default=True)
    keys = models.JSONField(null=True)  # the single keys of the desk, as they want them; none: as they come
    # Until then some sealed case is open to them, because two people said so in an emergency.
    opened_until_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[StaffManager] = StaffManager()


class StaffSessionEnd(models.TextChoices):
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"  # the provider vouches for them no more, or names no role of theirs
    UNKNOWN = "unknown"  # the provider gave no answer for too long
    OVER = "over"  # a shift is over


class StaffSession(models.Model):
    """That the force's provider vouches for somebody who signed in, and when it was last asked."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="sessions")
    began_at = models.DateTimeField()
    vouched_at = models.DateTimeField()  # when the provider last said yes
    asked_at = models.DateTimeField()  # when it was last asked, answered or not
    again = models.BinaryField()  # what it is asked again with, sealed; blank once this is over
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=10, choices=StaffSessionEnd, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("staff_session_end", "end", StaffSessionEnd, or_blank=True),
            models.CheckConstraint(
                name="staff_session_ended_whole",
                condition=Q(ended_at=None, end="") | (Q(ended_at__isnull=False, again=b"") & ~Q(end="")),
            ),
        ]
        indexes = [models.Index(name="staff_session_open", fields=["staff"], condition=Q(ended_at=None))]


# When each of us works, who is away and who stands in, and what each speaks and is trained for.


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


class AbsenceReason(models.TextChoices):
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
    why = models.CharField(max_length=10, choices=AbsenceReason)
    cover = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: the team
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("absence_why", "why", AbsenceReason),
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
