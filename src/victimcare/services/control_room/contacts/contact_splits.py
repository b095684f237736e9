"""Makes two contacts of one that is about two matters, and one of them again.

The second matter is another message of the thread, which moves, or a part of a message, which is copied: the message
itself stays whole where it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from victimcare.records.models import RoomContact, RoomFile, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactClass, LinkKind, MessageDirection
from victimcare.rules.control_room.contact_order import contact_due_at, name_queue
from victimcare.rules.control_room.sorting import SortedWords, list_rule_names
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_changes import (
    lock_own_contact,
    record_change,
    require_words,
    save_contact,
)
from victimcare.services.control_room.contacts.contact_links import add_contact_link, merge_contact
from victimcare.services.control_room.contacts.contact_sorting import sort_contact_words
from victimcare.services.control_room.contacts.contact_words import (
    ContactHead,
    MatchedWords,
    MessageWords,
    fetch_contact_key,
    open_contact_heads,
    open_message_words,
    seal_contact_head,
    seal_message_words,
)
from victimcare.services.person_keys import MessageKind, draw_message_key, move_message_key_to_person

BEGAN_APART = "began_apart"  # the change with which a contact begins that was split out


class MessageStays(Exception):
    """The only message of a contact, or one with files, does not move. A part of it can be split out."""


@dataclass(frozen=True, slots=True)
class SecondMatter:
    """What is about something else. `words`: the part of the message, as it stands there; `contact_class`: what the
    handler says it is about, which words can only raise. With neither, the whole message moves."""

    message_id: UUID
    why: str
    words: str = ""
    contact_class: ContactClass | None = None


@transaction.atomic
def split_contact(*, actor: Actor, contact_id: UUID, matter: SecondMatter, now: datetime) -> UUID:
    """Begin a contact of its own for the second matter, sorted by its own words, and return it. The contact that it
    leaves keeps its priority and stays open; each shows the other. Raises NotFound, ContactTaken, FieldRequired,
    MessageStays."""
    row = lock_own_contact(actor, contact_id)
    reason = require_words(matter.why, "why")
    message = row.messages.filter(direction=MessageDirection.RECEIVED, public_id=matter.message_id).first()
    if message is None:
        raise NotFound("no such message")
    said = open_message_words([message])[message.public_id]
    if matter.words.strip() or matter.contact_class is not None:
        new = _begin_with_part(row, message, said, matter, now)
    else:
        new = _begin_with_message(row, message, said, now)
    _follow_victim(row, new)
    add_contact_link(actor, new, LinkKind.CONTACT, reason, now, other=row)
    save_contact(row)
    record_change(actor, row, "split", now, why=reason)
    record_change(actor, new, BEGAN_APART, now)
    return new.public_id


@transaction.atomic
def undo_split(*, actor: Actor, contact_id: UUID, why: str, now: datetime) -> UUID:
    """Merge a contact back into the one that it was split out of, and return that one. Raises NotFound, ContactTaken,
    FieldRequired."""
    row = lock_own_contact(actor, contact_id)
    link = row.links.filter(kind=LinkKind.CONTACT, ended_at=None).select_related("other").order_by("id").first()
    if link is None or link.other is None or not row.changes.filter(what=BEGAN_APART).exists():
        raise NotFound("it was not split out of another")
    merge_contact(actor=actor, contact_id=contact_id, into=link.other.public_id, why=why, now=now)
    return link.other.public_id


def _begin_with_message(row: RoomContact, message: RoomMessage, said: MessageWords, now: datetime) -> RoomContact:
    others = row.messages.filter(direction=MessageDirection.RECEIVED, part_of=None).exclude(id=message.id)
    if not others.exists() or RoomFile.objects.filter(message=message).exists():
        raise MessageStays
    found = sort_contact_words(said.subject, said.words)
    new = _begin(row, message, said.subject, found, now)
    message.contact = new
    seal_message_words(message, fetch_contact_key(new.public_id), said)
    message.save(update_fields=["contact", "sealed", "sealed_fields"])
    return new


def _begin_with_part(
    row: RoomContact, message: RoomMessage, said: MessageWords, matter: SecondMatter, now: datetime
) -> RoomContact:
    words = matter.words.strip()
    if words and " ".join(words.split()) not in " ".join(said.words.split()):
        raise FieldRequired("words", "not in the message")
    part = words or said.words
    found = sort_contact_words("", part, said=matter.contact_class)
    new = _begin(row, message, said.subject, found, now)
    copy = RoomMessage(
        public_id=uuid4(),
        contact=new,
        direction=MessageDirection.RECEIVED,
        at=message.at,
        language=message.language,
        rules=list_rule_names(found.matches),
        part_of=message,
    )
    matches = tuple(MatchedWords(each.rule, each.spans) for each in found.matches)
    seal_message_words(copy, fetch_contact_key(new.public_id), MessageWords(part, matches=matches))
    copy.save(force_insert=True)
    return new


def _begin(row: RoomContact, message: RoomMessage, subject: str, found: SortedWords, now: datetime) -> RoomContact:
    force: Force = settings.FORCE
    due_at = contact_due_at(
        found.contact_class,
        found.priority,
        message.at,
        force.control_room,
        is_possible_danger=found.is_possible_danger,
    )
    new = RoomContact(
        public_id=uuid4(),
        route=row.route,
        contact_class=found.contact_class,
        priority=found.priority,
        is_possible_danger=found.is_possible_danger,
        language=message.language,
        is_language_found=row.is_language_found,
        queue=name_queue(found.contact_class, found.priority),
        rules=list_rule_names(found.matches),
        from_key=row.from_key,
        received_at=message.at,
        newest_at=message.at,
        waits_since=message.at,
        due_at=due_at,
        first_seen_at=now,
        first_seen_by_id=row.owner_id,  # who splits it has it
    )
    drawn = draw_message_key(MessageKind.ROOM_CONTACT, new.public_id)
    seal_contact_head(new, drawn.seals, ContactHead(open_contact_heads([row])[row.public_id].sender, subject))
    new.save(force_insert=True)
    drawn.keep()
    return new


def _follow_victim(row: RoomContact, new: RoomContact) -> None:
    """The words stay with the victim whom a person linked the contact with, so that erasing reaches them too."""
    link = row.links.filter(kind=LinkKind.VICTIM, ended_at=None).select_related("victim").first()
    if link is not None and link.victim is not None:
        move_message_key_to_person(MessageKind.ROOM_CONTACT, new.public_id, link.victim.person_id)
