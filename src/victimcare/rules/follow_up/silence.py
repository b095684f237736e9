"""Which victims will soon be let down with nothing under way for them, in what order, and what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from victimcare.rules.stuck import FOR_A_PERSON


class Breaks(StrEnum):
    """What will be broken, the gravest first."""

    RIGHT = "right"
    STANDARD = "standard"  # our own, never her right
    PROMISE = "promise"


class Act(StrEnum):
    """The one thing to do next."""

    FIRST_CONTACT = "first_contact"  # nobody has asked her how to reach her
    TELL = "tell"
    DO = "do"  # what the duty says
    BE_IN_TOUCH = "be_in_touch"  # as promised


class Cause(StrEnum):
    """Why a line stands where it stands."""

    HARM = "harm"
    LATE = "late"
    DUE = "due"
    TRIED = "tried"
    UNREAD = "unread"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Matter:
    """One duty or promise that nothing under way will keep. `code` is the duty's entry, or empty for a promise."""

    victim_id: int
    breaks: Breaks
    code: str
    due_at: datetime
    is_news: bool


@dataclass(frozen=True, slots=True)
class Her:
    """What is known of the victim beside: `harm` 1 to 3; `is_asked`: how to reach her is agreed; `tries` that did not
    reach her lately; `is_unread`: a message told her that there is news."""

    harm: int
    is_asked: bool
    tries: int
    is_unread: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One victim, what to do first, and why; `matters` the soonest due first, our own standards after all others."""

    victim_id: int
    act: Act
    harm: int
    due_at: datetime
    causes: tuple[Cause, ...]
    matters: tuple[Matter, ...]


MOST_CAUSES = 3


def leaves_in_time(leaves_at: datetime, due_at: datetime, *, is_frozen: bool, now: datetime) -> bool:
    """Whether a message that waits to leave from this moment on can be counted on: nothing leaves while all sending is
    frozen, what leaves only after the time is out keeps nothing, and what should have left long ago is stuck."""
    if is_frozen or now - leaves_at >= FOR_A_PERSON:
        return False
    return leaves_at <= max(due_at, now)


def lines(matters: Iterable[Matter], her: dict[int, Her], *, now: datetime) -> list[Line]:
    """One line a victim, worst harm first, then rights and promises before what is only our own standard, then the
    longest late."""
    by_victim: dict[int, list[Matter]] = {}
    for matter in matters:
        by_victim.setdefault(matter.victim_id, []).append(matter)
    found = [_line(hers, her[victim_id], now) for victim_id, hers in by_victim.items()]
    return sorted(found, key=place)


def place(line: Line) -> tuple[int, bool, datetime, int]:
    """Where a line stands: harm, then what she may claim or was promised, then lateness."""
    return -line.harm, line.matters[0].breaks is Breaks.STANDARD, line.due_at, line.victim_id


def _line(matters: list[Matter], her: Her, now: datetime) -> Line:
    ordered = tuple(sorted(matters, key=_in_turn))
    first = ordered[0]
    return Line(first.victim_id, _act(first, her), her.harm, first.due_at, _causes(ordered, her, now), ordered)


def _in_turn(one: Matter) -> tuple[bool, datetime, int, str]:
    return one.breaks is Breaks.STANDARD, one.due_at, list(Breaks).index(one.breaks), one.code


def _act(first: Matter, her: Her) -> Act:
    if not her.is_asked and (first.is_news or first.breaks is Breaks.PROMISE):
        return Act.FIRST_CONTACT
    if first.breaks is Breaks.PROMISE:
        return Act.BE_IN_TOUCH
    return Act.TELL if first.is_news else Act.DO


def _causes(matters: Sequence[Matter], her: Her, now: datetime) -> tuple[Cause, ...]:
    causes = [Cause.HARM, Cause.LATE if matters[0].due_at < now else Cause.DUE]
    causes += [Cause.TRIED] if her.tries else []
    causes += [Cause.UNREAD] if her.is_unread else []
    causes += [Cause.SEVERAL] if len(matters) > 1 else []
    return tuple(causes[:MOST_CAUSES])
