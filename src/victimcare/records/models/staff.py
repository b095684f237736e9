from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.one_of import one_of


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
            one_of("staff_session_end", "end", StaffSessionEnd, or_blank=True),
            models.CheckConstraint(
                name="staff_session_ended_whole",
                condition=Q(ended_at=None, end="") | (Q(ended_at__isnull=False, again=b"") & ~Q(end="")),
            ),
        ]
        indexes = [models.Index(name="staff_session_open", fields=["staff"], condition=Q(ended_at=None))]
