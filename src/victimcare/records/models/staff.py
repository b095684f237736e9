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
    # Answers for work that no one has taken; none: the first supervisor of the team.
    lead = models.ForeignKey("records.Staff", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(db_default=0, default=0)  # of the choice of lead


class StaffManager(BaseUserManager["Staff"]):
    pass


class Staff(AbstractBaseUser):
    """A member of the force's staff. Signs in by OIDC; roles come from the provider's claims, never from here."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    username = models.CharField(max_length=200, unique=True)  # the provider's subject
    name = models.TextField()
    email = models.TextField(blank=True)
    email_is_verified = models.BooleanField(db_default=False, default=False)  # by the provider: not merely typed there
    # The number by which the record system knows them as an officer, where the provider gives it in a claim that only
    # the provider can set.
    officer_number = models.TextField(blank=True, db_default="", default="")
    roles = ArrayField(models.CharField(max_length=20), default=list)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="members")
    is_active = models.BooleanField(default=True)
    keys = models.JSONField(null=True)  # their own choice of the desk's shortcut keys; none: the defaults
    # Until then some restricted case is open to them, because two people agreed to it in an emergency.
    opened_until_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[StaffManager] = StaffManager()


class StaffSessionEnd(models.TextChoices):
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"  # the provider no longer vouches for them, or names no role of theirs
    UNKNOWN = "unknown"  # the provider has not answered for too long
    OVER = "over"  # the shift is over


class StaffSession(models.Model):
    """Records that the force's provider vouches for a signed-in member of staff, and when we last asked it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="sessions")
    began_at = models.DateTimeField()
    vouched_at = models.DateTimeField()  # when the provider last said yes
    asked_at = models.DateTimeField()  # when we last asked, answered or not
    again = models.BinaryField()  # the sealed token for asking again; blank once the session is over
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


# The rota: working times, absences and cover, languages and training.


class WorkProfile(models.Model):
    """The work that a member of staff can be given, as their supervisor set it. Without a profile, no work is assigned
    to them automatically."""

    staff = models.OneToOneField(Staff, models.PROTECT, primary_key=True, related_name="work_profile")
    languages = ArrayField(models.CharField(max_length=8), default=list)  # besides English
    # needs (rules.calls.call_queue.CallerNeed) they are trained for
    skills = ArrayField(models.CharField(max_length=30), default=list)
    gets_work = models.BooleanField(default=True)  # false: only work that they take or are handed
    version = models.PositiveIntegerField(default=1)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")


class WorkingTime(models.Model):
    """A part of a weekday in which a member of staff usually works; it runs past midnight where it ends before it
    starts."""

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
    """An absence of a member of staff, whatever their usual working times. Where two overlap, the one entered later
    names the cover."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="absences")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)  # none: not known yet
    why = models.CharField(max_length=10, choices=AbsenceReason)
    cover = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # who stands in; none: the team
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
