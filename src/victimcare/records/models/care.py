"""What she needs and what becomes of it, how a case ends for her, and that somebody rang before she gave up."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Event
from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task


class AssessmentForm(models.TextChoices):
    SHORT = "short"
    FULL = "full"


class AssessmentMoment(models.TextChoices):
    FIRST = "first"
    CHARGE = "charge"
    TRIAL = "trial"
    SENTENCE = "sentence"
    RELEASE = "release"
    ASKED = "asked"


class NeedsAssessment(models.Model):
    """One time that her needs were asked. Open, it is a draft that anybody of the desk may go on with; finished, it
    stands as it was. `version` counts the writings of a draft, so that of two who write at once the second is told."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="needs_assessments", db_index=False)
    pack = models.CharField(max_length=40)  # the questions' own version
    risk_pack = models.CharField(max_length=40, blank=True)
    form = models.CharField(max_length=5, choices=AssessmentForm)
    moment = models.CharField(max_length=10, choices=AssessmentMoment)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    safe_at = models.DateTimeField(null=True)  # when she last said that she can talk
    sealed_answers = models.BinaryField(default=b"")  # by question; risk questions among them
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    risk_level = models.CharField(max_length=20, blank=True)  # as a person settled it: never below what was counted
    dropped_at = models.DateTimeField(null=True)  # let go unfinished

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


class NeedOutcome(models.TextChoices):
    TASK = "task"
    ADJUSTMENT = "adjustment"
    REFERRAL = "referral"
    NOT_MET = "not_met"


class Need(models.Model):
    """One thing that she needs, as a finished assessment found it, and what becomes of it. There is none without an
    end; how far a task or a referral has come, that row says."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    assessment = models.ForeignKey(NeedsAssessment, models.PROTECT, related_name="needs", db_index=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="found_needs")
    code = models.CharField(max_length=40)
    question = models.CharField(max_length=40)  # whose answer raised it
    ends_as = models.CharField(max_length=10, choices=NeedOutcome)
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="needs")
    adjustment = models.CharField(max_length=40, blank=True)  # of her communication passport
    sealed_why = models.BinaryField(null=True)  # not met, and why: for colleagues

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


class ClosingMoment(models.TextChoices):
    NOT_INVESTIGATED = "not_investigated"
    NO_FURTHER_ACTION = "no_further_action"
    OUT_OF_COURT = "out_of_court"
    DISCONTINUED = "discontinued"
    ACQUITTED = "acquitted"
    SENTENCED = "sentenced"
    RELEASED = "released"


class TrialArm(models.TextChoices):
    CALL_FIRST = "call_first"
    TEXT_FIRST = "text_first"


class ClosingCallEnd(models.TextChoices):
    UNDERSTOOD = "understood"
    DID_NOT_WANT = "did_not_want"
    NOT_POSSIBLE = "not_possible"
    NOT_NEEDED = "not_needed"


class CallImpossibleReason(models.TextChoices):
    NOT_REACHED = "not_reached"
    NO_SAFE_WAY = "no_safe_way"
    WANTS_NO_CALL = "wants_no_call"
    OTHER_PERSON = "somebody_else"


class ClosingCall(models.Model):
    """Something of her case ends, and somebody rings her about it. One is open at a time: what ends while it is open
    belongs to the same call."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="closing_calls", db_index=False)
    moment = models.CharField(max_length=20, choices=ClosingMoment)  # the last
    events = ArrayField(models.BigIntegerField())  # what ended
    crime = models.CharField(max_length=10)  # kind of crime, for the script: rules.care.closing.Crime
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    spoken_at = models.DateTimeField(null=True)  # of what ended up to then; a second call is still owed
    arm = models.CharField(max_length=10, choices=TrialArm, blank=True)  # of the comparison; empty: not in it
    arm_at = models.DateTimeField(null=True)  # when it was drawn
    comparison = models.CharField(max_length=60, blank=True)  # by which words, as the force's file had them then
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    ended_as = models.CharField(max_length=12, choices=ClosingCallEnd, blank=True)
    why = models.CharField(max_length=14, choices=CallImpossibleReason, blank=True)  # why the call cannot be made
    review_said = models.BooleanField(default=False)  # she was told how she can have it looked at again
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
    LET_GO = "let_go"  # nobody need ring: the signs are gone, or the task was closed


class EarlyCall(models.Model):
    """That the watch asked somebody to ring her, and by which signs. Kept for the figures, and so that it asks no more
    than once in a while."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="early_calls", db_index=False)
    raised_at = models.DateTimeField()
    points = models.PositiveSmallIntegerField()
    signs = ArrayField(models.CharField(max_length=20))  # rules.care.watch.Sign, the heaviest first
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


class LeavingScope(models.TextChoices):
    THE_CASE = "the_case"
    UPDATES = "updates"
    SUPPORT = "support"


class LeavingAnswer(models.TextChoices):
    SAID = "said"
    RATHER_NOT = "rather_not"
    NOT_REACHED = "not_reached"
    NOT_SAFE = "not_safe"


class Leaving(models.Model):
    """She stopped something, and somebody asks her once, kindly, why. Whatever she says, she may come back."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="leavings", db_index=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    leaves = models.CharField(max_length=10, choices=LeavingScope)
    noticed_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    asked_as = models.CharField(max_length=12, choices=LeavingAnswer, blank=True)
    reasons = ArrayField(models.CharField(max_length=20), default=list)  # rules.care.watch.Reason
    sealed_words = models.BinaryField(default=b"")
    ring_again_on = models.DateField(null=True)  # she wants to be asked again, from this day
    back_at = models.DateTimeField(null=True)  # she wants it again, or her case goes on

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
