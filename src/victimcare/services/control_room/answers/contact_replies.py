"""Answers contacts in writing: by prepared or free words, through the gate, and past a second reader where it is risky.

An answer is stored and its job queued in one transaction; `reply_delivery` sends it, and asks the gate again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from victimcare.records.models import RoomContact, RoomMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.control_room.contact_kinds import (
    ContactOutcome,
    ContactPriority,
    ContactState,
    MessageDirection,
)
from victimcare.rules.control_room.replies import (
    LONGEST_REPLY,
    PreparedReply,
    ReplyRefusal,
    ReplyState,
    needs_second_reader,
)
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.control_room.answers.reply_ways import ReplyWay, decide_reply_way, list_victims_with_sender
from victimcare.services.control_room.answers.steering_plans import withholds_steering
from victimcare.services.control_room.contacts.contact_changes import (
    find_contact,
    lock_own_contact,
    record_change,
    require_words,
    save_contact,
)
from victimcare.services.control_room.contacts.contact_words import MessageWords, fetch_contact_key, seal_message_words
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import NewTask
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.secret_hashes import DigestUse, make_digest
from victimcare.wording import say

_CARE_REASON = "room_passed"  # of the care team's task, which says that the control room did not answer


class ReplyNotAllowed(Exception):
    """No answer may go to this sender in writing. `why`: what the page says."""

    def __init__(self, why: ReplyRefusal) -> None:
        super().__init__(why)
        self.why = why


class OwnReply(Exception):
    """The second reader is another person than the one who wrote the answer."""


@dataclass(frozen=True, slots=True)
class ReplyCheck:
    """Whether an answer may go, by what the page says of it: `refusal` None: it may. `needs_second`: a colleague reads
    it first. `longest`: characters. `may_steer`: not on a day that measures what happens without."""

    refusal: ReplyRefusal | None
    needs_second: bool
    longest: int
    may_steer: bool


def check_reply(*, actor: Actor, contact_id: UUID, now: datetime) -> ReplyCheck:
    """Whether a contact may be answered now. Raises NotFound."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id)
    way = decide_reply_way(row, now=now)
    second = needs_second_reader(ContactPriority(row.priority), row.rules)
    if isinstance(way, ReplyWay):
        return ReplyCheck(None, second, LONGEST_REPLY[way.channel], not withholds_steering(row))
    return ReplyCheck(way, second, 0, not withholds_steering(row))


def write_prepared_reply(prepared: PreparedReply) -> str:
    """The words of a prepared answer, with the force's own number and page."""
    force: Force = settings.FORCE
    sentence = f"control-room-replies-words-{prepared.value.replace('_', '-')}"
    return say(sentence, "en", line=force.telephones.line, page=settings.PUBLIC_ADDRESS)


@transaction.atomic
def send_reply(*, actor: Actor, contact_id: UUID, words: str, after: int, now: datetime) -> ReplyState:
    """Answer a contact. It leaves at once, or waits for a second reader. `after`: the version that the page showed: a
    message that came since is read first. Raises NotFound, ContactTaken, FieldRequired, StaleVersion,
    ReplyNotAllowed."""
    row = lock_own_contact(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    return _store_reply(actor, row, require_words(words, "words"), now)


@transaction.atomic
def decide_second_reading(*, actor: Actor, contact_id: UUID, message_id: UUID, agrees: bool, now: datetime) -> None:
    """A colleague lets a risky answer leave, or refuses it. Raises NotFound, OwnReply."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    waiting = RoomMessage.objects.select_for_update().filter(contact=row, needs_second=True, second_reader=None)
    message = waiting.filter(public_id=message_id, failure="").first()
    if message is None:
        raise NotFound("no answer waits for a second reader")
    if message.by_id == require_staff_id(actor):
        raise OwnReply
    message.second_reader_id = actor.staff_id
    if not agrees:
        message.failure = ReplyState.REFUSED_BY_SECOND
    message.save(update_fields=["second_reader", "failure"])
    save_contact(row)
    record_change(actor, row, "second_agreed" if agrees else "second_refused", now)
    if agrees:
        queue_job(Job.SEND_ROOM_REPLY, message_id=message.id)


@transaction.atomic
def steer_contact(*, actor: Actor, contact_id: UUID, after: int, now: datetime) -> ContactOutcome:
    """Answer "any news?": send the prepared words that name the line and the page, and close the contact as steered.
    A contact that no handler has is claimed by it. Where no answer may go, the care team gets it instead. Raises
    NotFound, also for danger, which takes an assessment and free words, and on a control day; ContactTaken,
    StaleVersion, ReplyNotAllowed."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id, is_locked=True)
    if row.owner_id is None and row.state == ContactState.OPEN:
        row.owner_id = require_staff_id(actor)
        row.save(update_fields=["owner"])
    row = lock_own_contact(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    if needs_second_reader(ContactPriority(row.priority), row.rules):
        raise NotFound("a contact in danger is not steered")
    if withholds_steering(row):
        raise NotFound("it came on a control day")
    outcome = ContactOutcome.STEERED
    try:
        _store_reply(actor, row, write_prepared_reply(PreparedReply.STEER), now)
    except ReplyNotAllowed as problem:
        if problem.why is not ReplyRefusal.BY_PLAN:
            raise
        _make_care_tasks(row, now)
        outcome = ContactOutcome.PASSED_TO_CARE
    row.state, row.outcome, row.closed_at, row.closed_by_id = ContactState.CLOSED, outcome, now, actor.staff_id
    save_contact(row, "state", "outcome", "closed_at", "closed_by")
    record_change(actor, row, "closed", now, detail=outcome)
    return outcome


@transaction.atomic
def pass_contact_to_care(*, actor: Actor, contact_id: UUID, now: datetime) -> None:
    """Ask the care team of each victim with this sender to speak to them, where the control room may not write. Raises
    NotFound, ContactTaken."""
    row = lock_own_contact(actor, contact_id)
    _make_care_tasks(row, now)
    record_change(actor, row, "passed_to_care", now)


def _store_reply(actor: Actor, row: RoomContact, words: str, now: datetime) -> ReplyState:
    way = decide_reply_way(row, now=now)
    if not isinstance(way, ReplyWay):
        raise ReplyNotAllowed(way)
    if len(words) > LONGEST_REPLY[way.channel]:
        raise FieldRequired("words", "too long for its channel")
    waits = needs_second_reader(ContactPriority(row.priority), row.rules)
    public_id = uuid4()
    message = RoomMessage(
        public_id=public_id,
        contact=row,
        direction=MessageDirection.SENT,
        at=now,
        by_id=require_staff_id(actor),
        needs_second=waits,
        name_key=make_digest(name_reply(public_id), DigestUse.ROOM_MESSAGE_NAME),
    )
    seal_message_words(message, fetch_contact_key(row.public_id), MessageWords(words))
    message.save(force_insert=True)
    save_contact(row)
    record_change(actor, row, "reply_written" if waits else "answered", now)
    if not waits:
        queue_job(Job.SEND_ROOM_REPLY, message_id=message.id)
    return ReplyState.WAITS_FOR_SECOND if waits else ReplyState.LEAVING


@dataclass(frozen=True, slots=True)
class WaitingReply:
    """An answer that waits for a second reader other than its writer."""

    contact: UUID
    by: str
    at: datetime


def list_waiting_replies(*, actor: Actor) -> tuple[WaitingReply, ...]:
    """The answers that this handler can read as the second, the oldest first; without their words."""
    permit(actor, Act.SEE_ROOM)
    waiting = RoomMessage.objects.filter(needs_second=True, second_reader=None, failure="")
    rows = waiting.exclude(by=actor.staff_id).select_related("contact", "by").order_by("at", "id")
    return tuple(WaitingReply(each.contact.public_id, each.by.name if each.by else "", each.at) for each in rows)


def name_reply(message_id: UUID) -> str:
    """The Message-ID under which the mail server sends it: an answer to it joins its contact."""
    return f"<{message_id}@{settings.ENVIRONMENT.control_room_address.rpartition('@')[2]}>"


def _make_care_tasks(row: RoomContact, now: datetime) -> None:
    subject = f"room-contact:{row.public_id}"
    victims = list_victims_with_sender(row)
    if not victims:
        raise NotFound("no record holds this sender")
    task_actions.make_tasks(
        [NewTask(TaskKind.NEXT_STEP, each.id, _CARE_REASON, 2, None, subject) for each in victims], now=now
    )
