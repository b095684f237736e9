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
from victimcare.rules.control_room.contact_order import choose_queue, keep_rules_of_lowered
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade
from victimcare.rules.errors import NotFound, StaleVersion
from victimcare.services.access import Act, Actor, Role, permit, require_staff_id
from victimcare.services.control_room.contacts.contact_changes import (
    ContactTaken,
    FieldsRequired,
    find_contact,
    lock_contact_to_assign,
    lock_own_contact,
    record_change,
    refuse_if_taken,
    require_words,
    save_contact,
)
from victimcare.services.control_room.contacts.contact_notices import queue_contact_crime
from victimcare.services.control_room.contacts.contact_words import (
    MessageWords,
    fetch_contact_key,
    seal_message_words,
    thrive_place,
)


class AssessmentRequired(Exception):
    """A contact in danger is closed only after a THRIVE assessment of its newest message. `fields`: what is missing
    besides."""

    def __init__(self, fields: tuple[str, ...] = ()) -> None:
        super().__init__("not assessed since its newest message")
        self.fields = fields


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


@transaction.atomic
def assign_contact(*, actor: Actor, contact_id: UUID, to: UUID, why: str, now: datetime) -> None:
    """A supervisor takes a contact over, or gives it to another handler, whether or not a colleague has it. Raises
    NotFound, FieldRequired."""
    row = lock_contact_to_assign(actor, contact_id)
    reason = require_words(why, "why")
    handler = _colleagues().filter(public_id=to).first()
    if handler is None:
        raise NotFound("no such colleague in the control room")
    row.owner = handler
    save_contact(row, "owner")
    record_change(actor, row, "taken_over" if handler.id == actor.staff_id else "assigned", now, why=reason)


@dataclass(frozen=True, slots=True)
class RoomColleague:
    id: UUID
    name: str
    is_reader: bool


def list_room_colleagues(*, actor: Actor) -> tuple[RoomColleague, ...]:
    """Those who work in the control room, by name, the reader first: to hand a contact over, or take it over."""
    permit(actor, Act.WORK_CONTACT)
    rows = sorted(_colleagues().order_by("name", "id"), key=lambda each: each.id != actor.staff_id)
    return tuple(RoomColleague(each.public_id, each.name, each.id == actor.staff_id) for each in rows)


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
    """Set class, priority and queue; an empty queue is the one that follows from the two. Lowering the priority takes a
    reason, and sets aside the rules that made it urgent. `after`: the version that the page showed. Raises NotFound,
    ContactTaken, FieldRequired, StaleVersion."""
    row = lock_own_contact(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    is_lower = priority < row.priority
    reason = require_words(why, "why") if is_lower else why.strip()
    row.contact_class, row.priority = contact_class, priority
    row.queue = choose_queue(queue, contact_class, priority)
    row.is_possible_danger = False  # a person has decided
    row.rules = keep_rules_of_lowered(row.rules) if is_lower else row.rules
    save_contact(row, "contact_class", "priority", "queue", "is_possible_danger", "rules")
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
    """Save an assessment beside earlier ones. Raises NotFound, FieldsRequired where threat and risk are both empty, or
    where a grade has no reason."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    said = {part.value: words.strip() for part, words in parts.items() if words.strip()}
    is_graded, has_threat = bool(grade), bool({ThrivePart.THREAT, ThrivePart.RISK} & said.keys())
    missing = [*["reason"] * (is_graded and not reason.strip()), *["threat"] * (not has_threat)]
    if missing:
        raise FieldsRequired(*missing)
    if is_graded:
        said["reason"] = reason.strip()
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
    _require_closing_facts(row, why)
    row.state, row.outcome, row.closed_at, row.closed_by_id = ContactState.CLOSED, outcome, now, actor.staff_id
    save_contact(row, "state", "outcome", "closed_at", "closed_by")
    record_change(actor, row, "closed", now, detail=outcome, why=why.strip())
    if outcome is ContactOutcome.CRIME_RECORDED:
        queue_contact_crime(row, by_id=require_staff_id(actor), now=now)


def check_closing(*, actor: Actor, contact_id: UUID, why: str) -> None:
    """Raise all that `close_contact` would refuse the contact for, besides its outcome. Raises NotFound, ContactTaken,
    FieldRequired, AssessmentRequired."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id)
    refuse_if_taken(actor, row)
    _require_closing_facts(row, why)


def _require_closing_facts(row: RoomContact, why: str) -> None:
    if row.priority != ContactPriority.DANGER:
        return
    missing = () if why.strip() else ("why",)
    if not row.assessments.filter(at__gte=row.newest_at).exists():
        raise AssessmentRequired(missing)
    if missing:
        raise FieldsRequired(*missing)


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
