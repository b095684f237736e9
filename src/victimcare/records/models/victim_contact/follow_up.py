"""Follow-up that leaves no victim forgotten: contact promises, officers' cover, escalations, and the ladder of ways to
reach a victim."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Event, Officer
from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team
from victimcare.records.models.tasks import Task
from victimcare.records.models.victim_contact.notifications import Notification
from victimcare.rules.follow_up.delivery_escalation import EscalationMethod, EscalationStep
from victimcare.rules.follow_up.escalation import EscalationTarget


class PromiseChannel(models.TextChoices):
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


class ContactPromise(models.Model):
    """How often and by which channel we promised to be in touch. Derived from the timeline and can be rebuilt from it;
    there is no row once the promise has ended."""

    victim = models.OneToOneField(Victim, models.PROTECT, primary_key=True, related_name="contact_promise")
    # Events can never be deleted: see `Duty`.
    agreed_by = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    every_days = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=10, choices=PromiseChannel)
    starts_on = models.DateField()
    kept_at = models.DateTimeField(null=True)  # when we were last in touch after the promise
    next_due_on = models.DateField(db_index=True)

    class Meta:
        constraints = [
            limit_to_choices("contact_promise_channel", "channel", PromiseChannel),
            models.CheckConstraint(name="contact_promise_every_day_or_more", condition=Q(every_days__gte=1)),
        ]


class CoverReason(models.TextChoices):
    OFF = "off"  # leave, rest days, a course
    SICK = "sick"
    MOVED = "moved"
    LEFT = "left"


class OfficerCover(models.Model):
    """Cover for an officer by another officer or a team. Of two for one day, the one entered later applies."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="covers")
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # the last day; none: for good
    by_officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    by_team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=10, choices=CoverReason)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("officer_cover_why", "why", CoverReason),
            models.CheckConstraint(
                name="officer_cover_by_one",
                condition=Q(by_officer=None, by_team__isnull=False) | Q(by_officer__isnull=False, by_team=None),
            ),
            models.CheckConstraint(
                name="officer_cover_by_another", condition=Q(by_officer=None) | ~Q(by_officer=F("officer"))
            ),
            models.CheckConstraint(
                name="officer_cover_ends_after_it_begins", condition=Q(until_on=None) | Q(until_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="officer_cover_withdrawn_at_and_by_together",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="officer_cover_standing", fields=["officer", "from_on"], condition=Q(withdrawn_at=None)),
        ]


class OfficerChangeNotice(models.Model):
    """Tells the victim, once, that another officer or team looks after the case now."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="carer_notices", db_index=False)
    carer_key = models.CharField(max_length=60)  # officer:<id> or team:<code>
    since_on = models.DateField()
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=10, blank=True)  # page, line, person; overtaken: by another change

    class Meta:
        constraints = [
            models.UniqueConstraint(name="carer_notice_once", fields=["victim", "carer_key", "since_on"]),
            models.CheckConstraint(
                name="carer_notice_told_at_and_by_together",
                condition=Q(told_at=None, told_by="") | (Q(told_at__isnull=False) & ~Q(told_by="")),
            ),
        ]
        indexes = [models.Index(name="carer_notice_untold", fields=["victim"], condition=Q(told_at=None))]


class Escalation(models.Model):
    """One step of escalation of one duty or promise, made once. Append-only; its task says who has taken it over.

    A duty is named by the event that started it and its entry, because its row can be derived again; a promise by the
    day it was for.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="escalations")
    triggered_by = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    code = models.CharField(max_length=60)
    period_on = models.DateField(null=True)
    step = models.PositiveSmallIntegerField()  # its position among the configured steps
    to = models.CharField(max_length=10, choices=choices_of(EscalationTarget))
    made_at = models.DateTimeField()
    task = models.ForeignKey(Task, models.PROTECT, related_name="escalations")

    class Meta:
        constraints = [
            limit_to_choices("escalation_to", "to", EscalationTarget),
            models.UniqueConstraint(
                name="escalation_once",
                fields=["victim", "triggered_by", "code", "period_on", "step"],
                nulls_distinct=False,
            ),
        ]


class EscalationUrgency(models.TextChoices):
    RISK = "risk"  # within minutes: the victim may be in danger (rules/follow_up/risk_news.py)
    TODAY = "today"  # news of risk that is told on the day it came
    SOON = "soon"
    USUAL = "usual"


RISK_URGENCIES = frozenset({EscalationUrgency.RISK, EscalationUrgency.TODAY})  # the two of news of risk


class DeliveryEscalationEnd(models.TextChoices):
    CONFIRMED = "confirmed"  # by the victim: read or heard after their code, or told by a person
    STOPPED = "stopped"  # by a person, who says why
    NOT_NEEDED = "not_needed"  # the news is no longer owed


class DeliveryEscalation(models.Model):
    """Reaches a victim with news that they do not have, one way after another, until they have it or a person says why
    not."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="pursuits")
    urgency = models.CharField(max_length=10, choices=EscalationUrgency)
    events = ArrayField(models.BigIntegerField())  # the events that are the news
    opened_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)  # when the next step is due; none: the last step was taken
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=12, choices=DeliveryEscalationEnd, blank=True)
    stopped_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    sealed_stop_reason = models.BinaryField(null=True)
    due_at = models.DateTimeField(null=True)  # of news of risk: by when a person has told the victim, or decided how
    # A named person decided to ring in the force's quiet hours, and why. The victim's own hours are never overridden.
    quiet_lifted_at = models.DateTimeField(null=True)
    quiet_lifted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+", db_index=False)
    sealed_quiet_lifted_why = models.BinaryField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("pursuit_urgency", "urgency", EscalationUrgency),
            limit_to_choices("pursuit_ended_as", "ended_as", DeliveryEscalationEnd, or_blank=True),
            models.UniqueConstraint(name="pursuit_one_open", fields=["victim", "urgency"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="pursuit_end_whole",
                condition=Q(ended_at=None, ended_as="") | (Q(ended_at__isnull=False) & ~Q(ended_as="")),
            ),
            models.CheckConstraint(
                name="pursuit_stopped_by_somebody_who_says_why",
                condition=Q(ended_as="stopped", stopped_by__isnull=False, sealed_stop_reason__isnull=False)
                | ~Q(ended_as="stopped") & Q(stopped_by=None, sealed_stop_reason=None),
            ),
            models.CheckConstraint(
                name="pursuit_quiet_lifted_by_a_person_who_says_why",
                condition=Q(quiet_lifted_at=None, quiet_lifted_by=None, sealed_quiet_lifted_why=None)
                | Q(
                    quiet_lifted_at__isnull=False, quiet_lifted_by__isnull=False, sealed_quiet_lifted_why__isnull=False
                ),
            ),
        ]
        indexes = [
            models.Index(name="pursuit_next", fields=["next_at"], condition=Q(ended_at=None, next_at__isnull=False)),
        ]


class DeliveryEscalationStep(models.Model):
    """One step of a delivery escalation, each at most once. Append-only; whether it arrived is in its message."""

    pursuit = models.ForeignKey(DeliveryEscalation, models.PROTECT, related_name="steps")
    rung = models.CharField(max_length=12, choices=choices_of(EscalationStep))
    how = models.CharField(max_length=8, choices=choices_of(EscalationMethod))
    why = models.CharField(max_length=40, blank=True)  # why it was skipped or left to a person: a reason of the gate
    at = models.DateTimeField()
    telling = models.ForeignKey(Notification, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("pursuit_step_rung", "rung", EscalationStep),
            limit_to_choices("pursuit_step_how", "how", EscalationMethod),
            models.UniqueConstraint(name="pursuit_step_once", fields=["pursuit", "rung"]),
            models.CheckConstraint(name="pursuit_step_skipped_says_why", condition=~Q(how="skipped") | ~Q(why="")),
            models.CheckConstraint(
                name="pursuit_step_sent_is_a_message",
                condition=Q(how="sent", telling__isnull=False) | ~Q(how="sent") & Q(telling=None),
            ),
        ]
        indexes = [models.Index(name="pursuit_step_asked", fields=["at"], condition=Q(how="asked"))]
