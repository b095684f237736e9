"""What may stay of a birth date when what names a person is blanked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from victimcare.rules import clock
from victimcare.rules.force import StaffNaming

CHILD_AGES = (16, 18)
"""Under 16 she is guarded (the feed's contract); under 18 she has Enhanced Rights (Victims' Code 2021)."""


def redact_birth_date(born: date, days: Iterable[date]) -> date | None:
    """The least that keeps what follows from a birth date: nothing for somebody who was an adult on all of `days`, and
    for a child no more than the month.

    `days` are those on which the Code asks for an age. The day of the month that stays is the first, or the last where
    the first would make her a year older on one of `days`: nobody loses protection by a redaction.
    """
    days = list(days)
    ages = _answers(born, days)
    if not any(ages):
        return None
    first = born.replace(day=1)
    return first if _answers(first, days) == ages else _last_of_month(born)


def _answers(born: date, days: Iterable[date]) -> list[bool]:
    return [day < clock.birthday(born, age) for day in days for age in CHILD_AGES]


def _last_of_month(day: date) -> date:
    return clock.months_after(day.replace(day=1), 1) - timedelta(days=1)


# How her pages name somebody who works for the force, as the force decides.


@dataclass(frozen=True, slots=True)
class ShownStaff:
    """Both empty: somebody who works for us."""

    name: str
    team: str


def name_staff_for_victim(name: str, team: str, *, by: StaffNaming) -> ShownStaff:
    if by is StaffNaming.NONE:
        return ShownStaff("", "")
    return ShownStaff(name if by is StaffNaming.NAME else "", team)
