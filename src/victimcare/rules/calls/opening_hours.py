"""When people take calls. The line itself always answers; outside these hours it says when people take calls again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from victimcare.rules.clock import WorkingDays, london_date, london_moment
from victimcare.rules.desk.rota import Shift

LOOK_AHEAD = timedelta(days=31)
_BANK_HOLIDAY = 7
_DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class OpeningWindow:
    """A part of a day by local time; `end` 00:00 is the end of the day."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """`of_day`: windows by day of the week, 0 for Monday, and 7 for bank holidays, whatever day they fall on."""

    of_day: Mapping[int, Sequence[OpeningWindow]] = field(default_factory=dict)

    def on(self, day: date, calendar: WorkingDays) -> Sequence[OpeningWindow]:
        is_bank_holiday = day.weekday() < 5 and calendar.is_working_day(day) is False
        return self.of_day.get(_BANK_HOLIDAY if is_bank_holiday else day.weekday(), ())


# For a force that sets no hours: people take calls whenever an agent is on duty.
ALWAYS_OPEN = OpeningHours({day: (OpeningWindow(time(0), time(0)),) for day in range(_BANK_HOLIDAY + 1)})


def is_always_open(hours: OpeningHours) -> bool:
    """Whether these hours are open day and night, bank holidays included."""
    return all(_minutes_covered(hours.of_day.get(day, ())) == _DAY for day in range(_BANK_HOLIDAY + 1))


def find_unstaffed_time(hours: OpeningHours, shifts: Iterable[Shift]) -> timedelta:
    """How much of a usual week these hours promise while no one is on the rota. Ignores bank holidays."""
    works: list[set[int]] = [set() for _ in range(7)]
    for shift in shifts:
        start, end = _minute(shift.start), _minute(shift.end)
        if start < end:
            works[shift.weekday].update(range(start, end))
        else:  # past midnight
            works[shift.weekday].update(range(start, _DAY))
            works[(shift.weekday + 1) % 7].update(range(end))
    missing = sum(
        len(set(range(_minute(window.start), _minute(window.end) or _DAY)) - works[day])
        for day in range(7)
        for window in hours.of_day.get(day, ())
    )
    return timedelta(minutes=missing)


def _minutes_covered(windows: Iterable[OpeningWindow]) -> int:
    return len({at for one in windows for at in range(_minute(one.start), _minute(one.end) or _DAY)})


def _minute(of_day: time) -> int:
    return of_day.hour * 60 + of_day.minute


@dataclass(frozen=True, slots=True)
class OpeningState:
    """`opens_at`: when people take calls again; None while they do, or where no such time is known."""

    is_open: bool
    opens_at: datetime | None = None


def opening_state(
    now: datetime, hours: OpeningHours, calendar: WorkingDays, closed_until: datetime | None = None
) -> OpeningState:
    """Whether people take calls at this moment. `closed_until`: staff closed the line by hand until then."""
    earliest = max(now, closed_until) if closed_until else now
    for opens, closes in _windows(earliest, hours, calendar):
        if closes > earliest:
            return OpeningState(True) if opens <= now == earliest else OpeningState(False, max(opens, earliest))
    return OpeningState(False)


def _windows(now: datetime, hours: OpeningHours, calendar: WorkingDays) -> Iterator[tuple[datetime, datetime]]:
    today = london_date(now)
    for ahead in range(LOOK_AHEAD.days):
        day = today + timedelta(days=ahead)
        for window in hours.on(day, calendar):
            yield (
                london_moment(day, window.start),
                london_moment(day + timedelta(days=window.end == time(0)), window.end),
            )
