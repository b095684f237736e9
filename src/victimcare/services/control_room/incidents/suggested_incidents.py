"""Fills the form of an incident from the contact that it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import RoomContact
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority, MessageDirection
from victimcare.rules.control_room.incidents.incident_codes import ListedCode
from victimcare.rules.control_room.incidents.suggested_incident import suggest_grade, suggest_opening_code
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_changes import find_contact, list_thread_messages
from victimcare.services.control_room.contacts.contact_words import open_message_words
from victimcare.services.control_room.incidents.incident_actions import LONGEST_WORDS


@dataclass(frozen=True, slots=True)
class SuggestedIncident:
    """What stands in the form; empty: the handler chooses."""

    opening_code: str
    grade: str
    summary: str


@transaction.atomic
def suggest_incident(
    *, actor: Actor, contact_id: UUID, codes: Iterable[ListedCode], now: datetime
) -> SuggestedIncident:
    """Read code, grade and summary off a contact. Raises NotFound."""
    permit(actor, Act.WORK_INCIDENT)
    row = find_contact(contact_id)
    note(actor, "room_contact.words_read", at=now, detail={"contact": str(contact_id)})
    assessed = row.assessments.order_by("-at", "-id").values_list("grade", flat=True).first() or ""
    return SuggestedIncident(
        suggest_opening_code(ContactClass(row.contact_class), codes),
        suggest_grade(ContactPriority(row.priority), assessed),
        _write_summary(row),
    )


def _write_summary(row: RoomContact) -> str:
    """The sender's own words, the newest first; in English where a person translated them."""
    messages = list(list_thread_messages(row).order_by("-at", "-id"))
    said = open_message_words(messages)
    english = {
        each.translates_id: said[each.public_id].words
        for each in reversed(messages)
        if each.direction == MessageDirection.TRANSLATED
    }
    received = [each for each in messages if each.direction == MessageDirection.RECEIVED]
    words = [english.get(each.id) or said[each.public_id].words for each in received]
    return "\n\n".join(each.strip() for each in words if each.strip())[:LONGEST_WORDS]
