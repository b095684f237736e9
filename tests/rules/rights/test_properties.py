"""What holds for every ledger, whatever happened: made-up cases at hard moments, with acts of people and without."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.random_cases import Maker
from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import (
    CaseDuties,
    Duty,
    DutyStatus,
    Fact,
    Unit,
    duty_acts,
    ledger_at,
    standing_of_duty,
    work_out_duties,
)
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days

CALENDAR = shipped_working_days()
SEEDS = st.integers(0, 10_000_000)
INSTANT = timedelta(seconds=1)
Key = tuple[str, str, Any]


def facts_of(seed: int, with_people: bool) -> list[Fact]:
    return [
        Fact(e["source"], e["id"], e["type"], clock.parse_moment(e["time"]), e["sequence"], e["data"])
        for e in Maker(seed, with_people=with_people).case()
    ]


def worked_out(facts: list[Fact], as_of: datetime) -> CaseDuties:
    return work_out_duties(facts, rights_catalogue(), CALENDAR, as_of=as_of)


def by_key(duties: CaseDuties) -> dict[Key, Duty]:
    return {(duty.victim_id, duty.id, duty.triggered_by): duty for victim in duties.victims for duty in victim.duties}


@given(seed=SEEDS, with_people=st.booleans(), draw=st.randoms(use_true_random=False))
def test_any_order_of_the_same_facts_gives_the_same_ledger(seed: int, with_people: bool, draw: Random) -> None:
    facts = facts_of(seed, with_people)
    as_of = max(fact.time for fact in facts)
    shuffled = draw.sample(facts, len(facts))

    assert worked_out(shuffled, as_of) == worked_out(facts, as_of)


@given(seed=SEEDS, with_people=st.booleans(), place=st.integers(0, 20))
def test_a_fact_from_after_a_dutys_end_never_changes_that_duty(seed: int, with_people: bool, place: int) -> None:
    """All facts up to one moment; then those after it too. What had ended by then stays as it was."""
    facts = sorted(facts_of(seed, with_people), key=lambda fact: fact.time)
    until, end = facts[min(place, len(facts) - 1)].time, facts[-1].time
    before, after = by_key(worked_out(facts, until)), by_key(worked_out(facts, end))

    for key, duty in before.items():
        was, now = standing_of_duty(duty, until), standing_of_duty(after[key], end)
        if was.status in (DutyStatus.MET, DutyStatus.MET_LATE):
            assert replace(after[key], explained_by=None) == replace(duty, explained_by=None)
        elif was.status is DutyStatus.MISSED:
            assert after[key].due_at == duty.due_at
            assert now.status in (DutyStatus.MISSED, DutyStatus.MET_LATE)
        elif was.status in (DutyStatus.DECLINED, DutyStatus.NOT_OWED) and duty.ending is not None:
            assert now.status is was.status or now.met_at is not None or _is_back(facts, until)


def _is_back(facts: list[Fact], until: datetime) -> bool:
    return any(fact.time > until and fact.type in (*duty_acts.ABOUT_ONE_DUTY, *duty_acts.CHOICES) for fact in facts)


@given(seed=SEEDS, with_people=st.booleans(), closed=st.sets(st.integers(0, 20), max_size=3))
def test_working_days_never_end_on_a_day_that_is_none(seed: int, with_people: bool, closed: set[int]) -> None:
    facts = facts_of(seed, with_people)
    first = clock.london_date(min(fact.time for fact in facts))
    calendar = replace(CALENDAR, closed=CALENDAR.closed | {first + timedelta(days=ahead) for ahead in closed})

    answer = work_out_duties(facts, rights_catalogue(), calendar, as_of=max(fact.time for fact in facts))

    for duty in by_key(answer).values():
        if duty.unit is Unit.WORKING_DAY and duty.due_on is not None:
            assert calendar.is_working_day(duty.due_on)
            assert duty.due_on > duty.starts_on
        if duty.due_at is not None and duty.unit is not Unit.HOUR:
            assert clock.london_text(duty.due_at)[:19] == f"{duty.due_on}T23:59:59"


def _act(kind: str, duty: Duty, at: datetime, **data: Any) -> Fact:
    name = {"duty": duty.id, "triggered_by": duty.triggered_by.id, "triggered_by_source": duty.triggered_by.source}
    return Fact(
        "urn:victimcare:desk",
        f"{kind}-{at}",
        EventType(kind),
        at,
        1_000_000,
        {"victim_id": duty.victim_id, **name, **data},
    )


@given(seed=SEEDS, pick=st.integers(0, 1000), kinds=st.sampled_from(["decline", "hold", "not_owed"]))
def test_what_is_taken_back_leaves_the_ledger_as_it_was(seed: int, pick: int, kinds: str) -> None:
    facts = facts_of(seed, with_people=False)
    now = max(fact.time for fact in facts)
    duties = list(by_key(worked_out(facts, now)).values())
    duty = duties[pick % len(duties)] if duties else None
    if duty is None or standing_of_duty(duty, now).status not in (DutyStatus.DUE, DutyStatus.MISSED):
        return
    then, later = now + INSTANT, now + 2 * INSTANT
    day = (clock.london_date(now) + timedelta(days=9)).isoformat()
    pairs = {
        "decline": (_act(EventType.DUTY_DECLINED, duty, then), _act(EventType.DUTY_DECLINE_TAKEN_BACK, duty, later)),
        "hold": (
            _act(EventType.DUTY_HELD, duty, then, reason="decision_not_final", review_on=day),
            _act(EventType.DUTY_HOLD_ENDED, duty, later),
        ),
        "not_owed": (
            _act(EventType.DUTY_NOT_OWED, duty, then, reason="recorded_in_error"),
            _act(EventType.DUTY_OWED_AFTER_ALL, duty, later),
        ),
    }

    with_both = worked_out([*facts, *pairs[kinds]], later)

    assert by_key(with_both) == by_key(worked_out(facts, later))


@given(seed=SEEDS, pick=st.integers(0, 1000), days=st.integers(0, 30))
def test_a_hold_that_is_not_reviewed_counts_as_if_it_had_never_been(seed: int, pick: int, days: int) -> None:
    facts = facts_of(seed, with_people=False)
    now = max(fact.time for fact in facts)
    duties = [duty for duty in by_key(worked_out(facts, now)).values() if not duty.is_window]
    if not duties:
        return
    duty = duties[pick % len(duties)]
    was = standing_of_duty(duty, now).status
    review_on = clock.london_date(now) + timedelta(days=days)
    held = _act(EventType.DUTY_HELD, duty, now + INSTANT, reason="decision_not_final", review_on=review_on.isoformat())
    key = (duty.victim_id, duty.id, duty.triggered_by)

    with_hold = by_key(worked_out([*facts, held], now + INSTANT))[key]

    if was is DutyStatus.DUE and clock.london_date(now + INSTANT) <= review_on:
        assert standing_of_duty(with_hold, clock.end_of_day(review_on)).status in (
            DutyStatus.HELD,
            DutyStatus.MET,
            DutyStatus.MET_LATE,
        )
    after = _next_day(review_on)
    assert standing_of_duty(with_hold, after).status == standing_of_duty(duty, after).status or duty.ending is not None


def _next_day(day: date) -> datetime:
    return clock.end_of_day(day) + INSTANT


@given(seed=SEEDS, with_people=st.booleans(), hours=st.integers(0, 24 * 400))
def test_stored_rows_answer_as_the_timeline_does_at_any_later_moment(seed: int, with_people: bool, hours: int) -> None:
    facts = facts_of(seed, with_people)
    now = max(fact.time for fact in facts)
    later = now + timedelta(hours=hours)

    assert ledger_at(worked_out(facts, now), later) == ledger_at(worked_out(facts, later), later)
