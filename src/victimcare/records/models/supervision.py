"""How whoever answers for a team looks after it: contacts that are read again, and what is said about them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Case
from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.victim_contact.contact_plans import Contact


class QualityDraw(models.Model):
    """The draw of one month. With the seed anybody can draw again what was drawn."""

    month = models.DateField(unique=True)  # its first day
    seed = models.CharField(max_length=64)
    in_100 = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField()
    among = models.PositiveIntegerField()  # contacts of that month


class QualityReviewState(models.TextChoices):
    TO_READ = "to_read"
    GIVEN = "given"  # whoever had the contact can read what is said of it
    ANSWERED = "answered"
    LET_GO = "let_go"  # nobody read it, and somebody said why


class QualityReview(models.Model):
    """One contact that was drawn, and what a supervisor says of it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    draw = models.ForeignKey(QualityDraw, models.PROTECT, related_name="reviews")
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="quality_review")
    person = models.ForeignKey(Staff, models.PROTECT, related_name="quality_reviews")
    state = models.CharField(max_length=8, choices=QualityReviewState, default=QualityReviewState.TO_READ)
    due_at = models.DateTimeField()
    read_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)
    criteria = models.JSONField(
        default=list
    )  # as they stood: [{"asked": "...", "met": "yes" | "partly" | "no" | "na"}]
    sealed_words = models.BinaryField(default=b"")
    seen_at = models.DateTimeField(null=True)
    sealed_answer = models.BinaryField(default=b"")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("quality_review_state", "state", QualityReviewState),
            models.CheckConstraint(
                name="quality_review_read_by_another",
                condition=Q(read_by=None, read_at=None)
                | (Q(read_by__isnull=False, read_at__isnull=False) & ~Q(read_by=F("person"))),
            ),
        ]
        indexes = [
            models.Index(name="quality_review_to_read", fields=["due_at", "id"], condition=Q(state="to_read")),
            models.Index(name="quality_review_of_person", fields=["person", "-read_at"]),
        ]


class CoachingNote(models.Model):
    """What a supervisor keeps about somebody's work: for the two of them alone, sealed, and gone when its day comes."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    person = models.ForeignKey(Staff, models.PROTECT, related_name="coaching_notes")
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sealed_words = models.BinaryField()
    ends_on = models.DateField()
    seen_at = models.DateTimeField(null=True)
    sealed_answer = models.BinaryField(default=b"")
    answered_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)  # its words are no more

    class Meta:
        constraints = [
            models.CheckConstraint(name="coaching_note_of_another", condition=~Q(person=F("written_by"))),
            models.CheckConstraint(
                name="coaching_note_gone_is_empty",
                condition=Q(gone_at=None) | Q(sealed_words=b"", sealed_answer=b""),
            ),
        ]
        indexes = [
            models.Index(name="coaching_note_to_let_go", fields=["ends_on"], condition=Q(gone_at=None)),
        ]


# Looks that a person is asked about: those drawn at random, and those that stand out.


class AccessSnapshot(models.Model):
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
    # In a call that was not known to be hers: `rules.desk.supervisor_reviews.CallDuringAccess`, and the spell of who
    # had it.
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


class AccessReviewResult(models.TextChoices):
    FINE = "fine"  # there was work to do there
    TALKED = "talked"  # talked over with them, and settled
    PASSED_ON = "passed_on"  # to professional standards


class AccessReview(models.Model):
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
    answer = models.CharField(max_length=10, choices=AccessReviewResult, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_note = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("look_review_answer", "answer", AccessReviewResult, or_blank=True),
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


class AccessReviewCursor(models.Model):
    """How far the audit was read for odd looks: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    up_to = models.BigIntegerField()  # the id of the last entry

    class Meta:
        constraints = [models.CheckConstraint(name="looks_read_one_row", condition=Q(id=1))]
