"""News that a victim is owed and does not know, and by when a person should have acted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import Q

from victimcare.records.models import Duty
from victimcare.rules.clock import end_of_day, london_date
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.on_the_clock import on_the_clock
from victimcare.services.rights.working_days import working_days

COURT_TO_WITNESS_CARE = frozenset({"r8_court_to_wcu", "r9_court_to_wcu"})


@dataclass(frozen=True, slots=True)
class Untold:
    """One duty to tell news, not met. `due_at` None: the Code gives no number."""

    duty_id: int
    victim_id: int
    code: str
    edition: str
    event_id: int  # what started it: the news itself
    event_type: str
    starts_at: datetime
    due_at: datetime | None


def untold(victim_ids: Iterable[int], *, now: datetime) -> list[Untold]:
    """Every duty to tell news that has started, is not off the clock and is not met, soonest due first. One query."""
    duties = (
        Duty.objects.filter(on_the_clock(now), victim_id__in=list(victim_ids), starts_at__lte=now)
        .filter(Q(met_at=None) | Q(met_at__gt=now))
        .filter(code__in=telling_codes())
        .order_by("due_at", "id")
    )
    told = ("id", "victim_id", "code", "edition", "triggered_by_id", "triggered_by__type", "starts_at", "due_at")
    return [Untold(*row) for row in duties.values_list(*told)]


@dataclass(frozen=True, slots=True)
class CourtResult:
    """What a court decided, of which no duty asks to tell the victim yet. `result` as contracts/feed.md names it;
    `duty_id` is the court's own duty to send it on, by which a contact names what it told."""

    duty_id: int
    event_id: int
    result: str
    heard_at: datetime


def is_result_not_received(now: datetime) -> Q:
    """A condition on `Duty`: a court's result that the witness care unit has not received. Until it has, no duty says
    that the victim is owed what the court decided (contracts/ledger.md, rule 11): that a defendant walks out is known
    all the same."""
    return Q(on_the_clock(now), code__in=COURT_TO_WITNESS_CARE, met_at=None, starts_at__lte=now)


def list_results_not_received(victim_id: int, *, now: datetime) -> tuple[CourtResult, ...]:
    """What courts decided and witness care has not received, the oldest first. One query."""
    duties = Duty.objects.filter(is_result_not_received(now), victim_id=victim_id).order_by("starts_at", "id")
    rows = duties.values_list("id", "triggered_by_id", "triggered_by__facts__result", "triggered_by__time")
    return tuple(CourtResult(*row) for row in rows if row[2])


def end_of_next_working_day(now: datetime) -> datetime:
    """By when a task without a time of its own is due. Where the calendar does not reach, by the end of tomorrow."""
    return end_of_day(working_days().later(london_date(now), 1))


@cache
def telling_codes() -> frozenset[str]:
    """The duties to tell her something she does not know, of every edition."""
    return frozenset(code for edition in catalogue().editions for code in edition.news)
