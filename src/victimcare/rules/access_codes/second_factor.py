"""The second factor on a victim's page: how many tries, how long each thing lasts, and which numbers can be right (ADR
30).

Anyone who has the victim's code may try. In the life of that code such a person guesses right with a chance of at most
5 in 1,000,000 (`guessing_chance`). Their wrong tries never lock the victim out: single numbers are paused, and longer
ones still work.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

NUMBER_LENGTH = 6  # for a number that an app shows, that we text, or that a person says
RECOVERY_DIGITS, RECOVERY_NUMBERS = 10, 8
TIME_STEP = timedelta(seconds=30)  # an app shows another number after each (RFC 6238, 5.2)
STEPS_BEFORE = 1  # for a single number, to allow for typing
STEPS_OFF = 3  # for two in a row, also to allow for a wrong clock (RFC 6238, 6): they are hard to guess

WRONG_TRIES = 5  # in one set-up window, and in one visit
LONG_TRIES = 1000  # at long numbers, with one code
SETUP_WINDOW = timedelta(minutes=30)  # to set up a factor, with a member of staff on the telephone or beside the victim
TEXT_LASTS = timedelta(minutes=10)
TEXTS, TEXTS_WITHIN = 3, timedelta(hours=1)
CHALLENGE_LASTS = timedelta(minutes=5)

_SPACING = re.compile(r"[\s‐-―.-]+")


class NumberKind(StrEnum):
    SHORT = "short"  # six digits: an app's, or one that we texted
    PAIR = "pair"  # two of an app's numbers in a row
    RECOVERY = "recovery"  # ten digits, from paper


@dataclass(frozen=True, slots=True)
class FactorNumber:
    digits: str
    kind: NumberKind


def parse_factor_number(typed: str) -> FactorNumber | None:
    """Parse what was typed, with spaces, dashes and dots anywhere. None: it cannot be a number of ours."""
    bare = _SPACING.sub("", typed)
    if not (bare.isascii() and bare.isdigit()):
        return None
    kinds = {NUMBER_LENGTH: NumberKind.SHORT, 2 * NUMBER_LENGTH: NumberKind.PAIR, RECOVERY_DIGITS: NumberKind.RECOVERY}
    return FactorNumber(bare, kinds[len(bare)]) if len(bare) in kinds else None


def space_digits(digits: str) -> str:
    """Space the digits for reading out and writing down: in threes, or in fives if the number is long."""
    size = 3 if len(digits) <= NUMBER_LENGTH else 5
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))


def valid_time_steps(*, now: datetime, last: int) -> tuple[int, ...]:
    """Return the time steps whose single numbers are right now: the present one and the one before, if later than the
    last step that was accepted (RFC 6238, 5.2)."""
    return tuple(step for step in range(_step(now) - STEPS_BEFORE, _step(now) + 1) if step > last)


def valid_pair_steps(*, now: datetime, last: int) -> tuple[int, ...]:
    """Return the time steps with which two numbers in a row may begin: around now, if later than the last accepted
    step."""
    return tuple(step for step in range(_step(now) - STEPS_OFF - 1, _step(now) + STEPS_OFF) if step > last)


def _step(now: datetime) -> int:
    return int(now.timestamp() // TIME_STEP.total_seconds())


class ShortNumberSource(StrEnum):
    """Where a single number can come from."""

    APP = "app"
    TEXT = "text"


# How many numbers of a million are right at one moment; and how many may be compared with one code, counted so.
VALID_NUMBERS = {ShortNumberSource.APP: STEPS_BEFORE + 1, ShortNumberSource.TEXT: 1}
MOST_SPENT = 4


def comparable_sources(has: Collection[ShortNumberSource], spent: int) -> frozenset[ShortNumberSource]:
    """Return which of the victim's sources one more single number is compared with, at once. `spent`: what wrong
    numbers have cost with this code, whatever they were compared with, except in visits that succeeded in the end."""
    found: list[ShortNumberSource] = []
    for kind in ShortNumberSource:
        if kind in has and spent + sum(VALID_NUMBERS[one] for one in (*found, kind)) <= MOST_SPENT:
            found.append(kind)
    return frozenset(found)


def may_compare_long_numbers(long_tries: int) -> bool:
    """Whether long numbers are still compared. `long_tries`: the wrong ones, counted in the same way."""
    return long_tries < LONG_TRIES


def guessing_chance() -> Fraction:
    """The highest chance that a person who has the victim's code guesses a number in the life of that code."""
    on_paper = Fraction(RECOVERY_NUMBERS, 10**RECOVERY_DIGITS)
    in_a_row = Fraction(2 * STEPS_OFF + 1, 10 ** (2 * NUMBER_LENGTH))
    return Fraction(MOST_SPENT, 10**NUMBER_LENGTH) + LONG_TRIES * max(on_paper, in_a_row)


def are_tries_spent(wrong_tries: int) -> bool:
    return wrong_tries >= WRONG_TRIES


def may_text_number(asked: Iterable[datetime], *, now: datetime) -> bool:
    """Whether one more number may be texted. `asked`: when anyone with the victim's code asked for numbers by text."""
    return sum(now - TEXTS_WITHIN < at <= now for at in asked) < TEXTS
