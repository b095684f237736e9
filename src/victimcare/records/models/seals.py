"""Cases that few may open: who sealed one, who reads it, and when two people opened it in an emergency."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Case
from victimcare.records.models.one_of import one_of
from victimcare.records.models.staff import Staff


class SealKind(models.TextChoices):
    STAFF_VICTIM = "staff_victim"  # somebody who works here is the victim
    STAFF_SUSPECT = "staff_suspect"  # or is suspected
    SPECIAL = "special"


class CaseSeal(models.Model):
    """A case is sealed: for everybody who does not read it, it is as if it were not there."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="seals")
    kind = models.CharField(max_length=16, choices=SealKind)
    sealed_why = models.BinaryField(null=True)
    sealed_at = models.DateTimeField()
    sealed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_lifted_why = models.BinaryField(null=True)

    class Meta:
        constraints = [
            one_of("case_seal_kind", "kind", SealKind),
            models.UniqueConstraint(name="case_sealed_once", fields=["case"], condition=Q(lifted_at=None)),
            models.CheckConstraint(
                name="case_seal_lifted_whole",
                condition=Q(lifted_at=None, lifted_by=None, sealed_lifted_why=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False, sealed_lifted_why__isnull=False),
            ),
        ]


class SealReader(models.Model):
    """Somebody who reads a sealed case."""

    seal = models.ForeignKey(CaseSeal, models.PROTECT, related_name="readers")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="seal_reader_once", fields=["seal", "staff"], condition=Q(ended_at=None)),
        ]


class SealOpening(models.Model):
    """A sealed case is to be opened in an emergency: one asks with a reason, another of another team lets them in for
    minutes, and a supervisor looks at it afterwards. Who asks at the terminal of the machine is no member of staff."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    seal = models.ForeignKey(CaseSeal, models.PROTECT, related_name="openings")
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
