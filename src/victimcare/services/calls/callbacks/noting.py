"""Writes to the audit what is done about a promise to ring a victim."""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Callback
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.calls import on_call


def note_of(callback: Callback, actor: Actor, act: str, now: datetime, /, **detail: str) -> None:
    note(
        actor,
        act,
        at=now,
        case_id=on_call.case_id(callback.victim_id),
        victim_id=callback.victim_id,
        detail={"callback": str(callback.public_id), **detail},
    )
