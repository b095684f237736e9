"""Takes messages into the control room: each begins a contact, or joins one that its sender began.

A message joins a contact that it answers by name, if its sender is that contact's sender; a closed contact opens again.
What it says can only raise the contact. The caller has stored what it came as; this stands or falls with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from victimcare.records.models import PersonKey, RoomContact, RoomContactChange, RoomMessage
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactPriority,
    ContactRoute,
    MessageDirection,
)
from victimcare.rules.control_room.contact_order import (
    contact_due_at,
    name_queue,
)
from victimcare.rules.control_room.raising import NO_RAISE, SenderFacts, find_raise
from victimcare.rules.control_room.sorting import SortedWords, name_reasons, raise_by_sender
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_points import email_key, telephone_key
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import AuditSubject, note_each
from victimcare.services.control_room.contacts.contact_joining import CHANGED_BY_A_MESSAGE, join_message
from victimcare.services.control_room.contacts.contact_sorting import sort_contact_words
from victimcare.services.control_room.contacts.contact_words import (
    ContactHead,
    MatchedWords,
    MessageWords,
    seal_contact_head,
    seal_message_words,
)
from victimcare.services.control_room.contacts.earlier_messages import (
    clean_source_id,
    list_unsaid_lines,
    load_answered_contacts,
    load_repeated_messages,
    load_said_words,
)
from victimcare.services.control_room.contacts.message_language import FoundLanguage, find_language
from victimcare.services.control_room.contacts.room_danger import RoomDanger, tell_care_teams
from victimcare.services.control_room.contacts.sender_history import load_sender_facts
from victimcare.services.conversations.received_intake import clean_for_storage
from victimcare.services.person_keys import DrawnKey, MessageKind, SealingKey, draw_message_key, fetch_message_key
from victimcare.services.secret_hashes import DigestUse, list_digests, make_digest

_BY_ADDRESS = frozenset({ContactRoute.EMAIL, ContactRoute.SOCIAL})  # by an address, or the name of an account
LONGEST_SUBJECT = 500  # characters


@dataclass(frozen=True, slots=True)
class IncomingContactMessage:
    """A message for the control room. `sender`: the address or number that it states; empty: none. `own_name` and
    `answers`: its Message-ID and those that it answers, of e-mail. `source_id`: the sender's own id, by which a message
    that is delivered twice is one; empty: it is always new. `said`: what its sender chose on a form. `priority` and
    `own_rules`: what a rule has decided of a message whose words are ours, as of a call: they are not sorted."""

    route: ContactRoute
    sender: str
    subject: str
    words: str
    quoted: str = ""
    own_name: str = ""
    answers: tuple[str, ...] = ()
    source_id: str = ""
    language: str = ""
    said: ContactClass | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    received_at: datetime | None = None  # none: now
    priority: ContactPriority | None = None  # none: of its class
    own_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenMessage:
    """The message's row and its contact. `is_new`: False where this message came before."""

    message_id: int
    message: UUID
    contact_id: int
    contact: UUID
    priority: ContactPriority
    is_new: bool
    begins_contact: bool


@transaction.atomic
def take_contact_messages(
    *, actor: Actor, incoming: Sequence[IncomingContactMessage], now: datetime
) -> list[TakenMessage]:
    """Store these messages in order, and return what became of each. The number of queries does not depend on how many
    there are."""
    permit(actor, Act.SEND_TO_ROOM)
    batch = _IntakeBatch(incoming, now)
    added = [batch.add(one) for one in incoming]
    batch.store()
    new = [one for one in added if one.is_new]
    tell_care_teams(actor, batch.dangers, now=now)
    note_each(actor, "room_contact.received", [AuditSubject(detail=_audit_detail(one)) for one in new], at=now)
    return [
        TakenMessage(
            one.message.id,
            one.message.public_id,
            one.contact.id,
            one.contact.public_id,
            ContactPriority(one.contact.priority),
            one.is_new,
            one.begins_contact,
        )
        for one in added
    ]


def sender_key(route: ContactRoute, sender: str) -> str:
    """Return the sender in the form of a contact point's match key: an address, or else a number."""
    if "@" in sender or route in _BY_ADDRESS:
        return email_key(sender)
    return telephone_key(sender) or email_key(sender)


@dataclass(slots=True)
class _AddedMessage:
    message: RoomMessage
    contact: RoomContact
    is_new: bool
    begins_contact: bool


class _IntakeBatch:
    """What some messages add to the tables, written at once."""

    def __init__(self, incoming: Sequence[IncomingContactMessage], now: datetime) -> None:
        self._now = now
        self._facts = dict(load_sender_facts({sender_key(one.route, one.sender) for one in incoming}, now=now))
        self.dangers: list[RoomDanger] = []
        self._repeated = load_repeated_messages(one.source_id for one in incoming)
        self._by_name = load_answered_contacts(name for one in incoming for name in one.answers)
        quoting = (name for one in incoming if one.quoted for name in one.answers)
        self._said = load_said_words(each.id for each in self._list_answered(quoting))
        self._new_keys: dict[UUID, DrawnKey] = {}
        self._contacts: list[RoomContact] = []
        self._joined: dict[int, RoomContact] = {}
        self._messages: list[RoomMessage] = []
        self._changes: list[RoomContactChange] = []

    def add(self, one: IncomingContactMessage) -> _AddedMessage:
        """Add one message: to the contact that it answers, or to a new one."""
        source_id = clean_source_id(one.source_id)
        if source_id and (before := self._repeated.get(source_id)) is not None:
            return _AddedMessage(before, before.contact, is_new=False, begins_contact=False)
        sender = clean_for_storage(one.sender)[:LONGEST_SUBJECT]
        head = ContactHead(sender, clean_for_storage(one.subject)[:LONGEST_SUBJECT])
        contact = self._find_answered(one, sender)
        words, quoted = self._part_words(one, contact)
        found = self._sort(one, head, words)
        language = FoundLanguage(one.language) if one.language else find_language(words)
        begins = contact is None
        if contact is None:
            contact = self._begin(one, head, found, language)
        else:
            at = one.received_at or self._now
            self._changes += join_message(contact, found, language, at=at, now=self._now)
            if contact.public_id not in self._new_keys:
                self._joined[contact.id] = contact
        message = RoomMessage(
            public_id=uuid4(),
            contact=contact,
            direction=MessageDirection.RECEIVED,
            at=one.received_at or self._now,
            language=language.code,
            rules=name_reasons(found),
            source_id=source_id,
            name_key=make_digest(one.own_name, DigestUse.ROOM_MESSAGE_NAME),
        )
        matches = tuple(MatchedWords(each.rule, each.spans) for each in found.matches)
        said = MessageWords(words, quoted, matches, one.fields or None, head.subject)
        seal_message_words(message, self._key(contact), said)
        self._messages.append(message)
        if found.has_danger_words:
            key = sender_key(one.route, sender)
            self.dangers.append(RoomDanger(message.public_id, one.route, key, (head.subject, words)))
        if source_id:
            self._repeated[source_id] = message
        if one.own_name:
            self._by_name[message.name_key] = contact
        return _AddedMessage(message, contact, is_new=True, begins_contact=begins)

    def store(self) -> None:
        RoomContact.objects.bulk_create(self._contacts)
        PersonKey.objects.bulk_create([drawn.row for drawn in self._new_keys.values()])
        if self._joined:
            RoomContact.objects.bulk_update(self._joined.values(), CHANGED_BY_A_MESSAGE)
        RoomMessage.objects.bulk_create(self._messages)
        RoomContactChange.objects.bulk_create(self._changes)

    def _sort(self, one: IncomingContactMessage, head: ContactHead, words: str) -> SortedWords:
        """By its words, and then by what is known of its sender."""
        at, key = one.received_at or self._now, sender_key(one.route, head.sender)
        facts = self._facts.get(key, SenderFacts())
        self._facts[key] = replace(facts, messages=(*facts.messages, at)) if key else facts
        if one.priority is None:
            found = sort_contact_words(head.subject, words, said=one.said)
        else:
            found = SortedWords(one.said or ContactClass.OTHER, one.priority, ())
            facts = replace(facts, cut_calls=())  # the rule of call backs has counted them
        raised = raise_by_sender(found, find_raise(facts, at=at) if key else NO_RAISE)
        return replace(raised, reasons=(*one.own_rules, *raised.reasons))

    def _part_words(self, one: IncomingContactMessage, contact: RoomContact | None) -> tuple[str, str]:
        """Return the words that are read and sorted, and the quotation that is folded away. Only what the contact holds
        already is a quotation: the threat may stand below a farewell, or in a mail of another that the sender sends us.
        """
        words, quoted = _join_danger_fields(one, clean_for_storage(one.words)), clean_for_storage(one.quoted)
        if contact is None:
            return _join(words, quoted), ""
        unsaid = list_unsaid_lines(quoted, self._said.get(contact.id, ""))
        if unsaid and sort_contact_words("", unsaid).matches:
            return _join(words, unsaid), quoted
        return words, quoted

    def _list_answered(self, names: Iterable[str]) -> list[RoomContact]:
        digests = (digest for name in names for digest in list_digests(name, DigestUse.ROOM_MESSAGE_NAME))
        return [self._by_name[digest] for digest in digests if digest in self._by_name]

    def _find_answered(self, one: IncomingContactMessage, sender: str) -> RoomContact | None:
        """Return the contact that it answers by name, where its sender is the one who writes there. Any others may
        know a name too."""
        keys = set(list_digests(sender_key(one.route, sender), DigestUse.ROOM_SENDER))
        return next((contact for contact in self._list_answered(one.answers) if contact.from_key in keys), None)

    def _begin(
        self, one: IncomingContactMessage, head: ContactHead, found: SortedWords, language: FoundLanguage
    ) -> RoomContact:
        received_at = one.received_at or self._now
        contact = RoomContact(
            public_id=uuid4(),
            route=one.route,
            contact_class=found.contact_class,
            priority=found.priority,
            language=language.code,
            is_language_found=language.is_found,
            is_possible_danger=found.is_possible_danger,
            queue=name_queue(found.contact_class, found.priority),
            rules=name_reasons(found),
            from_key=make_digest(sender_key(one.route, head.sender), DigestUse.ROOM_SENDER),
            received_at=received_at,
            newest_at=received_at,
            waits_since=received_at,
            due_at=_due_at(found.contact_class, found.priority, received_at, found.is_possible_danger),
        )
        drawn = draw_message_key(MessageKind.ROOM_CONTACT, contact.public_id)
        self._new_keys[contact.public_id] = drawn
        seal_contact_head(contact, drawn.seals, head)
        self._contacts.append(contact)
        self._changes.append(
            RoomContactChange(contact=contact, what="received", at=self._now, detail=found.contact_class)
        )
        return contact

    def _key(self, contact: RoomContact) -> SealingKey:
        drawn = self._new_keys.get(contact.public_id)
        return drawn.seals if drawn else fetch_message_key(MessageKind.ROOM_CONTACT, contact.public_id)


def _join_danger_fields(one: IncomingContactMessage, words: str) -> str:
    """Add the fields of a form in which there are words of danger. Each is read by itself, since signs count together,
    and how it is safe to answer is full of them."""
    if one.priority is not None:  # our own words, of a call
        return words
    values = dict.fromkeys(clean_for_storage(value).strip() for value in one.fields.values())
    danger = [value for value in values if value not in words and sort_contact_words("", value).has_danger_words]
    return "\n\n".join(part for part in (words, *danger) if part)


def _join(words: str, quoted: str) -> str:
    return f"{words}\n\n{quoted}" if quoted else words


def _due_at(contact_class: ContactClass, priority: ContactPriority, at: datetime, is_possible_danger: bool) -> datetime:
    force: Force = settings.FORCE
    return contact_due_at(contact_class, priority, at, force.control_room, is_possible_danger=is_possible_danger)


def _audit_detail(one: _AddedMessage) -> Mapping[str, object]:
    return {
        "contact": str(one.contact.public_id),
        "route": one.contact.route,
        "class": one.contact.contact_class,
        "priority": one.contact.priority,
        "rules": one.message.rules,
    }
