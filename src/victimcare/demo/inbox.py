"""What the demonstration's people write to us by text and e-mail, brought in and dealt with as a real one is: kept,
sorted, taken, read, ended. Each act happens at the moment that is played.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from victimcare.records.models import ReceivedMessage, Task
from victimcare.services.access import Actor
from victimcare.services.contact import incoming, replies
from victimcare.services.contact.incoming import Incoming
from victimcare.services.desk import actions as desk
from victimcare.services.desk.shapes import Outcome

SUPPLIER = "demonstration"
_DOOR = Actor.system("demonstration")


def take_in_text(*, sender: str, supplier_id: str, words: str, at: datetime) -> UUID:
    message = Incoming(
        channel="text",
        supplier=SUPPLIER,
        supplier_id=supplier_id,
        sender=sender,
        words=words,
        sha256=_digest(words),
    )
    return _take_in(message, at)


def take_in_email(*, sender: str, supplier_id: str, subject: str, words: str, at: datetime) -> UUID:
    message = Incoming(
        channel="email",
        supplier=SUPPLIER,
        supplier_id=supplier_id,
        sender=sender,
        subject=subject,
        words=words,
        sha256=_digest(words),
    )
    return _take_in(message, at)


def read(*, actor: Actor, received_id: UUID, at: datetime) -> None:
    """Take the work and open the message. What a colleague has already is left to them."""
    task = _open_task(received_id)
    if task is not None and task.owner_id in (None, actor.staff_id):
        desk.take(actor=actor, task_id=task.public_id, now=at)
        replies.read(actor=actor, received_id=received_id, now=at)


def end(*, actor: Actor, received_id: UUID, note: str, at: datetime) -> None:
    """Say what was done about it."""
    task = _open_task(received_id)
    if task is not None and task.owner_id == actor.staff_id:
        replies.close(actor=actor, task_id=task.public_id, outcome=Outcome.DONE, note=note, now=at)


def _take_in(message: Incoming, at: datetime) -> UUID:
    received_id = incoming.take_in(actor=_DOOR, incoming=message, now=at)
    row_id = ReceivedMessage.objects.values_list("id", flat=True).get(public_id=received_id)
    incoming.sort(actor=_DOOR, received_id=row_id, answers="", is_automatic=False, report=None, now=at)
    return received_id


def _open_task(received_id: UUID) -> Task | None:
    return Task.objects.filter(received__public_id=received_id, closed_at=None).first()


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()
