"""Opens what a message that came in says: the one place that reads its words, its sender and the mail as it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from victimcare.records.models import ReceivedMessage
from victimcare.records.models.received import ReceivedChannel
from victimcare.rules.people.points import email_key, telephone_key


@dataclass(frozen=True, slots=True)
class ReceivedWords:
    """Who wrote, by their own account, and what. `sender_key` has the form of a contact point's match key; it is empty
    where the sender is no number or address."""

    sender: str
    sender_key: str
    subject: str
    words: str


def open_received_words(row: ReceivedMessage) -> ReceivedWords:
    """What this message says, to read it or to sort it."""
    return ReceivedWords(
        sender=row.sender, sender_key=form_sender_key(row.channel, row.sender), subject=row.subject, words=row.words
    )


def open_received_mail(row: ReceivedMessage) -> bytes | None:
    """An e-mail as it came, with what was attached. None: a text, or a redaction has blanked it."""
    return None if row.content is None else bytes(row.content)


def open_senders(rows: Iterable[ReceivedMessage]) -> Mapping[int, str]:
    """By message, who sent it by their own account: for a list."""
    return {row.id: row.sender for row in rows}


def list_sender_keys(rows: QuerySet[ReceivedMessage]) -> set[str]:
    """The senders of these messages in the form of contact points' match keys, to be looked up among these."""
    different = rows.exclude(from_key="").order_by("from_key").distinct("from_key").only("channel", "sender")
    return {form_sender_key(row.channel, row.sender) for row in different} - {""}


def form_sender_key(channel: str, sender: str) -> str:
    """The sender in the form of a contact point's match key."""
    return telephone_key(sender) if channel == ReceivedChannel.TEXT else email_key(sender)
