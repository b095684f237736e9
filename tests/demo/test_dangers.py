"""In the demonstration only danger of today stands, and danger of the replayed past was ended by colleagues then."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.demo.conftest import NOW
from victimcare.records.models import DangerFinding, ReachAttempt, Task, TaskChange
from victimcare.rules.clock import london_date
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.sealed_columns import TASK_NOTE

MINUTE = timedelta(minutes=1)


@pytest.mark.usefixtures("loaded")
def test_three_dangers_of_today_stand_one_untaken_one_under_way_one_ended_with_help() -> None:
    of_words = Task.objects.filter(kind="danger_words").order_by("id")
    ended, under_way, untaken = of_words.filter(created_at__gt=NOW - 180 * MINUTE)

    assert (untaken.owner, untaken.closed_at, NOW - untaken.created_at) == (None, None, 8 * MINUTE)
    assert under_way.owner is not None
    assert (under_way.closed_at, under_way.due_at > NOW) == (None, True)
    assert (ended.outcome, london_date(ended.closed_at)) == (TaskOutcome.HELP_CAME, london_date(NOW))
    assert [*ended.attempts.order_by("at").values_list("way", flat=True)][-3:] == ["control_room", "officer", "visit"]
    assert set(of_words.filter(closed_at=None)) == {untaken, under_way}


@pytest.mark.usefixtures("loaded")
def test_danger_of_the_past_was_ended_by_a_colleague_within_the_hour() -> None:
    past = Task.objects.filter(kind="danger_words", created_at__lte=NOW - 180 * MINUTE)

    assert past.count() >= 4
    for task in past:
        found_at = max(DangerFinding.objects.filter(task=task).values_list("found_at", flat=True))
        change = TaskChange.objects.get(task=task, what="closed")
        assert task.closed_at is not None
        assert found_at < task.closed_at <= found_at + timedelta(hours=1)
        assert (change.by_id, TASK_NOTE.is_filled(change)) == (task.owner_id, True)
    assert set(ReachAttempt.objects.filter(task__in=past).values_list("way", flat=True)) >= {"officer", "visit"}
