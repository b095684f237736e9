"""A changed number, step by step: the victim gives another at the desk, nothing leaves for a day, then the text goes
there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.channels.web.desk.conftest import news_for
from tests.outside import Outside
from tests.services.messages.tellings import NOW, hand_over
from tests.services.people_and_cases import staff
from tests.services.plans import text_to

from victimcare.adapters.record_systems.http_json import HttpPeopleLookup
from victimcare.channels.jobs import victim_safety
from victimcare.records.models import LinkedPerson, Notification, Staff, Task, Victim
from victimcare.services import port_registry
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks

pytestmark = pytest.mark.django_db

DAY = timedelta(hours=24)
ELIF = ("44/10288/26", "V10288-1")  # the make-believe record system names two people for this victim


def say_another_number(victim: Victim, number: str) -> None:
    sol = staff()
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )
    plan = text_to(given=number)
    contact_recording.confirm_plan(actor=sol, victim_id=victim.id, plan=plan, now=NOW)


def work(telling: Notification, settings: Any, *, now: datetime) -> str:
    """The worker's jobs of each minute, and those for a message that is due."""
    settings.VICTIMCARE_NOW = now
    victim_safety.apply_cooled_changes(timestamp=0)
    return hand_over(telling, now=now).status


def test_for_a_day_nothing_leaves_and_then_the_text_goes_to_the_new_number(outside: Outside, settings: Any) -> None:
    victim = news_for(safe_contact={"may_text": True})
    telling = victim.tellings.get()

    say_another_number(victim, "07700 900666")

    for hours in (0, 3, 12, 23.9):
        assert work(telling, settings, now=NOW + timedelta(hours=hours)) == "queued"
    assert outside.handed_over(str(telling.reference)) == []
    assert work(telling, settings, now=NOW + DAY) == "accepted"
    [sent] = outside.handed_over(str(telling.reference))
    assert sent["to"] == "+447700900666"


def test_a_number_that_the_record_system_knows_as_his_never_gets_a_text(
    outside: Outside, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = HttpPeopleLookup(url=f"{outside.url}/record-system/linked-people", token=outside.api_key)
    monkeypatch.setattr(port_registry.ports, "people", people)
    victim = news_for(ELIF[0], safe_contact={"may_text": True})
    Victim.objects.filter(id=victim.id).update(record_id=ELIF[1])
    telling = victim.tellings.get()
    say_another_number(victim, "07700 900072")

    settings.VICTIMCARE_NOW = NOW
    victim_safety.ask_about_linked_people(victim_id=victim.id)

    assert LinkedPerson.objects.filter(victim=victim).count() == 2
    assert work(telling, settings, now=NOW + DAY) == "held"
    assert outside.handed_over(str(telling.reference)) == []
    assert Task.objects.filter(victim=victim, kind="clash", closed_at=None).exists()


def test_a_record_system_that_is_down_at_the_end_of_the_day_stops_nothing(
    outside: Outside, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_registry.ports, "people", HttpPeopleLookup(url="http://127.0.0.1:9/people", token="x"))
    victim = news_for(safe_contact={"may_text": True})
    telling = victim.tellings.get()

    say_another_number(victim, "07700 900666")

    assert work(telling, settings, now=NOW + DAY) == "accepted"
