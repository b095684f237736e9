"""What was taken from Denise: three things, one picture, a sent list, and the answer that it is on the record. Jonah's
list of yesterday waits for his officer."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from victimcare.demo import pictures
from victimcare.records.models import LossList, Staff, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.court.belongings import LossKind, ValueSource
from victimcare.services.access import Actor, ActorKind
from victimcare.services.conversations import written_messages
from victimcare.services.desk import staff_sessions
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.files import taking
from victimcare.services.losses import own_lists
from victimcare.services.losses.loss_records import ThingAnswers

_THINGS = (
    ThingAnswers(
        what="A mobile telephone, black",
        happened=LossKind.BROKEN,
        value="340",
        known_by=ValueSource.RECEIPT,
        bought="March last year",
        mark="IMEI 350000000000006",
    ),
    ThingAnswers(
        what="My mother's gold ring",
        happened=LossKind.TAKEN,
        value="1,250",
        known_by=ValueSource.VALUATION,
        mark="A. M. 1961 inside",
    ),
    ThingAnswers(what="Coins from a jar in the kitchen", happened=LossKind.TAKEN),
)
_WORDS = "The ring matters most. I do not know what was in the jar."
_ANSWER = "We have added your list to the crime record. The ring is marked as lost with shops that buy gold."
_SENT_AGO = timedelta(days=12, hours=3)
_THINGS_OF_JONAH = (
    ThingAnswers(
        what="A laptop, grey, with a sticker of a heron",
        happened=LossKind.TAKEN,
        value="780",
        known_by=ValueSource.RECEIPT,
        bought="August 2025",
        mark="Serial number 4471-0093-22",
    ),
    ThingAnswers(
        what="The lock of the kitchen window", happened=LossKind.BROKEN, value="65", known_by=ValueSource.GUESS
    ),
)
_WORDS_OF_JONAH = "I can send the receipt for the laptop. My insurer asks for this by the end of the month."


def list_and_answer(victim: Victim, *, by: Staff, now: datetime) -> None:
    """The list as it was sent and answered some time ago."""
    if LossList.objects.filter(victim=victim).exists():
        return
    theirs, at = Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="all"), now - _SENT_AGO
    for number, answers in enumerate(_THINGS):
        thing_id = uuid4()
        own_lists.save_thing(actor=theirs, thing_id=thing_id, answers=answers, is_new=True, now=at)
        if number == 0:
            picture = taking.checked(pictures.telephone())
            own_lists.add_files(actor=theirs, thing_id=thing_id, files=[picture], now=at)
    own_lists.send_list(actor=theirs, once=uuid4(), words=_WORDS, now=at)
    _answer(victim, by, at + timedelta(hours=20))


def list_and_wait(victim: Victim, *, now: datetime) -> None:
    """A list that was sent yesterday, which the officer of the case has not answered."""
    if LossList.objects.filter(victim=victim).exists():
        return
    theirs, at = Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="all"), now - timedelta(days=1)
    for answers in _THINGS_OF_JONAH:
        own_lists.save_thing(actor=theirs, thing_id=uuid4(), answers=answers, is_new=True, now=at)
    own_lists.send_list(actor=theirs, once=uuid4(), words=_WORDS_OF_JONAH, now=at)


def _answer(victim: Victim, by: Staff, at: datetime) -> None:
    """Which the victim has read, so that no message says that it waits."""
    row = WrittenMessage(public_id=uuid4(), victim=victim, by=by, written_at=at, read_at=at + timedelta(hours=1))
    with transaction.atomic():
        WrittenMessage.objects.filter(loss_list__victim=victim).update(read_at=at, read_by=by)
        written_messages.store_written_message(
            row, actor=staff_sessions.staff_actor(by), words=_ANSWER, files=(), now=at
        )
        LossList.objects.filter(victim=victim).update(added_at=at, added_by=by)
        close_settled_tasks(
            kind=TaskKind.READ_WRITTEN, victim_id=victim.id, subject_key=written_messages.LIST_MATTER, now=at, by=by.id
        )
