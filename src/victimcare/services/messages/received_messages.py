"""Seals and opens the contents of a received message: the one place that reads its words, its sender and the original
mail.

They are sealed under the message's own key, which becomes the victim's once the message is known to be theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from victimcare.records.models import DuplicateEmail, OfficerReply, ReceivedMessage
from victimcare.records.models.victim_contact.correspondence import ReceivedMessageChannel
from victimcare.rules.safe_contact.contact_points import email_key, telephone_key
from victimcare.services.person_keys import (
    ERASED,
    KEY_MISSING,
    MessageKind,
    OpeningKeys,
    SealingKey,
    fetch_message_key,
    load_person_keys,
)
from victimcare.services.secret_hashes import DigestUse, list_digests, make_digest

HEAD_COLUMNS = ("public_id", "channel", "sealed_head")  # columns that `open_received_heads` reads
_HEADS_AT_ONCE = 1000  # heads of a long list that are opened with one query


@dataclass(frozen=True, slots=True)
class ReceivedHead:
    """The sender as the message states it, and the SHA-256 of the message as it came. `sender_key` has the form of a
    contact point's match key; it is empty where the sender is no number or address."""

    sender: str
    sender_key: str
    subject: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceivedWords:
    """A whole message. `mail`: an e-mail as it came, with its attachments; empty for a text, and once redacted."""

    head: ReceivedHead
    words: str
    mail: bytes = b""


def seal_received_message(row: ReceivedMessage, key: SealingKey, said: ReceivedWords) -> None:
    """Seal what this message says into its columns; it is not saved here."""
    head = said.head
    row.sealed_head = key.seal_words(
        json.dumps([head.sender, head.subject, head.sha256], ensure_ascii=False), _message_place(row, "head")
    )
    row.sealed_words = key.seal_words(said.words, _message_place(row, "words"))
    row.sealed_content = key.seal_bytes(said.mail, _message_place(row, "content")) if said.mail else b""
    row.from_key = make_digest(head.sender_key, DigestUse.SENDER)
    row.sha256 = make_digest(head.sha256, DigestUse.MAIL_BYTES)


def open_received_words(row: ReceivedMessage) -> ReceivedWords:
    """The words of this message, to read or to sort it. One query."""
    keys = load_person_keys([row.sealed_head, row.sealed_words, row.sealed_content])
    head = _open_head(row, keys)
    mail = keys.open_bytes(row.sealed_content, _message_place(row, "content"))
    words = keys.open_words(row.sealed_words, _message_place(row, "words"))
    return ReceivedWords(head, words, mail if isinstance(mail, bytes) else b"")


def open_received_heads(rows: Iterable[ReceivedMessage]) -> Mapping[UUID, ReceivedHead]:
    """The heads of these messages, for a list. One query for each thousand."""
    listed = list(rows)
    found: dict[UUID, ReceivedHead] = {}
    for start in range(0, len(listed), _HEADS_AT_ONCE):
        some = listed[start : start + _HEADS_AT_ONCE]
        keys = load_person_keys(row.sealed_head for row in some)
        found |= {row.public_id: _open_head(row, keys) for row in some}
    return found


def list_sender_keys(rows: QuerySet[ReceivedMessage]) -> set[str]:
    """The senders of these messages in the form of contact points' match keys, to be looked up."""
    different = rows.exclude(from_key="").order_by("from_key").distinct("from_key").only(*HEAD_COLUMNS)
    return {head.sender_key for head in open_received_heads(different).values()} - {""}


def build_received_head(channel: str, sender: str, subject: str, sha256: str) -> ReceivedHead:
    sender_key = telephone_key(sender) if channel == ReceivedMessageChannel.TEXT else email_key(sender)
    return ReceivedHead(sender, sender_key, subject, sha256)


def _open_head(row: ReceivedMessage, keys: OpeningKeys) -> ReceivedHead:
    if not row.sealed_head:  # redacted
        return build_received_head(row.channel, sender="", subject="", sha256="")
    opened = keys.open_words(row.sealed_head, _message_place(row, "head"))
    if opened in (ERASED, KEY_MISSING):
        return ReceivedHead(sender=opened, sender_key="", subject=opened, sha256="")
    return build_received_head(row.channel, *json.loads(opened))


def _message_place(row: ReceivedMessage, part: str) -> str:
    return f"received:{row.public_id}:{part}"


# E-mails that came again with other bytes: kept beside the message that came first, sealed under its key.

_COPIES_AT_ONCE = 10


def keep_mail_copy(kept: ReceivedMessage | OfficerReply, *, content: bytes | None, sha256: str, now: datetime) -> bool:
    """Keep the bytes of a mail that came before, unless they are the same. False: nothing new came."""
    if content is None or kept.sha256 in list_digests(sha256, DigestUse.MAIL_BYTES):
        return False
    copy = DuplicateEmail(came_at=now, sha256=make_digest(sha256, DigestUse.MAIL_BYTES))
    if isinstance(kept, ReceivedMessage):
        copy.received = kept
    else:
        copy.officer_reply = kept
    seal_mail_copy(copy, content)
    DuplicateEmail.objects.bulk_create([copy], ignore_conflicts=True)
    return True


def seal_mail_copy(copy: DuplicateEmail, content: bytes) -> None:
    """Seal these bytes into the row, under the key of the message that came first; it is not saved here."""
    copy.sealed_content = _fetch_key(copy).seal_bytes(content, _copy_place(copy))


def open_mail_copies(copies: Iterable[DuplicateEmail]) -> Mapping[int, bytes]:
    """The bytes of these mails, by row; empty where a redaction has blanked them. One query."""
    listed = list(copies)
    keys = load_person_keys(copy.sealed_content for copy in listed)
    return {copy.id: _open(copy, keys) for copy in listed}


def digest_mail_copies(copies: Iterable[DuplicateEmail]) -> Mapping[int, str]:
    """The SHA-256 of these mails as they came, by row; empty where a redaction has blanked them. Their bytes are read a
    few at a time: there may be many, of 10 MB each."""
    ids = [copy.id for copy in copies]
    found: dict[int, str] = {}
    for start in range(0, len(ids), _COPIES_AT_ONCE):
        opened = open_mail_copies(DuplicateEmail.objects.filter(id__in=ids[start : start + _COPIES_AT_ONCE]))
        found |= {row_id: hashlib.sha256(mail).hexdigest() if mail else "" for row_id, mail in opened.items()}
    return found


def _fetch_key(copy: DuplicateEmail) -> SealingKey:
    if copy.received is not None:
        return fetch_message_key(MessageKind.RECEIVED, copy.received.public_id)
    assert copy.officer_reply is not None, "it is a copy of one or the other"
    return fetch_message_key(MessageKind.OFFICER_REPLY, copy.officer_reply.public_id)


def _open(copy: DuplicateEmail, keys: OpeningKeys) -> bytes:
    content = keys.open_bytes(copy.sealed_content, _copy_place(copy))
    return content if isinstance(content, bytes) else b""


def _copy_place(copy: DuplicateEmail) -> str:
    return f"mail-copy:{copy.sha256}"
