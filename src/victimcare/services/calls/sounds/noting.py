"""Writes to the audit what is done with a recording: under its id, and with whom it is about as far as that is known."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import KeptSound
from victimcare.services.access import Actor
from victimcare.services.audit import note


def note_sound(actor: Actor, act: str, row: KeptSound, now: datetime, **detail: str | int) -> None:
    note(
        actor,
        act,
        at=now,
        case_id=row.victim.case_id if row.victim else None,
        victim_id=row.victim_id,
        detail={"sound": str(row.public_id), **detail},
    )
