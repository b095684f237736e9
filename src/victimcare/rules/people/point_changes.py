"""When another number or address of hers comes in force: at once, after a day, by two people, or only by two who know.

The one who rings to have her number changed may be the one she is to be kept safe from (design, section 5). So nothing
new is used at once; what could be his goes to a person, and nobody who is on the telephone learns that it did.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from victimcare.rules.people.points import compared, may_be_same_house, same_kind

# Time for her to notice on the number that she really has, and for a colleague to look (design, section 5).
COOLS_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Change:
    """What would be used from now on that nobody had agreed with her, as keys of `rules.people.points`.

    `others`: numbers and addresses that take the place of what was agreed, or that were hers in no record yet.
    `recorded`: those the crime was recorded with, agreed with her for the first time. An empty key stands for one that
    can't be brought into a form and so can't be compared.
    """

    others: frozenset[str] = frozenset()
    recorded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Nothing:
    """It waits for nothing."""


@dataclass(frozen=True, slots=True)
class Cooling:
    """It comes in force by itself then, or when two people agree before."""

    until: datetime


@dataclass(frozen=True, slots=True)
class TwoPeople:
    """It comes in force when two people agree, and never by itself."""


@dataclass(frozen=True, slots=True)
class Clash:
    """These are also somebody's whom she must be kept safe from: two people decide who know that."""

    keys: frozenset[str]


Wait = Nothing | Cooling | TwoPeople | Clash


def waits_for(
    change: Change, *, known: Collection[str], is_guarded: bool, now: datetime, hearsay: Collection[str] = ()
) -> Wait:
    """`known`: the keys (`points.compared`) of everybody she must be kept safe from; empty where none are known. Of
    whom only the house is known no number is: a number can't be compared with it. `hearsay`: those of them that are
    known only from whoever records this change, who may have both from him, or that were entered for another victim.
    They clash, and else count as if nobody were known.

    Another address with the postcode of his clashes too: "14 Mill Rd" is his house as well as "14 Mill Road". Not the
    one that the crime was recorded with: she may live next door to him.

    A change that takes something away changes nothing here: it is no `Change`, and holds at once.
    """
    clashing = (frozenset(map(compared, change.others | change.recorded)) & frozenset(known)) - {""}
    clashing |= {his for his in known if any(may_be_same_house(key, his) for key in change.others)}
    if clashing:
        return Clash(clashing)
    if not change.others:
        return Nothing()
    known_otherwise = frozenset(known) - frozenset(hearsay)
    can_be_compared = all(any(same_kind(key, his) for his in known_otherwise) for key in change.others)
    if is_guarded and not can_be_compared:
        return TwoPeople()
    return Cooling(now + COOLS_FOR)


def still_waits_for(waiting: Wait, now_found: Wait) -> Wait:
    """What a change that waits already waits for, once more is known. `now_found` is `waits_for` asked anew.

    A clash stays one, also when he is let go meanwhile: two people have to look. A cooling keeps its end. What two
    people had to agree to cools from the moment at which it could be compared.
    """
    if isinstance(waiting, Clash):
        more = now_found.keys if isinstance(now_found, Clash) else frozenset()
        return Clash(waiting.keys | more)
    if isinstance(waiting, Cooling) and isinstance(now_found, Cooling | Nothing):
        return waiting
    return now_found
