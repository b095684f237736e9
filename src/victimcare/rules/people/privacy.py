"""Redacts birth dates, and decides how a victim's pages name staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from victimcare.rules import clock
from victimcare.rules.force import StaffNaming

CHILD_AGES = (16, 18)
"""Under 16 a victim is guarded (the feed's contract); under 18 a victim has Enhanced Rights (Victims' Code 2021)."""


def redact_birth_date(born: date, days: Iterable[date]) -> date | None:
    """Return the least of a birth date that keeps every age limit: None for a person who was an adult on all `days`,
    and no more than the month for a child.

    `days` are those on which the Code asks for an age. The day returned is the first of the month, or the last where
    the first would move the child past a limit on one of `days`: no child loses protection through redaction.
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


# How a victim's pages name a member of staff, as the force decides.


@dataclass(frozen=True, slots=True)
class ShownStaff:
    """What a victim sees of a member of staff. Both empty: only that this person works for us."""

    name: str
    team: str


def name_staff_for_victim(name: str, team: str, *, by: StaffNaming) -> ShownStaff:
    if by is StaffNaming.NONE:
        return ShownStaff("", "")
    return ShownStaff(name if by is StaffNaming.NAME else "", team)
