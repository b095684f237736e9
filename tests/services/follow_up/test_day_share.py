"""News that can wait is escalated for everybody; calls are asked for by harm, and for so many victims a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services import plans
from tests.services.people_and_cases import NOW, a_case, a_duty, a_point, a_team, a_victim, an_event
from victimcare.records.models import DeliveryEscalation, Duty, Notification, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import LONDON
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.follow_up import delivery_escalations, follow_up_policy
from victimcare.services.follow_up.follow_up_policy import DayShare

pytestmark = pytest.mark.django_db
A_DAY_LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


@pytest.fixture
def one_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    most: Mapping[HarmLevel, int] = {HarmLevel.MEDIUM: 1, HarmLevel.STANDARD: 1}
    monkeypatch.setattr(follow_up_policy, "load_daily_bounds", lambda: most)


def unread(*, is_enhanced: bool = False, is_guarded: bool = False) -> Victim:
    """A victim who was sent a text a day ago, and has not read it."""
    victim = a_victim(a_case(is_guarded_by_offence=is_guarded), is_enhanced=is_enhanced)
    point = a_point(victim, f"07700 9000{victim.id % 100:02}")
    plans.agreed(victim, plans.by("text", point), plans.by("call", point))
    duty = a_duty(victim, an_event(victim.case, "suspect.arrested"), "r6_suspect_arrested")
    Duty.objects.filter(id=duty.id).update(harm=3 if is_guarded else 2 if is_enhanced else 1)
    Notification.objects.create(
        victim=victim,
        channel="text",
        template="news",
        status="delivered",
        duties=[duty.id],
        queued_at=NOW - timedelta(hours=25),
        not_before=NOW - timedelta(hours=25),
        handed_over_at=NOW - timedelta(hours=25),
        delivered_at=NOW - timedelta(hours=25),
    )
    return victim


def asked(now: datetime = NOW) -> list[int]:
    delivery_escalations.open_missed_escalations(now=now)
    delivery_escalations.advance_escalations(now=now)
    tasks = Task.objects.filter(kind=TaskKind.REACH_VICTIM).order_by("created_at", "id")
    return [task.victim_id or 0 for task in tasks]


def test_a_victim_who_has_not_read_it_is_rung_whatever_the_harm() -> None:
    victims = [unread(), unread(is_enhanced=True), unread(is_guarded=True)]

    assert asked() == [victim.id for victim in reversed(victims)]  # the worst harm first


@pytest.mark.usefixtures("one_a_day")
def test_the_rest_of_the_day_waits_for_tomorrow_and_guarded_victims_for_no_day() -> None:
    first, second = unread(), unread()
    guarded = [unread(is_guarded=True), unread(is_guarded=True)]

    assert asked() == [*(victim.id for victim in guarded), first.id]
    waits = DeliveryEscalation.objects.get(victim=second)
    assert waits.next_at == datetime(2026, 11, 26, 8, 0, tzinfo=LONDON)
    assert asked(NOW + timedelta(hours=6))[-1] == first.id  # the share of the day is not used twice

    assert asked(A_DAY_LATER)[-1] == second.id


@pytest.mark.usefixtures("one_a_day")
def test_one_look_asks_for_the_harm_of_all_its_victims_at_once() -> None:
    def count_queries(victims: list[Victim]) -> int:
        with CaptureQueriesContext(connection) as found:
            share = DayShare([victim.id for victim in victims], now=NOW)
            for victim in victims:
                assert share.has_room(victim) is (victim is victims[0])
                share.take(victim)
        return len(found)

    victims = [unread() for _ in range(4)]

    assert count_queries(victims[:1]) == count_queries(victims)


@pytest.mark.usefixtures("one_a_day")
def test_tomorrow_the_worse_harm_comes_first() -> None:
    before = unread()
    assert asked() == [before.id]
    waited, worse = unread(), unread(is_enhanced=True)

    assert asked(NOW + timedelta(minutes=1)) == [before.id, worse.id]
    delivery_escalations.advance_escalations(now=NOW + timedelta(hours=24))

    assert asked(NOW + timedelta(hours=24))[-1] == waited.id
