"""Whom a service is made for, beside what happened to this victim: it puts services in order and hides none of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from victimcare.rules.referrals.listed import Facts
from victimcare.rules.referrals.needs import NEEDS

# Needs that name a crime or a kind of victim: a service that lists one of them is made for those people.
OF_SOME = frozenset({"domestic_abuse", "sexual_offence", "child", "bereaved", "hate", "fraud", "stalking", "homicide"})
# As names and descriptions of services say it; an entry has no field for it.
_ONLY_FOR = {
    "male": re.compile(r"\b(?:for men\b|for men and boys\b|men only\b)", re.IGNORECASE),
    "female": re.compile(r"\b(?:for women\b|for women and girls\b|women only\b)", re.IGNORECASE),
}


class Fit(IntEnum):
    """How well a service fits this victim, the best first."""

    THEIRS = 0  # made for what happened to them
    ANYONE = 1
    OTHERS = 2  # made for other people, by their crime or their sex


@dataclass(frozen=True, slots=True)
class MadeFor:
    """`needs`: those that say whom it is made for; of a service that is theirs only those that are the victim's.
    `only_sex`: the sex alone for which it says that it is, where that is not the victim's."""

    fit: Fit
    needs: tuple[str, ...] = ()
    only_sex: str = ""


def judge_fit(facts: Facts, *, needs: Collection[str], sex: str) -> MadeFor:
    """`needs`: the victim's own, and the one that is looked for. `sex`: as the record has it; empty: not known."""
    only_sex = _only_sex(facts)
    if only_sex and sex in _ONLY_FOR and sex != only_sex:
        return MadeFor(Fit.OTHERS, only_sex=only_sex)
    of_some = tuple(need for need in NEEDS if need in facts.needs and need in OF_SOME)
    if not of_some:
        return MadeFor(Fit.ANYONE)
    theirs = tuple(need for need in of_some if need in needs)
    return MadeFor(Fit.THEIRS, theirs) if theirs else MadeFor(Fit.OTHERS, of_some)


def _only_sex(facts: Facts) -> str:
    words = f"{facts.name}. {facts.description}"
    named = [sex for sex, pattern in _ONLY_FOR.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else ""
