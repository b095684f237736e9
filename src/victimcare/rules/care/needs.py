"""What becomes of a need: somebody does something, we change how we speak with her, a service is asked, or we say why
not. An assessment is not finished while one of them has no end: nothing that she said is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class End(StrEnum):
    TASK = "task"
    ADJUSTMENT = "adjustment"  # of how she is spoken with: in her communication passport
    REFERRAL = "referral"
    NOT_MET = "not_met"  # and why


@dataclass(frozen=True, slots=True)
class NeedKind:
    """A need by its code. `ends`: how it may end besides not at all, the usual one first.

    `passport`: the need of her communication passport that an adjustment is; empty: words of it. `support`: for which
    need of the support services a referral is. `days`: working days until somebody has done it.
    """

    code: str
    ends: tuple[End, ...]
    days: int = 5
    harm: int = 1
    passport: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """How one need ends, as a person chose it with her. `why` is needed for what is not met."""

    end: End
    why: str = ""


class Fault(StrEnum):
    """Why an assessment cannot be finished as it stands."""

    UNDECIDED = "undecided"
    NOT_OFFERED = "not_offered"  # this need does not end in this way
    WHY_MISSING = "why_missing"
    NOT_RAISED = "not_raised"  # nothing that she said raises it
    NO_SUPPORT = "no_support"  # she wants nothing of support services


def faults(
    raised: Iterable[str],
    decided: Mapping[str, Decided],
    kinds: Mapping[str, NeedKind],
    *,
    wants_no_support: bool,
) -> dict[str, Fault]:
    """What stands against finishing, by need; empty: it can be finished."""
    wanted = list(dict.fromkeys(raised))
    found = {code: Fault.NOT_RAISED for code in decided if code not in wanted}
    for code in wanted:
        fault = _fault(decided.get(code), kinds[code], wants_no_support)
        if fault is not None:
            found[code] = fault
    return found


def lost(raised: Collection[str], ended: Collection[str]) -> frozenset[str]:
    """Needs that were raised and have no end: after an assessment was finished there is none."""
    return frozenset(raised) - frozenset(ended)


def _fault(decided: Decided | None, kind: NeedKind, wants_no_support: bool) -> Fault | None:
    if decided is None:
        return Fault.UNDECIDED
    if decided.end is End.NOT_MET:
        return None if decided.why.strip() else Fault.WHY_MISSING
    if decided.end not in kind.ends:
        return Fault.NOT_OFFERED
    if decided.end is End.REFERRAL and wants_no_support:
        return Fault.NO_SUPPORT
    return None
