"""Who is put through to whom: the longest wait first, to whoever speaks her language, is trained, and idle longest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from victimcare.rules.calls.queue import ENGLISH, HOSTED, TRAINED_NEEDS, Limits, Standing, order


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody on duty who takes calls. `line`: the process that holds their browser's sound; blank: any.
    `is_dialled_by_hosted`: a hosted carrier can ring their telephone.

    `may_take_heavy`, `may_take_any`: what the care for who takes calls allows now (`queue_care`). `shut_out_of`: the
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
class Pair:
    standing: int
    taker: int
    with_interpreter: bool = False  # nobody who speaks her language was free: in English, with an interpreter


def pair(line: Iterable[Standing], on_duty: Sequence[Taker], now: datetime, limits: Limits) -> tuple[Pair, ...]:
    """Who is offered to whom now. Nobody is in two pairs, and whoever has waited longest chooses first.

    Whoever can be taken by nobody who is free is passed over, and keeps her place.
    """
    free = {taker.key: taker for taker in on_duty if taker.is_ready and taker.may_take_any}
    kept_back = _kept_back(on_duty, limits)
    pairs: list[Pair] = []
    for standing in sorted(line, key=order):
        reached = [taker for taker in on_duty if _is_reached(taker, standing)]
        fit = [taker for taker in reached if taker.key in free and _takes(taker, standing, reached, now, limits)]
        if not standing.is_reserved and sum(map(_serves_all, free.values())) <= kept_back:
            fit = [taker for taker in fit if not _serves_all(taker)]
        if not fit:
            continue
        chosen = min(fit, key=lambda taker: _turn(taker, standing))
        del free[chosen.key]
        pairs.append(Pair(standing.key, chosen.key, with_interpreter=standing.language not in chosen.languages))
    return tuple(pairs)


def _kept_back(on_duty: Sequence[Taker], limits: Limits) -> int:
    """How many who are ready are not offered to ordinary callers: never all of those on duty, who serve everybody."""
    return min(limits.reserve, max(0, sum(map(_serves_all, on_duty)) - 1))


def _serves_all(taker: Taker) -> bool:
    return taker.takes_calls and not taker.is_reserve


def _turn(taker: Taker, standing: Standing) -> tuple[bool, bool, int, datetime, int]:
    """Rotation: a heavy call goes to who had fewest lately, any other to who has been idle longest. Before that:
    whoever speaks her language and is trained for her need, and for reserved lines those who are kept for them."""
    return (
        standing.language not in taker.languages,
        not _is_trained(taker, standing),
        taker.heavy_lately if standing.is_heavy else 0,
        taker.idle_since,
        taker.key,
    )


def _is_reached(taker: Taker, standing: Standing) -> bool:
    """Whether their telephone can be joined to her call where it is held. Whoever has hung up is rung anew. To whom
    her case is shut, they are not there for her."""
    if standing.key in taker.shut_out_of:
        return False
    if standing.is_place_kept:
        return True
    if standing.line == HOSTED:
        return taker.is_dialled_by_hosted
    return not taker.line or not standing.line or taker.line == standing.line


def _takes(taker: Taker, standing: Standing, on_duty: Sequence[Taker], now: datetime, limits: Limits) -> bool:
    return (
        (standing.is_reserved or not taker.is_reserve)
        and (taker.takes_calls or standing.is_place_kept)
        and (taker.may_take_heavy or not standing.is_heavy)
        and _can_speak(taker, standing, on_duty, now, limits)
        and _can_help(taker, standing, on_duty, now, limits)
    )


def _can_speak(taker: Taker, standing: Standing, on_duty: Sequence[Taker], now: datetime, limits: Limits) -> bool:
    """In her language; or in English with an interpreter, when she has waited for it long enough or nobody on duty
    speaks it."""
    if standing.language in taker.languages:
        return True
    waited_enough = now - standing.entered_at >= limits.another_language
    return ENGLISH in taker.languages and (
        waited_enough or not any(standing.language in other.languages for other in on_duty)
    )


def _is_trained(taker: Taker, standing: Standing) -> bool:
    return standing.need not in TRAINED_NEEDS or standing.need in taker.skills


def _can_help(taker: Taker, standing: Standing, on_duty: Sequence[Taker], now: datetime, limits: Limits) -> bool:
    """Trained for her need; or not, when she has waited for it long enough or nobody on duty is."""
    waited_enough = now - standing.entered_at >= limits.untrained
    return _is_trained(taker, standing) or waited_enough or not any(_is_trained(other, standing) for other in on_duty)
