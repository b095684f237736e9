"""Works out when a callback can be promised: within the force's callback hours and the victim's own.

All sums are in UTC, so a window on a night when the clocks change is as long as it says; promises are given in London
time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from victimcare.rules.clock import LONDON, WorkingDays, london_date, london_moment
from victimcare.rules.force import CallbackSlot
from victimcare.rules.safe_contact.contact_hours import HAND_OVER_WITHIN

# the least time a colleague needs to take up a callback, and the shortest window we promise
NOTICE = timedelta(minutes=30)
LOOK_AHEAD = timedelta(days=14)
# Limits on callbacks promised without an identity check: repeated requests can neither fill the desk's day nor make us
# ring one number all day. They lock no caller out: one with a code is always promised a call, and one without still
# reaches a person on the line.
MOST_SAME_CALLBACKS = 3  # for the same time, to one number
MOST_WITHOUT_PROOF, WITHOUT_PROOF_WITHIN = 200, timedelta(hours=1)
# Silent calls without an identity check get a task each, up to this many that are open or began within the span.
# Further ones share one task.
MOST_SILENT, SILENT_WITHIN = 20, timedelta(hours=1)
# Outcome of an attempt from the desk's own telephone: for the first span after the call, the colleague who rang may
# know better than the line. After the second, longer than any call, a missing outcome counts as unknown, and another
# colleague may ring.
CALLER_SAYS_WITHIN, OUTCOME_OPEN_AFTER = timedelta(minutes=3), timedelta(hours=3)
KEPT_FOR_KNOWN = 4  # in each of our times one place in this many, and at least one, is for known callers
CALLBACK_LOOKED_AT_WITHIN = timedelta(
    hours=1
)  # by a colleague, where we cannot ring: the call was cut off with no number, or a number was left
_GRAIN = timedelta(minutes=15)
# the last ring starts this long before a window ends, so that it rings within it
_LAST_RING = HAND_OVER_WITHIN + timedelta(seconds=1)
_HOLIDAYS = 30  # days: among this many at least one is a working day, whatever is closed

Suits = Callable[[datetime], bool]


@dataclass(frozen=True, slots=True)
class CallbackWindow:
    """A window in which we promise to ring; `until` is the due time. `slot_at`: start of the force's callback hours
    that contain the window, so that those who chose parts of the same hours are counted together; None: none contain
    it."""

    start: datetime
    until: datetime
    slot_at: datetime | None = field(default=None, compare=False)


def has_callback_place(places: int, *, known: int, unproved: int, is_known: bool) -> bool:
    """Whether one more callback can be promised in one of our times, given how many were promised to known callers
    (`known`) and without an identity check (`unproved`). The latter never use up the places kept for known callers,
    however many there are (silent callers are never refused)."""
    kept = max(1, places // KEPT_FOR_KNOWN)
    if is_known:
        return known + min(unproved, places - kept) < places
    return known + unproved < places and unproved < max(1, places - kept)


@dataclass(frozen=True, slots=True)
class UnverifiedCancellation:
    """A person without an identity check said that a callback is no longer needed: which colleague recorded that, and
    when."""

    by: int
    at: datetime


def may_end_callback(words: Iterable[UnverifiedCancellation], *, rung_at: datetime | None, by: int) -> bool:
    """Whether this colleague may close a callback to a number on such a cancellation: the number was rung afterwards
    (`rung_at`: the last time), so that the victim could say otherwise, and a different colleague recorded it. Anyone
    can ring and claim to be the victim."""
    return rung_at is not None and any(word.at <= rung_at and word.by != by for word in words)


def list_callback_windows(
    now: datetime, slots: Sequence[CallbackSlot], working_days: WorkingDays, suits_victim: Suits = lambda moment: True
) -> Iterator[CallbackWindow]:
    """List every window of at least half an hour in the next two weeks, the soonest first.

    `suits_victim`: whether a moment lies within the hours agreed with the victim; called in UTC.
    """
    for opens, closes in _windows(now, slots, working_days):
        for start, until in _suiting(max(opens, _rounded_up(now)), closes, suits_victim):
            if until - start >= NOTICE:
                yield CallbackWindow(start.astimezone(LONDON), until.astimezone(LONDON), opens)


def next_callback_window(
    now: datetime, slots: Sequence[CallbackSlot], working_days: WorkingDays, suits_victim: Suits = lambda moment: True
) -> CallbackWindow | None:
    """Return the first window; None: none suits, so a colleague must find a way."""
    return next(list_callback_windows(now, slots, working_days, suits_victim), None)


def is_at_chosen_time(start: datetime, until: datetime, at: datetime) -> bool:
    """Whether the moment falls within the chosen time of day, by London time, on any day; at the latest five seconds
    before the end, so that it rings in time."""
    first, last = start.astimezone(LONDON).time(), until.astimezone(LONDON).time()
    end = at + HAND_OVER_WITHIN
    return first <= at.astimezone(LONDON).time() < last and first <= end.astimezone(LONDON).time() < last


def next_chosen_time(start: datetime, until: datetime, working_days: WorkingDays, *, now: datetime) -> datetime | None:
    """When the chosen time of day next comes round on a working day; None: it is now."""
    if is_at_chosen_time(start, until, now) and working_days.is_working_day(london_date(now)) is not False:
        return None
    return _next_start(start, working_days, now)


def can_chosen_time_suit(
    start: datetime, until: datetime, working_days: WorkingDays, suits_victim: Suits, *, now: datetime
) -> bool:
    """Whether any quarter of an hour of the chosen time suits the victim, at its next full occurrence.

    For victims with no agreed hours, since then every day allows the same.
    """
    begins = (start if now < start else _next_start(start, working_days, now)).astimezone(UTC)
    return any(
        suits_victim(begins + _GRAIN * each)
        for each in range((until.astimezone(UTC) - start.astimezone(UTC)) // _GRAIN)
    )


def _next_start(start: datetime, working_days: WorkingDays, now: datetime) -> datetime:
    """Return the start on the next working day, by London time."""
    first, today = start.astimezone(LONDON).time(), london_date(now)
    days = (today + timedelta(days=ahead) for ahead in range(_HOLIDAYS))
    return next(
        at for day in days if working_days.is_working_day(day) is not False and (at := london_moment(day, first)) > now
    )


def _suiting(start: datetime, closes: datetime, suits_victim: Suits) -> Iterator[tuple[datetime, datetime]]:
    """Split a window into the parts that suit the victim, in quarters of an hour that suit at both ends."""
    until = start
    while until < closes:
        if suits_victim(until) and suits_victim(min(until + _GRAIN, closes) - _LAST_RING):
            until = min(until + _GRAIN, closes)
            continue
        yield start, until
        start = until = until + _GRAIN
    yield start, until


def _windows(
    now: datetime, slots: Sequence[CallbackSlot], working_days: WorkingDays
) -> Iterator[tuple[datetime, datetime]]:
    today = london_date(now)
    for ahead in range(LOOK_AHEAD.days):
        day = today + timedelta(days=ahead)
        if working_days.is_working_day(day) is False:
            continue
        for slot in slots:
            yield london_moment(day, slot.start), london_moment(day, slot.end)


def _rounded_up(now: datetime) -> datetime:
    moment = now.astimezone(UTC)
    quarter = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    return quarter if quarter == moment else quarter + _GRAIN
