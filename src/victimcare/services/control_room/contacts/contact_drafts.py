"""Keeps what a handler types on a contact until it is saved, so that nothing is lost when the browser or the machine
stops. Each handler has a draft of their own, sealed under the contact's key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import RoomDraft
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.control_room.contacts.contact_changes import find_contact
from victimcare.services.control_room.contacts.contact_words import draft_place, fetch_contact_key
from victimcare.services.person_keys import load_person_keys

MOST_FIELDS = 40
LONGEST_FIELD = 10_000  # characters


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What was typed, by the field's name, and when it was last kept."""

    fields: Mapping[str, str]
    at: datetime


@transaction.atomic
def keep_draft(*, actor: Actor, contact_id: UUID, fields: Mapping[str, str], now: datetime) -> None:
    """Keep these fields beside those that were kept before; an empty field is dropped. Raises NotFound."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id)
    stood = _find_row(actor, contact_id, is_locked=True)
    before = _open(stood, contact_id) if stood else {}
    cut = {name: words[:LONGEST_FIELD] for name, words in fields.items()}
    kept = {name: words for name, words in {**before, **cut}.items() if words.strip()}
    _write(row.id, contact_id, require_staff_id(actor), dict(list(kept.items())[-MOST_FIELDS:]), now)


@transaction.atomic
def drop_draft_fields(*, actor: Actor, contact_id: UUID, prefix: str, now: datetime) -> None:
    """Drop the fields of one form, which has been saved."""
    permit(actor, Act.WORK_CONTACT)
    stood = _find_row(actor, contact_id, is_locked=True)
    if stood is None:
        return
    kept = {name: words for name, words in _open(stood, contact_id).items() if not name.startswith(prefix)}
    _write(stood.contact_id, contact_id, stood.staff_id, kept, now)


def load_draft(*, actor: Actor, contact_id: UUID) -> ContactDraft | None:
    """The handler's own draft; None where nothing waits. The page that shows it has written the audit entry."""
    permit(actor, Act.WORK_CONTACT)
    row = _find_row(actor, contact_id)
    fields = _open(row, contact_id) if row else {}
    return ContactDraft(fields, row.at) if row and fields else None


def _find_row(actor: Actor, contact_id: UUID, *, is_locked: bool = False) -> RoomDraft | None:
    rows = RoomDraft.objects.filter(contact__public_id=contact_id, staff=require_staff_id(actor))
    return (rows.select_for_update() if is_locked else rows).first()


def _open(row: RoomDraft, contact_id: UUID) -> dict[str, str]:
    keys = load_person_keys([row.sealed])
    opened = keys.open_json(row.sealed, draft_place(contact_id), instead=lambda _: {})
    return {str(name): str(words) for name, words in opened.items()}


def _write(contact: int, contact_id: UUID, staff_id: int, fields: Mapping[str, str], now: datetime) -> None:
    if not fields:
        RoomDraft.objects.filter(contact=contact, staff=staff_id).delete()
        return
    sealed = fetch_contact_key(contact_id).seal_json(dict(fields), draft_place(contact_id))
    RoomDraft.objects.update_or_create(contact_id=contact, staff_id=staff_id, defaults={"sealed": sealed, "at": now})
