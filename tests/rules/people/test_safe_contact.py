from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.force import Hours
from victimcare.rules.people.safe_contact import (
    HAND_OVER_WITHIN,
    Person,
    Plan,
    SendText,
    Wait,
    Why,
    Window,
    Wording,
    decide,
    hours_from,
    never_close,
)

LONDON = ZoneInfo("Europe/London")
QUIET = Hours(time(21), time(8))
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday in winter time
STATED = Plan(
    is_confirmed=False,
    may_text=True,
    has_number=True,
    hours=(),
    wording=Wording.NEUTRAL,
    may_say_police=False,
    sender_name="",
)
CONFIRMED = replace(STATED, is_confirmed=True)
NEUTRAL = SendText(Wording.NEUTRAL, sender_name="", may_say_police=False)


def at(text: str) -> datetime:
    """A moment by the clock in London."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def only(days: str, start: str, end: str) -> tuple[Window, ...]:
    return hours_from([{"days": days.split(), "from": start, "to": end}])


ALL_DAYS = "mon tue wed thu fri sat sun"


@pytest.mark.parametrize(
    ("windows", "never"),
    [
        ((), False),
        (only(ALL_DAYS, "00:00", "12:00") + only(ALL_DAYS, "12:00", "00:00"), True),
        (only(ALL_DAYS, "09:00", "08:00") + only(ALL_DAYS, "08:00", "09:00"), True),
        (only(ALL_DAYS, "00:00", "12:00") + only("mon tue wed thu fri sat", "12:00", "00:00"), False),
        (only(ALL_DAYS, "09:00", "08:59"), False),
    ],
)
def test_hours_that_never_close(windows: tuple[Window, ...], never: bool) -> None:
    assert never_close(windows) is never


@pytest.mark.parametrize(
    ("plan", "is_guarded", "decision"),
    [
        (None, False, Person(Why.NOT_ASKED)),
        (None, True, Person(Why.GUARDED)),
        (STATED, False, NEUTRAL),
        (STATED, True, Person(Why.GUARDED)),
        (replace(STATED, may_text=False), False, Person(Why.NOT_BY_TEXT)),
        (replace(STATED, has_number=False), False, Person(Why.NO_NUMBER)),
        (replace(STATED, wording=Wording.NONE), False, Person(Why.NO_WORDS)),
        # a stated plan never gives more than neutral words, whatever it says
        (replace(STATED, wording=Wording.FULL, may_say_police=True, sender_name="Open"), False, NEUTRAL),
        (CONFIRMED, True, NEUTRAL),
        (replace(CONFIRMED, may_text=False), True, Person(Why.NOT_BY_TEXT)),
        (replace(CONFIRMED, wording=Wording.NONE), False, Person(Why.NO_WORDS)),
        (replace(CONFIRMED, wording=Wording.RING_US), True, SendText(Wording.RING_US, "", False)),
        (replace(CONFIRMED, wording=Wording.FULL), False, NEUTRAL),
        (
            replace(CONFIRMED, wording=Wording.FULL, may_say_police=True, sender_name="Rowan"),
            True,
            SendText(Wording.FULL, "Rowan", True),
        ),
    ],
)
def test_what_her_plan_allows_is_what_is_done(
    plan: Plan | None, is_guarded: bool, decision: SendText | Wait | Person
) -> None:
    assert decide(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON) == decision


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        ("2026-03-04T07:59:59", Wait(at("2026-03-04T08:00:00"))),
        ("2026-03-04T08:00:00", NEUTRAL),
        ("2026-03-04T20:59:54", NEUTRAL),
        ("2026-03-04T20:59:55", Wait(at("2026-03-05T08:00:00"))),  # the call could come at 21:00:00
        ("2026-03-04T21:00:00", Wait(at("2026-03-05T08:00:00"))),
        ("2026-03-05T00:00:00", Wait(at("2026-03-05T08:00:00"))),
    ],
)
def test_without_hours_of_her_own_the_forces_quiet_hours_hold(now: str, decision: SendText | Wait) -> None:
    assert decide(STATED, is_guarded=False, quiet=QUIET, now=at(now)) == decision


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        ("2026-03-06T21:59:00", Wait(at("2026-03-06T22:00:00"))),  # Friday evening
        ("2026-03-06T22:00:00", NEUTRAL),
        ("2026-03-07T01:59:54", NEUTRAL),  # Saturday, still Friday's window
        ("2026-03-07T02:00:00", Wait(at("2026-03-13T22:00:00"))),
        ("2026-03-06T01:00:00", Wait(at("2026-03-06T22:00:00"))),  # Thursday's night is not hers
    ],
)
def test_hours_over_midnight_belong_to_the_day_they_begin_on(now: str, decision: SendText | Wait) -> None:
    plan = replace(CONFIRMED, hours=only("fri", "22:00", "02:00"))

    assert decide(plan, is_guarded=True, quiet=QUIET, now=at(now)) == decision


def test_hours_of_her_own_may_lie_in_the_forces_quiet_hours() -> None:
    plan = replace(CONFIRMED, hours=only("wed", "22:00", "23:00"))

    assert decide(plan, is_guarded=True, quiet=QUIET, now=at("2026-03-04T22:30:00")) == NEUTRAL


@pytest.mark.parametrize("hours", [only("", "10:00", "14:00"), only("mon", "10:00", "10:00")])
def test_hours_that_never_come_are_a_matter_for_a_person(hours: tuple[Window, ...]) -> None:
    plan = replace(CONFIRMED, hours=hours)

    assert decide(plan, is_guarded=False, quiet=QUIET, now=NOON) == Person(Why.NO_HOUR)


def test_a_force_without_quiet_hours_sends_at_night() -> None:
    quiet = Hours(time(0), time(0))

    assert decide(STATED, is_guarded=False, quiet=quiet, now=at("2026-03-04T03:00:00")) == NEUTRAL


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        # 29 March 2026: 01:00 becomes 02:00. The half hour from 01:30 to 02:00 does not exist.
        ("2026-03-29T00:59:00+00:00", Wait(datetime(2026, 3, 29, 1, 30, tzinfo=UTC))),
        ("2026-03-29T01:30:00+00:00", NEUTRAL),  # 02:30 by the clock
        ("2026-03-29T01:59:50+00:00", NEUTRAL),
        ("2026-03-29T02:00:00+00:00", Wait(datetime(2026, 4, 5, 0, 30, tzinfo=UTC))),  # 03:00; next Sunday 01:30
        # 25 October 2026: 02:00 becomes 01:00. The half hour from 01:30 comes twice.
        ("2026-10-25T00:00:00+00:00", Wait(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))),
        ("2026-10-25T00:59:00+00:00", NEUTRAL),  # 01:59, before the change
        ("2026-10-25T01:00:00+00:00", Wait(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))),  # 01:00 again
        ("2026-10-25T02:59:00+00:00", NEUTRAL),
        ("2026-10-25T03:00:00+00:00", Wait(datetime(2026, 11, 1, 1, 30, tzinfo=UTC))),
    ],
)
def test_hours_follow_the_clock_on_the_wall_when_it_changes(now: str, decision: SendText | Wait) -> None:
    plan = replace(CONFIRMED, hours=only("sun", "01:30", "03:00"))

    assert decide(plan, is_guarded=True, quiet=QUIET, now=datetime.fromisoformat(now)) == decision


CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59))
WINDOWS = st.lists(st.builds(Window, st.frozensets(st.integers(0, 6), max_size=7), CLOCK, CLOCK), max_size=3).map(tuple)
PLANS = st.builds(
    Plan,
    is_confirmed=st.booleans(),
    may_text=st.booleans(),
    has_number=st.booleans(),
    hours=WINDOWS,
    wording=st.sampled_from(Wording),
    may_say_police=st.booleans(),
    sender_name=st.sampled_from(["", "Rowan"]),
)
# Half of the moments lie around the two nights on which the clocks change.
MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),
    st.datetimes(datetime(2026, 3, 28), datetime(2026, 3, 30)),
    st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 26)),
).map(lambda naive: naive.replace(tzinfo=UTC))
QUIETS = st.builds(Hours, CLOCK, CLOCK)


def _allows(plan: Plan, quiet: Hours, moment: datetime) -> bool:
    """Whether a text may arrive at this moment, worked out minute by minute from the words of the contract."""
    local = moment.astimezone(LONDON)
    minute = local.hour * 60 + local.minute
    if not plan.hours:
        start, end = (clock.hour * 60 + clock.minute for clock in (quiet.start, quiet.end))
        silent = start <= minute < end if start <= end else minute >= start or minute < end
        return not silent
    for window in plan.hours:
        start, end = (clock.hour * 60 + clock.minute for clock in (window.start, window.end))
        yesterday = (local.weekday() - 1) % 7
        over = end < start
        if local.weekday() in window.days and minute >= start and (over or minute < end):
            return True
        if over and yesterday in window.days and minute < end:
            return True
    return False


@settings(max_examples=600, deadline=None)
@given(plan=PLANS, is_guarded=st.booleans(), quiet=QUIETS, now=MOMENTS)
def test_nothing_is_ever_sent_outside_her_hours_or_against_her_plan(
    plan: Plan, is_guarded: bool, quiet: Hours, now: datetime
) -> None:
    decision = decide(plan, is_guarded=is_guarded, quiet=quiet, now=now)

    if is_guarded and not plan.is_confirmed:
        assert decision == Person(Why.GUARDED)
    if isinstance(decision, SendText):
        assert plan.may_text
        assert plan.has_number
        assert _allows(plan, quiet, now)
        assert _allows(plan, quiet, now + HAND_OVER_WITHIN)
        assert decision.wording is not Wording.NONE
        assert decision.wording is not Wording.FULL or (plan.is_confirmed and plan.may_say_police)


@settings(max_examples=600, deadline=None)
@given(plan=PLANS, quiet=QUIETS, now=MOMENTS)
def test_a_wait_ends_in_her_hours_and_no_later_than_the_next_of_them(plan: Plan, quiet: Hours, now: datetime) -> None:
    decision = decide(plan, is_guarded=False, quiet=quiet, now=now)

    if isinstance(decision, Wait):
        assert decision.until > now
        assert isinstance(decide(plan, is_guarded=False, quiet=quiet, now=decision.until), SendText)
        # No whole hour of hers is slept through. In spring what lies behind the gap may begin up to an hour late.
        quarters = int((decision.until - now) / timedelta(minutes=15))
        allowed = [_allows(plan, quiet, now + quarter * timedelta(minutes=15)) for quarter in range(1, quarters)]
        assert sum(allowed) <= 4
