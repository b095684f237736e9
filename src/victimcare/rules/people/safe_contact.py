"""Whether a machine may send her a text now, later, or never: the one gate before every message.

Source: contract of the record feed ("A plan in the feed is stated, not confirmed", "Guarded") and the design's second
rule. Silence is better than telling the wrong person; a human call is better than silence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.clock import LONDON, ONE_DAY
from victimcare.rules.force import Hours

# The provider is called within this of the gate's answer, so both ends of it must lie in her hours.
HAND_OVER_WITHIN = timedelta(seconds=5)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_A_MONDAY = date(2024, 1, 1)
_WEEK = 8  # days ahead that can hold the next open window: the same one a week on, if today's has begun


class Wording(StrEnum):
    """What a message may say."""

    NONE = "none"
    RING_US = "ring_us"  # only that she may ring us
    NEUTRAL = "neutral"  # only that there is something new
    FULL = "full"  # the news itself


class Why(StrEnum):
    """Why a person must tell her instead."""

    NOT_ASKED = "not_asked"  # nobody has asked her how she may be reached
    GUARDED = "guarded"  # and no trained person has confirmed a plan with her
    NOT_BY_TEXT = "not_by_text"  # her plan allows no texts
    NO_NUMBER = "no_number"  # none that is safe is known
    NO_WORDS = "no_words"  # her plan allows texts, but nothing that one could say
    NO_HOUR = "no_hour"  # none of her hours ever comes


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


@dataclass(frozen=True, slots=True)
class Plan:
    """Her safe contact plan, as far as texts go."""

    is_confirmed: bool  # by a trained person with her; else only stated by the record system
    may_text: bool
    has_number: bool  # one to which texts may go
    hours: tuple[Window, ...]  # empty: any hour but the force's quiet ones
    wording: Wording
    may_say_police: bool
    sender_name: str  # the one she agreed to see; empty: the force's neutral one


@dataclass(frozen=True, slots=True)
class SendText:
    """Now, in these words at most. `may_say_police`: the sender may be the force's open one."""

    wording: Wording
    sender_name: str
    may_say_police: bool


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime  # ask again then; the answer may be another


@dataclass(frozen=True, slots=True)
class Person:
    why: Why


Decision = SendText | Wait | Person


def decide(plan: Plan | None, *, is_guarded: bool, quiet: Hours, now: datetime) -> Decision:
    """What may be done for her at this moment. `plan` None: she was never asked. `now` is in UTC."""
    if is_guarded and (plan is None or not plan.is_confirmed):
        return Person(Why.GUARDED)
    if plan is None:
        return Person(Why.NOT_ASKED)
    if not plan.may_text:
        return Person(Why.NOT_BY_TEXT)
    if not plan.has_number:
        return Person(Why.NO_NUMBER)
    if plan.wording is Wording.NONE:
        return Person(Why.NO_WORDS)
    return _by_the_clock(plan, quiet, now)


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


def _by_the_clock(plan: Plan, quiet: Hours, now: datetime) -> Decision:
    if _fits(plan.hours, quiet, now):
        return _send(plan)
    until = next((opening for opening in _openings(plan.hours, quiet, now) if _fits(plan.hours, quiet, opening)), None)
    return Person(Why.NO_HOUR) if until is None else Wait(until)


def _send(plan: Plan) -> SendText:
    if not plan.is_confirmed:
        return SendText(Wording.NEUTRAL, sender_name="", may_say_police=False)
    # Words that tell the news show who they come from; without leave for that they only say that there is news.
    wording = Wording.NEUTRAL if plan.wording is Wording.FULL and not plan.may_say_police else plan.wording
    return SendText(wording, plan.sender_name, plan.may_say_police)


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
