"""The access code (design, section 5): twelve digits, six that select and six that prove, read in fours.

Also the duress code, and when the desk is warned of its use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

SELECTOR_DIGITS = 6
CODE_LENGTH = 12
WRONG_TRIES = 5  # in the life of a code, on web and phone together: 5 in 1,000,000 for an attacker
LIFE_AFTER_USE = timedelta(days=90)
# How long a code counts as just given: it is compared even while too many wrong codes pause entry, so that a new one
# works during an attack too. Its five wrong tries limit a guesser as always.
NEW_CODE_FOR = timedelta(hours=1)
VISIT_IDLE = timedelta(minutes=10)
VISIT_LENGTH = timedelta(minutes=30)
# For how long the last six digits, entered again in a visit, open the pages on how to reach the victim: a page left
# open must not.
AGAIN_HOLDS_FOR = timedelta(minutes=10)
CLOSING_WARNING = timedelta(minutes=2)  # before a victim's page closes by itself

# How twelve-digit telephone numbers with a country code begin. No code begins so, which lets us recognise a code that
# was keyed where a number was asked for.
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
    """The input cannot be a code at all; `count` characters were left after spaces and dashes."""

    count: int
    has_other_characters: bool


def parse_access_code(typed: str) -> AccessCode | MalformedCode:
    """Parse a code as typed or keyed; spaces, dashes and dots may be anywhere."""
    bare = _SPACING.sub("", typed)
    if len(bare) == CODE_LENGTH and bare.isascii() and bare.isdigit():
        return AccessCode(bare)
    return MalformedCode(len(bare), has_other_characters=not (bare.isascii() and bare.isdigit()))


def parse_last_digits(typed: str) -> str | MalformedCode:
    """Parse the last six digits on their own; spaces, dashes and dots may be anywhere."""
    bare = _SPACING.sub("", typed)
    if len(bare) == CODE_LENGTH - SELECTOR_DIGITS and bare.isascii() and bare.isdigit():
        return bare
    return MalformedCode(len(bare), has_other_characters=not (bare.isascii() and bare.isdigit()))


def is_recently_reentered(at: datetime | None, now: datetime) -> bool:
    """Whether the last six digits, entered again at `at`, still open the pages that ask for them."""
    return at is not None and at <= now < at + AGAIN_HOLDS_FOR


def looks_like_access_code(typed: str) -> bool:
    """Whether this could be a code and is not a telephone number: a British number has at most eleven digits."""
    bare = _SPACING.sub("", typed)
    return len(bare) == CODE_LENGTH and not bare.startswith(_NUMBERS_BEGIN)


# The duress code: a second code that the victim may give to a person who forces them to give one (ADR 32).

# As good as for ever: the code must not have expired on the day when the victim has to use it.
DURESS_CODE_LIFE = timedelta(days=3650)
# How long after its use the desk is warned: at a moment between these, so that our response cannot be linked to the
# sign-in. No later, since the victim may be in danger.
EARLIEST_WARNING, LATEST_WARNING = timedelta(minutes=1), timedelta(minutes=4)
WARNING_DUE_IN = timedelta(minutes=15)
# a use still leads to a warning this long afterwards: longer than any worker has ever been down
WARNED_WITHIN = timedelta(days=7)


def duress_warning_at(used_at: datetime, drawn: int) -> datetime:
    """When the desk is warned of a use at this moment. `drawn`: any number that the person using the code cannot
    know."""
    seconds = int((LATEST_WARNING - EARLIEST_WARNING).total_seconds())
    return used_at + EARLIEST_WARNING + timedelta(seconds=drawn % (seconds + 1))
