"""Which services fit, the best first, and why, in sentences by which alone the order can be understood.

Whoever is for this need, place and age stays; the rest falls away. Where it is to cost nothing, who does not say
what it costs stays too, after all who say that it is free. Then, in this order: who can take her now, who
speaks her language, who can be reached as she needs, who is there for this place alone, who waits the
shortest, and who is nearest to the middle of her area. What a service has not said,
or said too long ago, counts as not known: neither as room nor as full.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from math import inf

from victimcare.rules.referrals.capacity import Said
from victimcare.rules.referrals.distance import Point, to_nearest
from victimcare.rules.referrals.languages import name_of
from victimcare.rules.referrals.listed import Access, Listed
from victimcare.rules.sentences import Sentence, sentence

SHORT_WAIT = 4  # weeks


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for. Empty, None: it does not matter. `area` empty: only who is there for everybody."""

    need: str = ""
    area: str = ""
    age: int | None = None
    language: str = ""  # a code; English is spoken everywhere
    only_free: bool = False
    access: frozenset[str] = frozenset()
    words: str = ""
    any_area: bool = False  # at the desk: wherever they are
    start: Point | None = None  # the middle of the area, from which miles are counted
    within: int = 0  # miles; 0: as the areas of the services say


class Place(IntEnum):
    """How soon a service can take somebody, the soonest first."""

    OPEN = 0
    SHORT_WAIT = 1
    UNKNOWN = 2
    LONG_WAIT = 3
    FULL = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    service: Listed
    place: Place
    why: tuple[Sentence, ...]


def fitting(services: Iterable[Listed], wish: Wish) -> list[Listed]:
    """Those that are for this at all, in no order."""
    return [one for one in services if _fits(one, wish)]


def ranked(services: Iterable[Listed], wish: Wish, *, today: date) -> tuple[Ranked, ...]:
    """The best first."""
    found = (Ranked(one, place_of(one, today), _why(one, wish, today)) for one in fitting(services, wish))
    return tuple(sorted(found, key=lambda one: _order(one, wish)))


def place_of(service: Listed, today: date) -> Place:
    room = service.room
    if room is None or not room.is_believed(today):
        return Place.UNKNOWN
    if room.said is Said.FULL:
        return Place.FULL
    weeks = room.weeks or 0
    if room.said is Said.WAITING:
        weeks = max(weeks, 1)
    if not weeks:
        return Place.OPEN
    return Place.SHORT_WAIT if weeks <= SHORT_WAIT else Place.LONG_WAIT


def _fits(service: Listed, wish: Wish) -> bool:
    facts = service.facts
    return (
        facts.is_open
        and (not wish.need or wish.need in facts.needs)
        and (wish.any_area or _is_there(service, wish))
        and (wish.age is None or (facts.youngest or 0) <= wish.age <= (200 if facts.oldest is None else facts.oldest))
        and not (wish.only_free and facts.is_free is False)
        and all(word in _words_of(service) for word in wish.words.lower().split())
    )


def _is_there(service: Listed, wish: Wish) -> bool:
    """For this area; or near enough to it, where miles are asked for. Nobody need come to who has no place."""
    facts = service.facts
    is_for_area = facts.is_everywhere or wish.area in facts.areas
    far = to_nearest(wish.start, facts.stands_at)
    return is_for_area if not wish.within or far is None else far <= wish.within


def _words_of(service: Listed) -> str:
    facts = service.facts
    return f"{service.organisation} {facts.name} {facts.description} {facts.terms}".lower()


def _order(one: Ranked, wish: Wish) -> tuple[object, ...]:
    facts, room = one.service.facts, one.service.room
    return (
        wish.only_free and facts.is_free is None,
        one.place,
        not _speaks(one.service, wish),
        len(wish.access - facts.access),
        facts.is_everywhere,  # who is there for this place alone knows it
        room.weeks or 0 if room else 0,
        _miles(one.service, wish),
        facts.name.lower(),
        str(one.service.id),
    )


def _miles(service: Listed, wish: Wish) -> float:
    """Whole ones: of two in the same street neither is nearer. Where it is not known, after all others."""
    far = to_nearest(wish.start, service.facts.stands_at)
    return inf if far is None else max(1, round(far))


def _speaks(service: Listed, wish: Wish) -> bool:
    return wish.language in ("", "en") or wish.language in service.facts.languages


def _why(service: Listed, wish: Wish, today: date) -> tuple[Sentence, ...]:
    facts = service.facts
    lines = [_room(service, today)]
    if wish.language not in ("", "en"):
        spoken = "speaks" if _speaks(service, wish) else "not-spoken"
        lines.append(sentence(f"directory-why-{spoken}", spoken=name_of(wish.language)))
    for access in sorted(wish.access):
        claimed = "has" if access in facts.access else "lacks"
        lines.append(sentence(f"directory-why-{claimed}-{Access(access).value.replace('_', '-')}"))
    if wish.only_free and facts.is_free is None:
        lines.append(sentence("directory-why-cost-not-said"))
    if facts.is_everywhere:
        lines.append(sentence("directory-why-everywhere"))
    elif wish.area in facts.areas:
        lines.append(sentence("directory-why-near"))
    elif wish.within:
        lines.append(sentence("directory-why-elsewhere"))
    far = _miles(service, wish)
    if far < inf:
        lines.append(sentence("directory-why-miles", miles=int(far)))
    return tuple(lines)


def _room(service: Listed, today: date) -> Sentence:
    room = service.room
    if room is None:
        return sentence("directory-why-never-said")
    days = room.days_old(today)
    if not room.is_believed(today):
        return sentence("directory-why-said-long-ago", days=days)
    if room.said is Said.FULL:
        return sentence("directory-why-full", days=days)
    if room.weeks or room.said is Said.WAITING:
        return sentence("directory-why-waiting", weeks=room.weeks or 1, days=days)
    if room.places is not None:
        return sentence("directory-why-places", places=room.places, days=days)
    return sentence("directory-why-open", days=days)
