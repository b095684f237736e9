"""Plays what the demonstration's people write by text, e-mail and form, and how it is dealt with, as real messages are:
stored, sorted, taken, read, handed on, closed. Each act happens at the moment that is played."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.conf import settings

from victimcare.records.models import Notification, OfficerReply, ReceivedMessage, Staff, Task, Victim
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.safe_contact.contact_plan import ContactLater, ContactMethod, ContactNow
from victimcare.rules.updates.mail_authenticity import SenderVerdict
from victimcare.services import suppliers
from victimcare.services.access import Actor, ActorKind
from victimcare.services.conversations import received_intake, received_replies, written_answers
from victimcare.services.conversations.received_intake import IncomingMessage
from victimcare.services.desk import direct_assignment, task_actions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.messages import batch_preparation, delivery_status, message_sender
from victimcare.services.messages.message_sender import SupplierAnswer
from victimcare.services.people import front_door
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.ports import DeliveryReceipt, MessageState
from victimcare.services.safe_contact import gate
from victimcare.services.updates import officer_replies

SUPPLIER = "demonstration"
_FIRST_TEAM, _OTHER_TEAM = "victim-care", "victim-care-south"
_DOOR = Actor.system("demonstration")


def take_in_text(*, sender: str, supplier_id: str, words: str, at: datetime) -> UUID:
    message = IncomingMessage(
        channel="text",
        supplier=SUPPLIER,
        supplier_id=supplier_id,
        sender=sender,
        words=words,
        sha256=_digest(words),
    )
    return _take_in(message, at)


def take_in_email(*, sender: str, supplier_id: str, subject: str, words: str, at: datetime) -> UUID:
    return _take_in(_email(sender, supplier_id, subject, words), at)


def _email(sender: str, supplier_id: str, subject: str, words: str) -> IncomingMessage:
    return IncomingMessage(
        channel="email",
        supplier=SUPPLIER,
        supplier_id=supplier_id,
        sender=sender,
        subject=subject,
        words=words,
        sha256=_digest(words),
    )


def read_message(*, actor: Actor, received_id: UUID, at: datetime) -> None:
    """Take the work and open the message. Work that a colleague has already is left to them."""
    task = _open_task(received_id)
    if task is not None and task.owner_id in (None, actor.staff_id):
        task_actions.take_task(actor=actor, task_id=task.public_id, now=at)
        received_replies.read_reply(actor=actor, received_id=received_id, now=at)


def end_message(*, actor: Actor, received_id: UUID, note: str, at: datetime) -> None:
    """Record what was done about it."""
    task = _open_task(received_id)
    if task is not None and task.owner_id == actor.staff_id:
        received_replies.close_reply_task(
            actor=actor, task_id=task.public_id, outcome=TaskOutcome.DONE, note=note, now=at
        )


def find_message_actor(received_id: UUID, person: Staff) -> Actor:
    """The colleague who has the message already; otherwise this one."""
    task = _open_task(received_id)
    return staff_actor(task.owner if task is not None and task.owner is not None else person)


def hand_message_on(*, actor: Actor, received_id: UUID, note: str, at: datetime) -> None:
    """Hand it on to the other team."""
    task = _open_task(received_id)
    if task is not None and task.owner_id == actor.staff_id:
        team = _OTHER_TEAM if task.team.code == _FIRST_TEAM else _FIRST_TEAM
        direct_assignment.hand_on_task(actor=actor, task_id=task.public_id, to_team=team, note=note, now=at)


def give_feedback(*, score: int, words: str, at: datetime) -> None:
    front_door.give_feedback(actor=Actor.anonymous("web"), score=score, words=words, address="", now=at)


def take_in_officer_mail(*, sender: str, supplier_id: str, subject: str, words: str, at: datetime) -> UUID:
    """To the address at which officers answer, without the tag of a question: a person reads it."""
    message = replace(
        _email(sender, supplier_id, subject, words), message_id=f"<{supplier_id}@riverside-police.example>"
    )
    address = settings.OFFICER_ADDRESS or "officers@care.example"
    reply_id = officer_replies.receive_reply(
        actor=_DOOR, incoming=message, recipient=address, said=words, files=0, proof=SenderVerdict.NOTHING, now=at
    )
    officer_replies.sort_reply(actor=_DOOR, reply_id=OfficerReply.objects.get(public_id=reply_id).id, now=at)
    return reply_id


def end_officer_mail(*, actor: Actor, reply_id: UUID, note: str, at: datetime) -> None:
    reply = OfficerReply.objects.select_related("task").get(public_id=reply_id)
    if reply.task is not None and reply.task.owner_id in (None, actor.staff_id):
        task_actions.take_task(actor=actor, task_id=reply.task.public_id, now=at)
        task_actions.close_task(actor=actor, task_id=reply.task.public_id, outcome=TaskOutcome.DONE, note=note, now=at)


def _take_in(message: IncomingMessage, at: datetime) -> UUID:
    received_id = received_intake.take_in_message(actor=_DOOR, incoming=message, now=at)
    row_id = ReceivedMessage.objects.values_list("id", flat=True).get(public_id=received_id)
    received_intake.sort_message(actor=_DOOR, received_id=row_id, answers="", is_automatic=False, report=None, now=at)
    return received_id


def _open_task(received_id: UUID) -> Task | None:
    return Task.objects.filter(received__public_id=received_id, closed_at=None).first()


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


# What victims of the demonstration write on their pages, what colleagues answer there, and the text that announces an
# answer: it passes the gate, its supplier accepts it, and its receipt comes.

_MOST = 24
_SUPPLIER_TOOK = 0.4  # seconds for the supplier to accept the text
_RECEIPT_AFTER = timedelta(seconds=9)


@dataclass(frozen=True, slots=True)
class PageWriter:
    victim_id: int
    public_id: UUID


def read_page_writers(besides: Collection[str], *, before: datetime, now: datetime) -> list[PageWriter]:
    """Victims of earlier crimes whom a message may reach, now or in the morning. `besides`: crimes with stories."""
    victims = Victim.objects.exclude(case__reference__in=besides).filter(case__reported_at__lt=before)
    rows = list(victims.select_related("case", "person").order_by("-case__reported_at", "id")[:250])
    ways = gate.decide_contact(rows, now=now, channels=suppliers.list_carried_channels())
    found = [row for row in rows if isinstance(ways[row.id].decision, ContactNow | ContactLater)]
    return [PageWriter(row.id, row.public_id) for row in found[:_MOST]]


def write_letter(writer: PageWriter, *, words: str, at: datetime) -> None:
    victim_messages.write_own_message(
        actor=_on_their_page(writer), once=uuid4(), to=WrittenMessageRecipient.CARE, words=words, now=at
    )


def answer_letter(
    writer: PageWriter, *, actor: Actor, words: str, read_at: datetime, at: datetime, now: datetime
) -> None:
    """Take it, read it, answer it; work that a colleague has is left to them. The text that announces the answer leaves
    at once, or later within the agreed hours, where those have begun by now."""
    task = Task.objects.filter(victim=writer.victim_id, kind="read_written", closed_at=None).first()
    if task is None or task.owner_id not in (None, actor.staff_id):
        return
    task_actions.take_task(actor=actor, task_id=task.public_id, now=read_at)
    written_answers.read_conversation(actor=actor, victim_id=writer.public_id, now=read_at)
    written_answers.answer_victim(actor=actor, victim_id=writer.public_id, once=uuid4(), words=words, now=at)
    for text in Notification.objects.filter(
        victim=writer.victim_id, status=NotificationStatus.QUEUED, not_before__lt=now
    ):
        _send(text, max(text.not_before, at))


def read_answer(writer: PageWriter, *, at: datetime) -> None:
    victim_messages.read_own_conversation(actor=_on_their_page(writer), now=at)


def _on_their_page(writer: PageWriter) -> Actor:
    return Actor(ActorKind.VICTIM, "demonstration", victim_id=writer.victim_id, opens="case")


def _send(text: Notification, at: datetime) -> None:
    """Send as the worker's sender does; the supplier's answer is played."""
    if not any(suppliers.is_channel_carried(channel) for channel in ContactMethod):
        return
    sender = Actor.system("messages")
    for intent in batch_preparation.prepare_batch(now=at, at_most=1, claimed=[], only=[text.id]):
        suppliers.return_slot(intent.channel, intent.provider)
        provider_id = f"demonstration-{intent.telling_id}"
        message_sender.record_answers(actor=sender, answers=[SupplierAnswer(intent, provider_id, _SUPPLIER_TOOK, at)])
        text.refresh_from_db()
        receipt = DeliveryReceipt(str(text.reference), provider_id, MessageState.DELIVERED, at + _RECEIPT_AFTER)
        delivery_status.record_delivery_receipt(
            actor=sender, supplier=intent.provider, receipt=receipt, now=at + _RECEIPT_AFTER
        )
