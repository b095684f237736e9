"""What has been late for so long that nothing else asks for it: an entry a victim, and how each team works it down."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from victimcare.records.models.desk import Task
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team


class BacklogEntry(models.Model):
    """One victim who is owed what has been late for longer than the look-back. Its team owns it; once it was handed
    out, whoever has its task does. It ends when nothing so late is owed any more, and never by a tick."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="backlog_entries", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    harm = models.PositiveSmallIntegerField()  # as Duty.harm
    late_since = models.DateTimeField()  # when the oldest of it was due
    count = models.PositiveSmallIntegerField()  # how much is owed
    entered_at = models.DateTimeField()
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="backlog_entries")
    handed_out_at = models.DateTimeField(null=True)
    rounds = models.PositiveSmallIntegerField(db_default=0, default=0)  # how often its task was closed and it was not
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="backlog_entry_harm_one_to_three", condition=Q(harm__in=[1, 2, 3])),
            models.UniqueConstraint(name="backlog_entry_open_once", fields=["victim"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="backlog_entry_task_and_moment_together",
                condition=Q(task=None, handed_out_at=None) | Q(task__isnull=False, handed_out_at__isnull=False),
            ),
        ]
        indexes = [
            # To hand out: what came back unkept stands behind what was never tried, within its level of harm.
            models.Index(
                name="backlog_to_hand_out",
                fields=["team", "-harm", "rounds", "late_since", "id"],
                condition=Q(ended_at=None, task=None),
            ),
            models.Index(
                name="backlog_of_team", fields=["team", "-harm", "late_since", "id"], condition=Q(ended_at=None)
            ),
            models.Index(name="backlog_by_harm", fields=["-harm", "late_since", "id"], condition=Q(ended_at=None)),
            models.Index(name="backlog_handed_out", fields=["task"], condition=Q(ended_at=None, task__isnull=False)),
            models.Index(name="backlog_ended", fields=["team", "ended_at"], condition=Q(ended_at__isnull=False)),
        ]


class BacklogShare(models.Model):
    """How much of its backlog a team takes on each working day, as a supervisor set it."""

    team = models.OneToOneField(Team, models.PROTECT, primary_key=True, related_name="backlog_share")
    per_day = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")


class BacklogDay(models.Model):
    """How the backlog of a team stood when it was counted on this day, and how much of it became that day's work."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    counted_at = models.DateTimeField()
    left = models.PositiveIntegerField()  # victims, when it was counted
    rights = models.PositiveIntegerField()  # what is owed to them, then
    done = models.PositiveIntegerField()  # victims, since the beginning, when it was counted
    handed_out = models.PositiveIntegerField(default=0)  # on this day

    class Meta:
        constraints = [models.UniqueConstraint(name="backlog_day_once", fields=["team", "day"])]
