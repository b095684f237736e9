"""Calls held by others: by another contact centre, which looks up callers and reports outcomes, or by a hosted
carrier."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.telephone.call_queue import CallOutcome, QueueExit
from victimcare.records.models.telephone.calls import Call


class CentreCall(models.Model):
    """A call about which a contact centre has asked. It has its own queue: we know the outcome when it reports it."""

    call = models.OneToOneField(Call, models.PROTECT, related_name="at_centre")
    centre = models.CharField(max_length=200)  # the source that its token is bound to
    centre_call_id = models.CharField(max_length=200)  # as the contact centre names it
    language = models.CharField(max_length=8)
    is_reserved = models.BooleanField(default=False)  # rang from a number known to be safe; identifies no one
    # Requests with a code, by the contact centre's id for each: a repeated request is not another try.
    asked_ids = ArrayField(models.CharField(max_length=200), default=list, db_default=[])
    # The outcome, as the contact centre reports it, once.
    told_id = models.CharField(max_length=200, blank=True)  # the contact centre's own id of its report
    told_digest = models.BinaryField(max_length=32, null=True)  # SHA-256 of the report: a repeat is the same report
    told_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_how = models.CharField(max_length=10, choices=QueueExit, blank=True)  # answered or abandoned
    ended_at = models.DateTimeField(null=True)
    wrapped_up_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=CallOutcome, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("centre_call_left_how", "left_how", QueueExit, or_blank=True),
            limit_to_choices("centre_call_outcome", "outcome", CallOutcome, or_blank=True),
            models.UniqueConstraint(name="centre_call_once", fields=["centre", "centre_call_id"]),
            models.CheckConstraint(
                name="centre_call_told_whole",
                condition=Q(
                    told_id="",
                    told_digest=None,
                    told_at=None,
                    entered_at=None,
                    left_at=None,
                    left_how="",
                    ended_at=None,
                    wrapped_up_at=None,
                    outcome="",
                )
                | (
                    ~Q(told_id="")
                    & Q(told_digest__isnull=False, told_at__isnull=False)
                    & Q(entered_at__isnull=False, left_at__isnull=False)
                    & (
                        Q(left_how="answered", ended_at__isnull=False) & ~Q(outcome="")
                        | Q(left_how="abandoned", ended_at=None, wrapped_up_at=None, outcome="")
                    )
                ),
            ),
            models.CheckConstraint(
                name="centre_call_in_order_of_time",
                condition=(Q(left_at=None) | Q(left_at__gte=F("entered_at")))
                & (Q(ended_at=None) | Q(ended_at__gte=F("left_at")))
                & (Q(wrapped_up_at=None) | Q(wrapped_up_at__gte=F("ended_at"))),
            ),
        ]
        indexes = [models.Index(name="centre_call_by_entry", fields=["entered_at"])]


class RefusedDisposition(models.Model):
    """A report on a call by a contact centre that we could not accept, with its bytes: nothing is dropped unseen."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    centre = models.CharField(max_length=200)
    call_id = models.CharField(max_length=200)  # as in the request's address
    body = models.BinaryField()  # sealed: it may hold anything
    field = models.CharField(max_length=100, blank=True)  # blank: the whole report
    reason = models.TextField()
    received_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="refused_disposition_by_time", fields=["-received_at"])]


class HostedCall(models.Model):
    """A call that a hosted carrier holds; it asks us what to do, request by request, and any process may answer.

    What was keyed, and anything about a person, is sealed in it and deleted when the call is over.
    """

    call = models.OneToOneField(Call, models.PROTECT, related_name="hosted")
    carrier = models.CharField(max_length=20)
    carrier_call_id = models.CharField(max_length=64)
    # how many instructions it has had; part of the address that it asks next
    turn = models.PositiveIntegerField(default=0)
    memory = models.BinaryField(default=b"")  # sealed: where the call is, and the meaning of its words and keys
    last_request = models.BinaryField(default=b"")  # hash of the last answered request; empty: none yet
    last_answer = models.BinaryField(default=b"")  # sealed: sent again when the carrier repeats that request
    touched_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="hosted_call_once", fields=["carrier", "carrier_call_id"]),
            models.CheckConstraint(name="hosted_call_keeps_nothing", condition=Q(over_at=None) | Q(memory=b"")),
        ]
        indexes = [models.Index(name="hosted_call_open", fields=["touched_at"], condition=Q(over_at=None))]
