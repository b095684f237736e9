"""Compensation on the victim's page: for whom, until when, how far it has come, and that a person helps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import CompensationEntry, Staff, Task, Victim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def a_case(group: str = "violence", days: int = 30, **person: str) -> Victim:
    a_team()
    return load("44/20001/26", recorded(a_person(**person), group=group, time=NOW - timedelta(days=days)))["V1"]


def test_a_grown_up_has_two_years_from_the_day_it_happened() -> None:
    seen = text(signed_in(a_case(date_of_birth="1990-01-01")).get("/my/compensation"))

    assert "This pays people who were hurt by violence, in body or mind." in seen
    assert "Ask by Thursday 26 October 2028" in seen


def test_a_victim_who_was_a_child_has_until_the_twentieth_birthday() -> None:
    seen = text(signed_in(a_case(date_of_birth="2009-03-14")).get("/my/compensation"))

    assert "Ask by Wednesday 14 March 2029" in seen


def test_when_the_time_is_over_the_page_still_says_what_can_be_done() -> None:
    seen = text(signed_in(a_case(days=800)).get("/my/compensation"))

    assert "The time to ask ended on" in seen
    assert "A person can ask with you" in seen


def test_after_a_burglary_it_is_a_question() -> None:
    assert "Were you hurt, in body or mind?" in text(signed_in(a_case("burglary")).get("/my/compensation"))


def test_a_business_is_not_sent_to_a_scheme_that_pays_people() -> None:
    a_team()
    shop = {"victim_id": "V1", "kind": "business", "business_name": "Marsh Cycles"}
    victim = load("44/20003/26", recorded(shop))["V1"]

    seen = text(signed_in(victim).get("/my/compensation"))

    assert "From the state" not in seen
    assert "two ways" not in seen
    assert "From the other person" in seen


def test_what_was_ordered_less_what_was_paid_is_still_to_come() -> None:
    victim = a_case()
    by = Staff.objects.get(id=staff().staff_id or 0)
    for step, pence in (("awarded", 45_000), ("paid", 5_000), ("paid", 2_050)):
        CompensationEntry.objects.create(
            victim=victim, route="court", step=step, on=date(2026, 11, 2), pence=pence, noted_at=NOW, noted_by=by
        )

    seen = text(signed_in(victim).get("/my/compensation"))

    assert "the court ordered £450" in seen
    assert "£379.50 is still to come." in seen


def test_a_wish_for_a_court_order_reaches_a_person() -> None:
    browser = signed_in(a_case())

    browser.post("/my/compensation/asked", {"route": "court"})
    browser.post("/my/compensation/asked", {"route": "court"})

    assert Task.objects.get().reason == "money-asked"
    assert CompensationEntry.objects.count() == 1
    assert "asked for" in text(browser.get("/my/compensation"))


def test_help_is_asked_for_once() -> None:
    browser = signed_in(a_case())

    answer = browser.post("/my/compensation/help")

    assert "Monday 30 November" in text(answer)
    assert Task.objects.get().subject_key == "court:money"
    assert "You have asked for help" in text(browser.get("/my/compensation"))
