"""What words must not hold before she reads them: where she can be found, whom she fears, our jargon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from victimcare.rules.people.names import folded
from victimcare.rules.people.points import email_key, telephone_key

_GAP = re.compile(r"\{[a-z_]*\}")
_NUMBER = re.compile(r"\+?\d[\d ()-]{7,}\d")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.,;]+")
_DIGITS_OF_CODE = re.compile(r"(?<![+\d])(?:\d[ .-]?){12}")
# Words of ours that she should not have to read (they have plain ones of their own).
_JARGON = (
    "alleged", "closure", "cps", "disposal", "injured party", "ip", "low risk", "nfa", "no further action", "offender",
    "oic", "perpetrator", "rui", "suspect", "uncooperative", "vps",
)  # fmt: skip
_SHORTEST_NAME = 3


class Fault(StrEnum):
    """Each is the end of a sentence id. All but the last stop it."""

    NOTHING = "nothing"
    GAP = "gap"  # a value that is not there
    HER_NUMBER = "her_number"  # or her address: whoever reads over her shoulder learns it
    CODE = "code"
    NAMES_ANOTHER = "names_another"  # somebody she must be kept safe from
    JARGON = "jargon"  # a warning


STOPS = frozenset(Fault) - {Fault.JARGON}


@dataclass(frozen=True, slots=True)
class Found:
    fault: Fault
    words: str = ""  # those that were found, where saying them again is safe: not a number, not a name


def read_over(words: str, *, her_keys: Collection[str], others: Collection[str]) -> tuple[Found, ...]:
    """`her_keys`: her numbers and addresses in their compared form; `others`: names of whom she is kept safe from."""
    return tuple(_faults(words, frozenset(key for key in her_keys if key), others))


def _faults(words: str, her_keys: Collection[str], others: Collection[str]) -> Iterator[Found]:
    if not words.strip():
        yield Found(Fault.NOTHING)
    if gap := _GAP.search(words):
        yield Found(Fault.GAP, gap.group())
    named = {telephone_key(one) for one in _NUMBER.findall(words)} | {email_key(one) for one in _ADDRESS.findall(words)}
    if not named.isdisjoint(her_keys):
        yield Found(Fault.HER_NUMBER)
    if _DIGITS_OF_CODE.search(words):
        yield Found(Fault.CODE)
    said = folded_whole(words)
    if any(_is_in(part, said) for name in others for part in folded(name).split() if len(part) >= _SHORTEST_NAME):
        yield Found(Fault.NAMES_ANOTHER)
    if jargon := [word for word in _JARGON if _is_in(word, said)]:
        yield Found(Fault.JARGON, ", ".join(jargon))


def folded_whole(words: str) -> str:
    """As `folded`, however long."""
    return " ".join(folded(word) for word in words.split())


def _is_in(wanted: str, said: str) -> bool:
    return f" {wanted} " in f" {said} "
