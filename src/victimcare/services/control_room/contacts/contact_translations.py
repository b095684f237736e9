"""Has messages of a contact translated by a person: who asked, what waits, and the translation beside the message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from victimcare.records.models import RoomContact, RoomMessage
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactPriority,
    ContactState,
    MessageDirection,
)
from victimcare.rules.control_room.contact_order import contact_due_at
from victimcare.rules.control_room.sorting import list_rule_names
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.control_room.contacts.contact_changes import (
    find_contact,
    list_thread_messages,
    lock_own_contact,
    record_change,
    require_words,
    save_contact,
)
from victimcare.services.control_room.contacts.contact_raising import raise_contact
from victimcare.services.control_room.contacts.contact_sorting import sort_contact_words
from victimcare.services.control_room.contacts.contact_words import (
    MatchedWords,
    MessageWords,
    fetch_contact_key,
    seal_message_words,
)
from victimcare.services.desk.rota import load_kept_skills


@dataclass(frozen=True, slots=True)
class WantedTranslation:
    """A contact that waits for an interpreter. `language`: a code; `is_spoken`: whether this reader speaks it."""

    contact: UUID
    language: str
    asked_at: datetime
    is_spoken: bool


@transaction.atomic
def ask_for_translation(*, actor: Actor, contact_id: UUID, language: str, now: datetime) -> None:
    """Ask for an interpreter of this language (a code). Raises NotFound, ContactTaken."""
    row = lock_own_contact(actor, contact_id)
    row.language, row.translation_asked_at = language, row.translation_asked_at or now
    save_contact(row, "language", "translation_asked_at")
    record_change(actor, row, "translation_asked", now, detail=language)


def list_wanted_translations(*, actor: Actor) -> tuple[WantedTranslation, ...]:
    """The open contacts that wait for an interpreter: in the reader's own languages first, then the worst, then the
    oldest."""
    permit(actor, Act.SEE_ROOM)
    spoken, _ = load_kept_skills(require_staff_id(actor)) or ((), ())
    rows = RoomContact.objects.filter(state=ContactState.OPEN, translation_asked_at__isnull=False)
    listed = [
        WantedTranslation(row.public_id, row.language, row.translation_asked_at, row.language in spoken)
        for row in rows.order_by("-priority", "translation_asked_at", "id")
        if row.translation_asked_at is not None
    ]
    return tuple(sorted(listed, key=lambda each: not each.is_spoken))


@transaction.atomic
def add_translation(
    *, actor: Actor, contact_id: UUID, message_id: UUID, words: str, translator: str, now: datetime
) -> None:
    """Put a person's translation beside a received message. Its words are sorted like those of a message: they raise
    the contact, and never lower it. A colleague may add it while another has the contact. `translator`: who translated
    it, by name or by an interpreter's number. Raises NotFound, FieldRequired."""
    permit(actor, Act.WORK_CONTACT)
    said, by = require_words(words, "words"), require_words(translator, "translator")
    row = find_contact(contact_id, is_locked=True)
    message = list_thread_messages(row).filter(public_id=message_id, direction=MessageDirection.RECEIVED).first()
    if message is None:
        raise NotFound("no such received message in this contact")
    found = sort_contact_words("", said)
    translation = RoomMessage(
        public_id=uuid4(),
        contact=row,
        direction=MessageDirection.TRANSLATED,
        translates=message,
        at=now,
        by_id=require_staff_id(actor),
        language="en",
        rules=list_rule_names(found.matches),
    )
    matches = tuple(MatchedWords(each.rule, each.spans) for each in found.matches)
    seal_message_words(translation, fetch_contact_key(row.public_id), MessageWords(said, matches=matches))
    translation.save(force_insert=True)
    row.translation_asked_at = None
    record_change(actor, row, "translated", now, why=by)
    if raise_contact(row, found):
        _start_minutes(row, now)
        record_change(actor, row, "raised", now, detail=row.contact_class)
    save_contact(
        row,
        "translation_asked_at",
        *("priority", "is_possible_danger", "contact_class", "queue", "rules", "due_at", "waits_since"),
        *("first_seen_at", "first_seen_by", "rose_at"),
    )


def _start_minutes(row: RoomContact, now: datetime) -> None:
    """A contact that a translation raised is looked at anew, as after a message."""
    row.due_at = contact_due_at(
        ContactClass(row.contact_class),
        ContactPriority(row.priority),
        now,
        settings.FORCE.control_room,
        is_possible_danger=row.is_possible_danger,
    )
    row.waits_since, row.first_seen_at, row.first_seen_by, row.rose_at = now, None, None, None
