"""E-mails that came again in other bytes: kept beside the message that came first, sealed under its key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from victimcare.records.models import MailCopy, OfficerReply, ReceivedMessage
from victimcare.services.keyed_digests import DigestUse, list_digests, make_digest
from victimcare.services.person_keys import MessageKind, OpeningKeys, SealingKey, fetch_message_key, load_person_keys

_AT_ONCE = 10


def keep_copy(kept: ReceivedMessage | OfficerReply, *, content: bytes | None, sha256: str, now: datetime) -> bool:
    """Keep the bytes of a mail that was brought before, unless they are the same. False: nothing came anew."""
    if content is None or kept.sha256 in list_digests(sha256, DigestUse.MAIL_BYTES):
        return False
    copy = MailCopy(came_at=now, sha256=make_digest(sha256, DigestUse.MAIL_BYTES))
    if isinstance(kept, ReceivedMessage):
        copy.received = kept
    else:
        copy.officer_reply = kept
    seal_copy(copy, content)
    MailCopy.objects.bulk_create([copy], ignore_conflicts=True)
    return True


def seal_copy(copy: MailCopy, content: bytes) -> None:
    """Seal these bytes into the row, under the key of the message that came first; it is not saved here."""
    copy.sealed_content = _fetch_key(copy).seal_bytes(content, _place(copy))


def open_copies(copies: Iterable[MailCopy]) -> Mapping[int, bytes]:
    """The bytes of these mails, by row; empty where a redaction has blanked them. One query."""
    listed = list(copies)
    keys = load_person_keys(copy.sealed_content for copy in listed)
    return {copy.id: _open(copy, keys) for copy in listed}


def digest_copies(copies: Iterable[MailCopy]) -> Mapping[int, str]:
    """The SHA-256 of these mails as they came, by row; empty where a redaction has blanked them. Their bytes are read a
    few at a time: there may be many, of 10 MB each."""
    ids = [copy.id for copy in copies]
    found: dict[int, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        opened = open_copies(MailCopy.objects.filter(id__in=ids[start : start + _AT_ONCE]))
        found |= {row_id: hashlib.sha256(mail).hexdigest() if mail else "" for row_id, mail in opened.items()}
    return found


def _fetch_key(copy: MailCopy) -> SealingKey:
    if copy.received is not None:
        return fetch_message_key(MessageKind.RECEIVED, copy.received.public_id)
    assert copy.officer_reply is not None, "it is a copy of one or the other"
    return fetch_message_key(MessageKind.OFFICER_REPLY, copy.officer_reply.public_id)


def _open(copy: MailCopy, keys: OpeningKeys) -> bytes:
    content = keys.open_bytes(copy.sealed_content, _place(copy))
    return content if isinstance(content, bytes) else b""


def _place(copy: MailCopy) -> str:
    return f"mail-copy:{copy.sha256}"
