"""How supervisors look after their team: quality reviews of contacts, coaching notes, and reviews of access to
records."""

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
    """The random draw of one month. The seed lets anyone repeat it."""

    month = models.DateField(unique=True)  # its first day
    seed = models.CharField(max_length=64)
    in_100 = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField()
    among = models.PositiveIntegerField()  # the number of contacts in that month


class QualityReviewState(models.TextChoices):
    TO_READ = "to_read"
    GIVEN = "given"  # the colleague who had the contact can read it
    ANSWERED = "answered"
    LET_GO = "let_go"  # never read, with a reason given


class QualityReview(models.Model):
    """One drawn contact and a supervisor's review of it."""

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
    )  # as worded then: [{"asked": "...", "met": "yes" | "partly" | "no" | "na"}]
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
    """A supervisor's note about a colleague's work: for the two of them alone, sealed, and erased on its last day."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    person = models.ForeignKey(Staff, models.PROTECT, related_name="coaching_notes")
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sealed_words = models.BinaryField()
    ends_on = models.DateField()
    seen_at = models.DateTimeField(null=True)
    sealed_answer = models.BinaryField(default=b"")
    answered_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)  # its words were erased

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


# Reviews of access to records: some accesses are drawn at random, and those that stand out are always reviewed.


class AccessSnapshot(models.Model):
    """One access to a record with its circumstances at that moment, kept for a month for comparison with later ones."""

    entry_id = models.BigIntegerField(primary_key=True)  # of the audit entry
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+", db_index=False)
    victim = models.ForeignKey(
        Victim, models.PROTECT, null=True, related_name="+", db_index=False
    )  # None: a search that found no one
    at = models.DateTimeField()
    was_shut = models.BooleanField()
    has_work = models.BooleanField()
    # An access during a call not known to be this victim's: `rules.desk.supervisor_reviews.CallDuringAccess`, and the
    # contact session of the colleague who had the call.
    call = models.CharField(max_length=10, blank=True, default="", db_default="")
    spell_id = models.BigIntegerField(null=True)
    is_own_name = models.BooleanField()
    is_rare_name = models.BooleanField(default=False, db_default=False)  # the victim's
    is_near_home = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(name="look_seen_of_staff", fields=["staff", "at"]),
            models.Index(name="look_seen_idle_by_case", fields=["case", "at"], condition=Q(has_work=False)),
            models.Index(name="look_seen_by_time", fields=["at"]),
        ]


class AccessReviewResult(models.TextChoices):
    FINE = "fine"  # there was work to do there
    TALKED = "talked"  # discussed with them, and settled
    PASSED_ON = "passed_on"  # to professional standards


class AccessReview(models.Model):
    """One access to a record that a member of staff must answer for. What was opened and why is in the audit entry."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    entry_id = models.BigIntegerField(unique=True)  # of the audit entry
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="+")  # None: a search that found no one
    at = models.DateTimeField()
    is_drawn = models.BooleanField()  # drawn by lot, whatever its circumstances
    score = models.PositiveSmallIntegerField()
    # worst first; `rules.desk.supervisor_reviews.AccessReviewReason`
    reasons = ArrayField(models.CharField(max_length=20), default=list)
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
    """How far the audit has been searched for unusual access: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    up_to = models.BigIntegerField()  # the id of the last audit entry read

    class Meta:
        constraints = [models.CheckConstraint(name="looks_read_one_row", condition=Q(id=1))]
