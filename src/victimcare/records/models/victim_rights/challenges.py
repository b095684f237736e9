from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Func, Q

from victimcare.records.models.cases import Event, Officer
from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team
from victimcare.rules.challenges.review_requests import DecisionMaker


class SubmissionChannel(models.TextChoices):
    """The channel through which a challenge or request came."""

    WEB = "web"
    PHONE = "phone"
    DESK = "desk"
    LETTER = "letter"


class ChallengeOutcome(models.TextChoices):
    NOT_MET = "not_met"  # the challenge is right: it was not done as owed
    PARTLY_MET = "partly_met"
    MET = "met"  # it was done as owed


class ReviewOutcome(models.TextChoices):
    STANDS = "stands"
    CHANGED = "changed"
    MORE_WORK = "more_work"  # no new decision yet: something must be looked into first
    NOT_TAKEN = "not_taken"  # not considered, with the reason: too late, or outside the scheme


def _is_listed(person: str, people: str) -> Func:
    """Whether this person's id is in that list; null while there is no such person, which a check constraint lets
    pass."""
    # Arguments in the order of their names, as migrations write them; Django treats another order as a change.
    return Func(
        F(person), F(people), arg_joiner=" = ANY(", output_field=models.BooleanField(), template="(%(expressions)s))"
    )


class Challenge(models.Model):
    """A victim says that one right was not met, or that something was not done. Has a team, a due time and an end.

    The victim's words and our answer are in the events it points to, where a redaction can blank them. `concerned`:
    staff whose own work is challenged; none of them may answer.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="challenges")
    code = models.CharField(max_length=60, blank=True)  # the duty's entry in the edition; empty: no duty was named
    triggered_by = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+")
    # the challenge whose answer the victim did not accept
    again_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="again")
    asked = models.OneToOneField(Event, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=SubmissionChannel)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # null: by the victim
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    concerned = ArrayField(models.BigIntegerField(), default=list)
    holding_due_at = models.DateTimeField()
    answer_due_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    acknowledged = models.OneToOneField(Event, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    answer = models.OneToOneField(Event, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=ChallengeOutcome, blank=True)
    put_right_on = models.DateField(null=True)  # by when the remedy promised in the answer is due
    put_right_at = models.DateTimeField(null=True)
    put_right_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    # when the victim last read or heard everything that we had answered by then
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("challenge_channel", "channel", SubmissionChannel),
            limit_to_choices("challenge_outcome", "outcome", ChallengeOutcome, or_blank=True),
            models.CheckConstraint(
                name="challenge_code_and_trigger_together",
                condition=Q(code="", triggered_by=None) | (~Q(code="") & Q(triggered_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="challenge_by_staff_is_recorded_by_them",
                condition=Q(channel__in=["web", "phone"], recorded_by=None)
                | Q(channel__in=["desk", "letter"], recorded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="challenge_acknowledged_whole",
                condition=Q(acknowledged_at=None, acknowledged_by=None, acknowledged=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False, acknowledged__isnull=False),
            ),
            models.CheckConstraint(
                name="challenge_answered_whole",
                condition=Q(answered_at=None, answered_by=None, answer=None, outcome="", put_right_on=None)
                | (Q(answered_at__isnull=False, answered_by__isnull=False, answer__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="challenge_put_right_whole",
                condition=Q(put_right_at=None, put_right_by=None)
                | Q(put_right_at__isnull=False, put_right_by__isnull=False, put_right_on__isnull=False),
            ),
            models.CheckConstraint(
                name="challenge_not_answered_by_whom_it_is_about", condition=~Q(_is_listed("answered_by", "concerned"))
            ),
            models.UniqueConstraint(  # while a challenge is open, a repeat joins it
                name="challenge_open_once",
                fields=["victim", "code", "triggered_by"],
                condition=Q(answered_at=None),
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index(name="challenge_unanswered", fields=["answer_due_at"], condition=Q(answered_at=None)),
            models.Index(
                name="challenge_to_put_right",
                fields=["put_right_on"],
                condition=Q(put_right_at=None, put_right_on__isnull=False),
            ),
        ]


class ReviewRequest(models.Model):
    """A victim asks for a review of a decision not to prosecute. Has a team, a due time and an end.

    `decider`: the officer who made the decision, as the record system names them; `concerned`: the staff who made it.
    Prosecutors review their own decisions: the request is passed on, and the colleague who enters their result has not
    decided it.
    """

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="review_requests")
    of = models.CharField(max_length=10, choices=choices_of(DecisionMaker))
    # the contact that told the victim of the decision
    window = models.ForeignKey(Event, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Event, models.PROTECT, related_name="+")
    asked = models.OneToOneField(Event, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=SubmissionChannel)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    decider = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    concerned = ArrayField(models.BigIntegerField(), default=list)
    acknowledge_due_at = models.DateTimeField()
    result_due_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    passed_on_at = models.DateTimeField(null=True)  # to the prosecutors
    passed_on_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    answer = models.OneToOneField(Event, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=12, choices=ReviewOutcome, blank=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("review_request_channel", "channel", SubmissionChannel),
            limit_to_choices("review_request_of", "of", DecisionMaker),
            limit_to_choices("review_request_outcome", "outcome", ReviewOutcome, or_blank=True),
            models.UniqueConstraint(name="review_request_once_a_window", fields=["victim", "of", "window"]),
            models.CheckConstraint(
                name="review_request_by_staff_is_recorded_by_them",
                condition=Q(channel__in=["web", "phone"], recorded_by=None)
                | Q(channel__in=["desk", "letter"], recorded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="review_request_acknowledged_whole",
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
            ),
            models.CheckConstraint(
                name="review_request_passed_on_to_prosecutors",
                condition=Q(passed_on_at=None, passed_on_by=None)
                | Q(passed_on_at__isnull=False, passed_on_by__isnull=False, of="cps"),
            ),
            models.CheckConstraint(
                name="review_request_decided_whole",
                condition=Q(decided_at=None, decided_by=None, answer=None, outcome="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False, answer__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="review_request_not_decided_by_the_decider",
                condition=Q(of="cps") | ~Q(_is_listed("decided_by", "concerned")),
            ),
        ]
        indexes = [
            models.Index(name="review_request_undecided", fields=["result_due_at"], condition=Q(decided_at=None))
        ]
