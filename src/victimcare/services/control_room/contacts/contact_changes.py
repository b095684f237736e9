"""What all changes of a contact share: whose it is, its row, its history, and the audit entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from victimcare.records.models import RoomContact, RoomContactChange, RoomMessage, Victim
from victimcare.rules.control_room.contact_kinds import ContactState
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_words import change_place, fetch_contact_key


class ContactTaken(Exception):
    """A colleague has the contact. `owner`: their name."""

    def __init__(self, owner: str) -> None:
        super().__init__("a colleague has it")
        self.owner = owner


class FieldsRequired(FieldRequired):
    """Several fields that an action needs are empty. `fields`: all of them, in the order of the form."""

    def __init__(self, *fields: str) -> None:
        super().__init__(fields[0])
        self.fields = fields


def find_contact(contact_id: UUID, *, is_locked: bool = False) -> RoomContact:
    """The contact's row, with its owner and incident. Raises NotFound."""
    rows = RoomContact.objects.select_related("owner", "incident", "first_seen_by")
    if is_locked:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(public_id=contact_id).first()
    if row is None:
        raise NotFound("no such contact")
    return row


def lock_own_contact(actor: Actor, contact_id: UUID) -> RoomContact:
    """The open contact, locked, where this handler has it. Raises NotFound, ContactTaken."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    if row.state != ContactState.OPEN:
        raise NotFound("it is not open")
    refuse_if_taken(actor, row)
    if row.owner_id is None:
        raise ContactTaken("")
    return row


def lock_contact_to_assign(actor: Actor, contact_id: UUID) -> RoomContact:
    """The open contact, locked, whether or not a handler has it: for a supervisor. Raises NotFound."""
    permit(actor, Act.RUN_ROOM)
    row = find_contact(contact_id, is_locked=True)
    if row.state != ContactState.OPEN:
        raise NotFound("it is not open")
    return row


def list_thread_messages(row: RoomContact) -> QuerySet[RoomMessage]:
    """The messages of a contact and of those that were merged into it."""
    return RoomMessage.objects.filter(Q(contact=row) | Q(contact__merged_into=row))


def refuse_if_taken(actor: Actor, row: RoomContact) -> None:
    if row.owner_id is not None and row.owner_id != actor.staff_id:
        raise ContactTaken(row.owner.name if row.owner else "")


def save_contact(row: RoomContact, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def record_change(
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


def require_words(words: str, field: str) -> str:
    if not words.strip():
        raise FieldRequired(field)
    return words.strip()
