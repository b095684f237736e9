"""Sends the answers of handlers. The gate is asked again, and the intent to send is committed before the one call that
sends: of a process that is killed, none is sent twice."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.conf import settings
from django.db import transaction

from victimcare.records.models import Installation, RoomContact, RoomMessage
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import port_registry, suppliers
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.control_room.answers.reply_ways import ReplyWay, decide_reply_way
from victimcare.services.control_room.contacts.contact_words import open_message_words
from victimcare.services.job_queue import Job
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import OutgoingEmail, OutgoingText, SendDeferred, SendError, SendInDoubt
from victimcare.wording import say

_ACTOR = Actor.system(Job.SEND_ROOM_REPLY)
_NOT_TAKEN = "not_taken"  # the supplier refused it, or there is none
_IN_DOUBT = "in_doubt"  # the supplier did not say whether it took it: a handler sees that, and nothing is sent twice

log = structlog.get_logger(__name__)


class SendingHeld(Exception):
    """Nothing leaves until a person has released sending: the job tries again."""


def send_room_reply(*, message_id: int, now: datetime) -> bool:
    """Send an answer unless it was sent or may not leave now. Raises SendDeferred and SendingHeld: it is tried
    again."""
    way = _claim(message_id, now)
    if way is None:
        return False
    message = RoomMessage.objects.select_related("contact").get(id=message_id)
    words = open_message_words([message])[message.public_id].words
    try:
        _hand_over(message, way, words)
    except SendDeferred:
        RoomMessage.objects.filter(id=message_id).update(handed_over_at=None)
        raise
    except (SendError, PortUnbound) as problem:
        log.info("room_reply.not_sent", error=type(problem).__name__)
        failure = _IN_DOUBT if isinstance(problem, SendInDoubt) else _NOT_TAKEN
        RoomMessage.objects.filter(id=message_id).update(handed_over_at=None, failure=failure)
        return False
    RoomContact.objects.filter(id=message.contact_id, first_answer_at=None).update(first_answer_at=now)
    return True


@transaction.atomic
def _claim(message_id: int, now: datetime) -> ReplyWay | None:
    """Mark it as handed over, and return where it goes; None: nowhere."""
    rows = RoomMessage.objects.select_for_update(of=("self",)).select_related("contact")
    row = rows.filter(id=message_id, handed_over_at=None, failure="").first()
    if row is None or (row.needs_second and row.second_reader_id is None):
        return None
    if Installation.objects.filter(sending_held_since__isnull=False).exists():
        raise SendingHeld
    way = decide_reply_way(row.contact, now=now)
    is_open = isinstance(way, ReplyWay)
    if isinstance(way, ReplyWay):
        row.handed_over_at = now
    else:
        row.failure = way.value
    row.save(update_fields=["handed_over_at", "failure"])
    note(_ACTOR, "room_contact.reply_sent", at=now, detail={"contact": str(row.contact.public_id), "sent": is_open})
    return way if isinstance(way, ReplyWay) else None


def _hand_over(message: RoomMessage, way: ReplyWay, words: str) -> None:
    force: Force = settings.FORCE
    reference, sender_name = str(message.public_id), force.senders.neutral
    if way.channel is ContactMethod.EMAIL:
        mail = OutgoingEmail(
            reference=reference,
            to=way.to,
            subject=say("control-room-replies-subject", "en"),
            body=words,
            sender_name=sender_name,
            reply_to=settings.ENVIRONMENT.control_room_address,
        )
        port_registry.room_email_supplier().send(mail)
        return
    name = suppliers.SupplierSelector().chosen(ContactMethod.TEXT, besides=(), has_room=lambda _: True)
    if name is None:
        raise PortUnbound("texts")
    suppliers.send_by_supplier(ContactMethod.TEXT, name, OutgoingText(reference, way.to, words, sender_name))
