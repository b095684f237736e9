"""The ledger in the form that its contract promises (contracts/ledger.md)."""

from __future__ import annotations

from typing import Any

from victimcare.rules.clock import london_text
from victimcare.rules.rights import Ledger, Reason, Standing, VictimLedger
from victimcare.wording import say


def ledger_object(crime_reference: str, ledger: Ledger) -> dict[str, Any]:
    """Every key is there, None where empty; times in London with their offset. `promises` come from elsewhere."""
    return {
        "crime_reference": crime_reference,
        "as_of": london_text(ledger.as_of),
        "victims": [_victim(victim) for victim in ledger.victims],
    }


def _victim(victim: VictimLedger) -> dict[str, Any]:
    return {
        "victim_id": victim.victim_id,
        "enhanced": victim.is_enhanced,
        "enhanced_grounds": list(victim.grounds),
        "duties": [_duty(standing) for standing in victim.duties],
        "promises": [],
    }


def _duty(standing: Standing) -> dict[str, Any]:
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


def reason_text(reason: Reason) -> str:
    return say(f"rights-reason-{reason.replace('_', '-')}")
