"""A victim chooses on their page how often we contact them; a guarded victim's choice goes to a person first."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.channels.web.portal.test_contact import ADDRESS, browser, code, shown, victim
from tests.channels.web.portal.visiting import text
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Case, ContactPromise, Event, Staff, Task, Victim, VictimSession
from victimcare.services.conversations import identity_checks
from victimcare.services.follow_up import contact_promises
from victimcare.services.follow_up.contact_promises import PromiseChannel

__all__ = ["browser", "code", "shown", "victim"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_every_two_weeks_is_a_promise_at_once_and_only_news_ends_it(shown: Client, victim: Victim) -> None:
    shown.post(ADDRESS, {"do": "often", "often": "14"})

    promise = ContactPromise.objects.get(victim=victim)
    assert (promise.every_days, promise.channel, promise.next_due_on) == (14, "phone", date(2026, 12, 9))
    assert promise.agreed_by.source == "urn:victimcare:page"
    assert "We will contact you by Wednesday 9 December, even if nothing has changed." in text(shown.get(ADDRESS))
    shown.post(ADDRESS, {"do": "often", "often": "14"})  # pressed twice
    assert Event.objects.filter(type="promise.agreed").count() == 1

    shown.post(ADDRESS, {"do": "often", "often": "0"})
    assert not ContactPromise.objects.filter(victim=victim).exists()


def test_what_was_not_offered_changes_nothing_and_is_said(shown: Client, victim: Victim) -> None:
    assert "How often should we contact you?" in text(shown.post(ADDRESS, {"do": "often", "often": "3"}))
    assert "Choose" in text(shown.post(ADDRESS, {"do": "often"}))

    assert not ContactPromise.objects.exists()


def test_a_guarded_victims_choice_waits_for_a_person(shown: Client, victim: Victim) -> None:
    Case.objects.update(is_guarded_by_offence=True)
    VictimSession.objects.update(second_at=NOW)

    shown.post(ADDRESS, {"do": "often", "often": "7"})

    assert not ContactPromise.objects.exists()
    task = Task.objects.get(kind="next_step", closed_at=None)
    assert (task.reason, task.harm, task.victim_id) == ("how_often_7", 3, victim.id)
    page = text(shown.get(ADDRESS))
    assert "Every week. One of us will talk with you about this first" in page

    sol, ama = staff("Sol Pereira"), Staff.objects.get(id=staff("Ama Boateng").staff_id or 0)
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=ama.public_id, now=NOW
    )
    contact_promises.agree_promise(
        actor=sol, victim_id=victim.public_id, every_days=7, channel=PromiseChannel.IN_PERSON, now=NOW
    )
    assert not Task.objects.filter(kind="next_step", closed_at=None).exists()
