"""Which facts a timeline lacks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact
from victimcare.rules.updates.officer_questions import OfficerQuestionKind
from victimcare.rules.updates.timeline_gaps import GAP_EVENT_TYPES, find_timeline_gaps, may_gap_appear

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


def timeline(*events: tuple[str, dict[str, Any]]) -> list[Fact]:
    first = NOW - timedelta(days=len(events))
    return [
        Fact("urn:r", f"e{n}", EventType(kind), first + timedelta(days=n), n + 1, data)
        for n, (kind, data) in enumerate(events)
    ]


def kinds(*events: tuple[str, dict[str, Any]]) -> list[tuple[OfficerQuestionKind, str]]:
    return [(lack.kind, lack.person) for lack in find_timeline_gaps(timeline(*events), now=NOW)]


S1, S2 = {"suspect_ref": "S1"}, {"suspect_ref": "S2"}


def test_an_arrest_or_an_interview_asks_what_came_of_it() -> None:
    assert kinds(("suspect.arrested", S1)) == [(OfficerQuestionKind.AFTER_CUSTODY, "S1")]
    assert kinds(("suspect.arrested", S1), ("suspect.interviewed", S1)) == [(OfficerQuestionKind.AFTER_CUSTODY, "S1")]
    assert kinds(("suspect.interviewed", S1 | {"under_caution": False})) == []


def test_it_is_known_once_the_record_says_so_of_that_person() -> None:
    for end in ("suspect.released_without_charge", "suspect.released_under_investigation", "suspect.charged"):
        assert kinds(("suspect.arrested", S1), ("suspect.arrested", S2), (end, S1)) == [
            (OfficerQuestionKind.AFTER_CUSTODY, "S2")
        ]
    assert kinds(("suspect.arrested", S1), ("case.outcome", {"outcome": "18"})) == []
    assert kinds(("suspect.arrested", S1), ("case.outcome", {"outcome": "0"})) == [
        (OfficerQuestionKind.AFTER_CUSTODY, "S1")
    ]


def test_bail_asks_once_its_day_is_over() -> None:
    bailed = ("suspect.bailed", S1 | {"return_on": "2026-11-24"})
    runs = ("suspect.bailed", S1 | {"return_on": "2026-11-25"})

    assert kinds(bailed) == [(OfficerQuestionKind.BAIL_OVER, "S1")]
    assert kinds(runs) == []
    assert may_gap_appear(timeline(runs), now=NOW)
    assert kinds(bailed, ("suspect.bail_changed", S1 | {"change": "ended"})) == []
    assert kinds(bailed, ("suspect.bail_changed", S1 | {"change": "extended", "return_on": "2026-12-24"})) == []
    assert kinds(("suspect.bailed", S1)) == []  # without a day there is none to be over


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(GAP_EVENT_TYPES)), st.sampled_from(["S1", "S2"])), max_size=8))
def test_no_suspect_is_asked_about_twice_and_a_charge_answers_all(events: list[tuple[str, str]]) -> None:
    said = [(kind, {"suspect_ref": person, "change": "extended", "outcome": "18"}) for kind, person in events]

    found = kinds(*said)

    assert len({person for _, person in found}) == len(found)
    charged = [("suspect.charged", S1), ("suspect.charged", S2)]
    assert kinds(*said, *charged) == []
