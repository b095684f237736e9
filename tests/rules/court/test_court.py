"""A victim's property, their days in court and when they get an answer: by themselves, over many made-up timelines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import WorkingDays
from victimcare.rules.court.belongings import PropertyState, list_held_items
from victimcare.rules.court.compensation import (
    SchemeFit,
    format_pounds,
    judge_scheme_fit,
    parse_pounds,
    sum_compensation,
)
from victimcare.rules.court.hearings import court_answer_due_at, list_court_days, list_half_days, parse_half_day
from victimcare.rules.rights import Fact

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
CALENDAR = WorkingDays(frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}), range(2026, 2028))

_events = st.lists(
    st.tuples(
        st.sampled_from(["property.seized", "property.ready", "property.returned"]),
        st.sampled_from(["A", "B", "C"]),
        st.sampled_from([None, "V1", "V2"]),
        st.integers(-3, 40),
    ),
    max_size=12,
)


def _facts(events: list[tuple[str, str, str | None, int]]) -> list[Fact]:
    return [
        Fact(
            "urn:test:records",
            f"E{number}",
            EventType(kind),
            NOW - timedelta(days=ago),
            number + 1,
            {"item_ref": item, "description": f"{owner} {item}"} | ({"victim_id": owner} if owner else {}),
        )
        for number, (kind, item, owner, ago) in enumerate(events)
    ]


@settings(max_examples=150)
@given(_events)
def test_two_victims_of_one_case_never_see_each_others_things(
    events: list[tuple[str, str, str | None, int]],
) -> None:
    facts = _facts(events)
    seen = {one: list_held_items(facts, victim_id=one, is_only_victim=False, now=NOW) for one in ("V1", "V2")}

    for victim, own in seen.items():
        assert all(item.description.startswith(victim) for item in own)
    assert not {item.key for item in seen["V1"]} & {item.key for item in seen["V2"]}


def test_property_without_a_name_belongs_to_the_only_victim() -> None:
    facts = _facts([("property.seized", "A", None, 9), ("property.ready", "A", None, 2)])

    (item,) = list_held_items(facts, victim_id="V1", is_only_victim=True, now=NOW)

    assert (item.where, item.since) == (PropertyState.READY, NOW - timedelta(days=2))
    assert list_held_items(facts, victim_id="V1", is_only_victim=False, now=NOW) == ()


@settings(max_examples=150)
@given(st.integers(0, 400), st.one_of(st.none(), st.integers(-30, 90)))
def test_an_answer_comes_within_days_and_before_a_day_in_court(asked: int, court: int | None) -> None:
    asked_at = NOW + timedelta(hours=asked)
    court_at = None if court is None else asked_at + timedelta(days=court)

    by = court_answer_due_at(asked_at, CALENDAR, court_at=court_at)

    assert by > asked_at
    assert by <= court_answer_due_at(asked_at, CALENDAR)
    if court is not None and court >= 3:
        assert court_at is not None
        assert by < court_at


def test_half_days_are_working_days_after_we_have_answered() -> None:
    offered = [parse_half_day(text) for text in list_half_days(datetime(2026, 12, 22, 9, tzinfo=UTC), CALENDAR)]

    assert offered[:2] == [(date(2026, 12, 30), "am"), (date(2026, 12, 30), "pm")]
    assert len(offered) == 12
    assert all(day.weekday() < 5 and day not in CALENDAR.closed for day, _ in offered)


def test_of_a_day_that_was_moved_the_last_listing_counts_and_a_result_ends_it() -> None:
    def event(kind: str, hearing: str, ago: int, ahead: int = 0) -> Fact:
        data = {"hearing_ref": hearing, "court": " Bexley ", "kind": "trial"}
        data["starts_at"] = (NOW + timedelta(days=ahead)).isoformat()
        return Fact("urn:test:records", f"{hearing}{ago}", EventType(kind), NOW - timedelta(days=ago), 100 - ago, data)

    facts = [
        event("hearing.listed", "H1", 9, 10),
        event("hearing.listed", "H1", 3, 20),
        event("hearing.listed", "H2", 8, 5),
        event("hearing.resulted", "H2", 1),
        event("hearing.listed", "H3", 7, -1),
    ]

    (day,) = list_court_days(facts, victim_id="V1", now=NOW)

    assert (day.key, day.starts_at, day.court) == ("H1", NOW + timedelta(days=20), "Bexley")


@pytest.mark.parametrize(
    ("group", "flags", "business", "found"),
    [
        ("violence", [], False, SchemeFit.LIKELY),
        ("burglary", ["domestic_abuse"], False, SchemeFit.LIKELY),
        ("burglary", [], False, SchemeFit.IF_HURT),
        ("robbery", [], True, SchemeFit.NO),
    ],
)
def test_victims_for_whom_the_scheme_is(group: str, flags: list[str], business: bool, found: SchemeFit) -> None:
    assert judge_scheme_fit(offence_group=group, flags=flags, is_business=business) is found


@given(st.integers(1, 999_999_999))
def test_a_sum_reads_as_it_is_written(pence: int) -> None:
    assert parse_pounds(format_pounds(pence)) == pence


@pytest.mark.parametrize("text", ["", "0", "£0", "-5", "5.5", "12.345", "five", "²", "1e3", "99999999"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_pounds(text)


def test_what_is_still_to_come_is_never_less_than_nothing() -> None:
    assert sum_compensation([40_000, 45_000], [5_000, None, 1_000]).outstanding == 39_000
    assert sum_compensation([1_000], [5_000]).outstanding == 0
