"""Who looks after the victim, and when we are next in touch, as their page says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.channels.web.gallery import known_of
from tests.rules.cases.stories import NOW, VICTIM_ID
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.page_assembly import build_victim_page
from victimcare.rules.cases.page_shapes import PagePromiseState, VictimPage
from victimcare.rules.cases.projection_types import OfficerInCase, OfficerKind
from victimcare.rules.rights import Fact
from victimcare.services.rights.working_calendar import working_days
from victimcare.wording import tell

TODAY = NOW.date()


def page_with(carer: OfficerInCase | None = None, *more: Fact) -> VictimPage:
    known = known_of("arrested")
    known = replace(known, carer=carer or known.carer, facts=[*known.facts, *more])
    return build_victim_page(known=known, calendar=working_days(), now=NOW)


def stood_in(**values: Any) -> OfficerInCase:
    usual: dict[str, Any] = {
        "by": OfficerKind.OFFICER,
        "key": "officer:2",
        "name": "PC Tom Reed",
        "phone": "",
        "since_on": TODAY,
    }
    return OfficerInCase(**(usual | {"instead_of": "PC Amara Cole", "is_for_good": False} | values))


def agreed(*, days_ago: int, every_days: int = 14) -> Fact:
    data = {"victim_id": VICTIM_ID, "every_days": every_days, "channel": "phone"}
    return Fact("urn:victimcare:desk", "P1", EventType.PROMISE_AGREED, NOW - timedelta(days=days_ago), 90, data)


def said(sentence: Any) -> str:
    return tell(sentence, manner="page", today=TODAY)


def test_during_cover_the_page_names_the_officer_and_who_stands_in() -> None:
    carer = page_with(stood_in(until_on=date(2026, 12, 4))).carer

    assert (carer.name, carer.is_team) == ("Amara Cole", False)
    assert carer.cover is not None
    assert said(carer.cover) == (
        "Amara Cole is away until Friday 4 December. Tom Reed stands in, and can read what you told us."
    )


@pytest.mark.parametrize(
    ("carer", "name", "is_team"),
    [
        (stood_in(is_for_good=True), "Tom Reed", False),
        (stood_in(is_for_good=True, by=OfficerKind.TEAM, name="Victim care"), "Victim care", True),
    ],
)
def test_an_officer_with_the_case_for_good_is_shown(carer: OfficerInCase, name: str, is_team: bool) -> None:
    shown = page_with(carer).carer

    assert (shown.name, shown.is_team, shown.cover) == (name, is_team, None)


def test_the_promise_to_be_in_touch_is_among_what_happens_next() -> None:
    promises = page_with(None, agreed(days_ago=6)).promises

    dated = next(one for one in promises if one.what.id == "cases-in-touch-phone")
    assert (dated.state, dated.due_on) == (PagePromiseState.PROMISED, TODAY + timedelta(days=8))
    assert said(dated.what) == "We ring you, even if nothing has changed"


def test_late_it_says_sorry_and_who_has_it_now() -> None:
    promises = page_with(stood_in(), agreed(days_ago=20)).promises

    late = next(one for one in promises if one.what.id == "cases-in-touch-phone")
    assert late.state is PagePromiseState.LATE
    assert late.who is not None
    assert said(late.who) == ("It is not done. We are sorry. Tom Reed has it now. You can ask us when it will be done.")


def test_two_cards_at_the_most() -> None:
    assert len(page_with(None, agreed(days_ago=6)).promises) == 2
