"""When an entry of the directory has to be looked at again."""

from __future__ import annotations

from datetime import date

from victimcare.rules.clock import months_after

USUAL_MONTHS = 6
MOST_ASKED_AT_ONCE = 20  # a day: a directory that was taken in whole is checked bit by bit


def is_past_review(checked_on: date | None, months: int, today: date) -> bool:
    """Whether nobody has looked at it for so many months. One that was never looked at is."""
    return checked_on is None or months_after(checked_on, months) <= today
