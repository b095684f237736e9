"""Calls expected in each half-hour, against a generated year whose true rates are known."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import pytest

from victimcare.rules.calls.staffing import HALF_HOURS, CallLog, CallLogTooShort, SpecialDays, forecast_calls

FIRST = date(2026, 1, 1)
HOLIDAYS = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31)})
OF_WEEKDAY = (1.2, 1.1, 1.0, 1.0, 1.1, 0.7, 0.5)


def rate(day: date, slot: int, special: SpecialDays) -> float:
    """Calls in this half-hour on average: most in the late morning, fewer at weekends, more in summer."""
    of_day = 22 * math.exp(-(((slot - 22) / 7) ** 2)) + 9 * math.exp(-(((slot - 36) / 4) ** 2)) + 0.3
    of_year = 1 + 0.25 * math.sin(2 * math.pi * (day - FIRST).days / 365)
    of_kind = 0.45 if day in special.holidays else OF_WEEKDAY[day.weekday()]
    return of_day * of_year * of_kind * special.factor(day)


def year(special: SpecialDays, *, seed: int, days: int = 250) -> CallLog:
    draw = random.Random(seed)
    each = [FIRST + timedelta(days=number) for number in range(days)]
    return {day: [came(draw, rate(day, slot, special)) for slot in range(HALF_HOURS)] for day in each}


def came(draw: random.Random, expected: float) -> int:
    """A Poisson number."""
    number, passed = 0, draw.expovariate(1.0)
    while passed < expected:
        number, passed = number + 1, passed + draw.expovariate(1.0)
    return number


def test_a_day_is_forecast_within_a_tenth_and_the_interval_holds_as_often_as_it_says() -> None:
    special = SpecialDays(HOLIDAYS)
    log = year(special, seed=4)
    off, held, slots = [], 0, 0
    for number in range(120, 250, 3):
        day = FIRST + timedelta(days=number)
        expected = forecast_calls(log, day, special)
        true = sum(rate(day, slot, special) for slot in range(HALF_HOURS))
        off.append(abs(sum(each.calls for each in expected) / true - 1))
        held += sum(each.low <= count <= each.high for each, count in zip(expected, log[day], strict=True))
        slots += HALF_HOURS

    assert sum(off) / len(off) < 0.06
    assert max(off) < 0.35  # the first holiday of its kind in half a year
    assert 0.8 < held / slots < 0.92  # of whole calls: where they are few it holds more


def test_a_holiday_is_like_earlier_holidays_and_the_first_one_like_a_sunday() -> None:
    log = year(SpecialDays(HOLIDAYS), seed=5)
    monday = date(2026, 5, 25)

    later = sum(each.calls for each in forecast_calls(log, monday, SpecialDays(HOLIDAYS)))
    first = sum(each.calls for each in forecast_calls(log, monday, SpecialDays(frozenset({monday}))))
    ordinary = sum(each.calls for each in forecast_calls(log, monday, SpecialDays()))

    assert later < ordinary * 0.55
    assert first < ordinary * 0.6


def test_an_event_makes_its_day_busier_and_no_other_day() -> None:
    match = date(2026, 6, 13)
    special = SpecialDays(HOLIDAYS, {match: 1.8})
    log = year(special, seed=6)
    week_after = match + timedelta(days=7)

    with_event = sum(each.calls for each in forecast_calls(log, match, special))
    without = sum(each.calls for each in forecast_calls(log, match, SpecialDays(HOLIDAYS)))
    later = sum(each.calls for each in forecast_calls(log, week_after, special))

    assert with_event == pytest.approx(1.8 * without)
    assert later == pytest.approx(sum(rate(week_after, slot, special) for slot in range(HALF_HOURS)), rel=0.12)


def test_a_fortnight_that_is_twice_as_busy_is_seen() -> None:
    log = {FIRST + timedelta(days=number): [4 if number < 60 else 6] * HALF_HOURS for number in range(74)}

    expected = forecast_calls(log, FIRST + timedelta(days=74), SpecialDays())

    assert expected[20].calls == pytest.approx(6, rel=0.12)


def test_nothing_is_forecast_from_nothing() -> None:
    with pytest.raises(CallLogTooShort):
        forecast_calls({}, FIRST, SpecialDays())


def test_the_day_itself_and_later_ones_are_not_looked_at() -> None:
    log = year(SpecialDays(), seed=7, days=90)
    day = FIRST + timedelta(days=60)

    assert forecast_calls(log, day, SpecialDays()) == forecast_calls(
        {each: log[each] for each in log if each < day}, day, SpecialDays()
    )
