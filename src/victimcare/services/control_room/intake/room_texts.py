"""Takes texts to the control room's own number. A sender's texts of a week are one contact; the number proves
nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactRoute, MessageDirection
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access import Act, Actor, permit
from victimcare.services.control_room.contacts.contact_intake import (
    IncomingContactMessage,
    TakenMessage,
    sender_key,
    take_contact_messages,
)
from victimcare.services.ports import ReceivedText
from victimcare.services.secret_hashes import DigestUse, list_digests

ONE_CONTACT_FOR = timedelta(days=7)  # since the sender's last text


def is_room_number(number: str) -> bool:
    """Whether this number or short code is one of the control room's."""
    return bool(number) and telephone_key(number) in {
        telephone_key(each) for each in settings.ENVIRONMENT.control_room_text_numbers
    }


@transaction.atomic
def take_room_text(*, actor: Actor, supplier: str, text: ReceivedText, now: datetime) -> TakenMessage:
    """Take a text into the control room, once, however often the supplier delivers it."""
    permit(actor, Act.SEND_TO_ROOM)
    with connection.cursor() as cursor:  # one after another: two first texts of a sender cannot begin two contacts
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('control_room.texts'))")
    name = f"text:{supplier}:{text.provider_id}"[:200]
    incoming = IncomingContactMessage(
        route=ContactRoute.TEXT,
        sender=text.sender,
        subject="",
        words=text.words,
        own_name=name,
        answers=_name_last_text(text.sender, now),
        source_id=name,
    )
    [taken] = take_contact_messages(actor=actor, incoming=[incoming], now=now)
    return taken


def _name_last_text(sender: str, now: datetime) -> tuple[str, ...]:
    """The name of the sender's last text, which this one joins."""
    digests = list_digests(sender_key(ContactRoute.TEXT, sender), DigestUse.ROOM_SENDER)
    rows = RoomMessage.objects.filter(
        contact__from_key__in=digests,
        contact__route=ContactRoute.TEXT,
        direction=MessageDirection.RECEIVED,
        at__gt=now - ONE_CONTACT_FOR,
    )
    return tuple(rows.order_by("-at", "-id").values_list("source_id", flat=True)[:1])
