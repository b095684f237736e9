from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.calls import Call


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
