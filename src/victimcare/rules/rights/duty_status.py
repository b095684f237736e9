"""Works out the status of a stored duty at a given moment (ledger rules 23 to 26).

Also links the court's duties to those of witness care, and counts the force's own standards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights.case_facts import EventRef
from victimcare.rules.rights.catalogue import DutyEnd, DutyReason, Edition, Trigger
from victimcare.rules.rights.duty_clock import TimeLimit, is_time_over
from victimcare.rules.rights.ledger_types import (
    CaseDuties,
    Duty,
    DutyStanding,
    DutyStatus,
    Ledger,
    VictimDuties,
    VictimLedger,
)


def standing_of_duty(duty: Duty, as_of: datetime) -> DutyStanding:
    """Return the duty's status at this moment. No job has to run at midnight for it to become missed or closed."""
    if duty.met_at is not None and duty.met_at <= as_of:
        is_late = _is_past(duty, duty.met_at) and not was_declined_in_time(duty)
        status = DutyStatus.MET_LATE if is_late else DutyStatus.MET
        return DutyStanding(duty, status, duty.met_at, duty.met_by, duty.note)
    status, reason = _unmet(duty, as_of)
    return DutyStanding(duty, status, None, None, reason)


def _unmet(duty: Duty, as_of: datetime) -> tuple[DutyStatus, DutyReason | None]:
    ending = duty.ending
    if ending is not None and ending.stands_at(as_of) and not _is_past(duty, ending.since):
        return ending.status, ending.reason
    if not _is_past(duty, as_of):
        return DutyStatus.DUE, duty.note
    return (DutyStatus.NOT_OWED, DutyReason.WINDOW_CLOSED) if duty.is_window else (DutyStatus.MISSED, duty.note)


def was_declined_in_time(duty: Duty) -> bool:
    """Whether the victim had declined this duty when its time ran out. It is then never late, and figures count it
    once, as declined (ledger rule 23)."""
    ending = duty.ending
    return ending is not None and ending.status is DutyStatus.DECLINED and not _is_past(duty, ending.since)


def _is_past(duty: Duty, at: datetime) -> bool:
    if duty.due_on is None or duty.due_at is None or duty.unit is None:
        return False
    return is_time_over(TimeLimit(duty.due_on, duty.due_at, duty.unit), at)


def ledger_at(duties: CaseDuties, as_of: datetime) -> Ledger:
    """Return the ledger of these duties at a moment for which they hold; raises ValueError at any other."""
    if not duties.holds_at(as_of):
        raise ValueError(f"these duties hold from {duties.good_from} until {duties.good_until}, not at {as_of}")
    return Ledger(as_of, tuple(_victim_at(victim, as_of) for victim in duties.victims))


def _victim_at(victim: VictimDuties, as_of: datetime) -> VictimLedger:
    listed = tuple(standing_of_duty(duty, as_of) for duty in victim.duties if duty.starts_at <= as_of)
    return VictimLedger(victim.victim_id, victim.is_enhanced, victim.grounds, listed, victim.promise)


# Two clocks in a row: the court informs witness care, then witness care tells the victim. Each is a duty of its own.

# What starts only once the court has informed witness care (ledger rules 11 and 14).
_AFTER_THE_COURT = frozenset(
    {
        Trigger.CASE_OUTCOME_RECEIVED,
        Trigger.SENTENCE_RECEIVED,
        Trigger.BAIL_RESULT_RECEIVED,
        Trigger.WARRANT_RECEIVED,
    }
)

DutyKey = tuple[str, EventRef]  # a duty of one victim, by its id and the event that started it


def key_of_duty(duty: Duty) -> DutyKey:
    return duty.id, duty.triggered_by


def court_duties_before(duties: Iterable[Duty], edition: Edition) -> dict[DutyKey, DutyKey]:
    """For each of one victim's duties that follows a duty of the court, return that duty of the court."""
    duties = list(duties)
    courts = {
        duty.triggered_by: key_of_duty(duty) for duty in duties if edition.entitlements[duty.id].ends is DutyEnd.COURT
    }
    return {
        key_of_duty(duty): courts[duty.triggered_by]
        for duty in duties
        if duty.triggered_by in courts and _AFTER_THE_COURT.intersection(edition.entitlements[duty.id].starts)
    }


# The force's own standard for duties to which the Code gives no number: always "our standard", never a right.
#
# It changes nothing in the ledger, where such a duty has no date and is due until it is met. Standards are working days
# by the entry's id (`Force.local_standards`), counted as the Code counts them: never the day of the start.

LocalStandards = Mapping[str, int]


def local_due_on(duty: Duty, standards: LocalStandards, calendar: WorkingDays) -> date | None:
    """By when we want to have done it. None if the Code gives a number, the force has set none, or the calendar does
    not reach."""
    days = standards.get(duty.id)
    if days is None or duty.unit is not None or duty.is_window:
        return None
    return calendar.after(duty.starts_on, days)


def local_cut_offs(standards: LocalStandards, calendar: WorkingDays, today: date) -> dict[str, date]:
    """By entry id, the day before which a duty must have started for our standard to be past today, so that a query
    needs `starts_on < cut-off` alone. Days that the calendar does not reach are left out."""
    found = {code: calendar.before(today, days) for code, days in standards.items()}
    return {code: day for code, day in found.items() if day is not None}
