"""What takes two people: one asks, another decides."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.safe_contact.contact_plan import OverrideKind


class ApprovalKind(models.TextChoices):
    GUARD = "guard"  # that the victim is no longer guarded
    OVERRIDE = "override"  # that one message passes which the gate holds


class Approval(models.Model):
    """A member of staff asks for something about a victim, with a reason; another accepts or refuses it, once. What
    then holds is a row of its own kind that names this one, and the database refuses such a row without an accepted
    approval (`records_needs_approval`)."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=ApprovalKind)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="approvals")
    lifts = models.CharField(max_length=12, choices=choices_of(OverrideKind), blank=True)  # of an override: the hold
    sealed_reason = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    accepted = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("approval_kind", "kind", ApprovalKind),
            limit_to_choices("approval_lifts", "lifts", OverrideKind, or_blank=True),
            models.CheckConstraint(
                name="approval_lifts_of_override",
                condition=Q(kind=ApprovalKind.OVERRIDE) & ~Q(lifts="") | ~Q(kind=ApprovalKind.OVERRIDE) & Q(lifts=""),
            ),
            models.UniqueConstraint(name="approval_one_open", fields=["victim", "kind"], condition=Q(accepted=None)),
            models.CheckConstraint(
                name="approval_decision_whole",
                condition=Q(accepted=None, decided_at=None, decided_by=None)
                | Q(accepted__isnull=False, decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(  # the person who asked may withdraw it, never accept it
                name="approval_second_person_is_another",
                condition=~Q(accepted=True) | ~Q(decided_by=F("asked_by")),
            ),
        ]
