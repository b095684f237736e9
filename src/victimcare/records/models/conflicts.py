"""Who must not look at which case, because they know somebody in it; and what of staff that is found by."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Case
from victimcare.records.models.contact import PointKind
from victimcare.records.models.one_of import one_of
from victimcare.records.models.staff import Staff


class ConflictHow(models.TextChoices):
    DECLARED = "declared"  # they said so
    SAME_POINT = "same_point"  # a number or an e-mail address is theirs too
    SAME_ADDRESS = "same_address"
    SAME_NAME_NEAR = "same_name_near"  # their family name, at their postcode


class Conflict(models.Model):
    """For this member of staff this case is as if it were not there, from the moment it is kept until it is ended."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="conflicts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="conflicts")
    how = models.CharField(max_length=16, choices=ConflictHow)
    sealed_words = models.BinaryField(null=True)  # what they said of it
    since_at = models.DateTimeField()
    kept_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # None: the product found it
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_ended_why = models.BinaryField(null=True)

    class Meta:
        constraints = [
            one_of("conflict_how", "how", ConflictHow),
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


class StaffPoint(models.Model):
    """A number or address of a member of staff, or of their household, in the one form in which victims' are kept."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="points")
    kind = models.CharField(max_length=10, choices=PointKind)
    match_key = models.TextField()
    by_themselves = models.BooleanField()  # they said so here; else the force's list names it
    kept_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_of("staff_point_kind", "kind", PointKind),
            models.UniqueConstraint(name="staff_point_once", fields=["staff", "match_key"], condition=Q(ended_at=None)),
        ]
        indexes = [models.Index(name="staff_point_by_key", fields=["match_key"], condition=Q(ended_at=None))]
