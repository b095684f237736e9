"""Calls that another contact centre holds: it looks up who rings, and says how it went."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.telephone.call_queue import CallOutcome, QueueExit
from victimcare.records.models.telephone.calls import Call


class CentreCall(models.Model):
    """A call that a contact centre has asked about. Its queue is theirs: what became of it is known when they say."""

    call = models.OneToOneField(Call, models.PROTECT, related_name="at_centre")
    centre = models.CharField(max_length=200)  # the source that its token is bound to
    centre_call_id = models.CharField(max_length=200)  # as the contact centre names it
    language = models.CharField(max_length=8)
    is_reserved = models.BooleanField(default=False)  # rang from a number that is known to be safe: proves nobody
    # Requests with a code, by the id that the contact centre gave each: one that comes again is no other try.
    asked_ids = ArrayField(models.CharField(max_length=200), default=list, db_default=[])
    # How it went, as the contact centre says, once.
    told_id = models.CharField(max_length=200, blank=True)  # its own id of what it said
    told_digest = models.BinaryField(max_length=32, null=True)  # SHA-256 of what it said: said again, it is the same
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
    """What a contact centre said of a call and we could not take, with its bytes: nothing is dropped unseen."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    centre = models.CharField(max_length=200)
    call_id = models.CharField(max_length=200)  # as it stood in the address
    body = models.BinaryField()  # sealed: it may hold anything
    field = models.CharField(max_length=100, blank=True)  # blank: the record as a whole
    reason = models.TextField()
    received_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="refused_disposition_by_time", fields=["-received_at"])]


class HostedCall(models.Model):
    """A call that a hosted carrier holds and asks us about, request by request, whichever process answers.

    What was keyed, and what is about a person, is sealed in it, and gone when the call is over.
    """

    call = models.OneToOneField(Call, models.PROTECT, related_name="hosted")
    carrier = models.CharField(max_length=20)
    carrier_call_id = models.CharField(max_length=64)
    turn = models.PositiveIntegerField(default=0)  # how often it was told what to do: stands in the address asked next
    memory = models.BinaryField(default=b"")  # sealed: where the call is, and what its words and keys stand for
    last_request = models.BinaryField(default=b"")  # the hash of what was answered last; empty: nothing yet
    last_answer = models.BinaryField(default=b"")  # sealed: its own repeat of that request is given the same again
    touched_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="hosted_call_once", fields=["carrier", "carrier_call_id"]),
            models.CheckConstraint(name="hosted_call_keeps_nothing", condition=Q(over_at=None) | Q(memory=b"")),
        ]
        indexes = [models.Index(name="hosted_call_open", fields=["touched_at"], condition=Q(over_at=None))]
