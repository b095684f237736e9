"""Seals and opens what a message that came in says: the one place that reads its words, its sender and the mail as it
came.

They are sealed under the key of the message, which is the victim's with it once the message is known to be theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from victimcare.records.models import ReceivedMessage
from victimcare.records.models.received import ReceivedChannel
from victimcare.rules.safe_contact.contact_points import email_key, telephone_key
from victimcare.services.keyed_digests import DigestUse, make_digest
from victimcare.services.person_keys import ERASED, KEY_MISSING, OpeningKeys, SealingKey, load_person_keys

HEADS = ("public_id", "channel", "sealed_head")  # columns that `open_heads` reads
_AT_ONCE = 1000  # heads of a long list that are opened with one query


@dataclass(frozen=True, slots=True)
class ReceivedHead:
    """Who wrote, by their own account, and the SHA-256 of the message as it came. `sender_key` has the form of a
    contact point's match key; it is empty where the sender is no number or address."""

    sender: str
    sender_key: str
    subject: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceivedWords:
    """A whole message. `mail`: an e-mail as it came, with what was attached; empty for a text, and once redacted."""

    head: ReceivedHead
    words: str
    mail: bytes = b""


def seal_received(row: ReceivedMessage, key: SealingKey, said: ReceivedWords) -> None:
    """Seal what this message says into its columns; it is not saved here."""
    head = said.head
    row.sealed_head = key.seal_words(
        json.dumps([head.sender, head.subject, head.sha256], ensure_ascii=False), _place(row, "head")
    )
    row.sealed_words = key.seal_words(said.words, _place(row, "words"))
    row.sealed_content = key.seal_bytes(said.mail, _place(row, "content")) if said.mail else b""
    row.from_key = make_digest(head.sender_key, DigestUse.SENDER)
    row.sha256 = make_digest(head.sha256, DigestUse.MAIL_BYTES)


def open_received_words(row: ReceivedMessage) -> ReceivedWords:
    """What this message says, to read it or to sort it. One query."""
    keys = load_person_keys([row.sealed_head, row.sealed_words, row.sealed_content])
    head = _open_head(row, keys)
    mail = keys.open_bytes(row.sealed_content, _place(row, "content"))
    words = keys.open_words(row.sealed_words, _place(row, "words"))
    return ReceivedWords(head, words, mail if isinstance(mail, bytes) else b"")


def open_heads(rows: Iterable[ReceivedMessage]) -> Mapping[UUID, ReceivedHead]:
    """The heads of these messages, for a list. One query for each thousand."""
    listed = list(rows)
    found: dict[UUID, ReceivedHead] = {}
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        keys = load_person_keys(row.sealed_head for row in some)
        found |= {row.public_id: _open_head(row, keys) for row in some}
    return found


def list_sender_keys(rows: QuerySet[ReceivedMessage]) -> set[str]:
    """The senders of these messages in the form of contact points' match keys, to be looked up among these."""
    different = rows.exclude(from_key="").order_by("from_key").distinct("from_key").only(*HEADS)
    return {head.sender_key for head in open_heads(different).values()} - {""}


def describe_head(channel: str, sender: str, subject: str, sha256: str) -> ReceivedHead:
    sender_key = telephone_key(sender) if channel == ReceivedChannel.TEXT else email_key(sender)
    return ReceivedHead(sender, sender_key, subject, sha256)


def _open_head(row: ReceivedMessage, keys: OpeningKeys) -> ReceivedHead:
    if not row.sealed_head:  # redacted
        return describe_head(row.channel, sender="", subject="", sha256="")
    opened = keys.open_words(row.sealed_head, _place(row, "head"))
    if opened in (ERASED, KEY_MISSING):
        return ReceivedHead(sender=opened, sender_key="", subject=opened, sha256="")
    return describe_head(row.channel, *json.loads(opened))


def _place(row: ReceivedMessage, part: str) -> str:
    return f"received:{row.public_id}:{part}"
