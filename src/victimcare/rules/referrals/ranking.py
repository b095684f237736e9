"""Finds the services that fit, ranks them, and gives the reasons in sentences that fully explain the order.

Services must match the need, the place and the age. If only free services are wanted, those that do not state their
cost stay, after all that say that they are free. The order is then: who can take the person soonest, who speaks their
language, who has the access they need, who is for this place alone, who has the shortest wait, and who is nearest to
the middle of their area. What a service has not said, or said too long ago, counts as not known: neither as open nor as
full.

Also judges how well a service fits one victim.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from math import inf

from victimcare.rules.referrals.language_codes import language_name
from victimcare.rules.referrals.listed_services import (
    AccessFeature,
    CapacityStatus,
    GeoPoint,
    ListedService,
    ServiceFacts,
    miles_to_nearest,
)
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS
from victimcare.rules.sentences import Sentence, sentence

SHORT_WAIT_WEEKS = 4  # weeks


@dataclass(frozen=True, slots=True)
class ServiceSearch:
    """What a person is looking for. Empty, None: it does not matter. `area` empty: only services for everywhere."""

    need: str = ""
    area: str = ""
    age: int | None = None
    language: str = ""  # a code; English is spoken everywhere
    only_free: bool = False
    access: frozenset[str] = frozenset()
    words: str = ""
    any_area: bool = False  # at the desk: wherever the service is
    start: GeoPoint | None = None  # the middle of the area, from which miles are counted
    within: int = 0  # miles; 0: use the areas of the services


class ServiceAvailability(IntEnum):
    """How soon a service can take a person, the soonest first."""

    OPEN = 0
    SHORT_WAIT = 1
    UNKNOWN = 2
    LONG_WAIT = 3
    FULL = 4


@dataclass(frozen=True, slots=True)
class RankedService:
    service: ListedService
    place: ServiceAvailability
    why: tuple[Sentence, ...]


def filter_services(services: Iterable[ListedService], wish: ServiceSearch) -> list[ListedService]:
    """Return the services that match at all, in no order."""
    return [one for one in services if _fits(one, wish)]


def rank_services(services: Iterable[ListedService], wish: ServiceSearch, *, today: date) -> tuple[RankedService, ...]:
    """Return the matching services, the best first."""
    found = (
        RankedService(one, availability_of(one, today), _why(one, wish, today))
        for one in filter_services(services, wish)
    )
    return tuple(sorted(found, key=lambda one: _order(one, wish)))


def availability_of(service: ListedService, today: date) -> ServiceAvailability:
    room = service.room
    if room is None or not room.is_believed(today):
        return ServiceAvailability.UNKNOWN
    if room.said is CapacityStatus.FULL:
        return ServiceAvailability.FULL
    weeks = room.weeks or 0
    if room.said is CapacityStatus.WAITING:
        weeks = max(weeks, 1)
    if not weeks:
        return ServiceAvailability.OPEN
    return ServiceAvailability.SHORT_WAIT if weeks <= SHORT_WAIT_WEEKS else ServiceAvailability.LONG_WAIT


def _fits(service: ListedService, wish: ServiceSearch) -> bool:
    facts = service.facts
    return (
        facts.is_open
        and (not wish.need or wish.need in facts.needs)
        and (wish.any_area or _is_there(service, wish))
        and (wish.age is None or (facts.youngest or 0) <= wish.age <= (200 if facts.oldest is None else facts.oldest))
        and not (wish.only_free and facts.is_free is False)
        and all(word in _words_of(service) for word in wish.words.lower().split())
    )


def _is_there(service: ListedService, wish: ServiceSearch) -> bool:
    """Whether the service is for this area or, if miles are given, near enough. A service without a place is judged by
    its area alone."""
    facts = service.facts
    is_for_area = facts.is_everywhere or wish.area in facts.areas
    far = miles_to_nearest(wish.start, facts.stands_at)
    return is_for_area if not wish.within or far is None else far <= wish.within


def _words_of(service: ListedService) -> str:
    facts = service.facts
    return f"{service.organisation} {facts.name} {facts.description} {facts.terms}".lower()


def _order(one: RankedService, wish: ServiceSearch) -> tuple[object, ...]:
    facts, room = one.service.facts, one.service.room
    return (
        wish.only_free and facts.is_free is None,
        one.place,
        not _speaks(one.service, wish),
        len(wish.access - facts.access),
        facts.is_everywhere,  # a service for this place alone knows it
        room.weeks or 0 if room else 0,
        _miles(one.service, wish),
        facts.name.lower(),
        str(one.service.id),
    )


def _miles(service: ListedService, wish: ServiceSearch) -> float:
    """Return whole miles, so that two services in the same street tie; infinity, if unknown, sorts last."""
    far = miles_to_nearest(wish.start, service.facts.stands_at)
    return inf if far is None else max(1, round(far))


def _speaks(service: ListedService, wish: ServiceSearch) -> bool:
    return wish.language in ("", "en") or wish.language in service.facts.languages


def _why(service: ListedService, wish: ServiceSearch, today: date) -> tuple[Sentence, ...]:
    facts = service.facts
    lines = [_room(service, today)]
    if wish.language not in ("", "en"):
        spoken = "speaks" if _speaks(service, wish) else "not-spoken"
        lines.append(sentence(f"directory-why-{spoken}", spoken=language_name(wish.language)))
    for access in sorted(wish.access):
        claimed = "has" if access in facts.access else "lacks"
        lines.append(sentence(f"directory-why-{claimed}-{AccessFeature(access).value.replace('_', '-')}"))
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


def _room(service: ListedService, today: date) -> Sentence:
    room = service.room
    if room is None:
        return sentence("directory-why-never-said")
    days = room.days_old(today)
    if not room.is_believed(today):
        return sentence("directory-why-said-long-ago", days=days)
    if room.said is CapacityStatus.FULL:
        return sentence("directory-why-full", days=days)
    if room.weeks or room.said is CapacityStatus.WAITING:
        return sentence("directory-why-waiting", weeks=room.weeks or 1, days=days)
    if room.places is not None:
        return sentence("directory-why-places", places=room.places, days=days)
    return sentence("directory-why-open", days=days)


# How well a service fits what happened to this victim: it orders services and hides none.

# Needs that name a crime or a group of victims: a service that lists one is made for those people.
NEEDS_OF_SOME = frozenset(
    {"domestic_abuse", "sexual_offence", "child", "bereaved", "hate", "fraud", "stalking", "homicide"}
)
# As names and descriptions of services put it; an entry has no field for it.
_ONLY_FOR = {
    "male": re.compile(r"\b(?:for men\b|for men and boys\b|men only\b)", re.IGNORECASE),
    "female": re.compile(r"\b(?:for women\b|for women and girls\b|women only\b)", re.IGNORECASE),
}


class ServiceFit(IntEnum):
    """How well a service fits this victim, the best first."""

    THEIRS = 0  # made for what happened to them
    ANYONE = 1
    OTHERS = 2  # made for other people, by their crime or their sex


@dataclass(frozen=True, slots=True)
class FitJudgement:
    """`needs`: those that show the group the service is made for; if it fits the victim, only those that the victim
    shares. `only_sex`: the one sex that the service is for, if that is not the victim's."""

    fit: ServiceFit
    needs: tuple[str, ...] = ()
    only_sex: str = ""


def judge_service_fit(facts: ServiceFacts, *, needs: Collection[str], sex: str) -> FitJudgement:
    """`needs`: the victim's own, and the one searched for. `sex`: as recorded; empty: not known."""
    only_sex = _only_sex(facts)
    if only_sex and sex in _ONLY_FOR and sex != only_sex:
        return FitJudgement(ServiceFit.OTHERS, only_sex=only_sex)
    of_some = tuple(need for need in SUPPORT_NEEDS if need in facts.needs and need in NEEDS_OF_SOME)
    if not of_some:
        return FitJudgement(ServiceFit.ANYONE)
    theirs = tuple(need for need in of_some if need in needs)
    return FitJudgement(ServiceFit.THEIRS, theirs) if theirs else FitJudgement(ServiceFit.OTHERS, of_some)


def _only_sex(facts: ServiceFacts) -> str:
    words = f"{facts.name}. {facts.description}"
    named = [sex for sex, pattern in _ONLY_FOR.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else ""
