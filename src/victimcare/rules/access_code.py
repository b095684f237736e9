"""The access code (design, section 5): twelve digits, six that select and six that prove, read in fours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

SELECTING = 6
LENGTH = 12
WRONG_TRIES = 5  # in the life of a code, on web and phone together: 5 in 1,000,000 for an attacker
LIFE_AFTER_USE = timedelta(days=90)
# How long a code counts as just given: it is read even while too many wrong ones pause entry, so that a new one helps
# in an attack too. Its five wrong tries bound whoever guesses, as ever.
NEW_FOR = timedelta(hours=1)
IDLE = timedelta(minutes=10)
ABSOLUTE = timedelta(minutes=30)
# How long the last six digits, shown again in a visit, open what says how she is reached: a page left open must not.
AGAIN_HOLDS_FOR = timedelta(minutes=10)
WARNING = timedelta(minutes=2)  # before a page of hers closes by itself

# How a telephone number of twelve digits begins, with its country in front. No code does, so that one keyed where a
# number was asked for is known for what it is.
_NUMBERS_BEGIN = ("00", "44")

_SPACING = re.compile(r"[\s‐-―.-]+")


@dataclass(frozen=True, slots=True)
class Code:
    digits: str

    @property
    def selector(self) -> str:
        return self.digits[:SELECTING]

    @property
    def in_fours(self) -> str:
        return " ".join(self.digits[start : start + 4] for start in range(0, LENGTH, 4))


@dataclass(frozen=True, slots=True)
class Malformed:
    """What was typed cannot be a code at all; `count` characters were left after spaces and dashes."""

    count: int
    has_other_characters: bool


def read(typed: str) -> Code | Malformed:
    """What somebody typed or keyed; spaces, dashes and dots are fine anywhere."""
    bare = _SPACING.sub("", typed)
    if len(bare) == LENGTH and bare.isascii() and bare.isdigit():
        return Code(bare)
    return Malformed(len(bare), has_other_characters=not (bare.isascii() and bare.isdigit()))


def read_last(typed: str) -> str | Malformed:
    """The six digits that prove, typed alone; spaces, dashes and dots are fine anywhere."""
    bare = _SPACING.sub("", typed)
    if len(bare) == LENGTH - SELECTING and bare.isascii() and bare.isdigit():
        return bare
    return Malformed(len(bare), has_other_characters=not (bare.isascii() and bare.isdigit()))


def is_shown_again(at: datetime | None, now: datetime) -> bool:
    """Whether the last six digits, which were shown again then, still open what asks for them."""
    return at is not None and at <= now < at + AGAIN_HOLDS_FOR


def has_its_shape(typed: str) -> bool:
    """Whether this could be a code, and is no telephone number: a number of ours has eleven digits at most."""
    bare = _SPACING.sub("", typed)
    return len(bare) == LENGTH and not bare.startswith(_NUMBERS_BEGIN)
