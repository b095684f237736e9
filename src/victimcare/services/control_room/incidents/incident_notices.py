"""Tells the record system of an incident, and asks it to record the crime that an incident proved to be."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from victimcare.records.models import Incident, RecordNotice, RoomContact, Staff
from victimcare.rules.control_room.record_notices import RecordKind, RecordNoticeContent, write_notice
from victimcare.services import port_registry
from victimcare.services.control_room.contacts.contact_notices import notice_place
from victimcare.services.control_room.incidents.incident_words import (
    open_incident_place,
    open_incident_summary,
)
from victimcare.services.person_keys import INSTALLATION


def is_crime_asked_for(incident: Incident) -> bool:
    """Whether the record system was asked to record it as a crime: for itself, or for one of its contacts."""
    own = RecordNotice.objects.filter(kind=RecordKind.CRIME, incident=incident)
    of_contacts = RecordNotice.objects.filter(kind=RecordKind.CRIME, contact__incident=incident)
    return own.exists() or of_contacts.exists()


def queue_incident_notice(incident: Incident, *, by_id: int | None, now: datetime) -> None:
    """Tell the record system of a new incident, in the caller's transaction. Without a record system nothing waits: our
    own number is enough."""
    if port_registry.has_record_system():
        queue_record_notice(incident, RecordKind.INCIDENT, by_id=by_id, now=now)


def queue_record_notice(incident: Incident, kind: RecordKind, *, by_id: int | None, now: datetime) -> None:
    """Queue the notice of a locked incident, in the caller's transaction."""
    content = _describe_incident(incident, kind, by_id, now)
    RecordNotice.objects.create(
        public_id=content.notice_id,
        kind=kind,
        incident=incident,
        created_at=now,
        created_by_id=by_id,
        next_try_at=now,
        sealed_body=INSTALLATION.seal_json(write_notice(content), notice_place(content.notice_id)),
    )


def _describe_incident(incident: Incident, kind: RecordKind, by_id: int | None, now: datetime) -> RecordNoticeContent:
    contacts = RoomContact.objects.filter(links__incident=incident, links__ended_at=None).order_by("id").distinct()
    place = {
        "text": open_incident_place(incident),
        "uprn": incident.uprn,
        "easting": incident.easting,
        "northing": incident.northing,
        "accuracy_metres": incident.accuracy_metres,
        "source": incident.place_source,
    }
    return RecordNoticeContent(
        uuid4(),
        kind,
        now,
        handler=Staff.objects.values_list("username", flat=True).get(id=by_id) if by_id else "",
        our_reference=incident.number,
        contacts=tuple(contacts.values_list("public_id", flat=True)),
        received_at=incident.opened_at,
        incident_kind=incident.closing_code or incident.opening_code,
        grade=incident.grade,
        summary=open_incident_summary(incident),
        place={name: value for name, value in place.items() if value not in (None, "")},
    )
