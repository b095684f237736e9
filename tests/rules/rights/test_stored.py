"""Duties as rows: what may be stored, until when it holds, and that it never differs from working it out anew."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.random_cases import Maker
from tests.rules.rights.story import Story, ref
from victimcare.rules import clock
from victimcare.rules.rights import Fact, Unit, ledger_at, work_out_duties, work_out_ledger
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days

seeds = st.integers(min_value=0, max_value=2**32)


def facts_of(seed: int) -> list[Fact]:
    return [
        Fact(e["source"], e["id"], e["type"], clock.parse_moment(e["time"]), e["sequence"], e["data"])
        for e in Maker(seed).case()
    ]


@given(seeds, st.randoms(use_true_random=False), st.integers(0, 500))
@settings(max_examples=150, deadline=None)
def test_the_order_in_which_facts_come_changes_nothing(seed: int, shuffler: Random, days: int) -> None:
    facts = facts_of(seed)
    as_of = min(fact.time for fact in facts) + timedelta(days=days)
    first = work_out_ledger(facts, rights_catalogue(), shipped_working_days(), as_of=as_of)
    shuffler.shuffle(facts)

    assert work_out_ledger(facts, rights_catalogue(), shipped_working_days(), as_of=as_of) == first


@given(seeds)
@settings(max_examples=150, deadline=None)
def test_nothing_counted_in_working_days_is_due_on_a_day_off(seed: int) -> None:
    facts, calendar = facts_of(seed), shipped_working_days()
    answer = work_out_duties(facts, rights_catalogue(), calendar, as_of=max(fact.time for fact in facts))

    for victim in answer.victims:
        for duty in victim.duties:
            if duty.unit is Unit.WORKING_DAY and duty.due_on is not None:
                assert calendar.is_working_day(duty.due_on)
                assert duty.due_on > duty.starts_on
                assert duty.due_at == clock.end_of_day(duty.due_on)


@given(seeds, st.integers(0, 30 * 86400), st.lists(st.integers(0, 300 * 86400), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_stored_rows_and_their_status_equal_working_it_out_anew(
    seed: int, stored_after: int, asked_after: list[int]
) -> None:
    """Stored at one moment, asked at later ones; worked out anew exactly when they no longer hold."""
    facts, calendar = facts_of(seed), shipped_working_days()
    now = min(fact.time for fact in facts) + timedelta(seconds=stored_after)
    stored = work_out_duties(facts, rights_catalogue(), calendar, as_of=now)

    for seconds in sorted(asked_after):
        now += timedelta(seconds=seconds)
        if not stored.holds_at(now):
            stored = work_out_duties(facts, rights_catalogue(), calendar, as_of=now)

        assert ledger_at(stored, now) == work_out_ledger(facts, rights_catalogue(), calendar, as_of=now)


@given(seeds)
@settings(max_examples=100, deadline=None)
def test_a_fact_after_a_dutys_end_never_changes_it(seed: int) -> None:
    """A duty met by then stays met whatever happens later; a missed one stays missed, except that it may be met."""
    facts, calendar = facts_of(seed), shipped_working_days()
    times = sorted({fact.time for fact in facts})
    middle = times[len(times) // 2]
    before = work_out_ledger(facts, rights_catalogue(), calendar, as_of=middle)
    after = {
        (duty.victim_id, duty.id, duty.triggered_by): duty
        for victim in work_out_duties(facts, rights_catalogue(), calendar, as_of=times[-1]).victims
        for duty in victim.duties
    }

    for victim in before.victims:
        for then in victim.duties:
            if then.met_at is not None and not then.duty.is_window:
                assert after[then.duty.victim_id, then.duty.id, then.duty.triggered_by] == then.duty


def test_rows_hold_from_the_last_event_counted_until_the_first_that_lies_ahead() -> None:
    story = Story("2026-03-02T08:00:00Z")
    arrest = story.arrest("2026-03-03T10:00:00Z")
    story.contact("2026-03-04T10:00:00Z", arrest)

    duties = story.duties("2026-03-03T12:00:00Z")

    assert (duties.good_from, duties.good_until) == (arrest.time, clock.parse_moment("2026-03-04T10:00:00Z"))
    assert not duties.holds_at(clock.parse_moment("2026-03-03T09:59:59Z"))
    assert duties.holds_at(clock.parse_moment("2026-03-03T10:00:00Z"))
    assert duties.holds_at(clock.parse_moment("2026-03-04T09:59:59Z"))
    assert not duties.holds_at(clock.parse_moment("2026-03-04T10:00:00Z"))


def test_rows_are_not_asked_at_a_moment_for_which_they_do_not_hold() -> None:
    story = Story("2026-03-02T08:00:00Z")

    with pytest.raises(ValueError, match="not at 2026-03-01"):
        ledger_at(story.duties(), clock.parse_moment("2026-03-01T10:00:00Z"))


def test_with_no_event_ahead_they_hold_for_good() -> None:
    assert Story("2026-03-02T08:00:00Z").duties().holds_at(clock.parse_moment("2099-01-01T00:00:00Z"))


def test_planned_starts_are_among_the_rows_and_listed_when_they_come() -> None:
    story = Story("2026-03-02T08:00:00Z")
    listed = story.add(
        "hearing.listed",
        "2026-03-03T09:00:00Z",
        hearing_ref="h1",
        kind="trial",
        received_by_wcu_at="2026-03-06T09:00:00Z",
    )

    stored = story.duties("2026-03-03T12:00:00Z")

    assert [duty.id for duty in stored.started_by(ref(listed))] == ["r8_hearing_date"]
    assert ledger_at(stored, clock.parse_moment("2026-03-05T09:00:00Z")) == story.ledger("2026-03-05T09:00:00Z")
    assert ledger_at(stored, clock.parse_moment("2026-03-06T09:00:00Z")) == story.ledger("2026-03-06T09:00:00Z")
