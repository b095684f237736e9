"""When a case ends, a victim who can only be written to reads that they may ring us, and nothing about the case."""

from __future__ import annotations

import pytest

from tests.outside import Outside
from tests.services.messages.tellings import a_plan, hand_over, news_for, planned
from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event
from victimcare.records.models import Victim

pytestmark = pytest.mark.django_db


@pytest.fixture
def victim() -> Victim:
    """A text may say the news to this victim, and we may not ring."""
    a_team()
    victim = a_victim(mobile="07700 900123")
    a_plan(victim, is_confirmed=True, wording="full", say_police=True)
    return victim


def test_a_closing_is_no_text_but_asks_to_ring(victim: Victim, outside: Outside) -> None:
    planned(victim, a_duty(victim, an_event(victim.case, "case.not_investigated", reason="x"), "r6_not_investigated"))

    telling = hand_over(victim.tellings.get())

    sent = outside.handed_over(str(telling.reference))
    assert sent[0]["body"].startswith("Hello. Please call us when it suits you: free on 0808 157 0142")
    assert telling.template == "ring-us"


def test_other_news_meanwhile_goes_by_itself(victim: Victim, outside: Outside) -> None:
    planned(victim, a_duty(victim, an_event(victim.case, "case.not_investigated", reason="x"), "r6_not_investigated"))
    planned(victim, news_for(victim))

    assert sorted(victim.tellings.values_list("template", flat=True)) == ["news", "ring-us"]
    assert all(telling.not_before == NOW for telling in victim.tellings.all())
