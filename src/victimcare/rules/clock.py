"""Counts time as the law does: London dates, working days, elapsed hours, calendar months.

Moments are aware datetimes in UTC. Two datetimes that share the London zone compare by their wall clocks, which is
wrong in the hour when the clocks go back, so London is used only to ask for a date or to write out a moment.

The rules are those of the ledger contract, "Counting time" (rules 1 to 6).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
_ONE_SECOND = timedelta(seconds=1)


def parse_moment(text: str) -> datetime:
    """Read an RFC 3339 date-time, whatever its offset, as a moment in UTC.

    Second 60 is the next second, `-00:00` is UTC, and digits after the sixth of a fraction are cut.

    Raises ValueError for text that is not a date-time, has no offset, or is outside years 1 to 9999 in UTC.
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = _leap_second(text)
    if read.tzinfo is None:
        raise ValueError(f"{text!r} has no offset")
    try:
        return read.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{text!r} is outside the years that can be counted") from None


def _leap_second(text: str) -> datetime:
    if text[17:19] != "60":
        raise ValueError(f"{text!r} is not a date and time with an offset")
    try:
        return datetime.fromisoformat(f"{text[:17]}59{text[19:]}") + _ONE_SECOND
    except OverflowError:
        raise ValueError(f"{text!r} is outside the years that can be counted") from None


@lru_cache(maxsize=2_000)  # a case's few moments are looked up again and again
def london_date(at: datetime) -> date:
    """The date in London at this moment, whatever offset it was written with."""
    return at.astimezone(LONDON).date()


def london_moment(day: date, at: time) -> datetime:
    """The moment, in UTC, at which clocks in London show this time; the first, if the hour comes twice."""
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)


def london_text(at: datetime) -> str:
    """The moment as RFC 3339 in London time with its offset."""
    return at.astimezone(LONDON).isoformat()


@lru_cache(maxsize=20_000)
def end_of_day(day: date) -> datetime:
    """23:59:59 London time on this day: what is due on a day is due then."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=LONDON).astimezone(UTC)


def hours_after(at: datetime, hours: int) -> datetime:
    """Elapsed hours: on a night when the clocks change, the wall clock shows an hour more or less."""
    return at.astimezone(UTC) + timedelta(hours=hours)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def birthday(born: date, age: int) -> date:
    """The day on which a person reaches this age; if born on 29 February, it is 1 March in a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date | None, day: date) -> int | None:
    """In whole years. None if no birth date is known, as for a business."""
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days of England and Wales: Monday to Friday and not a bank holiday.

    `closed` are the bank holidays and `years` the whole years for which they are known. No holiday is ever computed: a
    count that would need a day outside those years gives None.
    """

    closed: frozenset[date]
    years: range
    _open: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.years or self.years.step != 1:
            raise ValueError(f"a calendar covers an unbroken run of years, not {self.years}")
        days = (self.first_day + timedelta(days=n) for n in range((self.last_day - self.first_day).days + 1))
        object.__setattr__(self, "_open", tuple(day for day in days if self._is_open(day)))

    @property
    def first_day(self) -> date:
        return date(self.years.start, 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.years.stop - 1, 12, 31)

    def after(self, start: date, days: int) -> date | None:
        """The n-th working day after `start` (n at least 1), which is itself never counted."""
        if days < 1:
            raise ValueError(f"working days are counted from one, not {days}")
        if start + ONE_DAY < self.first_day:
            return None
        place = bisect_right(self._open, start) + days - 1
        return self._open[place] if place < len(self._open) else None

    def later(self, start: date, days: int) -> date:
        """As `after`, but counts every day if the calendar does not reach, for things that must not wait for ever."""
        return self.after(start, days) or start + days * ONE_DAY

    def before(self, day: date, days: int) -> date | None:
        """The n-th working day before `day` (n at least 1), which is itself never counted. None beyond the calendar."""
        if days < 1:
            raise ValueError(f"working days are counted from one, not {days}")
        if day - ONE_DAY > self.last_day:
            return None
        place = bisect_left(self._open, day) - days
        return self._open[place] if place >= 0 else None

    def is_working_day(self, day: date) -> bool | None:
        """Whether offices are open on this day; None if the calendar does not reach."""
        return self._is_open(day) if day.year in self.years else None

    def _is_open(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed
