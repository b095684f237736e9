"""What anybody says at the front door without a code: complaints, which a person answers, and feedback."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.staff import Staff


class ComplaintOutcome(models.TextChoices):
    ANSWERED = "answered"
    PASSED_ON = "passed_on"  # to whoever looks into what officers did
    NOT_FOR_US = "not_for_us"  # another force's, or another body's; they were told whose, where they can be
    NOBODY_TO_ANSWER = "nobody_to_answer"  # what to put right is put right, and there is no way back to the writer


class PublicComplaint(models.Model):
    """One complaint by whoever it may be. What it says is sealed and kept whole; nothing ties it to a case."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    received_at = models.DateTimeField()
    words = models.BinaryField()  # sealed
    way_back = models.BinaryField(null=True)  # sealed: how to answer, as they wrote it
    read_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=ComplaintOutcome, blank=True)
    answer = models.BinaryField(null=True)  # sealed: what was done and said

    class Meta:
        constraints = [
            one_of("public_complaint_outcome", "outcome", ComplaintOutcome, or_blank=True),
            models.CheckConstraint(
                name="public_complaint_ends_whole",
                condition=Q(ended_at=None, ended_by=None, outcome="", answer=None)
                | (Q(ended_at__isnull=False, ended_by__isnull=False, answer__isnull=False) & ~Q(outcome="")),
            ),
        ]


class PublicFeedback(models.Model):
    """What somebody thought of us, from 1 to 5 and in their words. The day alone is kept: no moment and no source could
    say whose it is."""

    given_on = models.DateField()
    score = models.PositiveSmallIntegerField()
    words = models.BinaryField(null=True)  # sealed

    class Meta:
        constraints = [models.CheckConstraint(name="public_feedback_score", condition=Q(score__range=(1, 5)))]
        indexes = [models.Index(name="public_feedback_by_day", fields=["-given_on", "-id"])]


class FrontDoorUse(models.Model):
    """That something was sent from this source, as a keyed hash: it slows whoever sends a flood. Gone after a day."""

    at = models.DateTimeField(db_index=True)
    source_key = models.BinaryField(max_length=32)
