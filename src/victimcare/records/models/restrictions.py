"""Cases that few may open: who sealed one, who reads it, and when two people opened it in an emergency."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Case
from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind


class RestrictionKind(models.TextChoices):
    STAFF_VICTIM = "staff_victim"  # somebody who works here is the victim
    STAFF_SUSPECT = "staff_suspect"  # or is suspected
    SPECIAL = "special"


class RestrictedRecord(models.Model):
    """A case is sealed: for everybody who does not read it, it is as if it were not there."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="seals")
    kind = models.CharField(max_length=16, choices=RestrictionKind)
    sealed_why = models.BinaryField(null=True)
    sealed_at = models.DateTimeField()
    sealed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_lifted_why = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("case_seal_kind", "kind", RestrictionKind),
            models.UniqueConstraint(name="case_sealed_once", fields=["case"], condition=Q(lifted_at=None)),
            models.CheckConstraint(
                name="case_seal_lifted_whole",
                condition=Q(lifted_at=None, lifted_by=None, sealed_lifted_why=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False, sealed_lifted_why__isnull=False),
            ),
        ]


class RestrictedRecordReader(models.Model):
    """Somebody who reads a sealed case."""

    seal = models.ForeignKey(RestrictedRecord, models.PROTECT, related_name="readers")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="seal_reader_once", fields=["seal", "staff"], condition=Q(ended_at=None)),
        ]


class EmergencyAccess(models.Model):
    """A sealed case is to be opened in an emergency: one asks with a reason, another of another team lets them in for
    minutes, and a supervisor looks at it afterwards. Who asks at the terminal of the machine is no member of staff."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    seal = models.ForeignKey(RestrictedRecord, models.PROTECT, related_name="openings")
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    asked_at_terminal_by = models.CharField(
        max_length=200, blank=True, default="", db_default=""
    )  # as the audit has it
    asked_at = models.DateTimeField()
    sealed_reason = models.BinaryField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)  # refused ones have none
    seen_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    was_right = models.BooleanField(null=True)  # as whoever looked at it afterwards says
    sealed_seen_note = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="seal_opening_asked_by_one", condition=Q(asked_by=None) ^ Q(asked_at_terminal_by="")
            ),
            models.CheckConstraint(
                name="seal_opening_takes_two", condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by"))
            ),
            models.CheckConstraint(
                name="seal_opening_seen_by_a_third",
                condition=Q(seen_by=None) | (~Q(seen_by=F("asked_by")) & ~Q(seen_by=F("decided_by"))),
            ),
            models.CheckConstraint(
                name="seal_opening_decided_whole",
                condition=Q(decided_at=None, decided_by=None, until_at=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="seal_opening_seen_whole",
                condition=Q(seen_at=None, seen_by=None, was_right=None)
                | Q(seen_at__isnull=False, seen_by__isnull=False, was_right__isnull=False),
            ),
            models.UniqueConstraint(
                name="seal_opening_asked_once",
                fields=["seal", "asked_by", "asked_at_terminal_by"],
                nulls_distinct=False,
                condition=Q(decided_at=None),
            ),
        ]


# Who must not look at which case, because they know somebody in it; and what of staff that is found by.


class ConflictBasis(models.TextChoices):
    DECLARED = "declared"  # they said so
    SAME_POINT = "same_point"  # a number or an e-mail address is theirs too
    SAME_ADDRESS = "same_address"
    SAME_NAME_NEAR = "same_name_near"  # their family name, at their postcode


class ConflictOfInterest(models.Model):
    """For this member of staff this case is as if it were not there, from the moment it is kept until it is ended."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="conflicts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="conflicts")
    how = models.CharField(max_length=16, choices=ConflictBasis)
    sealed_words = models.BinaryField(null=True)  # what they said of it
    since_at = models.DateTimeField()
    kept_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the product found it
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_ended_why = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("conflict_how", "how", ConflictBasis),
            models.UniqueConstraint(
                name="conflict_open_once", fields=["staff", "case", "how"], condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="conflict_ended_by_another", condition=Q(ended_by=None) | ~Q(ended_by=F("staff"))
            ),
            models.CheckConstraint(
                name="conflict_ended_whole",
                condition=Q(ended_at=None, ended_by=None, sealed_ended_why=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False, sealed_ended_why__isnull=False),
            ),
        ]


class StaffContactPoint(models.Model):
    """A number or address of a member of staff, or of their household, in the one form in which victims' are kept."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="points")
    kind = models.CharField(max_length=10, choices=ContactPointKind)
    match_key = models.TextField()
    by_themselves = models.BooleanField()  # they said so here; else the force's list names it
    kept_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("staff_point_kind", "kind", ContactPointKind),
            models.UniqueConstraint(name="staff_point_once", fields=["staff", "match_key"], condition=Q(ended_at=None)),
        ]
        indexes = [models.Index(name="staff_point_by_key", fields=["match_key"], condition=Q(ended_at=None))]
