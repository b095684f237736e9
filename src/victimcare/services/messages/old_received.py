"""Seals what came in before words were sealed, and blanks it in the clear. Safe to run twice, and beside the intake."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import MailCopy, ReceivedMessage
from victimcare.services.keyed_digests import DigestUse, make_digest
from victimcare.services.messages.mail_copies import seal_copy
from victimcare.services.messages.received_words import open_received_words, seal_received
from victimcare.services.person_keys import MessageKind, fetch_message_key

_IN_THE_CLEAR = ~Q(sender="", subject="", words="") | Q(content__isnull=False)


def count_old_received() -> int:
    """How many messages and copies of mails lie in the clear still."""
    return _old_messages().count() + _old_copies().count()


@transaction.atomic
def seal_old_received(*, most: int = 200) -> int:
    """Seal so many messages at most, newest first, and as many copies of mails. Returns how many it sealed."""
    messages = list(_old_messages().select_for_update(of=("self",), skip_locked=True).order_by("-id")[:most])
    for row in messages:
        _seal_message(row)
    copies = list(_old_copies().select_for_update(of=("self",), skip_locked=True).order_by("-id")[:most])
    for copy in copies:
        _seal_copy(copy)
    return len(messages) + len(copies)


def _seal_message(row: ReceivedMessage) -> None:
    person_id = row.victim.person_id if row.victim else None
    key = fetch_message_key(MessageKind.RECEIVED, row.public_id, person_id)
    if row.content is not None:
        row.supplier_id = make_digest(row.supplier_id, DigestUse.MAIL_NAME)
    seal_received(row, key, open_received_words(row))
    row.save()


def _seal_copy(copy: MailCopy) -> None:
    content = bytes(copy.content or b"")
    copy.sha256 = make_digest(copy.sha256, DigestUse.MAIL_BYTES)
    seal_copy(copy, content)
    copy.save()


def _old_messages() -> QuerySet[ReceivedMessage]:
    return ReceivedMessage.objects.filter(_IN_THE_CLEAR).select_related("victim")


def _old_copies() -> QuerySet[MailCopy]:
    return MailCopy.objects.filter(content__isnull=False).select_related("received", "officer_reply")
