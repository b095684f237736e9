"""Checks the text of a message before the victim reads it, and counts its SMS parts.

Text must not reveal where the victim can be found, name a linked person, or use our jargon. A neutral text must not
reveal that the victim is in touch with us.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from victimcare.rules.contact.record_lookup import fold_name
from victimcare.rules.safe_contact.contact_points import email_key, telephone_key

# How many SMS a text is.
#
# Source: 3GPP TS 23.038, section 6.2.1 (the GSM 7 bit default alphabet and its extension table, whose characters count
# twice) and TS 23.040, section 9.2.3.24.1 (a text of several parts gives six octets of each to their numbering).

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("\f^{}\\[~]|€")

_SEPTETS, _SEPTETS_OF_SEVERAL = 160, 153
_UTF16_UNITS, _UTF16_UNITS_OF_SEVERAL = 70, 67  # of UCS-2, which carries every other script


def is_gsm_text(text: str) -> bool:
    """Whether the text fits the alphabet that allows 160 characters in one SMS."""
    return frozenset(text) <= _GSM | _TWICE


def count_sms_parts(text: str) -> int:
    """Return how many SMS parts the text needs; at least one."""
    if is_gsm_text(text):
        return _count_parts(len(text) + sum(sign in _TWICE for sign in text), _SEPTETS, _SEPTETS_OF_SEVERAL)
    return _count_parts(len(text.encode("utf-16-be")) // 2, _UTF16_UNITS, _UTF16_UNITS_OF_SEVERAL)


def _count_parts(length: int, alone: int, of_several: int) -> int:
    return 1 if length <= alone else -(-length // of_several)


# Words that would show a person reading over the victim's shoulder that the victim is in touch with us.

_LOUD = re.compile(
    r"police|polis|constab|officer|detective|crime|criminal|victim|witness|suspect|offen[cd]|arrest|charg|bail|court"
    r"|trial|hearing|prosecut|sentenc|prison|custody|abus|assault|rape|violen|stalk|burgl|robb|theft|fraud|murder"
    r"|case|report|investigat|statement|interview|safe\b|support|refuge|code of practice",
    re.IGNORECASE,
)


def find_revealing_words(text: str) -> list[str]:
    """Return the words in this text that are not neutral, as written."""
    return _LOUD.findall(text)


_GAP = re.compile(r"\{[a-z_]*\}")
_NUMBER = re.compile(r"\+?\d[\d ()-]{7,}\d")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.,;]+")
_DIGITS_OF_CODE = re.compile(r"(?<![+\d])(?:\d[ .-]?){12}")
# Our jargon, which the victim should not have to read: each word has a plain one.
_JARGON = (
    "alleged", "closure", "cps", "disposal", "injured party", "ip", "low risk", "nfa", "no further action", "offender",
    "oic", "perpetrator", "rui", "suspect", "uncooperative", "vps",
)  # fmt: skip
_SHORTEST_NAME = 3


class DraftFault(StrEnum):
    """Each is the end of a sentence id. All but the last stop the message."""

    NOTHING = "nothing"
    GAP = "gap"  # a placeholder without a value
    VICTIM_NUMBER = "her_number"  # or an address of the victim: a person reading over their shoulder would learn it
    CODE = "code"
    NAMES_ANOTHER = "names_another"  # a linked person, from whom the victim must be kept safe
    JARGON = "jargon"  # a warning


STOPPING_FAULTS = frozenset(DraftFault) - {DraftFault.JARGON}


@dataclass(frozen=True, slots=True)
class DraftFinding:
    fault: DraftFault
    words: str = ""  # the words found, if it is safe to repeat them: not a number, not a name


def check_draft(words: str, *, victim_keys: Collection[str], others: Collection[str]) -> tuple[DraftFinding, ...]:
    """Check a draft. `victim_keys`: the victim's numbers and addresses in comparable form; `others`: names of linked
    people."""
    return tuple(_faults(words, frozenset(key for key in victim_keys if key), others))


def _faults(words: str, victim_keys: Collection[str], others: Collection[str]) -> Iterator[DraftFinding]:
    if not words.strip():
        yield DraftFinding(DraftFault.NOTHING)
    if gap := _GAP.search(words):
        yield DraftFinding(DraftFault.GAP, gap.group())
    named = {telephone_key(one) for one in _NUMBER.findall(words)} | {email_key(one) for one in _ADDRESS.findall(words)}
    if not named.isdisjoint(victim_keys):
        yield DraftFinding(DraftFault.VICTIM_NUMBER)
    if _DIGITS_OF_CODE.search(words):
        yield DraftFinding(DraftFault.CODE)
    said = fold_text(words)
    if any(_is_in(part, said) for name in others for part in fold_name(name).split() if len(part) >= _SHORTEST_NAME):
        yield DraftFinding(DraftFault.NAMES_ANOTHER)
    if jargon := [word for word in _JARGON if _is_in(word, said)]:
        yield DraftFinding(DraftFault.JARGON, ", ".join(jargon))


def fold_text(words: str) -> str:
    """As `fold_name`, for text of any length."""
    return " ".join(fold_name(word) for word in words.split())


def _is_in(wanted: str, said: str) -> bool:
    return f" {wanted} " in f" {said} "
