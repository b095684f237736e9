"""Records units at an incident: sent, arrived, left, and with which result."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Incident
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.incidents.incident_actions import (
    LONGEST_WORDS,
    lock_open_incident,
    save_incident,
    work_out_incident_target,
)
from victimcare.services.control_room.incidents.incident_words import add_incident_entry

CALL_SIGN = re.compile(r"[A-Z0-9][A-Z0-9 -]{0,19}")
UNIT_STEPS = (
    IncidentEntryKind.UNIT_SENT,
    IncidentEntryKind.UNIT_ARRIVED,
    IncidentEntryKind.UNIT_LEFT,
    IncidentEntryKind.RESULT,
)


@transaction.atomic
def record_unit_step(
    *, actor: Actor, incident_id: UUID, step: IncidentEntryKind, unit: str, words: str = "", now: datetime
) -> None:
    """Record that a unit (by its call sign) was sent, arrived or left, or what it reports as the result. Raises
    NotFound, StaleVersion, FieldRequired."""
    permit(actor, Act.WORK_INCIDENT)
    call_sign = unit.strip().upper()
    if step not in UNIT_STEPS:
        raise FieldRequired("step")
    if not CALL_SIGN.fullmatch(call_sign):
        raise FieldRequired("unit")
    if step is IncidentEntryKind.RESULT and not words.strip():
        raise FieldRequired("words")
    incident = lock_open_incident(incident_id)
    add_unit_step(incident, step, unit=call_sign, words=words, at=now, by_id=require_staff_id(actor))
    note(actor, "incident.unit", at=now, detail={"incident": str(incident.public_id), "step": step})


def add_unit_step(
    incident: Incident,
    step: IncidentEntryKind,
    *,
    unit: str,
    words: str,
    at: datetime,
    by_id: int | None = None,
    agency: str = "",
) -> None:
    """Write the step into the log of a locked incident. Sending starts a clock that counts from the dispatch; only our
    own units' arrival counts for our target."""
    add_incident_entry(
        incident, step, at=at, by_id=by_id, agency=agency, detail=unit, words=words.strip()[:LONGEST_WORDS]
    )
    if agency:
        return
    if step is IncidentEntryKind.UNIT_ARRIVED and (incident.arrived_at is None or at < incident.arrived_at):
        incident.arrived_at = at
    if step is IncidentEntryKind.UNIT_SENT:
        incident.attend_by = work_out_incident_target(incident)
    save_incident(incident)
