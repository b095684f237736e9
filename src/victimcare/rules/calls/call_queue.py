"""The line in which callers wait: its order, and what a force may set about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

ENGLISH = "en"
HOSTED = "hosted"  # the line of a call that a hosted carrier holds, whichever process answers it


class CallerNeed(StrEnum):
    """What a caller asks for by a key or by where she comes from in the call. Nothing of a record is in it."""

    ANYTHING = ""  # she asked for a person
    SEXUAL_OFFENCE = "sexual_offence"
    DOMESTIC_ABUSE = "domestic_abuse"
    BEREAVED = "bereaved"
    CHILD = "child"
    HATE = "hate"
    CANNOT_TALK = "cannot_talk"  # she pressed the key for that, or said nothing


# Calls of these needs are heavy before a word is said.
HEAVY_NEEDS = frozenset(
    {
        CallerNeed.SEXUAL_OFFENCE,
        CallerNeed.DOMESTIC_ABUSE,
        CallerNeed.BEREAVED,
        CallerNeed.CHILD,
        CallerNeed.CANNOT_TALK,
    }
)
HEAVY_OUTCOMES = frozenset(
    {"danger", "abuse"}
)  # of records.models.telephone.call_queue.CallOutcome: heavy whatever she asked for
# Needs that one must be trained for. Of the others anybody takes care.
TRAINED_NEEDS = frozenset({CallerNeed.SEXUAL_OFFENCE, CallerNeed.DOMESTIC_ABUSE, CallerNeed.BEREAVED, CallerNeed.CHILD})


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """What a force sets about its queue (`[queue]` in force.toml).

    `reserve`: how many of those who are ready are kept for reserved lines, besides whoever signed on for that alone.
    """

    most_wait: timedelta = timedelta(minutes=20)  # then she is promised a call back
    answers_within: timedelta = timedelta(seconds=20)  # an offer; then whoever it rings for is away
    wrap_up: timedelta = timedelta(minutes=2)
    another_language: timedelta = timedelta(minutes=2)  # then somebody takes her in English, with an interpreter
    untrained: timedelta = timedelta(minutes=5)  # then somebody takes her who is not trained for her need
    reserve: int = 0
    heavy_in_a_row: int = 2
    rest: timedelta = timedelta(minutes=15)  # after that many, unless a lighter call came between


USUAL_LIMITS = QueueLimits()
COUNTS_AS_THERE_FOR = timedelta(hours=2)  # that somebody may be away, or talk a call over, and count as there to answer
SOUND_STANDS_FOR = timedelta(
    seconds=5
)  # that a browser's sound stands unless the line says it again: a line may have died
SOUND_REPEATED_EVERY = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class QueuedCaller:
    """Somebody in the line. `key`: hers in the table. `is_place_kept`: she has hung up and is rung when her turn
    comes. `is_back`: she was with somebody, and was lost or passed on in the same call."""

    key: int
    entered_at: datetime
    language: str = ENGLISH
    need: str = CallerNeed.ANYTHING
    is_reserved: bool = False
    is_place_kept: bool = False
    is_back: bool = False
    line: str = ""  # the process that holds her call; blank: any

    @property
    def is_heavy(self) -> bool:
        return self.need in HEAVY_NEEDS


def queue_order(standing: QueuedCaller) -> tuple[bool, bool, datetime, int]:
    """Sorts the line: reserved lines first, then who has had her turn and lost it, then who has waited longest. Who
    keeps her place stands where she stood."""
    return (not standing.is_reserved, not standing.is_back, standing.entered_at, standing.key)


def place_in_queue(of: QueuedCaller, line: list[QueuedCaller]) -> int:
    """Which she is in the line, from 1, as she is told it: as if none were reserved. Whoever rings from two telephones,
    and shows a number with one, must not hear on either that it is known to be safe."""
    return 1 + sum(_told(other) < _told(of) for other in line)


def _told(standing: QueuedCaller) -> tuple[bool, bool, datetime, int]:
    return queue_order(replace(standing, is_reserved=False))


# Who is put through to whom: the longest wait first, to whoever speaks her language, is trained, and idle longest.


@dataclass(frozen=True, slots=True)
class QueueAgent:
    """Somebody on duty who takes calls. `line`: the process that holds their browser's sound; blank: any.
    `is_dialled_by_hosted`: a hosted carrier can ring their telephone.

    `may_take_heavy`, `may_take_any`: what the care for who takes calls allows now (`agents`). `shut_out_of`: the
    callers whose case is shut to them.
    """

    key: int
    idle_since: datetime
    is_ready: bool = True
    languages: frozenset[str] = frozenset({ENGLISH})
    skills: frozenset[str] = frozenset()
    is_reserve: bool = False
    takes_calls: bool = True  # has a telephone of ours; else takes up only kept places
    line: str = ""
    is_dialled_by_hosted: bool = False
    heavy_lately: int = 0
    may_take_heavy: bool = True
    may_take_any: bool = True
    shut_out_of: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CallMatch:
    standing: int
    taker: int
    with_interpreter: bool = False  # nobody who speaks her language was free: in English, with an interpreter


def match_callers(
    line: Iterable[QueuedCaller], on_duty: Sequence[QueueAgent], now: datetime, limits: QueueLimits
) -> tuple[CallMatch, ...]:
    """Who is offered to whom now. Nobody is in two pairs, and whoever has waited longest chooses first.

    Whoever can be taken by nobody who is free is passed over, and keeps her place.
    """
    free = {taker.key: taker for taker in on_duty if taker.is_ready and taker.may_take_any}
    kept_back = _kept_back(on_duty, limits)
    pairs: list[CallMatch] = []
    for standing in sorted(line, key=queue_order):
        reached = [taker for taker in on_duty if _is_reached(taker, standing)]
        fit = [taker for taker in reached if taker.key in free and _takes(taker, standing, reached, now, limits)]
        if not standing.is_reserved and sum(map(_serves_all, free.values())) <= kept_back:
            fit = [taker for taker in fit if not _serves_all(taker)]
        if not fit:
            continue
        chosen = min(fit, key=lambda taker: _turn(taker, standing))
        del free[chosen.key]
        pairs.append(CallMatch(standing.key, chosen.key, with_interpreter=standing.language not in chosen.languages))
    return tuple(pairs)


def _kept_back(on_duty: Sequence[QueueAgent], limits: QueueLimits) -> int:
    """How many who are ready are not offered to ordinary callers: never all of those on duty, who serve everybody."""
    return min(limits.reserve, max(0, sum(map(_serves_all, on_duty)) - 1))


def _serves_all(taker: QueueAgent) -> bool:
    return taker.takes_calls and not taker.is_reserve


def _turn(taker: QueueAgent, standing: QueuedCaller) -> tuple[bool, bool, int, datetime, int]:
    """Rotation: a heavy call goes to who had fewest lately, any other to who has been idle longest. Before that:
    whoever speaks her language and is trained for her need, and for reserved lines those who are kept for them."""
    return (
        standing.language not in taker.languages,
        not _is_trained(taker, standing),
        taker.heavy_lately if standing.is_heavy else 0,
        taker.idle_since,
        taker.key,
    )


def _is_reached(taker: QueueAgent, standing: QueuedCaller) -> bool:
    """Whether their telephone can be joined to her call where it is held. Whoever has hung up is rung anew. To whom
    her case is shut, they are not there for her."""
    if standing.key in taker.shut_out_of:
        return False
    if standing.is_place_kept:
        return True
    if standing.line == HOSTED:
        return taker.is_dialled_by_hosted
    return not taker.line or not standing.line or taker.line == standing.line


def _takes(
    taker: QueueAgent, standing: QueuedCaller, on_duty: Sequence[QueueAgent], now: datetime, limits: QueueLimits
) -> bool:
    return (
        (standing.is_reserved or not taker.is_reserve)
        and (taker.takes_calls or standing.is_place_kept)
        and (taker.may_take_heavy or not standing.is_heavy)
        and _can_speak(taker, standing, on_duty, now, limits)
        and _can_help(taker, standing, on_duty, now, limits)
    )


def _can_speak(
    taker: QueueAgent, standing: QueuedCaller, on_duty: Sequence[QueueAgent], now: datetime, limits: QueueLimits
) -> bool:
    """In her language; or in English with an interpreter, when she has waited for it long enough or nobody on duty
    speaks it."""
    if standing.language in taker.languages:
        return True
    waited_enough = now - standing.entered_at >= limits.another_language
    return ENGLISH in taker.languages and (
        waited_enough or not any(standing.language in other.languages for other in on_duty)
    )


def _is_trained(taker: QueueAgent, standing: QueuedCaller) -> bool:
    return standing.need not in TRAINED_NEEDS or standing.need in taker.skills


def _can_help(
    taker: QueueAgent, standing: QueuedCaller, on_duty: Sequence[QueueAgent], now: datetime, limits: QueueLimits
) -> bool:
    """Trained for her need; or not, when she has waited for it long enough or nobody on duty is."""
    waited_enough = now - standing.entered_at >= limits.untrained
    return _is_trained(taker, standing) or waited_enough or not any(_is_trained(other, standing) for other in on_duty)
