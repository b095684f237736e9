"""The counting of the ledger contract, rules 1 to 6, at the moments where counting goes wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from victimcare.rules import clock

EASTER_2026 = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
CHRISTMAS_2026 = frozenset({date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
CALENDAR = clock.WorkingDays(EASTER_2026 | CHRISTMAS_2026, range(2026, 2028))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-02T09:00:00Z", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("2026-03-02T09:00:00-00:00", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("2026-06-30T23:30:00-05:30", datetime(2026, 7, 1, 5, tzinfo=UTC)),
        ("2026-03-02T09:00:00.1234567899Z", datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)),
        ("2026-03-02T09:00:00.5Z", datetime(2026, 3, 2, 9, 0, 0, 500000, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2017, 1, 1, tzinfo=UTC)),
        ("2017-01-01T00:59:60.25+01:00", datetime(2017, 1, 1, 0, 0, 0, 250000, tzinfo=UTC)),
    ],
)
def test_a_written_moment_is_read_whatever_its_offset(text: str, expected: datetime) -> None:
    read = clock.parse_moment(text)

    assert read == expected
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02T09:00:00",
        "2026-03-02T09:00:61Z",
        "2026-02-29T09:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "9999-12-31T23:59:60Z",
        "yesterday",
        "",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the sentence differs, the kind does not
        clock.parse_moment(text)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-06-30T23:30:00Z", date(2026, 7, 1)),
        ("2026-12-31T23:30:00Z", date(2026, 12, 31)),
        ("2026-07-01T00:30:00+02:00", date(2026, 6, 30)),
        ("2026-03-29T00:59:59Z", date(2026, 3, 29)),
    ],
)
def test_the_date_is_londons(written: str, day: date) -> None:
    assert clock.london_date(clock.parse_moment(written)) == day


def test_a_day_ends_a_second_before_midnight_in_london() -> None:
    assert clock.london_text(clock.end_of_day(date(2026, 3, 3))) == "2026-03-03T23:59:59+00:00"
    assert clock.london_text(clock.end_of_day(date(2026, 7, 3))) == "2026-07-03T23:59:59+01:00"


@pytest.mark.parametrize("arrested", [date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 8)])
def test_one_working_day_after_friday_saturday_or_sunday_is_monday(arrested: date) -> None:
    assert CALENDAR.after(arrested, 1) == date(2026, 3, 9)


def test_five_working_days_over_christmas() -> None:
    assert CALENDAR.after(date(2026, 12, 24), 5) == date(2027, 1, 5)


def test_a_count_that_leaves_the_known_years_is_not_guessed() -> None:
    assert CALENDAR.after(date(2027, 12, 30), 1) == date(2027, 12, 31)
    assert CALENDAR.after(date(2027, 12, 30), 2) is None
    assert CALENDAR.after(date(2025, 12, 31), 1) == date(2026, 1, 1)
    assert CALENDAR.after(date(2025, 12, 30), 1) is None


def test_a_day_outside_the_known_years_is_neither_open_nor_closed() -> None:
    assert CALENDAR.is_working_day(date(2026, 12, 24)) is True
    assert CALENDAR.is_working_day(date(2026, 12, 25)) is False
    assert CALENDAR.is_working_day(date(2028, 1, 4)) is None


def test_hours_run_through_both_clock_changes() -> None:
    spring = clock.hours_after(clock.parse_moment("2026-03-28T12:00:00+00:00"), 24)
    autumn = clock.hours_after(clock.parse_moment("2026-10-24T12:00:00+01:00"), 24)

    assert clock.london_text(spring) == "2026-03-29T13:00:00+01:00"
    assert clock.london_text(autumn) == "2026-10-25T11:00:00+00:00"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 12, 31), 3, date(2027, 3, 31)),
        (date(2026, 10, 1), 3, date(2027, 1, 1)),
    ],
)
def test_months_keep_the_day_or_take_the_last(start: date, months: int, end: date) -> None:
    assert clock.months_after(start, months) == end


def test_born_on_29_february_birthdays_fall_on_1_march_in_a_common_year() -> None:
    assert clock.birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert clock.birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)
    assert clock.birthday(date(2008, 5, 1), 18) == date(2026, 5, 1)


def test_what_must_not_wait_for_ever_counts_every_day_where_the_calendar_ends() -> None:
    calendar = clock.WorkingDays(frozenset({date(2026, 12, 25)}), range(2026, 2027))

    assert calendar.later(date(2026, 12, 24), 1) == date(2026, 12, 28)
    assert calendar.later(date(2026, 12, 30), 3) == date(2027, 1, 2)
