"""Needs assessments and their outcomes, closing calls, early calls, and victims who leave."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Event
from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task
from victimcare.rules.care.assessment_questions import AssessmentForm
from victimcare.rules.care.closing_calls import CallImpossibleReason, ClosingMoment, TrialArm
from victimcare.rules.care.disengagement import LeavingAnswer, LeavingScope
from victimcare.rules.care.needs_assessment import AssessmentMoment, NeedOutcome


class NeedsAssessment(models.Model):
    """One assessment of a victim's needs. While open it is a draft that any colleague at the desk may continue; once
    finished it never changes. `version` counts the saves of a draft, so that the second of two people who save at once
    is told."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="needs_assessments", db_index=False)
    pack = models.CharField(max_length=40)  # the version of the questions
    risk_pack = models.CharField(max_length=40, blank=True)
    form = models.CharField(max_length=5, choices=choices_of(AssessmentForm))
    moment = models.CharField(max_length=10, choices=choices_of(AssessmentMoment))
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    safe_at = models.DateTimeField(null=True)  # when the victim last said that it is safe to talk
    sealed_answers = models.BinaryField(default=b"")  # by question; the risk questions are among them
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    # as a person set it: never below the level that the answers give
    risk_level = models.CharField(max_length=20, blank=True)
    dropped_at = models.DateTimeField(null=True)  # given up unfinished

    class Meta:
        constraints = [
            limit_to_choices("needs_assessment_form", "form", AssessmentForm),
            limit_to_choices("needs_assessment_moment", "moment", AssessmentMoment),
            models.CheckConstraint(
                name="needs_assessment_finished_at_and_by_together",
                condition=Q(finished_at=None, finished_by=None)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
            ),
            models.CheckConstraint(
                name="needs_assessment_ends_once", condition=Q(finished_at=None) | Q(dropped_at=None)
            ),
            models.UniqueConstraint(
                name="needs_assessment_one_open", fields=["victim"], condition=Q(finished_at=None, dropped_at=None)
            ),
        ]
        indexes = [
            models.Index(name="needs_assessment_of_victim", fields=["victim", "begun_at"]),
            models.Index(
                name="needs_assessment_finished", fields=["finished_at"], condition=Q(finished_at__isnull=False)
            ),
        ]


class Need(models.Model):
    """One need found by a finished assessment, with its outcome. Every need has an outcome; how far a task or a
    referral has come is in its own row."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    assessment = models.ForeignKey(NeedsAssessment, models.PROTECT, related_name="needs", db_index=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="found_needs")
    code = models.CharField(max_length=40)
    question = models.CharField(max_length=40)  # whose answer raised the need
    ends_as = models.CharField(max_length=10, choices=choices_of(NeedOutcome))
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="needs")
    adjustment = models.CharField(max_length=40, blank=True)  # in the victim's communication passport
    sealed_why = models.BinaryField(null=True)  # why the need was not met: for colleagues

    class Meta:
        constraints = [
            limit_to_choices("need_ends_as", "ends_as", NeedOutcome),
            models.UniqueConstraint(name="need_once_an_assessment", fields=["assessment", "code"]),
            models.CheckConstraint(
                name="need_has_an_end",
                condition=Q(ends_as__in=["task", "referral"], task__isnull=False, adjustment="")
                | (Q(ends_as="adjustment", task=None) & ~Q(adjustment=""))
                | (Q(ends_as="not_met", task=None, adjustment="", sealed_why__isnull=False)),
            ),
        ]


class ClosingCallEnd(models.TextChoices):
    UNDERSTOOD = "understood"
    DID_NOT_WANT = "did_not_want"
    NOT_POSSIBLE = "not_possible"
    NOT_NEEDED = "not_needed"


class ClosingCall(models.Model):
    """A call to a victim because something in their case has ended. A victim has one open call at a time: whatever ends
    while it is open is added to it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="closing_calls", db_index=False)
    moment = models.CharField(max_length=20, choices=choices_of(ClosingMoment))  # the latest
    events = ArrayField(models.BigIntegerField())  # what ended
    crime = models.CharField(max_length=10)  # kind of crime, for the script: rules.care.closing_calls.ClosingCrime
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # when everything that had ended by then was discussed; a second call is still owed
    spoken_at = models.DateTimeField(null=True)
    # of the trial; empty: not part of it
    arm = models.CharField(max_length=10, choices=choices_of(TrialArm), blank=True)
    arm_at = models.DateTimeField(null=True)  # when the arm was drawn
    comparison = models.CharField(max_length=60, blank=True)  # the trial's name in the force's file at that time
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_as = models.CharField(max_length=12, choices=ClosingCallEnd, blank=True)
    # why the call cannot be made
    why = models.CharField(max_length=14, choices=choices_of(CallImpossibleReason), blank=True)
    review_said = models.BooleanField(default=False)  # the victim was told how to ask for a review
    support_said = models.BooleanField(default=False)
    sealed_note = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("closing_call_moment", "moment", ClosingMoment),
            limit_to_choices("closing_call_arm", "arm", TrialArm, or_blank=True),
            limit_to_choices("closing_call_ended_as", "ended_as", ClosingCallEnd, or_blank=True),
            limit_to_choices("closing_call_why", "why", CallImpossibleReason, or_blank=True),
            models.UniqueConstraint(name="closing_call_one_open", fields=["victim"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="closing_call_end_whole",
                condition=Q(ended_at=None, ended_by=None, ended_as="")
                | Q(ended_at__isnull=False, ended_as="not_needed")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_as="")),
            ),
            models.CheckConstraint(
                name="closing_call_not_possible_says_why",
                condition=(Q(ended_as="not_possible") & ~Q(why="")) | (~Q(ended_as="not_possible") & Q(why="")),
            ),
            models.CheckConstraint(
                name="closing_call_arm_and_at_together",
                condition=Q(arm="", arm_at=None) | (~Q(arm="") & Q(arm_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="closing_call_of_victim", fields=["victim", "opened_at"]),
            models.Index(name="closing_call_open", fields=["due_at", "id"], condition=Q(ended_at=None)),
            models.Index(name="closing_call_compared", fields=["comparison", "arm"], condition=~Q(arm="")),
        ]


class EarlyCallEnd(models.TextChoices):
    REACHED = "reached"
    LET_GO = "let_go"  # no call is needed: the signs are gone, or the task was closed


class EarlyCall(models.Model):
    """A call that the watch for disengagement asked for, with its signs. Kept for the figures, and to limit how often
    the watch asks."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="early_calls", db_index=False)
    raised_at = models.DateTimeField()
    points = models.PositiveSmallIntegerField()
    # rules.care.disengagement.DisengagementSign, the heaviest first
    signs = ArrayField(models.CharField(max_length=20))
    task = models.ForeignKey(Task, models.PROTECT, related_name="early_calls")
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, choices=EarlyCallEnd, blank=True)

    class Meta:
        constraints = [
            limit_to_choices("early_call_ended_as", "ended_as", EarlyCallEnd, or_blank=True),
            models.CheckConstraint(
                name="early_call_end_whole",
                condition=Q(ended_at=None, ended_as="") | (Q(ended_at__isnull=False) & ~Q(ended_as="")),
            ),
            models.UniqueConstraint(name="early_call_one_open", fields=["victim"], condition=Q(ended_at=None)),
        ]
        indexes = [models.Index(name="early_call_of_victim", fields=["victim", "raised_at"])]


class Leaving(models.Model):
    """The victim stopped the case, updates or support; a colleague asks once, kindly, why. Whatever the answer, the
    victim may come back."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="leavings", db_index=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    leaves = models.CharField(max_length=10, choices=choices_of(LeavingScope))
    noticed_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    asked_as = models.CharField(max_length=12, choices=choices_of(LeavingAnswer), blank=True)
    reasons = ArrayField(models.CharField(max_length=20), default=list)  # rules.care.disengagement.LeavingReason
    sealed_words = models.BinaryField(default=b"")
    ring_again_on = models.DateField(null=True)  # the victim wants to be asked again, from this day
    back_at = models.DateTimeField(null=True)  # the victim wants it again, or the case continues

    class Meta:
        constraints = [
            limit_to_choices("leaving_leaves", "leaves", LeavingScope),
            limit_to_choices("leaving_asked_as", "asked_as", LeavingAnswer, or_blank=True),
            models.UniqueConstraint(name="leaving_once_an_event", fields=["victim", "event"]),
            models.CheckConstraint(
                name="leaving_asked_whole",
                condition=Q(asked_at=None, asked_by=None, asked_as="")
                | (Q(asked_at__isnull=False, asked_by__isnull=False) & ~Q(asked_as="")),
            ),
        ]
        indexes = [models.Index(name="leaving_by_moment", fields=["noticed_at"])]
