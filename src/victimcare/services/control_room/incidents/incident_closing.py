"""Closes incidents, by a named person and with codes; opens them again; and takes the reference of a recorded crime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Incident, RestrictedRecord, RoomContact, RoomContactLink, Victim
from victimcare.rules.control_room.contact_kinds import ContactPriority, LinkKind
from victimcare.rules.control_room.incidents.incident_codes import (
    ClosingFacts,
    ClosingFault,
    find_closing_faults,
)
from victimcare.rules.control_room.incidents.incident_kinds import (
    IncidentEntryKind,
    IncidentGrade,
    IncidentState,
    TransferKind,
)
from victimcare.rules.control_room.record_notices import RecordKind
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act, Actor, Role, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.incidents.incident_actions import (
    LONGEST_WORDS,
    lock_incident,
    lock_open_incident,
    save_incident,
)
from victimcare.services.control_room.incidents.incident_code_list import find_incident_code
from victimcare.services.control_room.incidents.incident_notices import is_crime_asked_for, queue_record_notice
from victimcare.services.control_room.incidents.incident_transfers import list_agencies_of, queue_transfer
from victimcare.services.control_room.incidents.incident_words import add_incident_entry
from victimcare.services.person_keys import MessageKind, fetch_message_key, move_message_key_to_person


class ClosingRefused(Exception):
    """It may not be closed so; `faults` says what it lacks."""

    def __init__(self, faults: tuple[ClosingFault, ...]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class GivenClosing:
    """How a person closes an incident. `no_crime_reason`: why a disclosed crime is not recorded."""

    closing_code: str
    result: str
    is_crime_disclosed: bool = False
    crime_reference: str = ""
    no_crime_reason: str = ""


@transaction.atomic
def close_incident(*, actor: Actor, incident_id: UUID, given: GivenClosing, version: int, now: datetime) -> None:
    """Close the incident, and tell the other control rooms that have it. Raises NotFound, StaleVersion, FieldRequired
    and ClosingRefused."""
    permit(actor, Act.WORK_INCIDENT)
    by_id = require_staff_id(actor)
    incident = lock_open_incident(incident_id, version)
    closing = find_incident_code(given.closing_code)
    if closing is None:
        raise FieldRequired("closing_code")
    reference = given.crime_reference.strip() or incident.crime_reference
    faults = find_closing_faults(
        ClosingFacts(
            opening=find_incident_code(incident.opening_code),
            closing=closing,
            is_high_risk=is_high_risk(incident),
            is_crime_disclosed=given.is_crime_disclosed,
            crime_reference=reference,
            no_crime_reason=given.no_crime_reason,
            is_crime_asked_for=is_crime_asked_for(incident),
            is_supervisor=Role.ROOM_SUPERVISOR in actor.roles,
        )
    )
    if faults:
        raise ClosingRefused(faults)
    incident.state, incident.closing_code = IncidentState.CLOSED, closing.code
    incident.closed_at, incident.closed_by_id = now, by_id
    incident.crime_reference = reference
    save_incident(incident)
    add_incident_entry(
        incident,
        IncidentEntryKind.CLOSED,
        at=now,
        by_id=by_id,
        detail=closing.code,
        words=given.result.strip()[:LONGEST_WORDS],
        facts={"crime": reference, "no_crime_reason": given.no_crime_reason.strip()[:LONGEST_WORDS]},
    )
    for agency in list_agencies_of(incident):
        queue_transfer(incident, agency, TransferKind.CLOSE, now=now)
    note(
        actor,
        "incident.closed",
        at=now,
        detail={"incident": str(incident.public_id), "code": closing.code, "has_crime": bool(reference)},
    )


@transaction.atomic
def reopen_incident(*, actor: Actor, incident_id: UUID, reason: str, now: datetime) -> None:
    """Open a closed incident again; its log keeps how it was closed. Raises NotFound, StaleVersion, FieldRequired."""
    permit(actor, Act.WORK_INCIDENT)
    incident = lock_incident(incident_id)
    if incident.state != IncidentState.CLOSED:
        raise StaleVersion
    if not reason.strip():
        raise FieldRequired("reason")
    incident.state, incident.closing_code, incident.closed_at, incident.closed_by = IncidentState.OPEN, "", None, None
    save_incident(incident)
    add_incident_entry(
        incident,
        IncidentEntryKind.REOPENED,
        at=now,
        by_id=require_staff_id(actor),
        words=reason.strip()[:LONGEST_WORDS],
    )
    note(actor, "incident.reopened", at=now, detail={"incident": str(incident.public_id)})


def is_high_risk(incident: Incident) -> bool:
    """Whether it was ever graded emergency, or a contact in danger is linked with it."""
    return (
        IncidentGrade.EMERGENCY in {incident.grade, incident.first_grade}
        or incident.entries.filter(kind=IncidentEntryKind.GRADED, detail=IncidentGrade.EMERGENCY).exists()
        or RoomContact.objects.filter(
            links__incident=incident, links__ended_at=None, priority=ContactPriority.DANGER
        ).exists()
    )


# The crime that it was recorded as


@transaction.atomic
def ask_to_record_crime(*, actor: Actor, incident_id: UUID, now: datetime) -> None:
    """Ask the record system to record this incident as a crime. Raises NotFound, and StaleVersion where it was asked
    before or the crime has its reference."""
    permit(actor, Act.WORK_INCIDENT)
    by_id = require_staff_id(actor)
    incident = lock_incident(incident_id)
    if incident.crime_reference or is_crime_asked_for(incident):
        raise StaleVersion
    queue_record_notice(incident, RecordKind.CRIME, by_id=by_id, now=now)
    save_incident(incident)
    add_incident_entry(incident, IncidentEntryKind.NOTE, at=now, by_id=by_id, detail="crime_asked")
    note(actor, "incident.crime_asked", at=now, detail={"incident": str(incident.public_id)})


@transaction.atomic
def record_incident_crime(*, actor: Actor, incident_id: UUID, crime_reference: str, now: datetime) -> None:
    """Keep the record system's reference of the crime that this incident was recorded as. Raises NotFound,
    FieldRequired."""
    permit(actor, Act.WORK_INCIDENT)
    incident = lock_incident(incident_id)
    if not crime_reference.strip():
        raise FieldRequired("crime_reference")
    incident.crime_reference = crime_reference.strip()
    save_incident(incident)
    add_incident_entry(
        incident,
        IncidentEntryKind.NOTE,
        at=now,
        by_id=require_staff_id(actor),
        detail="crime",
        facts={"crime": incident.crime_reference},
    )
    note(actor, "incident.crime", at=now, detail={"incident": str(incident.public_id)})


@transaction.atomic
def link_victims_of_crime(*, actor: Actor, incident_id: UUID, contacts: Sequence[UUID], now: datetime) -> int:
    """Link these of the incident's contacts with the victim of its crime, where that crime is a case here with one
    victim. The handler chooses them: a witness or a suspect may have written about the incident too. What they wrote is
    from then on sealed as the victim's. Returns how many were linked. Raises NotFound where no case that is open to us
    has the reference, or it has several victims."""
    permit(actor, Act.WORK_INCIDENT)
    by_id = require_staff_id(actor)
    incident = lock_incident(incident_id)
    restricted = RestrictedRecord.objects.filter(lifted_at=None).values("case")
    victims = list(
        Victim.objects.filter(case__reference=incident.crime_reference).exclude(case__in=restricted).order_by("id")[:2]
    )
    if not incident.crime_reference or len(victims) != 1:
        raise NotFound("no case of this reference with one victim")
    [victim] = victims
    linked = RoomContactLink.objects.filter(victim=victim, ended_at=None).values("contact")
    own = RoomContact.objects.filter(links__incident=incident, links__ended_at=None, public_id__in=contacts)
    new = list(own.exclude(id__in=linked).distinct())
    for contact in new:
        key = fetch_message_key(MessageKind.ROOM_CONTACT, contact.public_id)
        RoomContactLink.objects.create(
            contact=contact,
            kind=LinkKind.VICTIM,
            victim=victim,
            at=now,
            by_id=by_id,
            sealed_why=key.seal_words(incident.number, f"room-contact:{contact.public_id}:link"),
        )
        move_message_key_to_person(MessageKind.ROOM_CONTACT, contact.public_id, victim.person_id)
    note(
        actor,
        "incident.victims_linked",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"incident": str(incident.public_id), "contacts": len(new)},
    )
    return len(new)
