from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.cases import Event
from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task


class DutyEnding(models.TextChoices):
    """States of a duty other than by the clock (contracts/ledger.md, rules 23, 25)."""

    HELD = "held"
    DECLINED = "declined"
    NOT_OWED = "not_owed"


class Duty(models.Model):
    """One thing owed to one victim. `met_late` and `missed` follow from these columns and the time of asking."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="duties", db_index=False)
    code = models.CharField(max_length=60)  # the entry in the edition, e.g. r6_suspect_arrested
    edition = models.CharField(max_length=20)
    right = models.PositiveSmallIntegerField()
    # Events can never be deleted, so the database need not look each one up for every duty of a bulk load.
    triggered_by = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    starts_at = models.DateTimeField()
    starts_on = models.DateField()
    unit = models.CharField(max_length=20, blank=True)  # of its time limit; empty where the Code gives no number
    is_window = models.BooleanField()  # the victim's own time to ask or apply: it closes, and is never missed
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False)
    ending = models.CharField(max_length=10, choices=DutyEnding, blank=True)
    reason = models.CharField(max_length=40, blank=True)  # of the ending
    note = models.CharField(max_length=40, blank=True)  # a remark in any state, such as that the calendar ends
    ending_at = models.DateTimeField(null=True)  # since when the clock is stopped; what was late by then stays late
    review_on = models.DateField(null=True)  # of a hold: after this day in London it counts as if never held
    # The reason for its lateness, written by a named person. It does not change the duty's state.
    explained_by = models.ForeignKey(
        Event, models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    # The victim's level of harm (rules.desk.task_policy.harm_level), copied here while the duty is open, so that an
    # index finds the worst among millions.
    harm = models.PositiveSmallIntegerField(db_default=1)

    class Meta:
        constraints = [
            limit_to_choices("duty_ending", "ending", DutyEnding, or_blank=True),
            models.UniqueConstraint(name="duty_once", fields=["victim", "triggered_by", "code"]),
            models.CheckConstraint(
                name="duty_ending_has_reason", condition=Q(ending="", reason="") | (~Q(ending="") & ~Q(reason=""))
            ),
            models.CheckConstraint(
                name="duty_ending_and_at_together",
                condition=Q(ending="", ending_at=None) | (~Q(ending="") & Q(ending_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="duty_review_only_of_a_hold", condition=Q(review_on=None) | Q(ending=DutyEnding.HELD)
            ),
            models.CheckConstraint(
                name="duty_due_on_and_at_together",
                condition=Q(due_on=None, due_at=None) | Q(due_on__isnull=False, due_at__isnull=False),
            ),
            models.CheckConstraint(
                name="duty_met_at_and_by_together",
                condition=Q(met_at=None, met_by=None) | Q(met_at__isnull=False, met_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="duty_open_by_due", fields=["due_at"], condition=Q(met_at=None, ending="", due_at__isnull=False)
            ),
            # For the lists of late duties: one index scan per level of harm, for all victims.
            models.Index(
                name="duty_open_by_harm",
                fields=["harm", "due_at", "code", "id"],
                condition=Q(met_at=None, ending="", due_at__isnull=False),
            ),
            models.Index(
                name="duty_without_number_by_harm",
                fields=["harm", "starts_on", "code", "id"],
                condition=Q(met_at=None, ending="", due_at=None, unit=""),
            ),
            # A small index, because duties are stored roughly in the order in which they start: for duties without a
            # due time.
            BrinIndex(name="duty_by_start", fields=["starts_on"]),
            models.Index(
                name="duty_held_by_review", fields=["review_on"], condition=Q(met_at=None, review_on__isnull=False)
            ),
        ]


class DutyChangeReason(models.TextChoices):
    """Why a stored duty changed."""

    LATE_FACT = "late_fact"  # an earlier fact came to light
    ENHANCED = "enhanced"  # the victim's Enhanced Rights, or new knowledge of their age
    ACT = "act"  # a person's decision about it: a hold, or a choice of the victim's
    TIME = "time"  # a planned event's time has come
    CALENDAR = "calendar"  # bank holidays
    EDITION = "edition"  # of the Code
    REBUILT = "rebuilt"  # the product derives the same timeline differently


class DutyRevision(models.Model):
    """The earlier row of a duty that changed, and why it changed. Append-only.

    Written whenever a stored row changes other than by being met for the first time, and when the timeline no longer
    gives the duty at all (`is_gone`). It names the duty by what it is, because the row may be gone.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=60)
    triggered_by = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False)
    replaced_at = models.DateTimeField()
    why = models.CharField(max_length=20, choices=DutyChangeReason)
    caused_by = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", db_index=False)
    is_gone = models.BooleanField()
    edition = models.CharField(max_length=20)
    starts_at = models.DateTimeField()
    starts_on = models.DateField()
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", db_index=False)
    ending = models.CharField(max_length=10, choices=DutyEnding, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=40, blank=True)
    ending_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("duty_reading_why", "why", DutyChangeReason),
            limit_to_choices("duty_reading_ending", "ending", DutyEnding, or_blank=True),
        ]
        indexes = [models.Index(name="duty_reading_of_victim", fields=["victim", "triggered_by", "code"])]


class SamePersonDecision(models.Model):
    """A colleague's decision whether several places in cases are one person, or are not. Append-only.

    The feed never merges people; only this decision does. Each place keeps its own record, numbers and plan; only what
    follows for the person's rights is shared.
    """

    is_same = models.BooleanField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    sealed_note = models.BinaryField(null=True)


class SamePersonVictim(models.Model):
    """One of the places that a decision is about. A victim counts under the latest decision that names them. A later
    crime that the record system files under the same `victim_id` is added automatically to those who are the same
    person."""

    decision = models.ForeignKey(SamePersonDecision, models.PROTECT, related_name="victims")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="one_person")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_person_victim_once", fields=["decision", "victim"])]


# How long cases of one kind wait at one stage, and what victims ask for while they wait.


class StageDurationStats(models.Model):
    """How long the middle share of this force's past cases of one kind waited at this stage. Worked out again each
    night from the timelines; there is no row where too few waits have ended."""

    kind = models.CharField(max_length=40)  # the offence group
    wait = models.CharField(max_length=20)  # rules/cases/case_waits.py
    count = models.PositiveIntegerField()  # number of waits that have ended
    low = models.PositiveIntegerField()  # in days
    high = models.PositiveIntegerField()
    share = models.PositiveSmallIntegerField()  # of 100 waits, how many last from low to high
    worked_out_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="stage_spread_once", fields=["kind", "wait"]),
            models.CheckConstraint(name="stage_spread_low_before_high", condition=Q(low__lt=F("high"))),
        ]


class EnhancedRightsApplication(models.Model):
    """A victim's application for Enhanced Rights, with the grounds they ticked. Its task says how it stands; several
    may share one task.

    None of the victim's words are here: a person rings the victim, and what they say is written where it is safe.
    """

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="more_help_asks")
    grounds = ArrayField(models.CharField(max_length=40))
    asked_at = models.DateTimeField()
    task = models.ForeignKey(Task, models.PROTECT, related_name="more_help_asks")
