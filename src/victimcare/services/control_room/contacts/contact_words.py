"""Seals and opens the words of contacts: the one place that reads what people wrote to the control room.

All words of a contact are sealed under its own key, which becomes a person's once a handler has linked the contact with
a victim, so that erasing the person's keys erases them too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from victimcare.records.models import RoomContact, RoomMessage
from victimcare.rules.danger.matches import TextSpan
from victimcare.services.person_keys import (
    ERASED,
    MessageKind,
    OpeningKeys,
    SealingKey,
    fetch_message_key,
    load_person_keys,
)

HEAD_COLUMNS = ("public_id", "sealed_head")
MESSAGE_COLUMNS = ("public_id", "sealed", "sealed_fields")


@dataclass(frozen=True, slots=True)
class ContactHead:
    """The sender as stated, and the subject. Neither proves who wrote."""

    sender: str
    subject: str


@dataclass(frozen=True, slots=True)
class MatchedWords:
    """Where in the words of a message a rule matched."""

    rule: str
    spans: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class MessageWords:
    """A message's own words, what it quotes, where rules matched, the fields of a form, and its own subject. Places
    count as `contact_sorting.join_subject` joins subject and words."""

    words: str
    quoted: str = ""
    matches: tuple[MatchedWords, ...] = ()
    fields: Mapping[str, str] | None = None
    subject: str = ""


def seal_contact_head(row: RoomContact, key: SealingKey, head: ContactHead) -> None:
    """Seal the head into the row; it is not saved here."""
    row.sealed_head = key.seal_json([head.sender, head.subject], _head_place(row.public_id))


def seal_message_words(row: RoomMessage, key: SealingKey, said: MessageWords) -> None:
    """Seal the words into the row; it is not saved here."""
    matches = [[each.rule, [[span.start, span.end] for span in each.spans]] for each in said.matches]
    row.sealed = key.seal_json([said.words, said.quoted, matches, said.subject], _message_place(row.public_id, "words"))
    row.sealed_fields = (
        key.seal_json(dict(said.fields), _message_place(row.public_id, "fields")) if said.fields else b""
    )


def open_contact_heads(rows: Iterable[RoomContact]) -> Mapping[UUID, ContactHead]:
    """The heads of these contacts, for a list. One query."""
    listed = list(rows)
    keys = load_person_keys(row.sealed_head for row in listed)
    return {row.public_id: _open_head(row, keys) for row in listed}


def open_message_words(rows: Iterable[RoomMessage]) -> Mapping[UUID, MessageWords]:
    """The words of these messages. One query."""
    listed = list(rows)
    keys = load_person_keys([*(row.sealed for row in listed), *(row.sealed_fields for row in listed)])
    return {row.public_id: _open_message(row, keys) for row in listed}


def _open_head(row: RoomContact, keys: OpeningKeys) -> ContactHead:
    sender, subject = keys.open_json(
        row.sealed_head, _head_place(row.public_id), instead=lambda shown: [shown or ERASED] * 2
    )
    return ContactHead(sender, subject)


def _open_message(row: RoomMessage, keys: OpeningKeys) -> MessageWords:
    words, quoted, matches, subject = keys.open_json(
        row.sealed, _message_place(row.public_id, "words"), instead=lambda shown: [shown or ERASED, "", [], ""]
    )
    fields = keys.open_json(row.sealed_fields, _message_place(row.public_id, "fields"), instead=lambda _: None)
    found = tuple(MatchedWords(rule, tuple(TextSpan(*span) for span in spans)) for rule, spans in matches)
    return MessageWords(words, quoted, found, fields, subject)


def _head_place(contact: UUID) -> str:
    return f"room-contact:{contact}:head"


def _message_place(message: UUID, part: str) -> str:
    return f"room-message:{message}:{part}"


def change_place(contact: UUID) -> str:
    """What the reason of a change of this contact is bound to."""
    return f"room-contact:{contact}:change"


def link_place(contact: UUID) -> str:
    """What the reason of a link of this contact is bound to."""
    return f"room-contact:{contact}:link"


def thrive_place(contact: UUID) -> str:
    """What the assessments of this contact are bound to."""
    return f"room-contact:{contact}:thrive"


def draft_place(contact: UUID) -> str:
    """What the drafts of this contact are bound to."""
    return f"room-contact:{contact}:draft"


def fetch_contact_key(contact: UUID) -> SealingKey:
    """The key under which further words of this contact are sealed."""
    return fetch_message_key(MessageKind.ROOM_CONTACT, contact)
