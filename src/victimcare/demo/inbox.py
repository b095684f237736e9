"""What the demonstration's people write to us by text, e-mail and form, brought in and dealt with as real messages are:
kept, sorted, taken, read, handed on, ended. Each act happens at the moment that is played.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from victimcare.records.models import OfficerReply, ReceivedMessage, Staff, Task
from victimcare.rules.updates.mail_authenticity import SenderVerdict
from victimcare.services.access import Actor
from victimcare.services.conversations import received_intake, received_replies
from victimcare.services.conversations.received_intake import IncomingMessage
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.people import front_door
from victimcare.services.updates import officer_replies as officers

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
    message = IncomingMessage(
        channel="email",
        supplier=SUPPLIER,
        supplier_id=supplier_id,
        sender=sender,
        subject=subject,
        words=words,
        sha256=_digest(words),
    )
    return _take_in(message, at)


def read_message(*, actor: Actor, received_id: UUID, at: datetime) -> None:
    """Take the work and open the message. What a colleague has already is left to them."""
    task = _open_task(received_id)
    if task is not None and task.owner_id in (None, actor.staff_id):
        desk.take_task(actor=actor, task_id=task.public_id, now=at)
        received_replies.read_reply(actor=actor, received_id=received_id, now=at)


def end_message(*, actor: Actor, received_id: UUID, note: str, at: datetime) -> None:
    """Say what was done about it."""
    task = _open_task(received_id)
    if task is not None and task.owner_id == actor.staff_id:
        received_replies.close_reply_task(
            actor=actor, task_id=task.public_id, outcome=TaskOutcome.DONE, note=note, now=at
        )


def actor_for(received_id: UUID, person: Staff) -> Actor:
    """Whoever has the message already; else this colleague."""
    task = _open_task(received_id)
    return staff_actor(task.owner if task is not None and task.owner is not None else person)


def hand_on(*, actor: Actor, received_id: UUID, note: str, at: datetime) -> None:
    """To the other team."""
    task = _open_task(received_id)
    if task is not None and task.owner_id == actor.staff_id:
        team = _OTHER_TEAM if task.team.code == _FIRST_TEAM else _FIRST_TEAM
        desk.hand_on_task(actor=actor, task_id=task.public_id, to_team=team, note=note, now=at)


def give_feedback(*, score: int, words: str, at: datetime) -> None:
    front_door.give_feedback(actor=Actor.nobody("web"), score=score, words=words, address="", now=at)


def take_in_officer_mail(*, sender: str, supplier_id: str, subject: str, words: str, at: datetime) -> UUID:
    """To the address at which officers answer, without the tag of a question: a person reads it."""
    message = IncomingMessage(
        channel="email",
        supplier=SUPPLIER,
        supplier_id=supplier_id,
        sender=sender,
        subject=subject,
        words=words,
        sha256=_digest(words),
        message_id=f"<{supplier_id}@riverside-police.example>",
    )
    address = settings.OFFICER_ADDRESS or "officers@care.example"
    reply_id = officers.receive_reply(
        actor=_DOOR, incoming=message, recipient=address, said=words, files=0, proof=SenderVerdict.NOTHING, now=at
    )
    officers.sort_reply(actor=_DOOR, reply_id=OfficerReply.objects.get(public_id=reply_id).id, now=at)
    return reply_id


def end_officer_mail(*, actor: Actor, reply_id: UUID, note: str, at: datetime) -> None:
    reply = OfficerReply.objects.select_related("task").get(public_id=reply_id)
    if reply.task is not None and reply.task.owner_id in (None, actor.staff_id):
        desk.take_task(actor=actor, task_id=reply.task.public_id, now=at)
        desk.close_task(actor=actor, task_id=reply.task.public_id, outcome=TaskOutcome.DONE, note=note, now=at)


def _take_in(message: IncomingMessage, at: datetime) -> UUID:
    received_id = received_intake.take_in_message(actor=_DOOR, incoming=message, now=at)
    row_id = ReceivedMessage.objects.values_list("id", flat=True).get(public_id=received_id)
    received_intake.sort_message(actor=_DOOR, received_id=row_id, answers="", is_automatic=False, report=None, now=at)
    return received_id


def _open_task(received_id: UUID) -> Task | None:
    return Task.objects.filter(received__public_id=received_id, closed_at=None).first()


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()
