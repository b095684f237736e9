"""When another agency is asked for what it owes a victim, and asked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import Edition, End, Entitlement, Holder


@dataclass(frozen=True, slots=True)
class ChaseRule:
    """For one agency: somebody asks `near` working days before its day at the latest, and again `every` so many."""

    agency: Holder
    near: int
    every: int


def is_asked_for(entry: Entitlement) -> bool:
    """Whether nobody but another agency can do it. News is not: whoever learns it first tells her."""
    return entry.is_of_another_agency and entry.ends is not End.TELLING


def asked_of(edition: Edition, agency: Holder) -> frozenset[str]:
    """The ids of what is asked of this agency: it mostly does them."""
    entries = edition.entitlements.values()
    return frozenset(entry.id for entry in entries if is_asked_for(entry) and entry.holders[0] is agency)


def ask_by(rule: ChaseRule, today: date, calendar: WorkingDays) -> date:
    """Duties due up to this day are near. Where the calendar does not reach, none but those due today."""
    return calendar.after(today, rule.near) or today


def next_chase(rule: ChaseRule, today: date, calendar: WorkingDays) -> date | None:
    """By when it is asked again. None where the calendar does not reach."""
    return calendar.after(today, rule.every)
