"""The hours at which the victim may be reached, by the clock on the wall in London, also on the nights on which it
changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from victimcare.rules.clock import LONDON, ONE_DAY
from victimcare.rules.force import Hours

# The provider is called within this of the gate's answer, so both ends of it must lie in her hours.
HAND_OVER_WITHIN = timedelta(seconds=5)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_MONDAY = date(2024, 1, 1)
_WEEK = 8  # days ahead that can hold the next open window: the same one a week on, if today's has begun


@dataclass(frozen=True, slots=True)
class Window:
    """Hours on some days, by the clock in London. `end` is exclusive; before `start`, it is on the next morning."""

    days: frozenset[int]  # Monday is 0
    start: time
    end: time

    def is_open(self, local: datetime) -> bool:
        today, at = local.weekday(), local.time()
        if self.start <= self.end:
            return today in self.days and self.start <= at < self.end
        return (today in self.days and at >= self.start) or ((today - 1) % 7 in self.days and at < self.end)


def next_open(windows: tuple[Window, ...], quiet: Hours, now: datetime) -> datetime | None:
    """From when a message may be handed over: `now` if it may at once; None: never. All in UTC.

    Without windows of her own every hour is open but the force's quiet ones.
    """
    if _fits(windows, quiet, now):
        return now
    return next((opening for opening in _openings(windows, quiet, now) if _fits(windows, quiet, opening)), None)


def hours_from(stated: Sequence[Mapping[str, object]]) -> tuple[Window, ...]:
    """Windows from the feed's own shape: `[{"days": ["mon"], "from": "10:00", "to": "14:00"}]`.

    A `to` equal to its `from` is no time at all.
    """
    return tuple(_window(one) for one in stated)


def never_close(windows: tuple[Window, ...]) -> bool:
    """Whether these hours are all hours: at each moment at which one ends another is open."""
    ends = [
        datetime.combine(_A_MONDAY + (day + (window.end < window.start)) * ONE_DAY, window.end)
        for window in windows
        for day in window.days
        if window.start != window.end
    ]
    return bool(ends) and all(any(window.is_open(end) for window in windows) for end in ends)


def _window(stated: Mapping[str, object]) -> Window:
    days = stated["days"]
    assert isinstance(days, list)
    return Window(
        frozenset(_DAYS.index(day) for day in days),
        time.fromisoformat(str(stated["from"])),
        time.fromisoformat(str(stated["to"])),
    )


def _fits(windows: tuple[Window, ...], quiet: Hours, now: datetime) -> bool:
    return _is_open(windows, quiet, now) and _is_open(windows, quiet, now + HAND_OVER_WITHIN)


def _is_open(windows: tuple[Window, ...], quiet: Hours, at: datetime) -> bool:
    local = at.astimezone(LONDON)
    if windows:
        return any(window.is_open(local) for window in windows)
    return not quiet.hold(local.time())


def _openings(windows: tuple[Window, ...], quiet: Hours, now: datetime) -> Iterator[datetime]:
    """The moments after `now`, in order, at which a window could open."""
    starts = {window.start for window in windows} or {quiet.end}
    today = now.astimezone(LONDON).date()
    for days in range(_WEEK + 1):
        on = today + days * ONE_DAY
        # An hour that comes twice in autumn is tried twice; one that is skipped in spring is read as one hour later.
        at_these = (datetime.combine(on, start, LONDON).replace(fold=fold) for start in starts for fold in (0, 1))
        yield from sorted({moment for at in at_these if (moment := at.astimezone(UTC)) > now})
