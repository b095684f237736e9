"""What a packet to another agency may hold: chosen part by part, and nothing by which she is found unless somebody says
why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from victimcare.rules.rights import Holder

# The agencies that take over, in the order in which they come to it.
RECIPIENTS = (Holder.WITNESS_CARE, Holder.CPS, Holder.PROBATION)
LONGEST = 2000  # characters of what whoever prepares it adds
_SCHEME_MONTHS = 12  # Victims' Code, right 11: sentences from which the Victim Contact Scheme is offered


class Item(StrEnum):
    """A part of a packet, in the order in which it is read."""

    CASE = "case"
    PERSON = "person"  # who she is, and what in the case: nothing by which she is found
    PREFERENCES = "preferences"  # how often, by which kind of way, and what she wants nothing of
    RIGHTS = "rights"  # faster news and more help, and why
    PASSPORT = "passport"  # how to speak with her, as a list
    PASSPORT_WORDS = "passport_words"  # the same in her own words, in which somebody may be named
    NEEDS = "needs"
    COURT = "court"  # her days there, and what she asked for
    DUTIES = "duties"  # what she is owed and does not have yet
    TOLD = "told"  # what she knows already
    SAFE_CONTACT = "safe_contact"  # numbers and hours that were agreed with her
    SAFE_ADDRESS = "safe_address"


MUST: frozenset[Item] = frozenset({Item.CASE, Item.PERSON})
# With these she is found. They are never inside unless somebody says why, and a second person names them too.
FINDS_HER: frozenset[Item] = frozenset({Item.SAFE_CONTACT, Item.SAFE_ADDRESS})
NEEDS_A_REASON: frozenset[Item] = FINDS_HER | {Item.PASSPORT_WORDS}

_NOT_FOR: Mapping[Holder, frozenset[Item]] = {
    Holder.WITNESS_CARE: frozenset(),
    Holder.CPS: frozenset({Item.TOLD, Item.PREFERENCES}),
    Holder.PROBATION: frozenset({Item.COURT, Item.TOLD}),
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What keeps a choice from leaving: `missing`, or `reason` where nobody says why it is inside."""

    item: Item
    why: str


def usual(agency: Holder) -> tuple[Item, ...]:
    """What this agency usually works with, said beside each part and never ticked beforehand: nothing that needs a
    reason."""
    left_out = NEEDS_A_REASON | _NOT_FOR.get(agency, frozenset())
    return tuple(item for item in Item if item not in left_out)


def wrongs(chosen: Mapping[Item, str]) -> tuple[Wrong, ...]:
    """By part: why it is inside. Empty: it may go to the second person."""
    missing = [Wrong(item, "missing") for item in Item if item in MUST and item not in chosen]
    unreasoned = [
        Wrong(item, "reason") for item in Item if item in chosen and item in NEEDS_A_REASON and not chosen[item].strip()
    ]
    return (*missing, *unreasoned)


def to_be_named(chosen: Collection[Item]) -> tuple[Item, ...]:
    """What the second person ticks by name before it leaves: else it is not read, only agreed to."""
    return tuple(item for item in Item if item in FINDS_HER and item in chosen)


def taken_over_at(event_type: str, data: Mapping[str, Any]) -> tuple[Holder, ...]:
    """Who takes over with this event, and so needs a packet."""
    if event_type == "suspect.charged":
        return (Holder.WITNESS_CARE, Holder.CPS)
    if event_type == "hearing.resulted" and data.get("result") == "sentenced":
        return (Holder.PROBATION,) if data.get("sentence_months", 0) >= _SCHEME_MONTHS else ()
    return ()


TAKES_OVER = frozenset({"suspect.charged", "hearing.resulted"})
