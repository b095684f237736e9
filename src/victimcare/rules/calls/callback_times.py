"""When a call back is promised for: in the force's call-back hours, and in hers.

All sums are in UTC, so that a window on a night on which the clocks change is as long as it says; what is promised is
told as a moment in London.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from victimcare.rules.clock import LONDON, WorkingDays, london_date, london_moment
from victimcare.rules.force import CallbackSlot
from victimcare.rules.safe_contact.contact_hours import HAND_OVER_WITHIN

NOTICE = timedelta(minutes=30)  # the least that a person needs to take it up, and the least window that is promised
LOOK_AHEAD = timedelta(days=14)
# What is promised without proof: whoever asks again and again neither fills the desk's day nor has us ring one number
# all day. Nobody is locked out by it: with her code there is always a call, and without one a person on the line.
MOST_SAME_CALLBACKS = 3  # for the same time, to one number
MOST_WITHOUT_PROOF, WITHOUT_PROOF_WITHIN = 200, timedelta(hours=1)
# Silent calls without proof that have a task each: open at once, and begun within that span. The rest stand together.
MOST_SILENT, SILENT_WITHIN = 20, timedelta(hours=1)
# How a try by the desk's own telephone went: for a little after the call whoever rang may know better than the line;
# longer than they speak, nobody says, and only then another may ring her.
CALLER_SAYS_WITHIN, OUTCOME_OPEN_AFTER = timedelta(minutes=3), timedelta(hours=3)
KEPT_FOR_KNOWN = 4  # one place in so many of each of our times, and one at least, is for whoever is known
CALLBACK_LOOKED_AT_WITHIN = timedelta(
    hours=1
)  # by a person, where nobody can ring: cut off without a number, or a left number
_GRAIN = timedelta(minutes=15)
_LAST_RING = HAND_OVER_WITHIN + timedelta(seconds=1)  # before its end: it has to ring within it
_HOLIDAYS = 30  # days of which one is a working day, whatever is closed

Suits = Callable[[datetime], bool]


@dataclass(frozen=True, slots=True)
class CallbackWindow:
    """A window in which somebody rings; `until` is the due time. `slot_at`: when the force's own hours begin in which
    it lies, so that those who chose a part of them are counted together; None: it lies in none."""

    start: datetime
    until: datetime
    slot_at: datetime | None = field(default=None, compare=False)


def has_callback_place(places: int, *, known: int, unproved: int, is_known: bool) -> bool:
    """Whether one more can be promised in one of our times: so many were promised there to those who are known, and so
    many without proof. However many the latter are (whoever falls silent is refused no time), they fill the share of
    the former by nothing."""
    kept = max(1, places // KEPT_FOR_KNOWN)
    if is_known:
        return known + min(unproved, places - kept) < places
    return known + unproved < places and unproved < max(1, places - kept)


@dataclass(frozen=True, slots=True)
class UnverifiedCancellation:
    """Somebody who was not proved said that a call is needed no more: which of us wrote that down, and when."""

    by: int
    at: datetime


def may_end_callback(words: Iterable[UnverifiedCancellation], *, rung_at: datetime | None, by: int) -> bool:
    """Whether one of us may end on such a word what was promised to a number: it was rung since (`rung_at`: last), so
    that she could say otherwise, and another of us wrote the word down. Anybody can ring and say that he is her."""
    return rung_at is not None and any(word.at <= rung_at and word.by != by for word in words)


def list_callback_windows(
    now: datetime, slots: Sequence[CallbackSlot], working_days: WorkingDays, suits_victim: Suits = lambda moment: True
) -> Iterator[CallbackWindow]:
    """Every window of at least half an hour in the next two weeks, the soonest first.

    `suits_victim`: whether a moment lies in the hours she agreed; given in UTC.
    """
    for opens, closes in _windows(now, slots, working_days):
        for start, until in _suiting(max(opens, _rounded_up(now)), closes, suits_victim):
            if until - start >= NOTICE:
                yield CallbackWindow(start.astimezone(LONDON), until.astimezone(LONDON), opens)


def next_callback_window(
    now: datetime, slots: Sequence[CallbackSlot], working_days: WorkingDays, suits_victim: Suits = lambda moment: True
) -> CallbackWindow | None:
    """The first of them; None: none suits, so a person must find a way."""
    return next(list_callback_windows(now, slots, working_days, suits_victim), None)


def is_at_chosen_time(start: datetime, until: datetime, at: datetime) -> bool:
    """Whether a moment lies at the time of day that was chosen, by the clock in London, on any day; five seconds before
    its end at the latest, so that it rings within it."""
    first, last = start.astimezone(LONDON).time(), until.astimezone(LONDON).time()
    end = at + HAND_OVER_WITHIN
    return first <= at.astimezone(LONDON).time() < last and first <= end.astimezone(LONDON).time() < last


def next_chosen_time(start: datetime, until: datetime, working_days: WorkingDays, *, now: datetime) -> datetime | None:
    """From when it is that time of day again, on a working day; None: it is now."""
    if is_at_chosen_time(start, until, now) and working_days.is_working_day(london_date(now)) is not False:
        return None
    return _next_start(start, working_days, now)


def can_chosen_time_suit(
    start: datetime, until: datetime, working_days: WorkingDays, suits_victim: Suits, *, now: datetime
) -> bool:
    """Whether any quarter of an hour of the time that was chosen suits her, the next time that all of it lies ahead.

    For whom no hours are agreed: then each day allows the same.
    """
    begins = (start if now < start else _next_start(start, working_days, now)).astimezone(UTC)
    return any(
        suits_victim(begins + _GRAIN * each)
        for each in range((until.astimezone(UTC) - start.astimezone(UTC)) // _GRAIN)
    )


def _next_start(start: datetime, working_days: WorkingDays, now: datetime) -> datetime:
    """The next working day's, by the clock in London."""
    first, today = start.astimezone(LONDON).time(), london_date(now)
    days = (today + timedelta(days=ahead) for ahead in range(_HOLIDAYS))
    return next(
        at for day in days if working_days.is_working_day(day) is not False and (at := london_moment(day, first)) > now
    )


def _suiting(start: datetime, closes: datetime, suits_victim: Suits) -> Iterator[tuple[datetime, datetime]]:
    """The parts of a window that suit her, by quarters of an hour of which both ends do."""
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
