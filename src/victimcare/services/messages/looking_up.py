"""Resolves messages in doubt: asks the supplier by our reference before anything else is done."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

import structlog
from django.db import connection, transaction

from victimcare.records.models import Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import outside
from victimcare.services.access import Actor
from victimcare.services.audit import note_each
from victimcare.services.messages import calling, outbox, states, suppliers, tasks
from victimcare.services.messages.locked import lock_with_their_cases
from victimcare.services.messages.settling import Told, about, settle
from victimcare.services.messages.states import BACK_OFF, DOUBT_SETTLES, Step
from victimcare.services.ports import ProviderMessage, TryLater

log = structlog.get_logger()

# Put off while it is asked: another messenger does not ask at once, and what a killed one asked is asked again.
# An array, which is found once: a plan that looks again for each row would pass the limit.
_CLAIM = """
UPDATE records_telling SET rests_until = statement_timestamp() + %(rests)s * interval '1 second'
 WHERE id = ANY(ARRAY(SELECT id FROM records_telling
                       WHERE status IN ('handed_over', 'in_doubt') AND rests_until <= statement_timestamp()
                       ORDER BY rests_until LIMIT %(at_most)s FOR NO KEY UPDATE SKIP LOCKED))
RETURNING id, attempts, channel, provider, reference
"""


class Silence(Enum):
    NEVER_HAD_IT = auto()
    NO_ANSWER = auto()
    CANNOT_BE_ASKED = auto()  # this supplier never tells


@dataclass(frozen=True, slots=True)
class Question:
    """What became of the `attempt`-th hand-over of a message? `began`: by the clock that only goes forwards."""

    telling_id: int
    attempt: int
    channel: ContactMethod
    provider: str
    reference: str
    at: datetime
    began: float


@dataclass(frozen=True, slots=True)
class Found:
    question: Question
    answer: ProviderMessage | Silence
    at: datetime


def questions(*, now: datetime, at_most: int) -> list[Question]:
    """Hand-overs in doubt whose suppliers are to be asked now. Each has a place with its supplier (`calling`); a
    supplier with no free place is asked later."""
    began = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"at_most": at_most, "rests": DOUBT_SETTLES.total_seconds()})
        rows = cursor.fetchall()
    due = [
        Question(telling_id, attempt, ContactMethod(channel), provider, str(reference), now, began)
        for telling_id, attempt, channel, provider, reference in rows
    ]
    return [one for one in due if calling.take(one.channel, one.provider)]


def ask(question: Question) -> Found:
    """Ask its supplier. In no transaction."""
    answer = _ask(question)
    return Found(question, answer, question.at + timedelta(seconds=time.monotonic() - question.began))


def _ask(question: Question) -> ProviderMessage | Silence:
    try:
        found = suppliers.find(question.channel, question.provider, question.reference)
    except suppliers.CannotBeAsked:
        return Silence.CANNOT_BE_ASKED
    except (TryLater, outside.NotBound):
        return Silence.NO_ANSWER
    except Exception:
        log.exception("messages.question_failed", message=question.telling_id, provider=question.provider)
        return Silence.NO_ANSWER
    return Silence.NEVER_HAD_IT if found is None else found


@transaction.atomic
def take_in(*, actor: Actor, found: Sequence[Found]) -> None:
    """Takes in the supplier's reply. A message that the supplier never had goes back to the gate, and only then may
    another supplier be given it. A supplier that cannot be asked leaves it in doubt: a person looks, and it is never
    sent again. Does nothing where the answer has arrived by itself in the meantime."""
    now = max(one.at for one in found)
    tellings = lock_with_their_cases([one.question.telling_id for one in found])
    steps: list[Step] = []
    told: list[Told] = []
    left_in_doubt: list[Telling] = []
    for one in found:
        telling = tellings[one.question.telling_id]
        if not states.is_in_doubt(telling, one.question.attempt):
            continue
        match one.answer:
            case ProviderMessage() as message:
                told.append(Told(telling, message.state, message.provider_id, message.at or one.at))
            case Silence.NEVER_HAD_IT:
                steps.append(states.put_back(telling, at=one.at, reason="the provider never had it"))
            case Silence.NO_ANSWER:
                _ask_again(telling, now)
            case Silence.CANNOT_BE_ASKED:
                steps += _leave_to_a_person(telling, now)
                left_in_doubt.append(telling)
    states.write(steps)
    note_each(actor, "message.in_doubt", map(about, left_in_doubt), at=now)
    settle(actor, told, now=now)


def _ask_again(telling: Telling, now: datetime) -> None:
    if telling.unanswered_questions == len(BACK_OFF):
        tasks.failed(telling, now=now, reason="message_in_doubt")
    wait = BACK_OFF[min(telling.unanswered_questions, len(BACK_OFF) - 1)]
    telling.unanswered_questions += 1
    telling.save(update_fields=["unanswered_questions"])
    outbox.rest([telling.id], wait)


def _leave_to_a_person(telling: Telling, now: datetime) -> list[Step]:
    """Leave it to a person: the supplier is not asked again."""
    Telling.objects.filter(id=telling.id).update(rests_until=None)
    tasks.failed(telling, now=now, reason="message_in_doubt")
    return states.reach(telling, TellingStatus.IN_DOUBT, at=now, reason="the provider cannot be asked")
