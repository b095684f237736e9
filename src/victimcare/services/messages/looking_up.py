"""What is done when nobody knows whether a message arrived: its supplier is asked by our reference, before all else."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.people.safe_contact import Channel
from victimcare.services import outside
from victimcare.services.access import Act, Actor, permit
from victimcare.services.messages import gate, states, suppliers, tasks
from victimcare.services.messages.actions import settle
from victimcare.services.messages.states import BACK_OFF
from victimcare.services.ports import ProviderMessage, TryLater
from victimcare.services.queue import Job, later


def look_up(*, actor: Actor, telling_id: int, attempt: int, tries: int = 0, now: datetime) -> None:
    """Ask the provider what became of a hand-over of which nobody knows whether it arrived. Queued with each intent.

    Does nothing once the answer is known, or when the message has been handed over again since. What the provider
    never had goes back to the gate, and only then may another provider be given it. One that cannot be asked leaves it
    in doubt: a person looks, and it is never sent again.
    """
    permit(actor, Act.SEND_MESSAGE)
    telling = Telling.objects.get(id=telling_id)
    if not states.is_in_doubt(telling, attempt):
        return
    try:
        found = suppliers.find(Channel(telling.channel), telling.provider, str(telling.reference))
    except suppliers.CannotBeAsked:
        _leave_in_doubt(telling_id, attempt, now)
        return
    except (TryLater, outside.NotBound):
        _ask_again(telling_id, attempt, tries, now)
        return
    _take_in(actor, telling_id, attempt, found, now)


@transaction.atomic
def _take_in(actor: Actor, telling_id: int, attempt: int, found: ProviderMessage | None, now: datetime) -> None:
    telling = gate.lock_message(telling_id)
    if not states.is_in_doubt(telling, attempt):
        return
    if found is None:
        states.put_back(telling, at=now, reason="the provider never had it")
        later(Job.HAND_OVER_MESSAGE, telling_id=telling_id)
        return
    settle(actor, telling, found.state, provider_id=found.provider_id, at=found.at or now, now=now)


@transaction.atomic
def _ask_again(telling_id: int, attempt: int, tries: int, now: datetime) -> None:
    if tries == len(BACK_OFF):
        tasks.failed(gate.lock_message(telling_id), now=now, reason="message_in_doubt")
    wait = BACK_OFF[min(tries, len(BACK_OFF) - 1)]
    later(Job.LOOK_UP_DOUBTFUL, after=wait, telling_id=telling_id, attempt=attempt, tries=tries + 1)


@transaction.atomic
def _leave_in_doubt(telling_id: int, attempt: int, now: datetime) -> None:
    telling = gate.lock_message(telling_id)
    if states.is_in_doubt(telling, attempt):
        states.reach(telling, TellingStatus.IN_DOUBT, at=now, reason="the provider cannot be asked")
        tasks.failed(telling, now=now, reason="message_in_doubt")
