"""What is news of risk, for whom, and how soon it must be told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.risk_news import (
    RELEASES,
    RISK_EVENT_TYPES,
    NewsUrgency,
    VictimAtRisk,
    is_suspect_held,
    may_end_custody,
    protects_person,
    risk_news_due_at,
    urgency_of_news,
    victim_must_know_by,
)
from victimcare.rules.force import DailyHours

NOW, TODAY = NewsUrgency.NOW, NewsUrgency.TODAY
AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
QUIET = DailyHours(time(21), time(8))
COURT_BAIL = ("hearing.resulted", {"result": "bail_granted"})
OUT = [*((kind, {}) for kind in sorted(RELEASES)), COURT_BAIL]


def a_victim(group: str = "burglary", **facts: Any) -> VictimAtRisk:
    usual: dict[str, Any] = {"flags": frozenset(), "grounds": frozenset(), "is_guarded": False}
    return VictimAtRisk(group, **(usual | facts))


@pytest.mark.parametrize(
    ("event_type", "data"),
    [
        ("offender.release_planned", {"on": "2026-12-01"}),
        ("offender.unlawfully_at_large", {}),
        ("suspect.bail_changed", {"change": "ended"}),
        ("suspect.bail_changed", {"change": "cancelled"}),
        ("suspect.bail_changed", {"change": "conditions_varied"}),
        ("hearing.resulted", {"result": "bail_varied"}),
    ],
)
def test_an_offender_who_is_out_and_conditions_that_go_are_told_now_whatever_the_crime(
    event_type: str, data: dict[str, object]
) -> None:
    assert urgency_of_news(EventType(event_type), data, a_victim(), at=AT) is NOW


@pytest.mark.parametrize(("event_type", "data"), OUT)
@pytest.mark.parametrize(
    ("victim", "haste"),
    [
        (a_victim(is_guarded=True), NOW),
        (a_victim(grounds=frozenset({"intimidated"})), NOW),
        (a_victim(flags=frozenset({"domestic_abuse"})), NOW),
        (a_victim(flags=frozenset({"stalking_harassment"})), NOW),
        (a_victim(flags=frozenset({"hate_crime"})), NOW),
        (a_victim("violence"), TODAY),
        (a_victim("sexual"), TODAY),  # guarded by its facts, unless two people unmarked them
        (a_victim("robbery"), TODAY),
        (a_victim("weapons"), TODAY),
        (a_victim(grounds=frozenset({"vulnerable"})), TODAY),
        (a_victim(grounds=frozenset({"persistently_targeted"})), TODAY),
        (a_victim(born_on=date(2008, 11, 26)), TODAY),  # 18 tomorrow
        (a_victim(born_on=date(2008, 11, 25)), None),  # 18 today
        (a_victim(born_on=date(1951, 11, 25)), TODAY),  # 75 today
        (a_victim(born_on=date(1951, 11, 26)), None),
        (a_victim(), None),
        (a_victim("theft_person", grounds=frozenset({"discretion"})), None),
    ],
)
def test_a_release_is_news_of_risk_by_the_crime_and_the_victim(
    event_type: str, data: dict[str, object], victim: VictimAtRisk, haste: NewsUrgency | None
) -> None:
    assert urgency_of_news(EventType(event_type), data, victim, at=AT) is haste


@pytest.mark.parametrize(
    ("data", "is_so"),
    [
        ({"conditions_protect_victim": True}, True),
        ({"conditions": ["not to go into Dock Lane"]}, True),  # the record does not say that it protects no one
        ({"has_conditions": True}, True),  # as the officer wrote them down, sealed
        ({"conditions": ["to live at 1 Row"], "conditions_protect_victim": False}, False),
        ({"conditions": []}, False),
        ({}, False),
    ],
)
def test_bail_with_a_condition_that_protects_is_told_now_in_every_crime(data: dict[str, object], is_so: bool) -> None:
    assert protects_person(data) is is_so
    assert urgency_of_news(EventType.SUSPECT_BAILED, data, a_victim(), at=AT) is (NOW if is_so else None)


@pytest.mark.parametrize(
    ("event_type", "data"),
    [
        ("suspect.bail_changed", {"change": "extended"}),
        ("suspect.charged", {}),
        ("hearing.resulted", {"result": "remanded"}),
        ("hearing.resulted", {"result": "adjourned"}),
    ],
)
def test_other_news_can_wait_its_days(event_type: str, data: dict[str, object]) -> None:
    assert urgency_of_news(EventType(event_type), data, a_victim("violence", is_guarded=True), at=AT) is None


@pytest.mark.parametrize(
    ("haste", "now", "due_at"),
    [
        (NOW, AT, AT + timedelta(minutes=15)),
        (TODAY, AT, datetime(2026, 11, 25, 21, 0, tzinfo=UTC)),
        (TODAY, datetime(2026, 11, 25, 20, 50, tzinfo=UTC), datetime(2026, 11, 25, 21, 5, tzinfo=UTC)),
        (TODAY, datetime(2026, 11, 25, 23, 58, tzinfo=UTC), datetime(2026, 11, 26, 0, 13, tzinfo=UTC)),
        (TODAY, datetime(2026, 11, 26, 0, 1, tzinfo=UTC), datetime(2026, 11, 26, 21, 0, tzinfo=UTC)),
        (TODAY, datetime(2026, 7, 1, 9, 0, tzinfo=UTC), datetime(2026, 7, 1, 20, 0, tzinfo=UTC)),  # summer time
        (TODAY, datetime(2026, 10, 24, 23, 30, tzinfo=UTC), datetime(2026, 10, 25, 21, 0, tzinfo=UTC)),
    ],
)
def test_by_when_a_person_has_told_them(haste: NewsUrgency, now: datetime, due_at: datetime) -> None:
    assert risk_news_due_at(haste, now=now, quiet=QUIET) == due_at


def test_a_planned_release_is_told_before_its_day() -> None:
    before = victim_must_know_by(EventType.OFFENDER_RELEASE_PLANNED, {"on": "2026-11-26"})

    assert before == datetime(2026, 11, 26, 0, 0, tzinfo=UTC)
    late = datetime(2026, 11, 25, 23, 50, tzinfo=UTC)
    assert risk_news_due_at(NOW, now=late, quiet=QUIET, before=before) == before
    on_the_day = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    assert risk_news_due_at(NOW, now=on_the_day, quiet=QUIET, before=before) == on_the_day
    assert victim_must_know_by(EventType.SUSPECT_BAILED, {"return_on": "2026-11-26"}) is None


@given(
    event_type=some.sampled_from(sorted(RISK_EVENT_TYPES)),
    data=some.fixed_dictionaries(
        {},
        optional={
            "change": some.sampled_from(["conditions_varied", "extended", "cancelled", "ended"]),
            "result": some.sampled_from(["bail_granted", "bail_varied", "remanded", "sentenced"]),
            "conditions_protect_victim": some.booleans(),
            "conditions": some.lists(some.text(max_size=5), max_size=2),
        },
    ),
    group=some.sampled_from(["violence", "sexual", "robbery", "burglary", "vehicle", "weapons", "fraud"]),
    flags=some.frozensets(some.sampled_from(["domestic_abuse", "hate_crime", "stalking_harassment"])),
    grounds=some.frozensets(some.sampled_from(["vulnerable", "intimidated", "persistently_targeted", "discretion"])),
    born_on=some.none() | some.dates(date(1900, 1, 1), date(2026, 11, 25)),
    now=some.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=some.just(UTC)),
)
def test_more_that_speaks_of_risk_never_makes_it_less_urgent_and_today_is_today(
    event_type: str,
    data: dict[str, object],
    group: str,
    flags: frozenset[str],
    grounds: frozenset[str],
    born_on: date | None,
    now: datetime,
) -> None:
    rank = {None: 0, TODAY: 1, NOW: 2}
    plain = a_victim(group, flags=flags, grounds=grounds, born_on=born_on)
    found = urgency_of_news(EventType(event_type), data, plain, at=now)
    more = [
        a_victim(group, flags=flags, grounds=grounds, born_on=born_on, is_guarded=True),
        a_victim(group, flags=flags | {"domestic_abuse"}, grounds=grounds, born_on=born_on),
        a_victim(group, flags=flags, grounds=grounds | {"intimidated"}, born_on=born_on),
    ]

    assert all(rank[urgency_of_news(EventType(event_type), data, one, at=now)] >= rank[found] for one in more)
    for haste in NewsUrgency:
        due_at = risk_news_due_at(haste, now=now, quiet=QUIET)
        assert now + timedelta(minutes=15) <= due_at
        assert london_date(due_at) == london_date(now) or due_at == now + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("event_type", "data"),
    [
        ("hearing.resulted", {"result": "acquitted"}),
        ("hearing.resulted", {"result": "discontinued"}),
        ("prosecution.decision", {"decision": "discontinued"}),
        ("prosecution.decision", {"decision": "no_charge"}),
    ],
)
@pytest.mark.parametrize(
    ("victim", "haste"),
    [
        (a_victim(is_guarded=True), NOW),
        (a_victim(flags=frozenset({"domestic_abuse"})), NOW),
        (a_victim(grounds=frozenset({"intimidated"})), NOW),
        (a_victim("violence"), TODAY),
        (a_victim(), TODAY),  # a court held the suspect because bail would not do
    ],
)
def test_a_defendant_who_was_held_walks_out_when_the_case_ends(
    event_type: str, data: dict[str, object], victim: VictimAtRisk, haste: NewsUrgency
) -> None:
    assert urgency_of_news(EventType(event_type), data, victim, at=AT, was_held=True) is haste
    assert (
        urgency_of_news(EventType(event_type), data, victim, at=AT) is None
    )  # the suspect was on bail: nothing changes that day


@pytest.mark.parametrize("result", ["convicted", "guilty_plea", "adjourned", "remanded", "not_guilty_plea"])
def test_a_defendant_who_stays_in_custody_is_no_news_of_risk(result: str) -> None:
    victim = a_victim("violence", is_guarded=True)
    assert urgency_of_news(EventType.HEARING_RESULTED, {"result": result}, victim, at=AT, was_held=True) is None


HEARING = some.fixed_dictionaries(
    {"result": some.sampled_from(["remanded", "bail_granted", "adjourned"])},
    optional={"suspect_ref": some.sampled_from(["S1", "S2"])},
)


@given(earlier=some.lists(HEARING, max_size=6), suspect=some.sampled_from(["S1", "S2", None]))
def test_the_last_hearing_says_whether_a_suspect_was_held(earlier: list[dict[str, str]], suspect: str | None) -> None:
    held = is_suspect_held(earlier, suspect=suspect)

    own = [one["result"] for one in earlier if one.get("suspect_ref") == suspect and one["result"] != "adjourned"]
    of_nobody = [one for one in earlier if "suspect_ref" not in one and one["result"] == "remanded"]
    if not any(one["result"] == "remanded" for one in earlier):
        assert not held
    if own and not of_nobody and suspect:
        assert held is (own[-1] == "remanded")
    if earlier and earlier[-1] == {"result": "remanded"}:
        assert held  # the news may be about any of them


@pytest.mark.parametrize(
    ("sentence", "may_walk_out"),
    [
        ({"sentence": "community order"}, True),
        ({"sentence": "Suspended sentence order", "sentence_months": 8}, True),
        ({"sentence": "fine"}, True),
        ({}, True),
        ({"sentence": "imprisonment", "sentence_months": 18}, False),
        ({"sentence_months": 2}, False),
        ({"sentence": "Life imprisonment"}, False),
        ({"sentence": "detention and training order"}, False),
        ({"hospital_order": True}, False),
    ],
)
def test_a_defendant_who_was_held_walks_out_with_a_sentence_that_is_not_custody(
    sentence: dict[str, object], may_walk_out: bool
) -> None:
    assert may_end_custody(EventType.HEARING_RESULTED, {"result": "sentenced", **sentence}) is may_walk_out
