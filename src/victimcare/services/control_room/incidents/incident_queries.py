"""Reads one incident for the control room: its log, place, messages to other control rooms, and contacts.

Opening it is an audit entry, and tells other control rooms that a person has seen what they sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Incident, IncidentEntry, IncidentTransfer, RoomContact
from victimcare.rules.control_room.incidents.incident_codes import CodeCategory, list_supervised_categories
from victimcare.rules.control_room.incidents.incident_grades import (
    GradeTarget,
)
from victimcare.rules.control_room.incidents.incident_kinds import (
    IncidentEntryKind,
    IncidentGrade,
    IncidentState,
    PlaceSource,
    TransferDirection,
    TransferKind,
    TransferState,
)
from victimcare.rules.control_room.incidents.transfer_record import SequenceWarnings, find_sequence_warnings
from victimcare.services.access import Act, Actor, Role, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.incidents.incident_actions import find_incident_target, lock_incident
from victimcare.services.control_room.incidents.incident_board import IncidentRow, make_incident_row
from victimcare.services.control_room.incidents.incident_closing import is_high_risk
from victimcare.services.control_room.incidents.incident_code_list import find_incident_code
from victimcare.services.control_room.incidents.incident_transfers import (
    list_agencies_of,
    mark_received_seen,
)
from victimcare.services.control_room.incidents.incident_words import (
    EntryWords,
    GivenPlace,
    open_entry_words,
    open_incident_place,
    open_incident_summary,
)


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log. `by`: the name of a colleague; empty where another control room said it."""

    kind: IncidentEntryKind
    at: datetime
    by: str
    agency: str
    detail: str
    said: EntryWords


@dataclass(frozen=True, slots=True)
class TransferLineDetail:
    """A message to or from another control room, with its three separate facts."""

    message_id: UUID
    is_sent: bool
    agency: str
    kind: str
    sequence: int
    state: TransferState
    reason: str
    created_at: datetime
    delivered_at: datetime | None
    seen_at: datetime | None
    decision: str
    attempts: int


@dataclass(frozen=True, slots=True)
class LinkedContact:
    id: UUID
    route: str
    contact_class: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """One incident. `supervised`: why only a supervisor closes it; empty: this one may."""

    row: IncidentRow
    state: IncidentState
    version: int
    first_grade: IncidentGrade
    goal: GradeTarget | None
    arrived_at: datetime | None
    closed_at: datetime | None
    closed_by: str
    closing_code: str
    crime_reference: str
    summary: str
    place: GivenPlace
    log: tuple[LogLine, ...]
    transfers: tuple[TransferLineDetail, ...]
    warnings: Mapping[str, SequenceWarnings]
    agencies: tuple[str, ...]
    contacts: tuple[LinkedContact, ...]
    supervised: tuple[CodeCategory, ...]


@transaction.atomic
def open_incident_detail(*, actor: Actor, incident_id: UUID, now: datetime) -> IncidentDetail:
    """Read one incident, as a person who opens it: what other control rooms sent is seen from now on. Raises
    NotFound."""
    permit(actor, Act.SEE_ROOM)
    incident = lock_incident(incident_id)
    if mark_received_seen(incident, by_id=require_staff_id(actor), now=now):
        note(actor, "incident.transfers_seen", at=now, detail={"incident": str(incident.public_id)})
    note(actor, "incident.seen", at=now, detail={"incident": str(incident.public_id)})
    entries = list(incident.entries.select_related("by").order_by("at", "id"))
    incident.unit_steps = [  # type: ignore[attr-defined]  # as a list prefetches them
        each
        for each in entries
        if each.kind in {IncidentEntryKind.UNIT_SENT, IncidentEntryKind.UNIT_LEFT} and not each.agency
    ]
    incident.unseen = []  # type: ignore[attr-defined]
    transfers = list(incident.transfers.order_by("created_at", "id"))
    incident.offers = [  # type: ignore[attr-defined]
        each for each in transfers if each.kind == TransferKind.OFFER and each.direction == TransferDirection.SENT
    ]
    opening = find_incident_code(incident.opening_code)
    return IncidentDetail(
        row=make_incident_row(incident, {opening.code: opening.title} if opening else {}, now),
        state=IncidentState(incident.state),
        version=incident.version,
        first_grade=IncidentGrade(incident.first_grade),
        goal=find_incident_target(incident),
        arrived_at=incident.arrived_at,
        closed_at=incident.closed_at,
        closed_by=incident.closed_by.name if incident.closed_by else "",
        closing_code=incident.closing_code,
        crime_reference=incident.crime_reference,
        summary=open_incident_summary(incident),
        place=_read_place(incident),
        log=_read_log(incident, entries),
        transfers=tuple(_transfer_detail(each) for each in transfers),
        warnings=_find_warnings(transfers),
        agencies=tuple(list_agencies_of(incident)),
        contacts=_list_contacts(incident),
        supervised=()
        if Role.ROOM_SUPERVISOR in actor.roles
        else list_supervised_categories((opening,), is_high_risk=is_high_risk(incident)),
    )


def _read_place(incident: Incident) -> GivenPlace:
    return GivenPlace(
        open_incident_place(incident),
        PlaceSource(incident.place_source or PlaceSource.CALLER),
        incident.accuracy_metres,
        incident.easting,
        incident.northing,
        incident.uprn,
        incident.area,
    )


def _read_log(incident: Incident, entries: list[IncidentEntry]) -> tuple[LogLine, ...]:
    return tuple(
        LogLine(IncidentEntryKind(row.kind), row.at, row.by.name if row.by else "", row.agency, row.detail, said)
        for row, said in zip(entries, open_entry_words(incident, entries), strict=True)
    )


def _transfer_detail(row: IncidentTransfer) -> TransferLineDetail:
    return TransferLineDetail(
        row.message_id,
        row.direction == TransferDirection.SENT,
        row.agency,
        row.kind,
        row.sequence,
        TransferState(row.state),
        row.reason,
        row.created_at,
        row.delivered_at,
        row.seen_at,
        row.decision,
        row.attempts,
    )


def _find_warnings(transfers: list[IncidentTransfer]) -> dict[str, SequenceWarnings]:
    """For each control room: which of its messages are missing, and which came late."""
    numbers: dict[str, list[int]] = {}
    for row in sorted(transfers, key=lambda each: each.id):
        if row.direction == TransferDirection.RECEIVED:
            numbers.setdefault(row.agency, []).append(row.sequence)
    found = {agency: find_sequence_warnings(each) for agency, each in numbers.items()}
    return {agency: each for agency, each in found.items() if each != SequenceWarnings()}


def _list_contacts(incident: Incident) -> tuple[LinkedContact, ...]:
    rows = RoomContact.objects.filter(links__incident=incident, links__ended_at=None).order_by("received_at", "id")
    return tuple(
        LinkedContact(each.public_id, each.route, each.contact_class, each.received_at) for each in rows.distinct()
    )
