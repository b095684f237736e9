"""Ends a call that a handler took: it becomes one contact, with an outcome or with an incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import CallIntake, RoomContact
from victimcare.rules.control_room.calls.call_intake import (
    CALL_ROUTES,
    CATEGORY_CLASSES,
    GRADE_PRIORITIES,
    RingBack,
    list_missing_fields,
    name_ring_back_rules,
)
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactOutcome, ContactPriority, ThrivePart
from victimcare.rules.control_room.contact_order import name_queue, raise_priority
from victimcare.rules.control_room.incidents.grid_positions import GridPosition, print_grid_reference
from victimcare.rules.control_room.incidents.incident_kinds import CallService, IncidentGrade, PlaceSource
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.control_room.calls.call_intakes import lock_own_intake
from victimcare.services.control_room.calls.emergency_calls import name_call, open_caller
from victimcare.services.control_room.contacts.contact_actions import close_contact, save_thrive_assessment
from victimcare.services.control_room.contacts.contact_changes import record_change, save_contact
from victimcare.services.control_room.contacts.contact_drafts import keep_draft
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.control_room.contacts.contact_links import link_contact_to_earlier
from victimcare.services.control_room.incidents.incident_actions import GivenIncident, open_incident
from victimcare.services.control_room.incidents.incident_code_list import find_incident_code
from victimcare.services.control_room.incidents.incident_words import GivenPlace
from victimcare.wording import say
from victimcare.wording.dates import staff_time


@dataclass(frozen=True, slots=True)
class GivenCallEnding:
    """What the handler wrote down. `position`, `place_source`: the place that they chose among those that were looked
    up. `reference`: the number of a crime or incident as the caller gave it.
    `opening_code`: an incident is opened with it. `outcome`: none leaves the contact open in the handler's hands."""

    words: str
    caller: str = ""
    number: str = ""
    ring_back: RingBack = RingBack.NOT_ASKED
    safe_way: str = ""
    language: str = ""
    place: str = ""
    area: str = ""
    position: GridPosition | None = None
    place_source: PlaceSource = PlaceSource.CALLER
    contact_class: ContactClass = ContactClass.OTHER
    reference: str = ""
    thrive: Mapping[ThrivePart, str] = field(default_factory=dict)
    grade: IncidentGrade | None = None
    reason: str = ""
    opening_code: str = ""
    outcome: ContactOutcome | None = None


class CallFieldsRequired(FieldRequired):
    """Fields that the end of a call needs are empty. `fields`: all of them."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(fields[0])
        self.fields = fields


@dataclass(frozen=True, slots=True)
class EndedCall:
    contact: UUID
    incident: UUID | None = None


def require_call_fields(given: GivenCallEnding, *, opens_incident: bool) -> None:
    """Raise CallFieldsRequired, with all that is missing at once."""
    typed = {"words": given.words, "reason": given.reason, "opening_code": given.opening_code}
    typed |= {"grade": given.grade or "", **{part.value: words for part, words in given.thrive.items()}}
    filled = {name for name, words in typed.items() if words.strip()}
    if missing := list_missing_fields(filled, grade=given.grade, opens_incident=opens_incident):
        raise CallFieldsRequired(missing)


@transaction.atomic
def end_call(*, actor: Actor, intake_id: UUID, given: GivenCallEnding, now: datetime) -> EndedCall:
    """Make the call a contact, once: pressed twice it is the same one. An emergency that is not assessed yet stays
    open in the handler's hands. Raises NotFound, IntakeTakenOver, CallFieldsRequired, AssessmentRequired."""
    row = lock_own_intake(actor, intake_id)
    if row.contact is not None:
        return EndedCall(row.contact.public_id)
    require_call_fields(given, opens_incident=bool(given.opening_code))
    contact = _take_contact(actor, row, given, now)
    if row.rung_back is not None and contact.id != row.rung_back_id:
        link_contact_to_earlier(
            actor=actor,
            contact_id=contact.public_id,
            other=row.rung_back.public_id,
            why=say("control-room-taking-rung-back-other-number"),
            now=now,
        )
    is_assessed = _assess(actor, contact, given, now)
    incident = _open_incident(actor, row, contact, given, now) if given.opening_code else None
    outcome = given.outcome if incident is None else ContactOutcome.INCIDENT_SENT if is_assessed else None
    contact.refresh_from_db()
    if outcome is not None and contact.owner_id == actor.staff_id:
        close_contact(
            actor=actor,
            contact_id=contact.public_id,
            outcome=outcome,
            why=given.reason,
            after=contact.version,
            now=now,
        )
    row.contact, row.ended_at, row.sealed = contact, now, b""
    row.save(update_fields=["contact", "ended_at", "sealed"])
    if row.call is not None and row.call.contact_id is None:
        row.call.contact = contact
        row.call.save(update_fields=["contact"])
    detail = {"intake": str(intake_id), "contact": str(contact.public_id), "has_incident": incident is not None}
    note(actor, "call_intake.ended", at=now, detail=detail)
    return EndedCall(contact.public_id, incident)


def _assess(actor: Actor, contact: RoomContact, given: GivenCallEnding, now: datetime) -> bool:
    """Save the assessment, and return whether there is one. Of an emergency that waits for its own, what was typed
    stands in the form of the contact's page."""
    said = {part.value: words for part, words in given.thrive.items() if words.strip()}
    is_complete = bool(said.keys() & {ThrivePart.THREAT, ThrivePart.RISK}) and (not given.grade or given.reason.strip())
    if is_complete or (said and given.grade is not IncidentGrade.EMERGENCY):
        save_thrive_assessment(
            actor=actor,
            contact_id=contact.public_id,
            parts=given.thrive,
            reason=given.reason,
            grade=given.grade or "",
            now=now,
        )
        return True
    if given.grade is not None:
        typed = {**said, "grade": given.grade.value, "reason": given.reason}
        fields = {f"thrive-{name}": words for name, words in typed.items()}
        keep_draft(actor=actor, contact_id=contact.public_id, fields=fields, now=now)
    return False


def _find_class(given: GivenCallEnding) -> ContactClass:
    """What the handler chose; else what the code of the incident says."""
    if given.contact_class is not ContactClass.OTHER or not given.opening_code:
        return given.contact_class
    code = find_incident_code(given.opening_code)
    return CATEGORY_CLASSES.get(code.category, given.contact_class) if code and code.category else given.contact_class


def _take_contact(actor: Actor, row: CallIntake, given: GivenCallEnding, now: datetime) -> RoomContact:
    """The contact of this call, in the hands of its handler, who has seen it. A call back goes on with its own."""
    service = CallService(row.service)
    began_at = row.call.presented_at if row.call else row.begun_at
    message = IncomingContactMessage(
        route=CALL_ROUTES[service],
        sender=given.number,
        subject=say("control-room-taking-subject", time=staff_time(began_at)),
        words=given.words,
        own_name=f"intake:{row.public_id}",
        answers=_name_earlier(row),
        source_id=f"intake:{row.public_id}",
        language=given.language,
        said=_find_class(given),
        fields=_build_fields(row, given),
        received_at=row.begun_at,
        own_rules=name_ring_back_rules(given.ring_back, given.number),
    )
    [taken] = take_contact_messages(actor=actor, incoming=[message], now=now)
    contact = RoomContact.objects.select_for_update().get(id=taken.contact_id)
    if contact.first_seen_at is None:
        contact.first_seen_at, contact.first_seen_by_id = now, actor.staff_id
    contact.owner_id = contact.owner_id or actor.staff_id
    has = ContactPriority(contact.priority)
    if given.grade is not None and (raised := raise_priority(has, GRADE_PRIORITIES[given.grade])) > has:
        contact.priority, contact.queue = raised, name_queue(ContactClass(contact.contact_class), raised)
    save_contact(contact, "first_seen_at", "first_seen_by", "owner", "priority", "queue")
    record_change(actor, contact, "call_taken", now)
    return contact


def _name_earlier(row: CallIntake) -> tuple[str, ...]:
    """The names by which this call joins a contact that is there: its own call back, or the one of the caller rung."""
    calls = list(row.rung_back.calls.all()) if row.rung_back else []
    own = [row.call] if row.call is not None else []
    return tuple(name_call(each) for each in (*own, *calls))


def _build_fields(row: CallIntake, given: GivenCallEnding) -> Mapping[str, str]:
    """What is shown beside the words, by the names of the fields."""
    network = open_caller(row.call)[1] if row.call else ""
    said = {
        "caller": given.caller,
        "number": given.number,
        "ring-back": given.ring_back.value if given.number.strip() else "",
        "safe-way": given.safe_way,
        "place": given.place,
        "place-chosen": _write_position(given.position),
        "network-place": network,
        "reference": given.reference,
    }
    return {name: words.strip() for name, words in said.items() if words.strip()}


def _write_position(at: GridPosition | None) -> str:
    if at is None:
        return ""
    grid = print_grid_reference(at.easting, at.northing)
    return say("control-room-places-within", metres=at.accuracy_metres, grid=grid)


def _open_incident(actor: Actor, row: CallIntake, contact: RoomContact, given: GivenCallEnding, now: datetime) -> UUID:
    assert given.grade is not None, "asked for before"
    incident = GivenIncident(
        given.opening_code, given.grade, given.words, _find_place(row, given), (contact.public_id,)
    )
    return open_incident(actor=actor, given=incident, now=now)


def _find_place(row: CallIntake, given: GivenCallEnding) -> GivenPlace:
    """What the caller said, and the place that the handler chose for it; else what the network sent, with how exact
    that is."""
    if (at := given.position) is not None:
        return GivenPlace(
            given.place.strip(), given.place_source, at.accuracy_metres, at.easting, at.northing, area=given.area
        )
    if given.place.strip() or row.call is None:
        return GivenPlace(given.place.strip(), area=given.area)
    _, place = open_caller(row.call)
    return GivenPlace(place, PlaceSource.NETWORK, row.call.accuracy_metres, area=given.area)
