from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team


class Call(models.Model):
    """One telephone call with its path. Keyed digits are never here."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    carrier_call_id = models.CharField(max_length=250)
    direction = models.CharField(max_length=10)
    started_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    path = models.JSONField(default=list)  # names of the steps taken, in order
    state = models.JSONField(default=dict)  # of the flow, as of its last step (`rules.calls.State`)
    steps = models.PositiveIntegerField(default=0)  # events that moved it on
    choices = models.JSONField(default=dict)  # what the keys stand for that were read out to her: ids only
    outcome = models.CharField(max_length=30, blank=True)
    queue_seconds = models.PositiveIntegerField(default=0)
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="calls")  # only after proof

    class Meta:
        indexes = [models.Index(name="call_by_start", fields=["-started_at"])]


class CallbackOutcome(models.TextChoices):
    PROMISED = "promised"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_WANTED = "not_wanted"


class Callback(models.Model):
    """A promise to ring somebody. Cannot vanish: an owner, a due time, an end."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="callbacks")
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="callbacks")  # only after proof
    number_note = models.TextField(blank=True)  # without proof: a note for a person, linked to no case
    team = models.ForeignKey(Team, models.PROTECT, related_name="callbacks")
    asked_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=CallbackOutcome, default=CallbackOutcome.PROMISED)
    made_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of("callback_outcome", "outcome", CallbackOutcome),
            models.CheckConstraint(
                name="callback_made_at_and_by_together",
                condition=Q(made_at=None, made_by=None, outcome="promised")
                | (Q(made_at__isnull=False, made_by__isnull=False) & ~Q(outcome="promised")),
            ),
            models.CheckConstraint(
                name="callback_number_note_only_without_proof", condition=Q(victim=None) | Q(number_note="")
            ),
        ]
