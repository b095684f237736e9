"""Danger that waits rises each minute that it is due to, and the duty number is told once each time, of nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from tests.services.desk.test_danger_first import danger
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Task, TaskChange
from victimcare.services import outside
from victimcare.services.desk import actions
from victimcare.services.follow_up import duty_number
from victimcare.services.follow_up.unanswered import raise_unanswered
from victimcare.services.ports import Accepted, OutgoingText

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def steps(task: Task) -> list[str]:
    changes = TaskChange.objects.filter(task=task, what__startswith="rose").order_by("id")
    return list(changes.values_list("what", flat=True))


def test_it_rises_to_the_supervisors_then_to_the_duty_number_and_again() -> None:
    task = danger()

    for minute in (1, 5, 5, 6, 15, 15, 16, 30):
        raise_unanswered(now=NOW + minute * MINUTE)

    assert steps(task) == ["rose_supervisor", "rose_duty", "rose_duty"]


def test_its_owner_keeps_it_when_it_rises() -> None:
    sol, task = staff("Sol"), danger()
    actions.take(actor=sol, task_id=task.public_id, now=NOW)

    raise_unanswered(now=NOW + 15 * MINUTE)

    task.refresh_from_db()
    assert (task.owner_id, steps(task)) == (sol.staff_id, ["rose_duty"])


def test_other_work_does_not_rise_after_minutes() -> None:
    task = danger(is_danger=False)

    assert raise_unanswered(now=NOW + 60 * MINUTE) == 0
    assert steps(task) == []


def test_many_cost_as_many_queries_as_one(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(20):
        danger()

    with django_assert_max_num_queries(14):
        assert raise_unanswered(now=NOW + 15 * MINUTE) == 20


class _Texts:
    """A supplier of texts that keeps what it was given."""

    name = "notify"

    def __init__(self) -> None:
        self.sent: list[OutgoingText] = []

    def send(self, message: OutgoingText) -> Accepted:
        self.sent.append(message)
        return Accepted(message.reference)


def test_the_duty_number_gets_one_text_that_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _Texts()
    monkeypatch.setattr(outside, "_texts", {"notify": texts})
    danger()
    danger()
    phones = settings.FORCE.telephones

    with override_settings(FORCE=replace(settings.FORCE, telephones=replace(phones, duty="07700 900199"))):
        raise_unanswered(now=NOW + 15 * MINUTE)
        assert duty_number.tell_duty_number(at=NOW + 15 * MINUTE)

    [sent] = texts.sent
    assert sent.to == "07700 900199"
    assert sent.body.startswith("2 pieces of work that cannot wait")
    assert "44/" not in sent.body
