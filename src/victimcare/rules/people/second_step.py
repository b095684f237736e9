"""The second step on her page: how many tries, how long each thing lasts, and which numbers can be right (ADR 30).

Whoever has her code may try. In the life of that code he is right with a chance of 5 in 1,000,000 at most (`chance`),
and nothing of hers ends by it: single numbers rest, and what is longer still opens.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

DIGITS = 6  # of a number that an app shows, that we text, or that a person says
RECOVERY_DIGITS, RECOVERY_NUMBERS = 10, 8
STEP = timedelta(seconds=30)  # an app shows another number after each (RFC 6238, 5.2)
STEPS_BEFORE = 1  # of a single number, for the time of typing
STEPS_OFF = 3  # of two in a row, also for a clock that is wrong (RFC 6238, 6): they are hardly guessed

WRONG_TRIES = 5  # of one window, and in one visit
LONG_TRIES = 1000  # at numbers of the long kinds, with one code
WINDOW = timedelta(minutes=30)  # to set one up, with the person on the telephone or beside her
TEXT_LASTS = timedelta(minutes=10)
TEXTS, TEXTS_WITHIN = 3, timedelta(hours=1)
CHALLENGE_LASTS = timedelta(minutes=5)

_SPACING = re.compile(r"[\s‐-―.-]+")


class NumberKind(StrEnum):
    SHORT = "short"  # six digits: an app's, or one that was texted
    PAIR = "pair"  # two of an app's in a row
    RECOVERY = "recovery"  # ten digits, from paper


@dataclass(frozen=True, slots=True)
class Number:
    digits: str
    kind: NumberKind


def read(typed: str) -> Number | None:
    """What somebody typed, with spaces, dashes and dots anywhere. None: it can be no number of ours."""
    bare = _SPACING.sub("", typed)
    if not (bare.isascii() and bare.isdigit()):
        return None
    kinds = {DIGITS: NumberKind.SHORT, 2 * DIGITS: NumberKind.PAIR, RECOVERY_DIGITS: NumberKind.RECOVERY}
    return Number(bare, kinds[len(bare)]) if len(bare) in kinds else None


def spaced(digits: str) -> str:
    """As it is read out and written down: in threes, or in fives where it is long."""
    size = 3 if len(digits) <= DIGITS else 5
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))


def steps_that_count(*, now: datetime, last: int) -> tuple[int, ...]:
    """The steps of an app whose single numbers are right at this moment: that of now and the one before, and none that
    was taken before or is older than one that was (RFC 6238, 5.2)."""
    return tuple(step for step in range(_step(now) - STEPS_BEFORE, _step(now) + 1) if step > last)


def pairs_that_count(*, now: datetime, last: int) -> tuple[int, ...]:
    """The steps with which two numbers in a row may begin: around now, and as above."""
    return tuple(step for step in range(_step(now) - STEPS_OFF - 1, _step(now) + STEPS_OFF) if step > last)


def _step(now: datetime) -> int:
    return int(now.timestamp() // STEP.total_seconds())


class Guessed(StrEnum):
    """What a single number can be of."""

    APP = "app"
    TEXT = "text"


# How many numbers of a million are right at one moment; and how many may be compared with one code, counted so.
FITS = {Guessed.APP: STEPS_BEFORE + 1, Guessed.TEXT: 1}
SPENT = 4


def listening(has: Collection[Guessed], spent: int) -> frozenset[Guessed]:
    """With which of those that she has one more single number is compared, at once. `spent`: what wrong ones cost with
    this code, whatever they were compared with, but in visits that were right at last."""
    found: list[Guessed] = []
    for kind in Guessed:
        if kind in has and spent + sum(FITS[one] for one in (*found, kind)) <= SPENT:
            found.append(kind)
    return frozenset(found)


def are_read(long_tries: int) -> bool:
    """Whether numbers of the long kinds are still compared. `long_tries`: those that were wrong, counted alike."""
    return long_tries < LONG_TRIES


def chance() -> Fraction:
    """How likely it is, at most, that whoever has her code guesses a number in the life of that code."""
    on_paper = Fraction(RECOVERY_NUMBERS, 10**RECOVERY_DIGITS)
    in_a_row = Fraction(2 * STEPS_OFF + 1, 10 ** (2 * DIGITS))
    return Fraction(SPENT, 10**DIGITS) + LONG_TRIES * max(on_paper, in_a_row)


def is_over(wrong_tries: int) -> bool:
    return wrong_tries >= WRONG_TRIES


def may_text(asked: Iterable[datetime], *, now: datetime) -> bool:
    """`asked`: when she, or whoever has her code, asked for numbers by text."""
    return sum(now - TEXTS_WITHIN < at <= now for at in asked) < TEXTS
