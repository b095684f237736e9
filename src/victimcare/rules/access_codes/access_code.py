"""The access code (design, section 5): twelve digits, six that select and six that prove, read in fours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

SELECTOR_DIGITS = 6
CODE_LENGTH = 12
WRONG_TRIES = 5  # in the life of a code, on web and phone together: 5 in 1,000,000 for an attacker
LIFE_AFTER_USE = timedelta(days=90)
# How long a code counts as just given: it is read even while too many wrong ones pause entry, so that a new one helps
# in an attack too. Its five wrong tries bound whoever guesses, as ever.
NEW_CODE_FOR = timedelta(hours=1)
VISIT_IDLE = timedelta(minutes=10)
VISIT_LENGTH = timedelta(minutes=30)
# How long the last six digits, shown again in a visit, open what says how she is reached: a page left open must not.
AGAIN_HOLDS_FOR = timedelta(minutes=10)
CLOSING_WARNING = timedelta(minutes=2)  # before a page of hers closes by itself

# How a telephone number of twelve digits begins, with its country in front. No code does, so that one keyed where a
# number was asked for is known for what it is.
_NUMBERS_BEGIN = ("00", "44")

_SPACING = re.compile(r"[\s‐-―.-]+")


@dataclass(frozen=True, slots=True)
class AccessCode:
    digits: str

    @property
    def selector(self) -> str:
        return self.digits[:SELECTOR_DIGITS]

    @property
    def in_fours(self) -> str:
        return " ".join(self.digits[start : start + 4] for start in range(0, CODE_LENGTH, 4))


@dataclass(frozen=True, slots=True)
class MalformedCode:
    """What was typed cannot be a code at all; `count` characters were left after spaces and dashes."""

    count: int
    has_other_characters: bool


def parse_access_code(typed: str) -> AccessCode | MalformedCode:
    """What somebody typed or keyed; spaces, dashes and dots are fine anywhere."""
    bare = _SPACING.sub("", typed)
    if len(bare) == CODE_LENGTH and bare.isascii() and bare.isdigit():
        return AccessCode(bare)
    return MalformedCode(len(bare), has_other_characters=not (bare.isascii() and bare.isdigit()))


def parse_last_digits(typed: str) -> str | MalformedCode:
    """The six digits that prove, typed alone; spaces, dashes and dots are fine anywhere."""
    bare = _SPACING.sub("", typed)
    if len(bare) == CODE_LENGTH - SELECTOR_DIGITS and bare.isascii() and bare.isdigit():
        return bare
    return MalformedCode(len(bare), has_other_characters=not (bare.isascii() and bare.isdigit()))


def is_recently_reentered(at: datetime | None, now: datetime) -> bool:
    """Whether the last six digits, which were shown again then, still open what asks for them."""
    return at is not None and at <= now < at + AGAIN_HOLDS_FOR


def looks_like_access_code(typed: str) -> bool:
    """Whether this could be a code, and is no telephone number: a number of ours has eleven digits at most."""
    bare = _SPACING.sub("", typed)
    return len(bare) == CODE_LENGTH and not bare.startswith(_NUMBERS_BEGIN)


# The quiet code: a second code that she may give to whoever makes her give one (ADR 32).

# As good as for ever: it must not have run out on the day on which the victim has to use it.
DURESS_CODE_LIFE = timedelta(days=3650)
# How long after it was used the desk is warned: some time between these, so that whatever we do cannot be seen to begin
# with the sign-in. No longer, since she may be in danger.
EARLIEST_WARNING, LATEST_WARNING = timedelta(minutes=1), timedelta(minutes=4)
WARNING_DUE_IN = timedelta(minutes=15)
WARNED_WITHIN = timedelta(days=7)  # a use is warned of so long afterwards: longer than any worker has ever stood still


def duress_warning_at(used_at: datetime, drawn: int) -> datetime:
    """When the desk is warned of a use at this moment. `drawn`: any number that whoever used it cannot know."""
    seconds = int((LATEST_WARNING - EARLIEST_WARNING).total_seconds())
    return used_at + EARLIEST_WARNING + timedelta(seconds=drawn % (seconds + 1))
