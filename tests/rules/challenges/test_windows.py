"""Who may ask for a review of a decision: the ledger's windows, and why one is shut."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from victimcare.rules import rights
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges import (
    DecisionMaker,
    ReviewWindow,
    list_decisions_told,
    list_review_windows,
    may_request_review,
)
from victimcare.rules.rights import DutyReason, EventRef, Fact
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days

SOURCE = "urn:test:records"
VICTIM_ID = "V-1"


def _fact(number: int, type: str, day: int, **data: Any) -> Fact:  # noqa: A002  the feed's own word
    return Fact(SOURCE, f"E{number}", EventType(type), datetime(2026, 3, day, 10, tzinfo=UTC), number, data)


RECORDED = _fact(
    1,
    "case.recorded",
    2,
    reported_at="2026-03-02T09:00:00+00:00",
    offence={"group": "robbery", "title": "Robbery"},
    area="CE",
    victims=[{"victim_id": VICTIM_ID, "kind": "person"}],
)
INTERVIEW = _fact(2, "suspect.interviewed", 3, suspect_ref="S1")
NO_CHARGE = _fact(3, "prosecution.decision", 4, suspect_ref="S1", decision="no_charge", by="police")
BY_CPS = _fact(3, "prosecution.decision", 4, suspect_ref="S1", decision="no_charge", by="cps")
TOLD = _fact(4, "victim.contacted", 5, victim_id=VICTIM_ID, channel="phone", about=["E3"], reached=True)
CHARGED = _fact(5, "suspect.charged", 4, suspect_ref="S2")
MARCH, JULY = datetime(2026, 3, 10, tzinfo=UTC), datetime(2026, 7, 10, tzinfo=UTC)


def _found(*facts: Fact, now: datetime = MARCH) -> tuple[ReviewWindow, ...]:
    own = rights.work_out_ledger([RECORDED, *facts], rights_catalogue(), working_days(), as_of=now).victims[0]
    return list_review_windows(own.duties, rights_catalogue().editions[0])


def test_a_victim_told_of_a_police_decision_may_ask_until_the_editions_day() -> None:
    [window] = _found(INTERVIEW, NO_CHARGE, TOLD)

    assert (window.of, window.contact, window.why_not) == (DecisionMaker.POLICE, EventRef(SOURCE, "E4"), None)
    assert window.until is not None
    assert may_request_review(window, of_a_person=False)


def test_before_the_victim_is_told_there_is_no_window() -> None:
    assert _found(INTERVIEW, NO_CHARGE) == ()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([NO_CHARGE, TOLD], DutyReason.NO_INTERVIEW_UNDER_CAUTION),
        ([INTERVIEW, NO_CHARGE, CHARGED, TOLD], DutyReason.SUSPECT_CHARGED),
    ],
)
def test_where_the_police_need_not_review_it_is_said_why_and_none_may_ask(facts: list[Fact], why: DutyReason) -> None:
    [window] = _found(*facts)

    assert window.why_not is why
    assert not may_request_review(window, of_a_person=False)
    assert not may_request_review(window, of_a_person=True)


def test_too_late_for_the_police_a_person_decides() -> None:
    [window] = _found(INTERVIEW, NO_CHARGE, TOLD, now=JULY)

    assert window.is_late
    assert not may_request_review(window, of_a_person=False)
    assert may_request_review(window, of_a_person=True)


def test_a_request_to_prosecutors_is_passed_on_however_late_it_is() -> None:
    [window] = _found(BY_CPS, TOLD, now=JULY)

    assert (window.of, window.is_late, window.is_verified) == (DecisionMaker.CPS, True, False)
    assert may_request_review(window, of_a_person=False)


def test_the_window_knows_the_decision_that_was_told() -> None:
    own = rights.work_out_ledger(
        [RECORDED, INTERVIEW, NO_CHARGE, TOLD], rights_catalogue(), working_days(), as_of=MARCH
    ).victims[0]
    [window] = list_review_windows(own.duties, rights_catalogue().editions[0])

    assert list_decisions_told(window, own.duties, rights_catalogue().editions[0]) == (EventRef(SOURCE, "E3"),)
