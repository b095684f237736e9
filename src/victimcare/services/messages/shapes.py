from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Held(StrEnum):
    """Why a message waits, beside the reasons for which only a person may tell the victim (`contact_plan.StaffOnlyReason`)."""

    SENDING_HELD = "sending_held"  # after a restore nothing leaves until a person releases it
    NO_PROVIDER = "no_provider"  # no provider to give it to
    ACCOUNT = "account"  # our account with the provider takes no message until a person has put it right


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a victim as `victimcare messages` gives it (contracts/doors.md)."""

    id: str
    crime_reference: str
    victim_id: str  # the record system's
    channel: str
    template: str
    state: str
    queued_at: datetime
    handed_over_at: datetime | None
    delivered_at: datetime | None
    held_reason: str | None
    reference: str
