"""Where a stored duty stands at a moment of asking (ledger rules 23 to 26)."""

from __future__ import annotations

from datetime import datetime

from victimcare.rules.rights.catalogue import Reason
from victimcare.rules.rights.counting import Due, is_past
from victimcare.rules.rights.shapes import CaseDuties, Duty, Ledger, Standing, Status, VictimDuties, VictimLedger


def standing(duty: Duty, as_of: datetime) -> Standing:
    """What is true of this duty now. Nothing has to run at midnight for it to be missed or closed."""
    if duty.met_at is not None and duty.met_at <= as_of:
        is_late = _is_past(duty, duty.met_at) and not was_declined_in_time(duty)
        status = Status.MET_LATE if is_late else Status.MET
        return Standing(duty, status, duty.met_at, duty.met_by, duty.note)
    status, reason = _unmet(duty, as_of)
    return Standing(duty, status, None, None, reason)


def _unmet(duty: Duty, as_of: datetime) -> tuple[Status, Reason | None]:
    ending = duty.ending
    if ending is not None and ending.stands_at(as_of) and not _is_past(duty, ending.since):
        return ending.status, ending.reason
    if not _is_past(duty, as_of):
        return Status.DUE, duty.note
    return (Status.NOT_OWED, Reason.WINDOW_CLOSED) if duty.is_window else (Status.MISSED, duty.note)


def was_declined_in_time(duty: Duty) -> bool:
    """Whether the victim had declined this duty when its time ran out. It is then never late, and figures count it
    once, as declined (ledger rule 23)."""
    ending = duty.ending
    return ending is not None and ending.status is Status.DECLINED and not _is_past(duty, ending.since)


def _is_past(duty: Duty, at: datetime) -> bool:
    if duty.due_on is None or duty.due_at is None or duty.unit is None:
        return False
    return is_past(Due(duty.due_on, duty.due_at, duty.unit), at)


def ledger_at(duties: CaseDuties, as_of: datetime) -> Ledger:
    """The ledger of these duties at a moment for which they hold; raises ValueError at any other."""
    if not duties.holds_at(as_of):
        raise ValueError(f"these duties hold from {duties.good_from} until {duties.good_until}, not at {as_of}")
    return Ledger(as_of, tuple(_victim_at(victim, as_of) for victim in duties.victims))


def _victim_at(victim: VictimDuties, as_of: datetime) -> VictimLedger:
    listed = tuple(standing(duty, as_of) for duty in victim.duties if duty.starts_at <= as_of)
    return VictimLedger(victim.victim_id, victim.is_enhanced, victim.grounds, listed, victim.promise)
