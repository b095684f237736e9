"""Sends a message: the gate and the intent in one transaction, the supplier's call in none, its answer in another.

If the process is killed between any two of them, the intent remains, and once its doubt has settled the supplier is
asked by our reference before anything is sent again (`delivery_checks`). The parts: `message_batches`,
`batch_preparation`, `suppliers`, `message_sender`.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from queue import Empty, SimpleQueue
from typing import TypeVar

import structlog
from django.db import transaction

from victimcare.records.models import Notification
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.message_sending import SupplierGrade, grade_answer_time
from victimcare.rules.safe_contact.contact_hours import HAND_OVER_WITHIN
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.messages import delivery_checks, message_states, message_tasks
from victimcare.services.messages.batch_preparation import SendIntent, prepare_batch
from victimcare.services.messages.channel_rules import LetterDraft
from victimcare.services.messages.delivery_checks import StatusReply
from victimcare.services.messages.delivery_status import DeliveryReport, apply_delivery_status, lock_messages
from victimcare.services.messages.message_states import BACK_OFF, DOUBT_SETTLES_AFTER, HoldReason, StateChange
from victimcare.services.ports import AccountFault, MessageState, SendDeferred, SendError, SendInDoubt

# Suppliers' answers to messages that they were given: one transaction for all answers that have come.


class SendTooLate(SendError):
    """Too long passed after the gate's answer, so the message was given to no supplier."""


@dataclass(frozen=True, slots=True)
class SupplierAnswer:
    """The provider's id for a message, or what went wrong; `took`: seconds from request to answer."""

    intent: SendIntent
    answer: SendError | str
    took: float
    at: datetime


@transaction.atomic
def record_answers(*, actor: Actor, answers: Sequence[SupplierAnswer]) -> None:
    """Record the results of these sends. A receipt may have come first and brought a message further already."""
    now = max(one.at for one in answers)
    tellings = lock_messages([one.intent.telling_id for one in answers])
    told: list[DeliveryReport] = []
    steps: list[StateChange] = []
    for one in answers:
        telling = tellings[one.intent.telling_id]
        if isinstance(one.answer, str):
            told.append(DeliveryReport(telling, MessageState.ACCEPTED, one.answer, one.at))
        elif message_states.is_handover_in_doubt(telling, one.intent.attempt):
            steps += _not_taken(telling, one.answer, one.at)
    message_states.write_state_changes(steps)
    for step in steps:
        if step.status is NotificationStatus.FAILED:
            message_tasks.report_failed_message(step.telling, now=now)
    if any(step.telling.held_reason == HoldReason.ACCOUNT for step in steps if step.status is NotificationStatus.HELD):
        delivery_checks.ask_to_fix_account(now=now)
    apply_delivery_status(actor, told, now=now)
    if told:
        delivery_checks.release_account_holds({one.telling.channel for one in told}, now=now)
    _judge_suppliers(answers, now)


def _not_taken(telling: Notification, answer: SendError, at: datetime) -> list[StateChange]:
    has_another = telling.attempts < len(suppliers.list_supplier_names(ContactMethod(telling.channel)))
    match answer:
        case AccountFault() if not has_another:
            return delivery_checks.hold_for_account_fault(telling, at=at, reason=answer.reason)
        case SendInDoubt():
            return message_states.advance_state(
                telling, NotificationStatus.IN_DOUBT, at=at, reason=answer.reason, rests=DOUBT_SETTLES_AFTER
            )
        case SendTooLate():
            return [message_states.requeue_message(telling, at=at, reason=answer.reason)]
        case SendDeferred() if telling.attempts <= len(BACK_OFF):
            # Another supplier can be given it at once; after that they wait.
            rests = None if has_another else BACK_OFF[telling.attempts - 1]
            return [message_states.requeue_message(telling, at=at, reason=answer.reason, rests=rests)]
    return message_states.advance_state(telling, NotificationStatus.FAILED, at=at, reason=answer.reason)


def _judge_suppliers(answers: Sequence[SupplierAnswer], now: datetime) -> None:
    """Judge the suppliers in one fixed order, so that two processes never deadlock."""
    how: dict[tuple[ContactMethod, str], list[SupplierGrade]] = defaultdict(list)
    for one in answers:
        if (answer := _how_it_answered(one)) is not None:
            how[one.intent.channel, one.intent.provider].append(answer)
    for (channel, name), given in sorted(how.items()):
        suppliers.record_supplier_answers(channel, name, given, now=now)


def _how_it_answered(answered: SupplierAnswer) -> SupplierGrade | None:
    """None: it refused this message, or was never asked, which says nothing about the supplier."""
    match answered.answer:
        case str():
            return grade_answer_time(answered.took)
        case SendInDoubt():
            return SupplierGrade.HANGING
        case SendDeferred():
            return SupplierGrade.FAILING
    return None


BATCH_SIZE = 20  # messages in one batch: more would hold the victims' rows longer and save hardly anything
REST_AFTER_ERROR = BACK_OFF[2]  # how long a message that could not be decided rests
_GATHERS_FOR = 0.05  # seconds to wait for further answers after the first, to write them together

_Thing = TypeVar("_Thing")
log = structlog.get_logger()


class MessageSender:
    """Sends what is due, batch after batch, without waiting for a supplier: answers are processed when they come.

    For one thread; `wake` may be called by others.
    """

    def __init__(self, actor: Actor) -> None:
        permit(actor, Act.SEND_MESSAGE)
        self._actor = actor
        self._under_way = 0
        self._told: SimpleQueue[SupplierAnswer | StatusReply | None] = SimpleQueue()  # None: it was woken
        self._arrived: list[SupplierAnswer | StatusReply] = []

    def turn(self, *, now: datetime) -> bool:
        """Process the answers that have come, and start a batch. False: there was nothing to do."""
        self._gather()
        has_taken_in = bool(self._arrived)
        self._take_in()
        return bool(self.start(now=now)) or has_taken_in

    def start(self, *, now: datetime, at_most: int = BATCH_SIZE) -> int:
        """Look up messages in doubt, and send those that are due. Returns how many messages were claimed."""
        questions = delivery_checks.claim_status_queries(now=now, at_most=at_most)
        for question in questions:
            self._call((question.channel, question.provider), partial(delivery_checks.ask_for_status, question))
        taken: list[int] = []
        try:
            self._hand_over(prepare_batch(now=now, at_most=at_most, claimed=taken))
        except Exception:
            log.exception("messages.not_decided", messages=len(taken))
            for telling_id in taken:
                self._start_alone(telling_id, now)
        return len(questions) + len(taken)

    def wait(self, seconds: float) -> None:
        """Wait until an answer comes or another thread wakes it, at most this long."""
        with suppress(Empty):
            self._keep(self._told.get(timeout=seconds))

    def wake(self) -> None:
        self._told.put(None)

    def finish(self, *, within: float | None = None) -> None:
        """Process the answers that have come and those still on their way; after this many seconds the rest are left to
        be looked up."""
        ends = None if within is None else time.monotonic() + within
        while True:
            self._gather()
            self._take_in()
            left = 60.0 if ends is None else ends - time.monotonic()
            if not self._under_way or left <= 0:
                return
            self.wait(left)

    def _start_alone(self, telling_id: int, now: datetime) -> None:
        """Start each message alone, so that one that cannot be decided holds up no other."""
        try:
            self._hand_over(prepare_batch(now=now, at_most=1, claimed=[], only=[telling_id]))
        except Exception:
            log.exception("messages.not_decided", messages=1, message=telling_id)
            message_states.postpone_messages([telling_id], REST_AFTER_ERROR)

    def _hand_over(self, intents: Sequence[SendIntent]) -> None:
        for intent in intents:
            self._call((intent.channel, intent.provider), partial(_send_intent, intent))

    def _call(self, place: suppliers.SupplierSlot, ask: Callable[[], SupplierAnswer | StatusReply]) -> None:
        self._under_way += 1
        suppliers.call_in_thread(place, ask, self._told.put)

    def _keep(self, told: SupplierAnswer | StatusReply | None) -> None:
        if told is not None:
            self._under_way -= 1
            self._arrived.append(told)

    def _gather(self) -> None:
        """The answers that have arrived, with any that come within a moment."""
        with suppress(Empty):
            while True:
                self._keep(self._told.get_nowait())
        ends = time.monotonic() + _GATHERS_FOR
        while self._arrived and self._under_way and (left := ends - time.monotonic()) > 0:
            self.wait(left)

    def _take_in(self) -> None:
        arrived, self._arrived = self._arrived, []
        answers = [one for one in arrived if isinstance(one, SupplierAnswer)]
        found = [one for one in arrived if isinstance(one, StatusReply)]
        _write_together_or_singly(answers, lambda some: record_answers(actor=self._actor, answers=some))
        _write_together_or_singly(
            found, lambda some: delivery_checks.apply_status_replies(actor=self._actor, found=some)
        )


def _send_intent(intent: SendIntent) -> SupplierAnswer:
    """Give it to its supplier, in no transaction and within five seconds of the gate's answer."""
    try:
        message = intent.message.printed() if isinstance(intent.message, LetterDraft) else intent.message
    except Exception:
        log.exception("messages.not_printed", message=intent.telling_id)
        return _as_supplier_answer(intent, SendDeferred("its pages could not be made"), time.monotonic())
    began = time.monotonic()
    if timedelta(seconds=began - intent.asked) > HAND_OVER_WITHIN:
        return _as_supplier_answer(intent, SendTooLate("too slow after the gate"), began)
    try:
        return _as_supplier_answer(
            intent, suppliers.send_by_supplier(intent.channel, intent.provider, message).provider_id, began
        )
    except SendError as problem:
        return _as_supplier_answer(intent, problem, began)
    except Exception as accident:
        log.exception("messages.call_failed", message=intent.telling_id, provider=intent.provider)
        return _as_supplier_answer(intent, SendInDoubt(type(accident).__name__), began)


def _as_supplier_answer(intent: SendIntent, answer: SendError | str, began: float) -> SupplierAnswer:
    ended = time.monotonic()
    return SupplierAnswer(intent, answer, ended - began, intent.at + timedelta(seconds=ended - intent.asked))


def _write_together_or_singly(things: Sequence[_Thing], write: Callable[[Sequence[_Thing]], None]) -> None:
    """Answers that cannot be written together are written one by one. A lost answer is looked up at its supplier."""
    if not things:
        return
    try:
        write(things)
    except Exception:
        log.exception("messages.not_recorded", messages=len(things))
        if len(things) > 1:
            for thing in things:
                _write_together_or_singly([thing], write)
