"""Looks that a person is asked about: those drawn at random, and those that stand out."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Case
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff


class LookSeen(models.Model):
    """One look, with what was so at that moment, kept for a month: what later looks are compared with."""

    entry_id = models.BigIntegerField(primary_key=True)  # of the audit
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+", db_index=False)
    victim = models.ForeignKey(
        Victim, models.PROTECT, null=True, related_name="+", db_index=False
    )  # None: nobody found
    at = models.DateTimeField()
    was_shut = models.BooleanField()
    has_work = models.BooleanField()
    # In a call that was not known to be hers: `rules.desk.supervisor_reviews.CallDuringAccess`, and the spell of who had it.
    call = models.CharField(max_length=10, blank=True, default="", db_default="")
    spell_id = models.BigIntegerField(null=True)
    is_own_name = models.BooleanField()
    is_rare_name = models.BooleanField(default=False, db_default=False)  # hers
    is_near_home = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(name="look_seen_of_staff", fields=["staff", "at"]),
            models.Index(name="look_seen_idle_by_case", fields=["case", "at"], condition=Q(has_work=False)),
            models.Index(name="look_seen_by_time", fields=["at"]),
        ]


class LookAnswer(models.TextChoices):
    FINE = "fine"  # there was work to do there
    TALKED = "talked"  # talked over with them, and settled
    PASSED_ON = "passed_on"  # to professional standards


class LookReview(models.Model):
    """One look that somebody answers for. What was looked at and why stands in the audit entry."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    entry_id = models.BigIntegerField(unique=True)  # of the audit
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="+")  # None: nobody was found
    at = models.DateTimeField()
    is_drawn = models.BooleanField()  # by lot, whatever it looks like
    score = models.PositiveSmallIntegerField()
    reasons = ArrayField(models.CharField(max_length=20), default=list)  # worst first; `rules.desk.looks`
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=LookAnswer, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_note = models.BinaryField(null=True)

    class Meta:
        constraints = [
            one_of("look_review_answer", "answer", LookAnswer, or_blank=True),
            models.CheckConstraint(
                name="look_review_answered_by_another",
                condition=Q(answered_by=None) | ~Q(answered_by=F("staff")),
            ),
            models.CheckConstraint(
                name="look_review_answered_whole",
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            ),
        ]
        indexes = [
            models.Index(name="look_review_open", fields=["-score", "due_at", "id"], condition=Q(answered_at=None))
        ]


class LooksRead(models.Model):
    """How far the audit was read for odd looks: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    up_to = models.BigIntegerField()  # the id of the last entry

    class Meta:
        constraints = [models.CheckConstraint(name="looks_read_one_row", condition=Q(id=1))]
