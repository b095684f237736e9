"""A release, step by step through the jobs: a text at once, a person after a quarter of an hour, the end when the
victim has read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.services.feed.feed_lines import a_victim, an_event, load, recorded
from tests.services.people_and_cases import NOW, a_team
from tests.services.plans import agreed, by

from victimcare.channels.jobs import follow_up_rounds
from victimcare.records.models import DeliveryEscalation, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor, ActorKind
from victimcare.services.job_queue import Job
from victimcare.services.portal import victim_page

pytestmark = pytest.mark.django_db
SATURDAY = datetime(2026, 11, 28, 5, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def at(settings: Any, now: datetime) -> None:
    settings.VICTIMCARE_NOW = now


def test_news_of_risk_is_with_a_person_after_a_quarter_of_an_hour_until_it_is_read(settings: Any) -> None:
    load(recorded(a_victim(mobile="07700 900123", safe_contact={"may_text": True})))
    agreed(Victim.objects.get(), by("text", Victim.objects.get().person.contact_points.get()))
    change = {"suspect_ref": "S1", "change": "ended"}
    load(an_event("suspect.bail_changed", change, time=NOW.isoformat()), is_history=False)
    at(settings, NOW + timedelta(minutes=14))
    follow_up_rounds.escalate_deliveries(timestamp=0)
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM).exists()

    at(settings, NOW + timedelta(minutes=15))
    follow_up_rounds.escalate_deliveries(timestamp=0)

    assert Task.objects.get(kind=TaskKind.REACH_VICTIM, closed_at=None).reason == "risk_news"
    victim = Actor(ActorKind.VICTIM, "grant:1", victim_id=Victim.objects.get().id, opens="case")
    victim_page.load_victim_page(actor=victim, now=NOW + timedelta(minutes=16))
    assert DeliveryEscalation.objects.get().ended_as == "confirmed"
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).exists()


def test_the_morning_looks_on_working_days_and_a_load_on_any(settings: Any) -> None:
    at(settings, SATURDAY)
    load(recorded(a_victim(), time=SATURDAY - timedelta(days=2)), now=SATURDAY)

    follow_up_rounds.find_silent_cases(timestamp=0)
    assert not Task.objects.filter(kind="silence").exists()
    follow_up_rounds.find_silent_cases()

    assert Task.objects.filter(kind="silence").exists()


def test_however_many_loads_come_one_look_follows() -> None:
    for number in range(3):
        load(recorded(a_victim(f"V{number}"), subject=f"44/0000{number}/26"))

    assert ProcrastinateJob.objects.filter(task_name=Job.LOOK_FOR_SILENCE).count() == 1


def test_late_duties_are_escalated_by_the_job(settings: Any) -> None:
    load(recorded(a_victim(), time=NOW - timedelta(days=6)))
    at(settings, NOW)

    follow_up_rounds.escalate_tasks(timestamp=0)

    assert Task.objects.filter(reason__startswith="escalated_").exists()
