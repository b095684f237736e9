"""Telephone numbers and addresses brought into one form, to see that two people share one.

Rather too alike than too different: that two points look the same guards a case, it never merges people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def compared(key: str) -> str:
    """The key by which it is compared with somebody else's: what follows a plus goes to the same mailbox (RFC 5233).
    Any other key as it is."""
    return _PLUS.sub(r"\1@", key)


def address_key(lines: Sequence[str], postcode: str) -> str:
    """Postcode and first line without spaces and signs; empty unless both are there."""
    area = _NOT_A_LETTER_OR_DIGIT.sub("", postcode).casefold()
    first = next((line for line in lines if line.strip()), "")
    street = _NOT_A_LETTER_OR_DIGIT.sub("", first).casefold()
    return f"{area}/{street}" if area and street else ""


def postcode_of(lines: Sequence[str]) -> str:
    """The British postcode that stands anywhere in them, so that neither a town before it nor a country below hides it;
    else the last line where that holds a digit, as another country's does; else none."""
    found = [match.group() for line in lines for match in _POSTCODE.finditer(line.upper())]
    if found:
        return found[-1]
    return lines[-1] if lines and any(character.isdigit() for character in lines[-1]) else ""


def same_kind(key: str, other: str) -> bool:
    """Whether both are telephones, e-mail addresses or postal addresses: else one can't be found to be the other."""
    return bool(key and other) and _sign(key) == _sign(other)


def may_be_same_house(key: str, other: str) -> bool:
    """Two postal addresses with one postcode: some fifteen houses, and each is written in many ways."""
    return same_kind(key, other) and _sign(key) == "/" and key.partition("/")[0] == other.partition("/")[0]


def _sign(key: str) -> str:
    return "@" if "@" in key else key[0] if key.startswith("+") else "/"
