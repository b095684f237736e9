"""What victims of the demonstration write on their pages, what colleagues answer there, and the text that says that an
answer waits: it passes the gate, its supplier takes it, and its receipt comes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from victimcare.records.models import Notification, Task, Victim
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.safe_contact.contact_plan import ContactLater, ContactMethod, ContactNow
from victimcare.services import suppliers
from victimcare.services.access import Actor, ActorKind
from victimcare.services.conversations import written_answers
from victimcare.services.desk import task_actions as desk
from victimcare.services.messages import batch_preparation, message_sender
from victimcare.services.messages import notifications as messages
from victimcare.services.messages.message_sender import SupplierAnswer
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.ports import MessageState, Receipt
from victimcare.services.safe_contact import gate

_MOST = 24
_SUPPLIER_TOOK = 0.4  # seconds, to answer that it has the text
_RECEIPT_AFTER = timedelta(seconds=9)


@dataclass(frozen=True, slots=True)
class PageWriter:
    victim_id: int
    public_id: UUID


def read_page_writers(besides: Collection[str], *, before: datetime, now: datetime) -> list[PageWriter]:
    """Victims of crimes before then whom a message may reach, now or in the morning. `besides`: crimes with stories."""
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
    """Take it, read it, answer it; what a colleague has is left to them. The text that says so leaves at once, or later
    in the hours that were agreed, where those have begun by now."""
    task = Task.objects.filter(victim=writer.victim_id, kind="read_written", closed_at=None).first()
    if task is None or task.owner_id not in (None, actor.staff_id):
        return
    desk.take_task(actor=actor, task_id=task.public_id, now=read_at)
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
    """As a messenger of the worker does; what the supplier answers is played."""
    if not any(suppliers.is_channel_carried(channel) for channel in ContactMethod):
        return
    sender = Actor.system("messages")
    for intent in batch_preparation.prepare_batch(now=at, at_most=1, claimed=[], only=[text.id]):
        suppliers.return_slot(intent.channel, intent.provider)
        provider_id = f"demonstration-{intent.telling_id}"
        message_sender.record_answers(actor=sender, answers=[SupplierAnswer(intent, provider_id, _SUPPLIER_TOOK, at)])
        text.refresh_from_db()
        receipt = Receipt(str(text.reference), provider_id, MessageState.DELIVERED, at + _RECEIPT_AFTER)
        messages.record_delivery_receipt(
            actor=sender, supplier=intent.provider, receipt=receipt, now=at + _RECEIPT_AFTER
        )
