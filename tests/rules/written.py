"""A ledger as plain values, in the form of the contract's `victims`, with codes for reasons."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from victimcare.rules.clock import london_text
from victimcare.rules.rights import DutyStanding, Ledger, StandingPromise


def written_victims(ledger: Ledger) -> list[dict[str, Any]]:
    return [
        {
            "victim_id": victim.victim_id,
            "enhanced": victim.is_enhanced,
            "enhanced_grounds": list(victim.grounds),
            "duties": [written_duty(standing) for standing in victim.duties],
            "promises": [written_promise(victim.promise, ledger.as_of)] if victim.promise else [],
        }
        for victim in ledger.victims
    ]


def written_promise(promise: StandingPromise, as_of: datetime) -> dict[str, Any]:
    return {
        "id": promise.agreed_by.id,
        "every_days": promise.every_days,
        "channel": promise.channel,
        "starts_on": promise.starts_on.isoformat(),
        "due_on": promise.due_on.isoformat(),
        "status": str(promise.status(as_of)),
        "last_kept_at": london_text(promise.last_kept_at) if promise.last_kept_at else None,
    }


def written_duty(standing: DutyStanding) -> dict[str, Any]:
    duty = standing.duty
    return {
        "id": duty.id,
        "edition": duty.edition,
        "right": duty.right,
        "triggered_by": duty.triggered_by.id,
        "starts_on": duty.starts_on.isoformat(),
        "due_on": duty.due_on.isoformat() if duty.due_on else None,
        "due_at": london_text(duty.due_at) if duty.due_at else None,
        "status": str(standing.status),
        "met_at": london_text(standing.met_at) if standing.met_at else None,
        "met_by": standing.met_by.id if standing.met_by else None,
        "reason": str(standing.reason) if standing.reason else None,
    }
