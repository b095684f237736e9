"""Joins a further message to the contact that it answers: raised, opened again, and waiting for a person."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from victimcare.records.models import RoomContact, RoomContactChange
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, ContactState
from victimcare.rules.control_room.contact_order import contact_due_at
from victimcare.rules.control_room.sorting import SortedWords
from victimcare.services.control_room.contacts.contact_raising import raise_contact
from victimcare.services.control_room.contacts.message_language import FoundLanguage

CHANGED_BY_A_MESSAGE = (
    *("state", "outcome", "closed_at", "closed_by"),
    *("priority", "contact_class", "queue", "rules", "is_possible_danger"),
    *("language", "is_language_found"),
    *("newest_at", "waits_since", "due_at", "first_seen_at", "first_seen_by", "rose_at", "version"),
)


def join_message(
    contact: RoomContact, found: SortedWords, language: FoundLanguage, *, at: datetime, now: datetime
) -> list[RoomContactChange]:
    """Change the contact for a message of `at`, and return what happened to it; neither is saved here.

    A message never lowers its contact. It starts the minutes anew only where a person had opened the contact, or where
    the contact rose: a sender who writes each minute postpones nothing.
    """
    waits = contact.state == ContactState.OPEN and contact.first_seen_at is None
    was_possible_danger = contact.is_possible_danger
    changes = []
    if contact.state != ContactState.OPEN:
        contact.state, contact.outcome, contact.closed_at, contact.closed_by = ContactState.OPEN, "", None, None
        changes.append(RoomContactChange(contact=contact, what="opened_again", at=now))
    rose = raise_contact(contact, found)
    if rose:
        changes.append(RoomContactChange(contact=contact, what="raised", at=now, detail=contact.contact_class))
    contact.newest_at = max(contact.newest_at, at)
    if not waits or rose or (contact.is_possible_danger and not was_possible_danger):
        contact.waits_since, contact.first_seen_at, contact.first_seen_by = at, None, None
    due_at = contact_due_at(
        ContactClass(contact.contact_class),
        ContactPriority(contact.priority),
        contact.waits_since,
        settings.FORCE.control_room,
        is_possible_danger=contact.is_possible_danger,
    )
    contact.rose_at = None  # one that rose unopened rises again
    contact.due_at = min(contact.due_at, due_at) if waits else due_at
    if language.code:
        contact.language, contact.is_language_found = language.code, language.is_found
    contact.version += 1
    return [*changes, RoomContactChange(contact=contact, what="wrote_again", at=now)]
