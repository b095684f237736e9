from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team
from victimcare.records.models.tasks import Task
from victimcare.records.models.telephone.calls import Call
from victimcare.records.models.victim_contact.contact_plans import ContactPoint
from victimcare.rules.follow_up.escalation import EscalationTarget
from victimcare.rules.safe_contact.contact_plan import CallerDisplay


class CallbackReason(models.TextChoices):
    BACK = "back"  # the caller chose a call back
    PERSON = "person"  # the caller wants a person
    SILENT = "silent"  # the caller keyed nothing: a person looks at the call and decides whether ringing is safe
    PLACE = "place"  # the caller keeps their place in the queue, and is rung when their turn comes
    GUARDED = "guarded"  # asked with a code that may change nothing: a person decides how to reach the victim


REASONS_FOR_REVIEW = (CallbackReason.SILENT, CallbackReason.GUARDED)  # a person decides before anyone rings


class CallbackOutcome(models.TextChoices):
    PROMISED = "promised"
    REACHED = "reached"
    NOT_REACHED = "not_reached"  # a supervisor gave it up and said why
    NOT_WANTED = "not_wanted"
    SETTLED = "settled"  # the person rang in


class Callback(models.Model):
    """A promise to ring a person. It cannot be lost: it has an owner, a due time and an end.

    Its owner is that of its task: a person, or a team while no one has taken it. `starts_at` and `due_at` are the
    window promised now; what the person was told, and when, is in `CallbackNotice`.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="callbacks")
    # only after an identity check
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="callbacks")
    number_note = models.TextField(blank=True)  # without an identity check: a note for staff, linked to no case
    team = models.ForeignKey(Team, models.PROTECT, related_name="callbacks")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="callbacks")
    wish = models.CharField(max_length=10, choices=CallbackReason, default=CallbackReason.BACK)
    asked_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # Start of the force's slot in which this takes a place; none: it takes no place, and a person looks at it by
    # `due_at`.
    slot_at = models.DateTimeField(null=True)
    # The time that the caller chose, if any: it binds every attempt, also a repeated one.
    chosen_from = models.DateTimeField(null=True)
    chosen_until = models.DateTimeField(null=True)
    # the caller kept their place in the queue, and their turn has come
    is_turn_reached = models.BooleanField(default=False)
    risen_to = models.CharField(max_length=10, choices=choices_of(EscalationTarget), blank=True)  # for this window
    outcome = models.CharField(max_length=20, choices=CallbackOutcome, default=CallbackOutcome.PROMISED)
    made_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("callback_outcome", "outcome", CallbackOutcome),
            limit_to_choices("callback_wish", "wish", CallbackReason),
            limit_to_choices("callback_risen_to", "risen_to", EscalationTarget, or_blank=True),
            models.CheckConstraint(
                name="callback_chosen_whole",
                condition=Q(chosen_from=None, chosen_until=None)
                | Q(chosen_from__isnull=False, chosen_until__isnull=False, chosen_until__gt=models.F("chosen_from")),
            ),
            models.CheckConstraint(  # `made_by` is empty where the caller settled it on the line
                name="callback_made_at_and_by_together",
                condition=Q(made_at=None, made_by=None, outcome="promised")
                | Q(made_at__isnull=False, outcome="settled")
                | (Q(made_at__isnull=False, made_by__isnull=False) & ~Q(outcome="promised")),
            ),
            models.CheckConstraint(
                name="callback_number_note_only_without_proof", condition=Q(victim=None) | Q(number_note="")
            ),
            models.CheckConstraint(name="callback_due_after_it_starts", condition=Q(due_at__gt=models.F("starts_at"))),
            models.UniqueConstraint(  # the victim is rung once, however often they ask
                name="callback_one_open_each", fields=["victim"], condition=Q(outcome="promised", victim__isnull=False)
            ),
            models.UniqueConstraint(
                name="callback_one_open_a_call", fields=["call"], condition=Q(outcome="promised", call__isnull=False)
            ),
        ]
        indexes = [
            models.Index(name="callback_open_by_due", fields=["due_at", "id"], condition=Q(outcome="promised")),
            models.Index(name="callback_open_in_slot", fields=["slot_at"], condition=Q(outcome="promised")),
            models.Index(name="callback_without_proof", fields=["asked_at"], condition=Q(victim=None)),
        ]

    @property
    def is_chosen(self) -> bool:
        return self.chosen_from is not None


class CallbackNotice(models.Model):
    """What the person was told when a call back was promised or moved: the exact sentence, and when. Append-only."""

    callback = models.ForeignKey(Callback, models.PROTECT, related_name="told")
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="+")  # the call in which it was said
    at = models.DateTimeField()
    language = models.CharField(max_length=10)
    words = models.TextField()
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()


class CallbackAttemptOutcome(models.TextChoices):
    """The outcome of one attempt to ring."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    ENGAGED = "engaged"
    OTHER_PERSON = "somebody_else"  # or a person who did not say the code word: nothing was said to them
    MACHINE = "machine"  # nothing was said to it
    MESSAGE_LEFT = "message_left"  # the victim had agreed to that
    LINE_FAILED = "line_failed"  # our line failed: their telephone did not ring
    NOT_KNOWN = "not_known"  # no outcome was entered


class CallbackAttempt(models.Model):
    """One attempt to ring: who, when, on which number, what the other telephone showed, how it went.

    Written before the call rings, so that a crash loses no attempt. Append-only: the outcome is written once, and
    nothing else ever changes (a trigger refuses it).
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    callback = models.ForeignKey(Callback, models.PROTECT, related_name="attempts")
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")  # none: the noted number
    shows = models.CharField(max_length=10, choices=choices_of(CallerDisplay))
    is_by_the_desk = models.BooleanField()  # placed by the desk's telephone; else dialled by a person
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=15, choices=CallbackAttemptOutcome, blank=True)  # empty: it is under way
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: ended by the product

    class Meta:
        constraints = [
            limit_to_choices("callback_attempt_outcome", "outcome", CallbackAttemptOutcome, or_blank=True),
            limit_to_choices("callback_attempt_shows", "shows", CallerDisplay),
            models.CheckConstraint(
                name="callback_attempt_end_whole",
                condition=Q(outcome="", ended_at=None, ended_by=None) | (~Q(outcome="") & Q(ended_at__isnull=False)),
            ),
            models.UniqueConstraint(  # two attempts never ring at once
                name="callback_attempt_one_under_way", fields=["callback"], condition=Q(outcome="")
            ),
        ]
