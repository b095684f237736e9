"""What suppliers answered to messages that they were given: one transaction for all answers that have come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.message_sending import SupplierGrade, grade_answer_time
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Actor
from victimcare.services.messages import account, states, suppliers, tasks
from victimcare.services.messages.intending import Intent
from victimcare.services.messages.locked import lock_messages
from victimcare.services.messages.settling import Told, settle
from victimcare.services.messages.shapes import Held
from victimcare.services.messages.states import BACK_OFF, DOUBT_SETTLES, Step
from victimcare.services.ports import AccountFault, InDoubt, MessageState, SendError, TryLater


class TooLate(SendError):
    """So long after the gate's answer it was not given to anybody."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The provider's id of a message, or what went wrong; `took` seconds after it was asked."""

    intent: Intent
    answer: SendError | str
    took: float
    at: datetime


@transaction.atomic
def record(*, actor: Actor, answers: Sequence[Answered]) -> None:
    """Write down what became of these hand-overs. A receipt may have come first, and brought one further already."""
    now = max(one.at for one in answers)
    tellings = lock_messages([one.intent.telling_id for one in answers])
    told: list[Told] = []
    steps: list[Step] = []
    for one in answers:
        telling = tellings[one.intent.telling_id]
        if isinstance(one.answer, str):
            told.append(Told(telling, MessageState.ACCEPTED, one.answer, one.at))
        elif states.is_in_doubt(telling, one.intent.attempt):
            steps += _not_taken(telling, one.answer, one.at)
    states.write(steps)
    for step in steps:
        if step.status is TellingStatus.FAILED:
            tasks.failed(step.telling, now=now)
    if any(step.telling.held_reason == Held.ACCOUNT for step in steps if step.status is TellingStatus.HELD):
        account.tell_a_person(now=now)
    settle(actor, told, now=now)
    if told:
        account.release_waiting({one.telling.channel for one in told}, now=now)
    _judge_suppliers(answers, now)


def _not_taken(telling: Telling, answer: SendError, at: datetime) -> list[Step]:
    has_another = telling.attempts < len(suppliers.names(ContactMethod(telling.channel)))
    match answer:
        case AccountFault() if not has_another:
            return account.hold_for_account(telling, at=at, reason=answer.reason)
        case InDoubt():
            return states.reach(telling, TellingStatus.IN_DOUBT, at=at, reason=answer.reason, rests=DOUBT_SETTLES)
        case TooLate():
            return [states.put_back(telling, at=at, reason=answer.reason)]
        case TryLater() if telling.attempts <= len(BACK_OFF):
            # Another supplier can be given it at once; then they wait.
            rests = None if has_another else BACK_OFF[telling.attempts - 1]
            return [states.put_back(telling, at=at, reason=answer.reason, rests=rests)]
    return states.reach(telling, TellingStatus.FAILED, at=at, reason=answer.reason)


def _judge_suppliers(answers: Sequence[Answered], now: datetime) -> None:
    """In one order, so that two at once never wait for each other in a circle."""
    how: dict[tuple[ContactMethod, str], list[SupplierGrade]] = defaultdict(list)
    for one in answers:
        if (answer := _how_it_answered(one)) is not None:
            how[one.intent.channel, one.intent.provider].append(answer)
    for (channel, name), given in sorted(how.items()):
        suppliers.answered(channel, name, given, now=now)


def _how_it_answered(answered: Answered) -> SupplierGrade | None:
    """None: it refused this message, or was never asked, which says nothing about the supplier."""
    match answered.answer:
        case str():
            return grade_answer_time(answered.took)
        case InDoubt():
            return SupplierGrade.HANGING
        case TryLater():
            return SupplierGrade.FAILING
    return None
