"""The queue of callers who wait for a person: its order, the force's limits, and which agent takes which caller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

ENGLISH = "en"
HOSTED = "hosted"  # `line` of a call that a hosted carrier holds, whichever process answers it


class CallerNeed(StrEnum):
    """The kind of help a caller asks for, by a key or by where in the call they come from. It reveals nothing of a
    record."""

    ANYTHING = ""  # the caller asked for a person
    SEXUAL_OFFENCE = "sexual_offence"
    DOMESTIC_ABUSE = "domestic_abuse"
    BEREAVED = "bereaved"
    CHILD = "child"
    HATE = "hate"
    CONTROL_ROOM = "control_room"  # the caller rang the control room's number
    CANNOT_TALK = "cannot_talk"  # the caller pressed the key for that, or kept silent


# Calls with these needs count as heavy before a word is said.
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
)  # of records.models.telephone.call_queue.CallOutcome: heavy whatever the caller's need
# Needs that call for a trained agent. Any agent can take the others.
TRAINED_NEEDS = frozenset(
    {
        CallerNeed.SEXUAL_OFFENCE,
        CallerNeed.DOMESTIC_ABUSE,
        CallerNeed.BEREAVED,
        CallerNeed.CHILD,
        CallerNeed.CONTROL_ROOM,
    }
)


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """What a force sets for its queue (`[queue]` in force.toml).

    `reserve`: how many ready agents are kept free for reserved lines, besides those who signed on for reserved lines
    alone.
    """

    most_wait: timedelta = timedelta(minutes=20)  # then the caller is promised a callback
    answers_within: timedelta = timedelta(seconds=20)  # an offer; after that the agent counts as away
    wrap_up: timedelta = timedelta(minutes=2)
    another_language: timedelta = timedelta(minutes=2)  # then an agent takes the call in English, with an interpreter
    untrained: timedelta = timedelta(minutes=5)  # then an agent without training for the need takes the call
    reserve: int = 0
    heavy_in_a_row: int = 2
    rest: timedelta = timedelta(minutes=15)  # after that many, unless a lighter call came between


USUAL_LIMITS = QueueLimits()
COUNTS_AS_THERE_FOR = timedelta(hours=2)  # an agent who is away or in debrief for less than this counts as on duty
SOUND_STANDS_FOR = timedelta(
    seconds=5
)  # how long a browser's sound counts as present unless the line renews it: the line's process may have died
SOUND_REPEATED_EVERY = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class QueuedCaller:
    """A caller in the queue. `key`: their row in the table. `is_place_kept`: the caller has hung up and is rung when
    their turn comes. `is_back`: the caller was with an agent and, in the same call, was lost or passed on."""

    key: int
    entered_at: datetime
    language: str = ENGLISH
    need: str = CallerNeed.ANYTHING
    is_reserved: bool = False
    is_place_kept: bool = False
    is_back: bool = False
    line: str = ""  # the process that holds the call; blank: any

    @property
    def is_heavy(self) -> bool:
        return self.need in HEAVY_NEEDS


def queue_order(standing: QueuedCaller) -> tuple[bool, bool, datetime, int]:
    """Sort key of the queue: callers on reserved lines first, then those who had their turn and lost it, then the
    longest wait. A caller who keeps their place stays where they were."""
    return (not standing.is_reserved, not standing.is_back, standing.entered_at, standing.key)


def place_in_queue(of: QueuedCaller, line: list[QueuedCaller]) -> int:
    """Return the caller's place, counted from 1, as the line tells it: as if no line were reserved. Otherwise a person
    who rings from two telephones, showing one number, could learn that we know the number as safe."""
    return 1 + sum(_told(other) < _told(of) for other in line)


def _told(standing: QueuedCaller) -> tuple[bool, bool, datetime, int]:
    return queue_order(replace(standing, is_reserved=False))


# Matches callers with agents: the longest wait first, to an agent who speaks the language, is trained, and has been
# idle longest.


@dataclass(frozen=True, slots=True)
class QueueAgent:
    """An agent on duty who takes calls. `line`: the process that holds their browser's sound; blank: any.
    `is_dialled_by_hosted`: a hosted carrier can ring their telephone.

    `may_take_heavy`, `may_take_any`: what their rest allowance permits now (`agents`). `shut_out_of`: the callers whose
    case is hidden from this agent.
    """

    key: int
    idle_since: datetime
    is_ready: bool = True
    languages: frozenset[str] = frozenset({ENGLISH})
    skills: frozenset[str] = frozenset()
    is_reserve: bool = False
    only_need: str | None = None  # a handler of the control room takes its callers alone
    takes_calls: bool = True  # has a telephone of ours; otherwise takes only kept places
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
    with_interpreter: bool = False  # no agent who speaks the language was free: in English, with an interpreter


def match_callers(
    line: Iterable[QueuedCaller], on_duty: Sequence[QueueAgent], now: datetime, limits: QueueLimits
) -> tuple[CallMatch, ...]:
    """Decide which caller is offered to which agent now. Each caller and each agent is in one pair at most, and the
    longest-waiting caller chooses first.

    A caller whom no free agent can take is passed over, and keeps their place.
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
    """How many ready agents are held back from ordinary callers: never all the agents on duty who take every call."""
    return min(limits.reserve, max(0, sum(map(_serves_all, on_duty)) - 1))


def _serves_all(taker: QueueAgent) -> bool:
    return taker.takes_calls and not taker.is_reserve and taker.only_need is None


def _turn(taker: QueueAgent, standing: QueuedCaller) -> tuple[bool, bool, int, datetime, int]:
    """Sort key of the agents for one caller. First come those who speak the language, then those trained for the need;
    then, in rotation, a heavy call goes to the agent with the fewest lately, any other to the one idle longest."""
    return (
        standing.language not in taker.languages,
        not _is_trained(taker, standing),
        taker.heavy_lately if standing.is_heavy else 0,
        taker.idle_since,
        taker.key,
    )


def _is_reached(taker: QueueAgent, standing: QueuedCaller) -> bool:
    """Whether the agent's telephone can be joined to the call where it is held. A caller who has hung up is rung anew.
    An agent from whom the case is hidden cannot be reached."""
    if standing.key in taker.shut_out_of or taker.only_need not in (None, standing.need):
        return False
    if standing.is_place_kept:
        return taker.only_need is None  # handlers work the control room's call backs on its own pages
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
    """Whether the agent speaks the caller's language; or English with an interpreter, once the caller has waited long
    enough or no agent on duty speaks the language."""
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
    """Whether the agent is trained for the caller's need; or the caller has waited long enough, or no agent on duty is
    trained."""
    waited_enough = now - standing.entered_at >= limits.untrained
    return _is_trained(taker, standing) or waited_enough or not any(_is_trained(other, standing) for other in on_duty)
