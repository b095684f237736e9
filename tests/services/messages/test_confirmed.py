"""Attempted, delivered, and confirmed by the victim are three things."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside import Outside
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.tellings import NOW, SYSTEM, a_plan, hand_over, planned
from victimcare.records.models import Event, Notification
from victimcare.rules.rights import EventRef
from victimcare.services.portal import page_parts

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def a_text_about_an_arrest() -> Notification:
    """A queued text; with another piece of news in the same case that the victim does not know."""
    victim = load(
        "44/1/26",
        recorded(a_person("V1", mobile="07700 900123")),
        fact("suspect.arrested", NOW - timedelta(hours=1), suspect_ref="S1"),
    )["V1"]
    a_plan(victim)
    planned(victim)
    return victim.tellings.get()


def told(telling: Notification, *, by: str, of: str = "suspect.arrested") -> Notification:
    event = Event.objects.get(case_id=telling.victim.case_id, type=of)
    news = [EventRef(event.source, event.source_event_id)]
    page_parts.record_news_told(actor=SYSTEM, victim_id=telling.victim_id, news=news, door=by, now=LATER)
    telling.refresh_from_db()
    return telling


@pytest.mark.parametrize("door", ["page", "line"])
def test_a_message_is_confirmed_when_the_victim_reads_its_news(outside: Outside, door: str) -> None:
    telling = told(hand_over(a_text_about_an_arrest()), by=door)

    assert (telling.confirmed_at, telling.confirmed_how) == (LATER, door)
    assert telling.delivered_at is None, "the provider has said nothing yet"


def test_a_message_that_never_left_is_not_confirmed(outside: Outside) -> None:
    assert told(a_text_about_an_arrest(), by="page").confirmed_at is None


def test_other_news_confirms_nothing(outside: Outside) -> None:
    telling = hand_over(a_text_about_an_arrest())
    load("44/1/26", fact("suspect.charged", NOW - timedelta(minutes=1), suspect_ref="S1"))

    assert told(telling, by="page", of="suspect.charged").confirmed_at is None
