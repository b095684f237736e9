"""Accepts mail for the control room as it came, byte for byte. It is read and sorted afterwards (`mail_sorting`).

Mail is confirmed to its sender's server once this is committed, so nothing here depends on what a mail says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import F

from victimcare.records.models import RoomMail
from victimcare.rules.control_room.contact_kinds import MailOutcome
from victimcare.services.access import Act, Actor, permit
from victimcare.services.person_keys import MessageKind, OpeningKeys, draw_message_key, load_person_keys
from victimcare.services.secret_hashes import DigestUse, list_digests

_AT_ONCE = 1000  # envelopes of a long list that are opened with one query
# One statement, so that servers that deliver one mail at the same moment make one row of it.
_STORE = """
INSERT INTO records_roommail AS kept (public_id, sha256, source, size, accepted_at, deliveries, newest_delivery_at,
    outcome, reason, attempts, sealed_content, sealed_envelope)
VALUES (%s, %s, %s, %s, %s, 1, %s, %s, '', 0, %s, %s)
ON CONFLICT (sha256) DO UPDATE SET deliveries = kept.deliveries + 1,
    newest_delivery_at = greatest(kept.newest_delivery_at, excluded.newest_delivery_at)
RETURNING kept.public_id
"""


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A mail as it came, and the sender and recipients of its envelope."""

    content: bytes
    mail_from: str
    recipients: tuple[str, ...] = ()


@transaction.atomic
def accept_room_mail(
    *, actor: Actor, content: bytes, mail_from: str, recipients: Sequence[str], source: str, now: datetime
) -> UUID:
    """Store a mail, or count it where the same bytes came before. `source`: smtp, or the name of a mailbox."""
    permit(actor, Act.SEND_TO_ROOM)
    sha256 = hashlib.sha256(content).hexdigest()
    newest, *older = list_digests(sha256, DigestUse.MAIL_BYTES)
    if older:  # the installation's key was changed: a mail of before has the digest of that time
        before = RoomMail.objects.filter(sha256__in=older)
        if before.update(deliveries=F("deliveries") + 1, newest_delivery_at=now):
            return before.values_list("public_id", flat=True)[0]
    public_id = uuid4()
    key = draw_message_key(MessageKind.ROOM_MAIL, public_id)
    sealed = key.seals.seal_bytes(content, _mail_place(public_id, "content"))
    envelope = key.seals.seal_json([mail_from, list(recipients), sha256], _mail_place(public_id, "envelope"))
    values = (public_id, newest, source, len(content), now, now, MailOutcome.WAITING.value, sealed, envelope)
    with connection.cursor() as cursor:
        cursor.execute(_STORE, values)
        [kept] = cursor.fetchone() or (public_id,)
    if kept == public_id:
        key.keep()
    return kept


def open_stored_mail(row: RoomMail, keys: OpeningKeys) -> StoredMail:
    """Return the mail as it came; empty where a redaction has blanked it. Raises Unopened."""
    content = keys.open_bytes(row.sealed_content, _mail_place(row.public_id, "content"))
    mail_from, recipients, _ = _open_envelope(row, keys)
    return StoredMail(content if isinstance(content, bytes) else b"", mail_from, tuple(recipients))


def open_mail_digests(rows: Sequence[RoomMail]) -> Mapping[int, str]:
    """Return the SHA-256 of each of these mails as it came, by row; empty where a redaction has blanked it."""
    found: dict[int, str] = {}
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        keys = load_person_keys(row.sealed_envelope for row in some)
        found |= {row.id: _open_envelope(row, keys)[2] for row in some}
    return found


def list_sealed_mail(rows: Iterable[RoomMail]) -> list[bytes | memoryview]:
    """Return the sealed values of these mails, whose keys open them."""
    return [value for row in rows for value in (row.sealed_content, row.sealed_envelope)]


def _open_envelope(row: RoomMail, keys: OpeningKeys) -> tuple[str, list[str], str]:
    mail_from, recipients, sha256 = keys.open_json(
        row.sealed_envelope, _mail_place(row.public_id, "envelope"), instead=lambda _: ["", [], ""]
    )
    return mail_from, recipients, sha256


def _mail_place(mail: UUID, part: str) -> str:
    return f"room-mail:{mail}:{part}"
