from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Event
from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim


class Ending(models.TextChoices):
    """How a duty stands other than by the clock (contracts/ledger.md, rules 23, 25)."""

    HELD = "held"
    DECLINED = "declined"
    NOT_OWED = "not_owed"


class Duty(models.Model):
    """One thing owed to one victim. `met_late` and `missed` follow from these columns and the time of asking."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="duties", db_index=False)
    code = models.CharField(max_length=60)  # the entry in the edition, e.g. r6_suspect_arrested
    edition = models.CharField(max_length=20)
    right = models.PositiveSmallIntegerField()
    # Events can never be deleted, so the database need not look each one up again for every duty of a bulk load.
    triggered_by = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    starts_at = models.DateTimeField()
    starts_on = models.DateField()
    unit = models.CharField(max_length=20, blank=True)  # of its time limit; empty where the Code gives no number
    is_window = models.BooleanField()  # the victim's own time to ask or apply: it closes, and is never missed
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    reason = models.CharField(max_length=40, blank=True)  # of the ending
    note = models.CharField(max_length=40, blank=True)  # said of it however it stands, such as that the calendar ends

    class Meta:
        constraints = [
            one_of("duty_ending", "ending", Ending, or_blank=True),
            models.UniqueConstraint(name="duty_once", fields=["victim", "triggered_by", "code"]),
            models.CheckConstraint(
                name="duty_ending_has_reason", condition=Q(ending="", reason="") | (~Q(ending="") & ~Q(reason=""))
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
        ]
