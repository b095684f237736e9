"""Restricted records with their readers and emergency access, and the conflicts of interest that hide a case from a
member of staff."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Case
from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind


class RestrictionKind(models.TextChoices):
    STAFF_VICTIM = "staff_victim"  # a member of staff is the victim
    STAFF_SUSPECT = "staff_suspect"  # a member of staff is suspected
    SPECIAL = "special"


class RestrictedRecord(models.Model):
    """A restricted case: it looks missing to everyone who is not one of its readers."""

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
    """A member of staff who may read a restricted case."""

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
    """Emergency access to a restricted case: one person asks, with a reason; a second, of another team, opens it to
    them for some minutes; and a supervisor reviews it afterwards. A person who asks at the machine's terminal is not a
    row of `Staff`."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    seal = models.ForeignKey(RestrictedRecord, models.PROTECT, related_name="openings")
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    asked_at_terminal_by = models.CharField(
        max_length=200, blank=True, default="", db_default=""
    )  # as named in the audit
    asked_at = models.DateTimeField()
    sealed_reason = models.BinaryField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    until_at = models.DateTimeField(null=True)  # none where it was refused
    seen_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    was_right = models.BooleanField(null=True)  # as the later review found
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


# Conflicts of interest: which staff may not see which case, and the contact points by which conflicts are found.


class ConflictBasis(models.TextChoices):
    DECLARED = "declared"  # the member of staff declared it
    SAME_POINT = "same_point"  # a telephone number or e-mail address is theirs too
    SAME_ADDRESS = "same_address"
    SAME_NAME_NEAR = "same_name_near"  # their family name, at their postcode


class ConflictOfInterest(models.Model):
    """Hides this case from this member of staff, as if it were missing, from the time it is recorded until it ends."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="conflicts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="conflicts")
    how = models.CharField(max_length=16, choices=ConflictBasis)
    sealed_words = models.BinaryField(null=True)  # what they said about it
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
    """A number or address of a member of staff or their household, in the same form as victims' contact points."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="points")
    kind = models.CharField(max_length=10, choices=ContactPointKind)
    match_key = models.TextField()
    by_themselves = models.BooleanField()  # entered here by themselves; else from the force's list
    kept_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("staff_point_kind", "kind", ContactPointKind),
            models.UniqueConstraint(name="staff_point_once", fields=["staff", "match_key"], condition=Q(ended_at=None)),
        ]
        indexes = [models.Index(name="staff_point_by_key", fields=["match_key"], condition=Q(ended_at=None))]
