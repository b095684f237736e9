"""How whoever answers for a team looks after it: contacts that are read again, and what is said about them."""

from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.contact import Contact
from victimcare.records.models.one_of import one_of
from victimcare.records.models.staff import Staff


class QualityDraw(models.Model):
    """The draw of one month. With the seed anybody can draw again what was drawn."""

    month = models.DateField(unique=True)  # its first day
    seed = models.CharField(max_length=64)
    in_100 = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField()
    among = models.PositiveIntegerField()  # contacts of that month


class ReviewState(models.TextChoices):
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
    state = models.CharField(max_length=8, choices=ReviewState, default=ReviewState.TO_READ)
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
            one_of("quality_review_state", "state", ReviewState),
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
