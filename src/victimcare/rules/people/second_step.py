"""The second step on her page: how many tries, how long each thing lasts, and which numbers can be right (ADR 30)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DIGITS = 6  # of a number that an app shows, that we text, or that a person says
RECOVERY_DIGITS, RECOVERY_NUMBERS = 10, 8
STEP = timedelta(seconds=30)  # an app shows another number after each (RFC 6238, 5.2)
STEPS_OFF = 1  # a clock that is a little wrong, and the time of typing (RFC 6238, 6)

WRONG_TRIES = 5  # of one factor, but those of a visit that was right at last; of one window; and in one visit
WINDOW = timedelta(minutes=30)  # to set one up, with the person on the telephone or beside her
TEXT_LASTS = timedelta(minutes=10)
TEXTS, TEXTS_WITHIN = 3, timedelta(hours=1)
CHALLENGE_LASTS = timedelta(minutes=5)

_SPACING = re.compile(r"[\s‐-―.-]+")


class NumberKind(StrEnum):
    SHORT = "short"  # six digits: an app's, or one that was texted
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
    kinds = {DIGITS: NumberKind.SHORT, RECOVERY_DIGITS: NumberKind.RECOVERY}
    return Number(bare, kinds[len(bare)]) if len(bare) in kinds else None


def spaced(digits: str) -> str:
    """As it is read out and written down: in threes, or in fives where it is long."""
    size = 3 if len(digits) <= DIGITS else 5
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))


def steps_that_count(*, now: datetime, last: int) -> tuple[int, ...]:
    """The steps of an app whose numbers are right at this moment: around now, and none that was taken before or is
    older than one that was (RFC 6238, 5.2)."""
    middle = int(now.timestamp() // STEP.total_seconds())
    return tuple(step for step in range(middle - STEPS_OFF, middle + STEPS_OFF + 1) if step > last)


def is_over(wrong_tries: int) -> bool:
    return wrong_tries >= WRONG_TRIES


def may_text(asked: Iterable[datetime], *, now: datetime) -> bool:
    """`asked`: when she, or whoever has her code, asked for numbers by text."""
    return sum(now - TEXTS_WITHIN < at <= now for at in asked) < TEXTS
