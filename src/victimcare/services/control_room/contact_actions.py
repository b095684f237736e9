"""What handlers do with a contact: claim it, hand it over, move it, assess it, link it, merge it, close it and open it
again. Each is a change row and an audit entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from victimcare.records.models import (
    Incident,
    RoomContact,
    RoomContactChange,
    RoomContactLink,
    RoomMessage,
    Staff,
    ThriveAssessment,
    Victim,
)
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactOutcome,
    ContactPriority,
    ContactState,
    LinkKind,
    MessageDirection,
    ThrivePart,
)
from victimcare.rules.control_room.incident_kinds import IncidentGrade
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.access.access_scopes import filter_visible_rows
from victimcare.services.audit import note
from victimcare.services.control_room.contact_detail import find_contact
from victimcare.services.control_room.contact_words import (
    MessageWords,
    change_place,
    fetch_contact_key,
    link_place,
    seal_message_words,
    thrive_place,
)
from victimcare.services.person_keys import MessageKind, move_message_key_to_person


class ContactTaken(Exception):
    """A colleague has the contact. `owner`: their name."""

    def __init__(self, owner: str) -> None:
        super().__init__("a colleague has it")
        self.owner = owner


class AssessmentRequired(Exception):
    """A contact in danger is closed only after a THRIVE assessment of its newest message."""


@transaction.atomic
def claim_contact(*, actor: Actor, contact_id: UUID, now: datetime) -> None:
    """Take a contact that no handler has. Two who press at once: one has it. Raises NotFound, ContactTaken."""
    permit(actor, Act.WORK_CONTACT)
    staff_id = require_staff_id(actor)
    free = RoomContact.objects.filter(public_id=contact_id, owner=None, state=ContactState.OPEN)
    if not free.update(owner=staff_id, version=F("version") + 1):
        row = find_contact(contact_id)
        if row.owner_id == staff_id:
            return
        raise ContactTaken(row.owner.name if row.owner else "")
    _record(actor, find_contact(contact_id), "claimed", now)


@transaction.atomic
def let_contact_go(*, actor: Actor, contact_id: UUID, now: datetime) -> None:
    """Put a contact back into its queue. Raises NotFound, ContactTaken."""
    row = _lock_own(actor, contact_id)
    row.owner = None
    _save(row, "owner")
    _record(actor, row, "let_go", now)


@transaction.atomic
def hand_contact_over(*, actor: Actor, contact_id: UUID, to: UUID, why: str, now: datetime) -> None:
    """Hand a contact to a colleague of the control room. Raises NotFound, ContactTaken, FieldRequired."""
    row = _lock_own(actor, contact_id)
    colleague = Staff.objects.filter(public_id=to, is_active=True, roles__contains=["control_room"]).first()
    if colleague is None:
        raise NotFound("no such colleague in the control room")
    row.owner = colleague
    _save(row, "owner")
    _record(actor, row, "handed_over", now, why=_require_words(why, "why"))


@transaction.atomic
def move_contact(
    *,
    actor: Actor,
    contact_id: UUID,
    contact_class: ContactClass,
    priority: ContactPriority,
    queue: str,
    why: str,
    after: int,
    now: datetime,
) -> None:
    """Set class, priority and queue. Lowering the priority takes a reason. `after`: the version that the page showed.
    Raises NotFound, ContactTaken, FieldRequired, StaleVersion."""
    row = _lock_own(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    is_lower = priority < row.priority
    reason = _require_words(why, "why") if is_lower else why.strip()
    row.contact_class, row.priority, row.queue = contact_class, priority, queue
    _save(row, "contact_class", "priority", "queue")
    _record(actor, row, "lowered" if is_lower else "moved", now, detail=contact_class, why=reason)


@transaction.atomic
def add_note(*, actor: Actor, contact_id: UUID, words: str, now: datetime) -> None:
    """Add a handler's own note to the thread. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    message = RoomMessage(
        public_id=uuid4(), contact=row, direction=MessageDirection.NOTE, at=now, by_id=require_staff_id(actor)
    )
    seal_message_words(message, fetch_contact_key(row.public_id), MessageWords(_require_words(words, "words")))
    message.save(force_insert=True)
    _record(actor, row, "noted", now)


@transaction.atomic
def save_thrive_assessment(
    *, actor: Actor, contact_id: UUID, parts: Mapping[ThrivePart, str], reason: str, grade: str, now: datetime
) -> None:
    """Save an assessment beside earlier ones. Raises NotFound, FieldRequired where threat and risk are both empty, or
    where a grade has no reason."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    said = {part.value: words.strip() for part, words in parts.items() if words.strip()}
    if not {ThrivePart.THREAT, ThrivePart.RISK} & said.keys():
        raise FieldRequired("threat")
    if grade:
        said["reason"] = _require_words(reason, "reason")
    sealed = fetch_contact_key(row.public_id).seal_json(said, thrive_place(row.public_id))
    ThriveAssessment.objects.create(
        contact=row,
        at=now,
        by_id=require_staff_id(actor),
        grade=IncidentGrade(grade).value if grade else "",
        sealed=sealed,
    )
    _record(actor, row, "assessed", now, detail=grade)


@transaction.atomic
def link_contact_to_victim(*, actor: Actor, contact_id: UUID, reference: str, why: str, now: datetime) -> None:
    """Link a contact with the victim of a crime, by its reference: from then on its words are sealed under the victim's
    key. A crime that is unknown, hidden, or has several victims gets the same answer: NotFound. Raises
    FieldRequired."""
    row = _lock_own(actor, contact_id)
    reason = _require_words(why, "why")
    found = list(filter_visible_rows(actor, Victim.objects.filter(case__reference=reference.strip()), victim="id")[:2])
    if len(found) != 1:
        raise NotFound("no crime with this reference that has one victim")
    [victim] = found
    _add_link(actor, row, LinkKind.VICTIM, reason, now, victim=victim)
    move_message_key_to_person(MessageKind.ROOM_CONTACT, row.public_id, victim.person_id)
    for mail in row.messages.exclude(mails=None).values_list("mails__public_id", flat=True):
        move_message_key_to_person(MessageKind.ROOM_MAIL, mail, victim.person_id)
    _record(actor, row, "linked", now, detail=LinkKind.VICTIM, victim=victim)


@transaction.atomic
def link_contact_to_incident(*, actor: Actor, contact_id: UUID, number: str, why: str, now: datetime) -> None:
    """Link a contact with an incident by its number. Raises NotFound, FieldRequired."""
    row = _lock_own(actor, contact_id)
    incident = Incident.objects.filter(number=number.strip()).first()
    if incident is None:
        raise NotFound("no incident with this number")
    _add_link(actor, row, LinkKind.INCIDENT, _require_words(why, "why"), now, incident=incident)
    row.incident = incident
    _save(row, "incident")
    _record(actor, row, "linked", now, detail=LinkKind.INCIDENT)


@transaction.atomic
def end_contact_link(*, actor: Actor, contact_id: UUID, link_id: int, now: datetime) -> None:
    """End a link that was made in error. The words stay sealed as they are. Raises NotFound."""
    row = _lock_own(actor, contact_id)
    if not row.links.filter(id=link_id, ended_at=None).update(ended_at=now):
        raise NotFound("no such link")
    _record(actor, row, "link_ended", now)


@transaction.atomic
def merge_contact(*, actor: Actor, contact_id: UUID, into: UUID, why: str, now: datetime) -> None:
    """Merge a contact into another, which takes its messages' place in the thread by a link, and its priority if that
    is higher. Raises NotFound, ContactTaken, FieldRequired."""
    if contact_id == into:
        raise NotFound("a contact is not merged with itself")
    first, second = sorted((contact_id, into))  # always locked in one order
    rows = {each: find_contact(each, is_locked=True) for each in (first, second)}
    row, kept = rows[contact_id], rows[into]
    permit(actor, Act.WORK_CONTACT)
    for each in (row, kept):
        _refuse_if_taken(actor, each)
    if ContactState.OPEN not in (row.state,) or kept.state != ContactState.OPEN:
        raise NotFound("both contacts must be open")
    reason = _require_words(why, "why")
    if row.priority > kept.priority:
        kept.priority, kept.contact_class, kept.queue = row.priority, row.contact_class, row.queue
    kept.due_at = min(kept.due_at, row.due_at)
    kept.newest_at = max(kept.newest_at, row.newest_at)
    kept.rules = list(dict.fromkeys([*kept.rules, *row.rules]))
    _save(kept, "priority", "contact_class", "queue", "due_at", "newest_at", "rules")
    _add_link(actor, kept, LinkKind.CONTACT, reason, now, other=row)
    row.state, row.merged_into, row.closed_at, row.closed_by_id = ContactState.MERGED, kept, now, actor.staff_id
    row.owner = None
    _save(row, "state", "merged_into", "closed_at", "closed_by", "owner")
    _record(actor, row, "merged", now, why=reason)
    _record(actor, kept, "took_in", now)


@transaction.atomic
def close_contact(
    *, actor: Actor, contact_id: UUID, outcome: ContactOutcome, why: str, after: int, now: datetime
) -> None:
    """Close a contact with its outcome. One in danger needs an assessment of its newest message, and a reason. `after`:
    the version that the page showed: a message that came since is read first. Raises NotFound, ContactTaken,
    FieldRequired, StaleVersion, AssessmentRequired."""
    row = _lock_own(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    if row.priority == ContactPriority.DANGER:
        why = _require_words(why, "why")
        if not row.assessments.filter(at__gte=row.newest_at).exists():
            raise AssessmentRequired
    row.state, row.outcome, row.closed_at, row.closed_by_id = ContactState.CLOSED, outcome, now, actor.staff_id
    _save(row, "state", "outcome", "closed_at", "closed_by")
    _record(actor, row, "closed", now, detail=outcome, why=why.strip())


@transaction.atomic
def open_contact_again(*, actor: Actor, contact_id: UUID, why: str, now: datetime) -> None:
    """Open a closed contact again, as its handler. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    if row.state != ContactState.CLOSED:
        raise NotFound("it is not closed")
    row.state, row.outcome, row.closed_at, row.closed_by = ContactState.OPEN, "", None, None
    row.owner_id = require_staff_id(actor)
    _save(row, "state", "outcome", "closed_at", "closed_by", "owner")
    _record(actor, row, "opened_again", now, why=_require_words(why, "why"))


def _lock_own(actor: Actor, contact_id: UUID) -> RoomContact:
    """The open contact, locked, where this handler has it. Raises NotFound, ContactTaken."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    if row.state != ContactState.OPEN:
        raise NotFound("it is not open")
    _refuse_if_taken(actor, row)
    if row.owner_id is None:
        raise ContactTaken("")
    return row


def _refuse_if_taken(actor: Actor, row: RoomContact) -> None:
    if row.owner_id is not None and row.owner_id != actor.staff_id:
        raise ContactTaken(row.owner.name if row.owner else "")


def _add_link(
    actor: Actor,
    row: RoomContact,
    kind: LinkKind,
    why: str,
    now: datetime,
    *,
    victim: Victim | None = None,
    incident: Incident | None = None,
    other: RoomContact | None = None,
) -> None:
    sealed = fetch_contact_key(row.public_id).seal_words(why, link_place(row.public_id))
    RoomContactLink.objects.create(
        contact=row,
        kind=kind,
        victim=victim,
        incident=incident,
        other=other,
        at=now,
        by_id=require_staff_id(actor),
        sealed_why=sealed,
    )


def _save(row: RoomContact, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def _record(
    actor: Actor,
    row: RoomContact,
    what: str,
    now: datetime,
    *,
    detail: str = "",
    why: str = "",
    victim: Victim | None = None,
) -> None:
    sealed = fetch_contact_key(row.public_id).seal_words(why, change_place(row.public_id)) if why else None
    RoomContactChange.objects.create(
        contact=row, what=what, at=now, by_id=actor.staff_id, detail=detail, sealed_why=sealed
    )
    note(
        actor,
        f"room_contact.{what}",
        at=now,
        case_id=victim.case_id if victim else None,
        victim_id=victim.id if victim else None,
        detail={"contact": str(row.public_id), "detail": detail},
    )


def _require_words(words: str, field: str) -> str:
    if not words.strip():
        raise FieldRequired(field)
    return words.strip()
