"""Raises a contact by what rules found in further words of it."""

from __future__ import annotations

from victimcare.records.models import RoomContact
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.contact_order import name_queue, raise_class, raise_priority
from victimcare.rules.control_room.sorting import SortedWords, name_reasons


def raise_contact(contact: RoomContact, found: SortedWords) -> bool:
    """Give a contact the higher priority and the worse class, and keep the names of the rules. It is never lowered, and
    not saved here. Returns whether its priority rose."""
    before = ContactPriority(contact.priority)
    is_certain = found.priority is ContactPriority.DANGER or (
        before is ContactPriority.DANGER and not contact.is_possible_danger
    )
    waits = contact.is_possible_danger and contact.first_seen_at is None
    contact.is_possible_danger = not is_certain and (found.is_possible_danger or waits)
    contact.priority = raise_priority(before, found.priority)
    contact.contact_class = raise_class(ContactClass(contact.contact_class), found.contact_class)
    contact.rules = list(dict.fromkeys([*contact.rules, *name_reasons(found)]))
    if contact.priority <= before:
        return False
    contact.queue = name_queue(ContactClass(contact.contact_class), ContactPriority(contact.priority))
    return True
