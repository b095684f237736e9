"""What handlers do with a contact: claim it, hand it over, move it, assess it, close it and open it again. Each is a
change row and an audit entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, QuerySet

from victimcare.records.models import RoomContact, RoomMessage, Staff, ThriveAssessment
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactOutcome,
    ContactPriority,
    ContactState,
    MessageDirection,
    ThrivePart,
)
from victimcare.rules.control_room.incident_kinds import IncidentGrade
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act, Actor, Role, permit, require_staff_id
from victimcare.services.control_room.contacts.contact_changes import (
    ContactTaken,
    find_contact,
    lock_own_contact,
    record_change,
    require_words,
    save_contact,
)
from victimcare.services.control_room.contacts.contact_words import (
    MessageWords,
    fetch_contact_key,
    seal_message_words,
    thrive_place,
)


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
    record_change(actor, find_contact(contact_id), "claimed", now)


@transaction.atomic
def let_contact_go(*, actor: Actor, contact_id: UUID, now: datetime) -> None:
    """Put a contact back into its queue. Raises NotFound, ContactTaken."""
    row = lock_own_contact(actor, contact_id)
    row.owner = None
    save_contact(row, "owner")
    record_change(actor, row, "let_go", now)


@transaction.atomic
def hand_contact_over(*, actor: Actor, contact_id: UUID, to: UUID, why: str, now: datetime) -> None:
    """Hand a contact to a colleague of the control room. Raises NotFound, ContactTaken, FieldRequired."""
    row = lock_own_contact(actor, contact_id)
    colleague = _colleagues().filter(public_id=to).first()
    if colleague is None:
        raise NotFound("no such colleague in the control room")
    row.owner = colleague
    save_contact(row, "owner")
    record_change(actor, row, "handed_over", now, why=require_words(why, "why"))


@dataclass(frozen=True, slots=True)
class RoomColleague:
    id: UUID
    name: str


def list_room_colleagues(*, actor: Actor) -> tuple[RoomColleague, ...]:
    """The others who work in the control room, by name: to hand a contact over."""
    permit(actor, Act.WORK_CONTACT)
    others = _colleagues().exclude(id=actor.staff_id or 0).order_by("name", "id")
    return tuple(RoomColleague(each.public_id, each.name) for each in others)


def _colleagues() -> QuerySet[Staff]:
    return Staff.objects.filter(is_active=True, roles__contains=[Role.CONTROL_ROOM.value])


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
    row = lock_own_contact(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    is_lower = priority < row.priority
    reason = require_words(why, "why") if is_lower else why.strip()
    row.contact_class, row.priority, row.queue = contact_class, priority, queue
    row.is_possible_danger = False  # a person has decided
    save_contact(row, "contact_class", "priority", "queue", "is_possible_danger")
    record_change(actor, row, "lowered" if is_lower else "moved", now, detail=contact_class, why=reason)


@transaction.atomic
def add_note(*, actor: Actor, contact_id: UUID, words: str, now: datetime) -> None:
    """Add a handler's own note to the thread. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    message = RoomMessage(
        public_id=uuid4(), contact=row, direction=MessageDirection.NOTE, at=now, by_id=require_staff_id(actor)
    )
    seal_message_words(message, fetch_contact_key(row.public_id), MessageWords(require_words(words, "words")))
    message.save(force_insert=True)
    record_change(actor, row, "noted", now)


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
        said["reason"] = require_words(reason, "reason")
    sealed = fetch_contact_key(row.public_id).seal_json(said, thrive_place(row.public_id))
    ThriveAssessment.objects.create(
        contact=row,
        at=now,
        by_id=require_staff_id(actor),
        grade=IncidentGrade(grade).value if grade else "",
        sealed=sealed,
    )
    record_change(actor, row, "assessed", now, detail=grade)


@transaction.atomic
def close_contact(
    *, actor: Actor, contact_id: UUID, outcome: ContactOutcome, why: str, after: int, now: datetime
) -> None:
    """Close a contact with its outcome. One in danger needs an assessment of its newest message, and a reason. `after`:
    the version that the page showed: a message that came since is read first. Raises NotFound, ContactTaken,
    FieldRequired, StaleVersion, AssessmentRequired."""
    row = lock_own_contact(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    if row.priority == ContactPriority.DANGER:
        why = require_words(why, "why")
        if not row.assessments.filter(at__gte=row.newest_at).exists():
            raise AssessmentRequired
    row.state, row.outcome, row.closed_at, row.closed_by_id = ContactState.CLOSED, outcome, now, actor.staff_id
    save_contact(row, "state", "outcome", "closed_at", "closed_by")
    record_change(actor, row, "closed", now, detail=outcome, why=why.strip())


@transaction.atomic
def open_contact_again(*, actor: Actor, contact_id: UUID, why: str, now: datetime) -> None:
    """Open a closed contact again, as its handler. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    if row.state != ContactState.CLOSED:
        raise NotFound("it is not closed")
    row.state, row.outcome, row.closed_at, row.closed_by = ContactState.OPEN, "", None, None
    row.owner_id = require_staff_id(actor)
    save_contact(row, "state", "outcome", "closed_at", "closed_by", "owner")
    record_change(actor, row, "opened_again", now, why=require_words(why, "why"))
