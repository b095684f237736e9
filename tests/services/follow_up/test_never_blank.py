"""Day after day, whatever is frozen, held or handed on: no victim is without an owner, and nothing goes round in
circles."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.examples import examples
from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event, staff
from tests.services.plans import stated
from victimcare.records.models import Duty, Escalation, Installation, Notification, Task, TaskChange
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.services.desk import direct_assignment, task_actions
from victimcare.services.follow_up import duty_escalations, follow_up_policy, silence_checks

pytestmark = pytest.mark.django_db
CODES = ["r6_suspect_arrested", "r4_needs_assessment"]
MESSAGES = ["none", "queued", "held", "in_doubt", "failed", "delivered"]
# What happens on a day after that day's checks: to which of the victims, and what.
ACTS = some.tuples(
    some.integers(0, 2), some.sampled_from(["take", "hand_on", "met", "held", "freeze", "thaw", "message", "nothing"])
)


def set_up(codes: list[str], due: list[int], messages: list[str]) -> list[Duty]:
    duties = []
    for code, days, message in zip(codes, due, messages, strict=True):
        victim = a_victim()
        stated(victim, may_text=True)
        due_on = (NOW + timedelta(days=days)).date()
        event = an_event(victim.case, "suspect.arrested")
        duty = a_duty(victim, event, code, due_on=due_on, due_at=end_of_day(due_on))
        duties.append(duty)
        if message != "none":
            a_message(duty, message, NOW)
    return duties


def a_message(duty: Duty, status: str, now: datetime) -> None:
    Notification.objects.create(
        victim=duty.victim,
        channel="text",
        template="told-suspect-arrested",
        status=status,
        held_reason="brake" if status == "held" else "",
        duties=[duty.id],
        queued_at=now,
        not_before=now,
        handed_over_at=None if status in ("queued", "held") else now,
        delivered_at=now if status == "delivered" else None,
    )


def freeze(since: datetime | None) -> None:
    held = {"sending_held_since": since, "sending_held_reason": "A copy was put back" if since else ""}
    Installation.objects.update_or_create(defaults=held, create_defaults=held | {"created_at": NOW})


def do(act: str, duty: Duty, now: datetime) -> None:
    nia = staff("Nia Rowe")
    task = Task.objects.filter(victim=duty.victim, closed_at=None).order_by("id").first()
    if act == "take" and task is not None and task.owner is None:
        task_actions.take_task(actor=nia, task_id=task.public_id, now=now)
    if act == "hand_on" and task is not None and task.owner is None:
        direct_assignment.hand_on_task(
            actor=nia, task_id=task.public_id, note="Look please", to_team="victim-care", now=now
        )
    if act == "met":
        Duty.objects.filter(id=duty.id, met_at=None).update(met_at=now, met_by=duty.triggered_by)
    if act == "held":
        held = {"ending": "held", "reason": "consent_not_given", "ending_at": now, "review_on": now.date()}
        Duty.objects.filter(id=duty.id, met_at=None).update(**held)
    if act in ("freeze", "thaw"):
        freeze(now if act == "freeze" else None)
    if act == "message":
        a_message(duty, "queued", now)


def looks(now: datetime) -> None:
    silence_checks.create_silence_tasks(now=now)
    duty_escalations.escalate_duties(now=now)
    duty_escalations.settle_risen_tasks(now=now)


@settings(max_examples=examples(8, long=100))
@given(
    codes=some.lists(some.sampled_from(CODES), min_size=3, max_size=3),
    due=some.lists(some.integers(-6, 4), min_size=3, max_size=3),
    messages=some.lists(some.sampled_from(MESSAGES), min_size=3, max_size=3),
    acts=some.lists(ACTS, min_size=6, max_size=6),
)
def test_no_victim_is_without_an_owner_and_nothing_rises_twice(
    codes: list[str], due: list[int], messages: list[str], acts: list[tuple[int, str]]
) -> None:
    with transaction.atomic():
        a_team()
        duties = set_up(codes, due, messages)
        for day, (whose, act) in enumerate(acts):
            morning = datetime(2026, 11, 25, 5, 30, tzinfo=UTC) + timedelta(days=day)
            looks(morning)
            changes, steps = TaskChange.objects.count(), Escalation.objects.count()
            looks(morning)  # at once again: nothing more has to be done
            assert (TaskChange.objects.count(), Escalation.objects.count()) == (changes, steps)

            open_tasks = Task.objects.filter(closed_at=None, victim__isnull=False)
            asked = set(open_tasks.values_list("victim_id", flat=True))
            assert {line.victim_id for line in silence_checks.list_at_risk(now=morning)} <= asked
            of_each = Counter(open_tasks.filter(kind=TaskKind.SILENCE).values_list("victim_id", flat=True))
            assert set(of_each.values()) <= {1}
            do(act, duties[whose], morning + timedelta(hours=5))

        rose = Counter(Escalation.objects.values_list("victim_id", "code", "step"))
        assert set(rose.values()) <= {1}
        by_matter: dict[int, list[int]] = {}
        for victim_id, step in Escalation.objects.order_by("id").values_list("victim_id", "step"):
            by_matter.setdefault(victim_id, []).append(step)
        assert all(
            made == sorted(made) and len(made) <= len(follow_up_policy.load_escalation_steps())
            for made in by_matter.values()
        )
        transaction.set_rollback(True)
