"""The ledger in the form that its contract promises (contracts/ledger.md)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from victimcare.rules.clock import london_text
from victimcare.rules.rights import DutyReason, DutyStanding, Ledger, StandingPromise, VictimLedger
from victimcare.wording import say


def ledger_object(crime_reference: str, ledger: Ledger) -> dict[str, Any]:
    """Every key is there, None where empty; times in London with their offset."""
    return {
        "crime_reference": crime_reference,
        "as_of": london_text(ledger.as_of),
        "victims": [_victim(victim, ledger.as_of) for victim in ledger.victims],
    }


def _victim(victim: VictimLedger, as_of: datetime) -> dict[str, Any]:
    return {
        "victim_id": victim.victim_id,
        "enhanced": victim.is_enhanced,
        "enhanced_grounds": list(victim.grounds),
        "duties": [_duty(standing) for standing in victim.duties],
        "promises": [_promise(victim.promise, as_of)] if victim.promise else [],
    }


def _promise(promise: StandingPromise, as_of: datetime) -> dict[str, Any]:
    """The force's own, never a duty of the Code. Its id is that of the event in which it was agreed."""
    return {
        "id": promise.agreed_by.id,
        "every_days": promise.every_days,
        "channel": promise.channel,
        "starts_on": promise.starts_on.isoformat(),
        "due_on": promise.due_on.isoformat(),
        "status": promise.status(as_of).value,
        "last_kept_at": london_text(promise.last_kept_at) if promise.last_kept_at else None,
    }


def _duty(standing: DutyStanding) -> dict[str, Any]:
    duty = standing.duty
    return {
        "id": duty.id,
        "edition": duty.edition,
        "right": duty.right,
        "triggered_by": duty.triggered_by.id,
        "starts_on": duty.starts_on.isoformat(),
        "due_on": duty.due_on.isoformat() if duty.due_on else None,
        "due_at": london_text(duty.due_at) if duty.due_at else None,
        "status": standing.status.value,
        "met_at": london_text(standing.met_at) if standing.met_at else None,
        "met_by": standing.met_by.id if standing.met_by else None,
        "reason": reason_text(standing.reason) if standing.reason else None,
    }


def reason_text(reason: DutyReason) -> str:
    return say(f"rights-reason-{reason.replace('_', '-')}")
