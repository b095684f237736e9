"""What was written: on their pages, to us and by us; and what people whom nobody knows thought of us."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from victimcare.records.models import PublicFeedback, Staff, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor, ActorKind
from victimcare.services.conversations import written_answers, written_messages
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.people import front_door
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient

# What they have written to each other on their pages: how long ago, to whom, her words, and our answer if there is one.
_WRITTEN: dict[str, tuple[tuple[timedelta, WrittenMessageRecipient, str, str], ...]] = {
    "denise": (
        (
            timedelta(days=9, hours=2),
            WrittenMessageRecipient.CARE,
            "I am afraid of meeting him in the waiting room. Can I come in by another door?",
            (
                "Yes. There is a side door, and a room of your own. Carys meets you there. "
                "We have asked the court for a screen as well."
            ),
        ),
    ),
    "naomi": (
        (
            timedelta(hours=5),
            WrittenMessageRecipient.OFFICER,
            "I found the receipt for the phone. It has the number you asked for. Shall I send it here?",
            "",
        ),
    ),
}

_THOUGHT = (
    (5, "The woman on the phone did not rush me."),
    (2, "I had to tell it all again to every person I spoke to."),
    (4, ""),
)


def at_the_front_door(*, now: datetime) -> None:
    """What three people thought; nobody knows who they are."""
    if PublicFeedback.objects.exists():
        return
    nobody = Actor.nobody("web")
    for score, words in _THOUGHT:
        front_door.give_feedback(actor=nobody, score=score, words=words, address="", now=now)


def to_one_another(victims: Mapping[str, Victim], *, by: Staff, now: datetime) -> None:
    """Denise has written and was answered; Naomi's message waits for somebody."""
    for name, victim in victims.items():
        if not WrittenMessage.objects.filter(victim=victim, by=None).exists():
            _write(name, victim, by, now)


def _write(name: str, victim: Victim, by: Staff, now: datetime) -> None:
    hers = Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="case")
    for ago, to, words, answer in _WRITTEN[name]:
        at = now - ago
        victim_messages.write_own_message(actor=hers, once=uuid4(), to=to, words=words, now=at)
        if answer:
            _answer(victim, answer, by, at + timedelta(hours=3))


def _answer(victim: Victim, words: str, by: Staff, at: datetime) -> None:
    """Which she has read, so that no message says that it waits."""
    row = WrittenMessage(public_id=uuid4(), victim=victim, by=by, written_at=at, read_at=at + timedelta(hours=1))
    with transaction.atomic():
        written_messages.store_written_message(row, actor=staff_sessions.staff_actor(by), words=words, files=(), now=at)
        close_settled_tasks(
            kind=TaskKind.READ_WRITTEN,
            victim_id=victim.id,
            subject_key=written_answers.WRITTEN_MATTER,
            now=at,
            by=by.id,
        )
