"""A victim was written to and has not read it: before the day ends, a person is asked to tell them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event
from victimcare.records.models import Duty, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.contact import news_delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty() -> Duty:
    """News owed by the end of tomorrow, with a text delivered that only says that there is news."""
    a_team()
    victim = a_victim()
    duty = a_duty(victim, an_event(victim.case, "suspect.arrested"), due_at=NOW + timedelta(hours=30))
    Notification.objects.create(
        victim=victim,
        channel="text",
        template="news",
        status="delivered",
        duties=[duty.id],
        queued_at=NOW - timedelta(hours=1),
        not_before=NOW - timedelta(hours=1),
    )
    return duty


def test_a_person_is_asked_once(duty: Duty) -> None:
    assert news_delivery.ask_to_tell_unread_news(now=NOW) == 1
    assert news_delivery.ask_to_tell_unread_news(now=NOW) == 0

    task = Task.objects.get()
    assert (task.kind, task.victim_id, task.due_at) == (TaskKind.TELL_VICTIM, duty.victim_id, duty.due_at)


@pytest.mark.parametrize(
    ("guarded", "enhanced", "harm"), [(True, False, 3), (True, True, 3), (False, True, 2), (False, False, 1)]
)
def test_the_task_ranks_where_every_telling_does(duty: Duty, guarded: bool, enhanced: bool, harm: int) -> None:
    Victim.objects.filter(id=duty.victim_id).update(is_guarded_by_facts=guarded, is_enhanced=enhanced)

    news_delivery.ask_to_tell_unread_news(now=NOW)

    assert Task.objects.get().harm == harm


def test_no_person_is_asked_while_there_is_time(duty: Duty) -> None:
    assert news_delivery.ask_to_tell_unread_news(now=NOW - timedelta(days=3)) == 0


def test_no_person_is_asked_when_the_victim_has_read_it(duty: Duty) -> None:
    duty.met_at, duty.met_by = NOW, duty.triggered_by
    duty.save()

    assert news_delivery.ask_to_tell_unread_news(now=NOW) == 0
