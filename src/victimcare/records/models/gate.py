"""What the gate keeps: the one invitation to choose, and what two people have let pass."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.messages import Telling
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Person, Victim
from victimcare.records.models.staff import Staff


class Invitation(models.Model):
    """The one time that somebody was invited to choose how to be contacted. It stands also if it never arrived."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    match_key = models.TextField(unique=True)  # of the number or address: also not to anybody else who has it
    telling = models.OneToOneField(Telling, models.PROTECT, related_name="invitation")
    invited_at = models.DateTimeField()


class Lifted(models.TextChoices):
    """What two people can let pass (rules.people.contact_decision.Lift). Nothing else can be."""

    NOT_ASKED = "not_asked"
    REVIEW_DUE = "review_due"
    QUIET_HOURS = "quiet_hours"


class GateOverride(models.Model):
    """One message may pass what the gate held, because two people said so and why."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="gate_overrides")
    lifts = models.CharField(max_length=12, choices=Lifted)
    sealed_reason = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    accepted = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField(null=True)
    used_by = models.OneToOneField(Telling, models.PROTECT, null=True, related_name="gate_override")

    class Meta:
        constraints = [
            one_of("gate_override_lifts", "lifts", Lifted),
            models.UniqueConstraint(name="gate_override_one_open", fields=["victim"], condition=Q(accepted=None)),
            models.CheckConstraint(
                name="gate_override_decision_whole",
                condition=Q(accepted=None, decided_at=None, decided_by=None, expires_at=None)
                | Q(accepted=False, decided_at__isnull=False, decided_by__isnull=False, expires_at=None)
                | Q(accepted=True, decided_at__isnull=False, decided_by__isnull=False, expires_at__isnull=False),
            ),
            models.CheckConstraint(  # whoever asked may take it back, never let it pass
                name="gate_override_second_person_is_another",
                condition=~Q(accepted=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="gate_override_used_when_accepted", condition=Q(used_by=None) | Q(accepted=True)
            ),
        ]
