"""What a handler does with an incident: opens it, grades it, places it, writes in its log, links contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import EmergencyCall, Incident, IncidentEntry, RoomContact, RoomContactLink
from victimcare.rules.clock import london_date
from victimcare.rules.control_room.contact_kinds import ContactState, LinkKind
from victimcare.rules.control_room.incidents.incident_grades import (
    GradeTarget,
    IncidentMoments,
    IncidentSettings,
    find_grade_target,
    work_out_attend_by,
)
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind, IncidentGrade, IncidentState
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_changes import record_change, save_contact
from victimcare.services.control_room.incidents.incident_code_list import list_incident_codes
from victimcare.services.control_room.incidents.incident_notices import queue_incident_notice
from victimcare.services.control_room.incidents.incident_words import (
    GivenPlace,
    add_incident_entry,
    put_incident_place,
    put_incident_summary,
)
from victimcare.services.person_keys import MessageKind, fetch_message_key

LONGEST_WORDS = 4000  # characters of a note or a summary


@dataclass(frozen=True, slots=True)
class GivenIncident:
    """What a handler says of a new incident. `contacts`: those that it comes from."""

    opening_code: str
    grade: IncidentGrade
    summary: str
    place: GivenPlace = field(default_factory=lambda: GivenPlace(""))
    contacts: tuple[UUID, ...] = ()


@transaction.atomic
def open_incident(*, actor: Actor, given: GivenIncident, now: datetime) -> UUID:
    """Open an incident under the next number of the day. Raises FieldRequired, NotFound."""
    permit(actor, Act.WORK_INCIDENT)
    by_id = require_staff_id(actor)
    if given.opening_code not in {code.code for code in list_incident_codes() if code.opens()}:
        raise FieldRequired("opening_code")
    if not given.summary.strip():
        raise FieldRequired("summary")
    contacts = _lock_contacts(given.contacts)
    incident = Incident(
        public_id=uuid4(),
        opening_code=given.opening_code,
        grade=given.grade,
        first_grade=given.grade,
        opened_at=now,
        opened_by_id=by_id,
    )
    put_incident_summary(incident, given.summary.strip()[:LONGEST_WORDS])
    put_incident_place(incident, given.place)
    number_incident(incident, now=now)
    incident.save(force_insert=True)
    add_incident_entry(
        incident, IncidentEntryKind.OPENED, at=now, by_id=by_id, detail=given.opening_code, words=given.summary.strip()
    )
    for contact in contacts:
        _link(incident, contact, by_id, "", now)
        _take_in_hand(actor, contact, now)
    start_target(incident, now=now, by_id=by_id)
    queue_incident_notice(incident, by_id=by_id, now=now)
    note(actor, "incident.opened", at=now, detail={"incident": str(incident.public_id), "grade": given.grade})
    return incident.public_id


def number_incident(incident: Incident, *, now: datetime) -> None:
    """Give it the next number of the day. The lock ends with the transaction, so a number that is rolled back is given
    again, and the numbers of a day have no gap."""
    day = f"{london_date(now):%Y%m%d}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"incident.number:{day}"])
    # By length first: the ten-thousandth of a day has five digits.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(max(split_part(number, '-', 2)::int), 0) + 1 FROM records_incident WHERE number LIKE %s",
            [f"{day}-%"],
        )
        [count] = cursor.fetchone()
    incident.number = f"{day}-{count:04}"


@transaction.atomic
def write_incident_note(*, actor: Actor, incident_id: UUID, words: str, now: datetime) -> None:
    """Write a line into the log; a closed incident takes notes too. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_INCIDENT)
    incident = lock_incident(incident_id)
    if not words.strip():
        raise FieldRequired("words")
    add_incident_entry(
        incident, IncidentEntryKind.NOTE, at=now, by_id=require_staff_id(actor), words=words.strip()[:LONGEST_WORDS]
    )
    _note(actor, "incident.noted", incident, now)


@transaction.atomic
def regrade_incident(
    *, actor: Actor, incident_id: UUID, grade: IncidentGrade, reason: str, version: int, now: datetime
) -> None:
    """Give the incident another grade, with the reason by the National Decision Model. Its log keeps both grades and
    both times. Raises NotFound, FieldRequired, StaleVersion."""
    permit(actor, Act.WORK_INCIDENT)
    incident = lock_open_incident(incident_id, version)
    if not reason.strip():
        raise FieldRequired("reason")
    if incident.grade == grade:
        raise FieldRequired("grade")
    before, before_at = incident.grade, incident.attend_by
    incident.grade = grade
    incident.attend_by = work_out_incident_target(incident, graded_at=now)
    save_incident(incident)
    add_incident_entry(
        incident,
        IncidentEntryKind.GRADED,
        at=now,
        by_id=require_staff_id(actor),
        detail=grade,
        words=reason.strip()[:LONGEST_WORDS],
        facts={
            "from": before,
            "from_attend_by": before_at.isoformat() if before_at else "",
            "attend_by": incident.attend_by.isoformat() if incident.attend_by else "",
        },
    )
    _note(actor, "incident.regraded", incident, now, grade=grade, was=before)


@transaction.atomic
def place_incident(*, actor: Actor, incident_id: UUID, place: GivenPlace, now: datetime) -> None:
    """Say where it is; the log keeps each place. Raises NotFound."""
    permit(actor, Act.WORK_INCIDENT)
    incident = lock_open_incident(incident_id)
    put_incident_place(incident, place)
    incident.attend_by = work_out_incident_target(incident)
    save_incident(incident)
    add_incident_entry(
        incident,
        IncidentEntryKind.PLACED,
        at=now,
        by_id=require_staff_id(actor),
        detail=place.source,
        words=place.words,
        facts={"area": place.area, "uprn": place.uprn},
    )
    _note(actor, "incident.placed", incident, now)


@transaction.atomic
def link_contacts(*, actor: Actor, incident_id: UUID, contacts: Sequence[UUID], reason: str, now: datetime) -> int:
    """Link contacts with the incident; one that is linked already stays so. Returns how many were new. Raises
    NotFound."""
    permit(actor, Act.WORK_INCIDENT)
    incident = lock_incident(incident_id)
    by_id = require_staff_id(actor)
    linked = set(incident.links.filter(ended_at=None).values_list("contact_id", flat=True))
    new = [contact for contact in _lock_contacts(contacts) if contact.id not in linked]
    for contact in new:
        _link(incident, contact, by_id, reason, now)
    _note(actor, "incident.linked", incident, now, contacts=len(new))
    return len(new)


def _take_in_hand(actor: Actor, contact: RoomContact, now: datetime) -> None:
    """Opening an incident is work on its contact: one that no handler has goes to the one who opened it."""
    if contact.owner_id is None and contact.state == ContactState.OPEN:
        contact.owner_id = actor.staff_id
        save_contact(contact, "owner")
        record_change(actor, contact, "claimed", now)
    record_change(actor, contact, "sent", now)


def _link(incident: Incident, contact: RoomContact, by_id: int, reason: str, now: datetime) -> None:
    key = fetch_message_key(MessageKind.ROOM_CONTACT, contact.public_id)
    sealed = key.seal_words(reason, f"room-contact:{contact.public_id}:link") if reason else b""
    RoomContactLink.objects.create(
        contact=contact, kind=LinkKind.INCIDENT, incident=incident, at=now, by_id=by_id, sealed_why=sealed
    )


def lock_incident(incident_id: UUID) -> Incident:
    """The incident, locked until the transaction ends. Raises NotFound."""
    found = Incident.objects.select_for_update(of=("self",)).filter(public_id=incident_id).first()
    if found is None:
        raise NotFound("no such incident")
    return found


def lock_open_incident(incident_id: UUID, version: int | None = None) -> Incident:
    """As `lock_incident`. Raises StaleVersion where it is closed, or has changed since `version`."""
    incident = lock_incident(incident_id)
    if incident.state != IncidentState.OPEN or version not in (None, incident.version):
        raise StaleVersion
    return incident


def save_incident(incident: Incident) -> None:
    incident.version += 1
    incident.save()


def start_target(incident: Incident, *, now: datetime, by_id: int | None = None) -> None:
    """Set by when it is attended, and write its first grade into the log."""
    incident.attend_by = work_out_incident_target(incident, graded_at=now)
    incident.save(update_fields=["attend_by"])
    at = incident.attend_by.isoformat() if incident.attend_by else ""
    add_incident_entry(
        incident, IncidentEntryKind.GRADED, at=now, by_id=by_id, detail=incident.grade, facts={"attend_by": at}
    )


def work_out_incident_target(incident: Incident, *, graded_at: datetime | None = None) -> datetime | None:
    """By when it is attended, by the target of the day on which it was opened. `graded_at`: of a grade given now."""
    ours: IncidentSettings = settings.FORCE.incidents
    target = find_incident_target(incident)
    return work_out_attend_by(
        target, _load_moments(incident, graded_at), is_country=incident.area in ours.country_areas
    )


def find_incident_target(incident: Incident) -> GradeTarget | None:
    ours: IncidentSettings = settings.FORCE.incidents
    return find_grade_target(ours.targets, IncidentGrade(incident.grade), london_date(incident.opened_at))


def _load_moments(incident: Incident, graded_at: datetime | None) -> IncidentMoments:
    entries = IncidentEntry.objects.filter(incident=incident)
    if graded_at is None:
        last = entries.filter(kind=IncidentEntryKind.GRADED).order_by("-at", "-id").first()
        graded_at = last.at if last else incident.opened_at
    sent = entries.filter(kind=IncidentEntryKind.UNIT_SENT).order_by("at", "id").first()
    call = EmergencyCall.objects.filter(contact__links__incident=incident).order_by("presented_at").first()
    return IncidentMoments(
        recorded_at=incident.opened_at,
        graded_at=graded_at,
        presented_at=call.presented_at if call else None,
        answered_at=call.answered_at if call else None,
        dispatched_at=sent.at if sent else None,
    )


def _lock_contacts(contacts: Sequence[UUID]) -> list[RoomContact]:
    wanted = set(contacts)
    found = list(RoomContact.objects.select_for_update(of=("self",)).filter(public_id__in=wanted).order_by("id"))
    if len(found) < len(wanted):
        raise NotFound("no such contact")
    return found


def _note(actor: Actor, act: str, incident: Incident, now: datetime, **detail: object) -> None:
    note(actor, act, at=now, detail={"incident": str(incident.public_id), **detail})
