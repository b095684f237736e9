"""Telephone numbers and addresses brought into one form, to see that two people share one.

Rather too alike than too different: that two points look the same guards a case, it never merges people.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_NOT_A_DIGIT = re.compile(r"[^0-9]")
# Dialled in the United Kingdom before a number: it hides ours, shows it, or takes another network. In no place does a
# number begin with 0, so these are none of Glasgow's (0141), Skye's (01470) or Buckingham's (01280).
_DIALLED_BEFORE = re.compile(r"^(?:141|1470|1280)(?=0)")
_BRITISH = re.compile(r"^44(?:0|44)*")  # +44 (0)20 …, and the country said twice: no British number begins with 0 or 44
_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b")
_PLUS = re.compile(r"^([^@+]+)\+[^@]*@")


def telephone_key(number: str) -> str:
    """E.164 where it can be told, a number without a country being British; empty for what holds no digits.

    What a person would dial as her number has the key of her number: anybody can show or key it with zeros too many.
    """
    stripped = number.strip()
    digits = _DIALLED_BEFORE.sub("", _NOT_A_DIGIT.sub("", stripped))
    if not digits:
        return ""
    has_country = stripped.startswith("+") or digits.startswith("00")
    while digits.startswith("00"):
        digits = digits[2:]
    if digits.startswith("0"):  # no country begins with it
        digits = "44" + digits[1:]
    elif not (has_country or digits.startswith("44")):
        digits = "44" + digits
    return "+" + _BRITISH.sub("44", digits)


def is_whole_number(key: str) -> bool:
    """Whether this can be all of somebody's number: a British one has nine digits at least after its country."""
    return len(key) >= len("+44") + 9


def email_key(address: str) -> str:
    return address.strip().casefold()


def comparison_key(key: str) -> str:
    """The key by which it is compared with somebody else's: what follows a plus goes to the same mailbox (RFC 5233).
    Any other key as it is."""
    return _PLUS.sub(r"\1@", key)


def address_key(lines: Sequence[str], postcode: str) -> str:
    """Postcode and first line without spaces and signs; empty unless both are there."""
    area = _NOT_A_LETTER_OR_DIGIT.sub("", postcode).casefold()
    first = next((line for line in lines if line.strip()), "")
    street = _NOT_A_LETTER_OR_DIGIT.sub("", first).casefold()
    return f"{area}/{street}" if area and street else ""


def find_postcode(lines: Sequence[str]) -> str:
    """The British postcode that stands anywhere in them, so that neither a town before it nor a country below hides it;
    else the last line where that holds a digit, as another country's does; else none."""
    found = [match.group() for line in lines for match in _POSTCODE.finditer(line.upper())]
    if found:
        return found[-1]
    return lines[-1] if lines and any(character.isdigit() for character in lines[-1]) else ""


def are_same_kind(key: str, other: str) -> bool:
    """Whether both are telephones, e-mail addresses or postal addresses: else one can't be found to be the other."""
    return bool(key and other) and _sign(key) == _sign(other)


def may_be_same_house(key: str, other: str) -> bool:
    """Two postal addresses with one postcode: some fifteen houses, and each is written in many ways."""
    return are_same_kind(key, other) and _sign(key) == "/" and key.partition("/")[0] == other.partition("/")[0]


def _sign(key: str) -> str:
    return "@" if "@" in key else key[0] if key.startswith("+") else "/"


# When another number or address of hers comes in force: at once, after a day, by two people, or only by two who know.
#
# The one who rings to have her number changed may be the one she is to be kept safe from (design, section 5). So
# nothing new is used at once; what could be his goes to a person, and nobody who is on the telephone learns that it
# did.


# Time for her to notice on the number that she really has, and for a colleague to look (design, section 5).
COOLS_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class PointProposal:
    """What would be used from now on that nobody had agreed with her, as keys of `safe_contact.contact_points`.

    `others`: numbers and addresses that take the place of what was agreed, or that were hers in no record yet.
    `recorded`: those the crime was recorded with, agreed with her for the first time. An empty key stands for one that
    can't be brought into a form and so can't be compared.
    """

    others: frozenset[str] = frozenset()
    recorded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImmediateEffect:
    """It waits for nothing."""


@dataclass(frozen=True, slots=True)
class CoolingOff:
    """It comes in force by itself then, or when two people agree before."""

    until: datetime


@dataclass(frozen=True, slots=True)
class TwoPersonApproval:
    """It comes in force when two people agree, and never by itself."""


@dataclass(frozen=True, slots=True)
class LinkedPersonClash:
    """These are also somebody's whom she must be kept safe from: two people decide who know that."""

    keys: frozenset[str]


PointWait = ImmediateEffect | CoolingOff | TwoPersonApproval | LinkedPersonClash


def decide_point_change(
    change: PointProposal, *, known: Collection[str], is_guarded: bool, now: datetime, hearsay: Collection[str] = ()
) -> PointWait:
    """`known`: the keys (`contact_points.comparison_key`) of everybody she must be kept safe from; empty where none are
    known. Of whom only the house is known no number is: a number can't be compared with it. `hearsay`: those of them
    that are known only from whoever records this change, who may have both from him, or that were entered for another
    victim. They clash, and else count as if nobody were known.

    Another address with the postcode of his clashes too: "14 Mill Rd" is his house as well as "14 Mill Road". Not the
    one that the crime was recorded with: she may live next door to him.

    A change that takes something away changes nothing here: it is no `PointProposal`, and holds at once.
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
    """What a change that waits already waits for, once more is known. `now_found` is `decide_point_change` asked anew.

    A clash stays one, also when he is let go meanwhile: two people have to look. A cooling keeps its end. What two
    people had to agree to cools from the moment at which it could be compared.
    """
    if isinstance(waiting, LinkedPersonClash):
        more = now_found.keys if isinstance(now_found, LinkedPersonClash) else frozenset()
        return LinkedPersonClash(waiting.keys | more)
    if isinstance(waiting, CoolingOff) and isinstance(now_found, CoolingOff | ImmediateEffect):
        return waiting
    return now_found
