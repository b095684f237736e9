"""Normalises telephone numbers and addresses, to find those that two people share, and decides when a new one is used.

It matches too much rather than too little: a match protects a case, and never merges people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_NOT_A_DIGIT = re.compile(r"[^0-9]")
# Prefixes dialled in the United Kingdom to withhold a number, to show it, or to use another network. No local number
# begins with 0, so these are not the area codes of Glasgow (0141), Skye (01470) or Buckingham (01280).
_DIALLED_BEFORE = re.compile(r"^(?:141|1470|1280)(?=0)")
# +44 (0)20 …, and the country code given twice: no British number begins with 0 or 44
_BRITISH = re.compile(r"^44(?:0|44)*")
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b")
_PLUS = re.compile(r"^([^@+]+)\+[^@]*@")


def telephone_key(number: str) -> str:
    """Return the number in E.164 form if it can be known, as British if it has no country code; empty without digits.

    A number that people would dial as the victim's has the victim's key: it can be shown or keyed with extra zeros.
    """
    stripped = number.strip()
    digits = _DIALLED_BEFORE.sub("", _NOT_A_DIGIT.sub("", stripped))
    if not digits:
        return ""
    has_country = stripped.startswith("+") or digits.startswith("00")
    while digits.startswith("00"):
        digits = digits[2:]
    if digits.startswith("0"):  # no country code begins with 0
        digits = "44" + digits[1:]
    elif not (has_country or digits.startswith("44")):
        digits = "44" + digits
    return "+" + _BRITISH.sub("44", digits)


def is_whole_number(key: str) -> bool:
    """Whether this can be a complete number: a British one has at least nine digits after its country code."""
    return len(key) >= len("+44") + 9


def email_key(address: str) -> str:
    return address.strip().casefold()


def comparison_key(key: str) -> str:
    """Return the key to compare with other people's: what follows a plus goes to the same mailbox (RFC 5233). Keys of
    other kinds are returned unchanged."""
    return _PLUS.sub(r"\1@", key)


def address_key(lines: Sequence[str], postcode: str) -> str:
    """Postcode and first line without spaces and punctuation; empty unless both are there."""
    area = _NOT_A_LETTER_OR_DIGIT.sub("", postcode).casefold()
    first = next((line for line in lines if line.strip()), "")
    street = _NOT_A_LETTER_OR_DIGIT.sub("", first).casefold()
    return f"{area}/{street}" if area and street else ""


def find_postcode(lines: Sequence[str]) -> str:
    """Return the British postcode found anywhere in the lines, so that neither a town before it nor a country below
    hides it; else the last line if it holds a digit, as a foreign postcode does; else nothing."""
    found = [match.group() for line in lines for match in _POSTCODE.finditer(line.upper())]
    if found:
        return found[-1]
    return lines[-1] if lines and any(character.isdigit() for character in lines[-1]) else ""


def are_same_kind(key: str, other: str) -> bool:
    """Whether both are telephones, e-mail addresses or postal addresses: otherwise the two cannot be compared."""
    return bool(key and other) and _sign(key) == _sign(other)


def may_be_same_house(key: str, other: str) -> bool:
    """Whether two postal addresses share a postcode: it has some fifteen houses, and each is written in many ways."""
    return are_same_kind(key, other) and _sign(key) == "/" and key.partition("/")[0] == other.partition("/")[0]


def _sign(key: str) -> str:
    return "@" if "@" in key else key[0] if key.startswith("+") else "/"


# When a new number or address comes into force: at once, after a day, when two people agree, or only when two people
# who know of the clash agree.
#
# The caller who asks to change the victim's number may be the person from whom the victim must be kept safe (design,
# section 5). So nothing new is used at once. A number that could be a linked person's goes to a colleague, and nothing
# on the telephone shows that it did.


# Time for the victim to notice on the number that is really theirs, and for a colleague to look (design, section 5).
COOLS_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class PointProposal:
    """What would be used from now on without having been agreed with the victim, as keys of
    `safe_contact.contact_points`.

    `others`: numbers and addresses that replace agreed ones, or that no record gave the victim until now. `recorded`:
    those of the crime record, agreed with the victim for the first time. An empty key is one that cannot be normalised
    and so cannot be compared.
    """

    others: frozenset[str] = frozenset()
    recorded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImmediateEffect:
    """The change comes into force at once."""


@dataclass(frozen=True, slots=True)
class CoolingOff:
    """The change comes into force by itself then, or earlier when two people agree."""

    until: datetime


@dataclass(frozen=True, slots=True)
class TwoPersonApproval:
    """The change comes into force when two people agree, and never by itself."""


@dataclass(frozen=True, slots=True)
class LinkedPersonClash:
    """These are also a linked person's: two people who know that decide."""

    keys: frozenset[str]


PointWait = ImmediateEffect | CoolingOff | TwoPersonApproval | LinkedPersonClash


def decide_point_change(
    change: PointProposal, *, known: Collection[str], is_guarded: bool, now: datetime, hearsay: Collection[str] = ()
) -> PointWait:
    """Decide when this change comes into force.

    `known`: the keys (`contact_points.comparison_key`) of all linked people, from whom the victim must be kept safe;
    empty if none is known. A linked person of whom only the house is known has no number with which to compare a new
    number. `hearsay`: those of `known` that come only from the person recording this change, who may have both from the
    linked person, or that were entered for another victim. They clash, but otherwise count as if they were not known.

    Another address with a linked person's postcode clashes too: "14 Mill Rd" is the same house as "14 Mill Road". The
    address in the crime record does not: the victim may live next door to the linked person.

    A change that takes something away is no `PointProposal`, and holds at once.
    """
    clashing = (frozenset(map(comparison_key, change.others | change.recorded)) & frozenset(known)) - {""}
    clashing |= {his for his in known if any(may_be_same_house(key, his) for key in change.others)}
    if clashing:
        return LinkedPersonClash(clashing)
    if not change.others:
        return ImmediateEffect()
    known_otherwise = frozenset(known) - frozenset(hearsay)
    can_be_compared = all(any(are_same_kind(key, his) for his in known_otherwise) for key in change.others)
    if is_guarded and not can_be_compared:
        return TwoPersonApproval()
    return CoolingOff(now + COOLS_FOR)


def recheck_point_change(waiting: PointWait, now_found: PointWait) -> PointWait:
    """Return what a waiting change waits for, once more is known. `now_found`: `decide_point_change` asked again.

    A clash stays one, even if the linked person has been removed: two people must look. A cooling-off keeps its end. A
    change that needed two people cools from the moment at which it could be compared.
    """
    if isinstance(waiting, LinkedPersonClash):
        more = now_found.keys if isinstance(now_found, LinkedPersonClash) else frozenset()
        return LinkedPersonClash(waiting.keys | more)
    if isinstance(waiting, CoolingOff) and isinstance(now_found, CoolingOff | ImmediateEffect):
        return waiting
    return now_found
