"""Takes the number that the record system gave a crime or an incident, however it came, and shows it where the handler
looks: on the contact, in the incident and its log."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Case, Incident, RecordNotice, RoomContact
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind
from victimcare.rules.control_room.record_notices import NoticeState, NumberSource, RecordKind, read_record_number
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_changes import record_change, save_contact
from victimcare.services.control_room.incidents.incident_actions import save_incident
from victimcare.services.control_room.incidents.incident_words import add_incident_entry


@transaction.atomic
def take_number_from_feed(*, actor: Actor, notice_id: UUID, case_id: int, now: datetime) -> bool:
    """Take the reference of a recorded crime whose record names our notice. Returns whether it was new. A notice that
    is not ours changes nothing."""
    permit(actor, Act.TELL_RECORD_SYSTEM)
    notice = lock_notice(notice_id)
    if notice is None or notice.kind != RecordKind.CRIME:
        return False
    reference = Case.objects.values_list("reference", flat=True).get(id=case_id)
    return take_record_number(actor, notice, reference, NumberSource.FEED, now)


@transaction.atomic
def enter_record_number(*, actor: Actor, notice_id: UUID, number: str, now: datetime) -> None:
    """Enter the number by hand, where the record system was told by telephone or gave it otherwise. What has not been
    delivered is not sent any more, so that it is not recorded twice. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_INCIDENT)
    given = read_record_number(number)
    if not given:
        raise FieldRequired("number")
    notice = lock_notice(notice_id)
    if notice is None:
        raise NotFound("no such notice")
    if notice.state != NoticeState.DELIVERED:
        notice.state, notice.next_try_at = NoticeState.WITHDRAWN, None
        notice.save(update_fields=["state", "next_try_at"])
    take_record_number(actor, notice, given, NumberSource.PERSON, now)


def lock_notice(notice_id: UUID) -> RecordNotice | None:
    """The notice, locked until the transaction ends."""
    return RecordNotice.objects.select_for_update().filter(public_id=notice_id).first()


def take_record_number(actor: Actor, notice: RecordNotice, number: str, source: NumberSource, now: datetime) -> bool:
    """Keep the number of a locked notice. Returns whether it was new. A later number takes the place of an earlier one:
    the record system corrects so, and log and history keep both."""
    if notice.number == number:
        return False
    before = notice.number
    notice.number, notice.number_source, notice.numbered_at = number, source, now
    notice.save(update_fields=["number", "number_source", "numbered_at"])
    if notice.incident_id is not None:
        _number_incident(actor, notice, notice.incident_id, before, now)
    if notice.contact_id is not None:
        contact = RoomContact.objects.select_for_update(of=("self",)).get(id=notice.contact_id)
        save_contact(contact)
        record_change(actor, contact, "numbered", now, detail=notice.kind)
    detail = {"notice": str(notice.public_id), "kind": notice.kind, "source": source, "was_numbered": bool(before)}
    note(actor, "record_notice.numbered", at=now, detail=detail)
    return True


def _number_incident(actor: Actor, notice: RecordNotice, incident_id: int, before: str, now: datetime) -> None:
    incident = Incident.objects.select_for_update(of=("self",)).get(id=incident_id)
    if notice.kind == RecordKind.CRIME and incident.crime_reference in ("", before):
        incident.crime_reference = notice.number
    save_incident(incident)
    add_incident_entry(
        incident,
        IncidentEntryKind.NOTE,
        at=now,
        by_id=actor.staff_id,
        detail="crime" if notice.kind == RecordKind.CRIME else "record_number",
        facts={"crime" if notice.kind == RecordKind.CRIME else "record_number": notice.number},
    )
