"""Finds messages stuck in any state: asks their supplier, and in the end a person. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from victimcare.records.models import Task, Telling, TellingState
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.message_sending import STAFF_LOOK_AFTER, STUCK_AFTER, ages_due_for_query, is_delivery_given_up
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import outside, queue
from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk.actions import make_tasks
from victimcare.services.messages import account, states, suppliers, tasks
from victimcare.services.messages.locked import lock_with_their_cases
from victimcare.services.messages.settling import Told, settle
from victimcare.services.messages.shapes import Held
from victimcare.services.ports import MessageState, TryLater
from victimcare.services.queue import Job, later

EVERY = timedelta(minutes=5)
AT_ONCE = 500  # of each state in one sweep; the next finds the rest
NO_WORD = "no word from the provider"
STUCK = "message_stuck"


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did."""

    questions: int  # to suppliers that said nothing more
    tasks: int  # for people


def sweep(*, actor: Actor, now: datetime) -> Swept:
    """Look at messages that stay too long in a state. An error of one message never stops the others."""
    permit(actor, Act.SEND_MESSAGE)
    account.try_again(now=now)
    return Swept(questions=_ask_suppliers(now), tasks=_tell_people(now) + _ask_about_held(now))


def ask_what_became(*, actor: Actor, telling_id: int, now: datetime) -> None:
    """Ask the supplier that accepted a message how far it came. After its delivery window it counts as failed."""
    permit(actor, Act.SEND_MESSAGE)
    telling = Telling.objects.get(id=telling_id)
    channel = ContactMethod(telling.channel)
    try:
        found = suppliers.find(channel, telling.provider, str(telling.reference))
    except suppliers.CannotBeAsked:
        return  # it reports by itself or never does: that nothing came says nothing
    except (TryLater, outside.NotBound):
        found = None
    with transaction.atomic():
        telling = lock_with_their_cases([telling_id])[telling_id]
        if telling.status not in _ON_ITS_WAY:
            return
        if found is not None:
            settle(actor, [Told(telling, found.state, found.provider_id, found.at or now)], now=now)
        assert telling.handed_over_at is not None
        is_posted = telling.states.filter(reason=MessageState.POSTED).exists()
        is_on_its_way = telling.status in _ON_ITS_WAY and not is_posted
        if is_on_its_way and is_delivery_given_up(channel, handed_over_at=telling.handed_over_at, now=now):
            states.write(states.reach(telling, TellingStatus.FAILED, at=now, reason=NO_WORD))
            tasks.failed(telling, now=now)


_ON_ITS_WAY = frozenset({TellingStatus.ACCEPTED, TellingStatus.SENDING})


def stuck(now: datetime) -> dict[str, QuerySet[Telling]]:
    """Messages that stand too long in a state, by the state."""
    tellings = Telling.objects.order_by("id")
    return {
        TellingStatus.QUEUED: tellings.filter(status=TellingStatus.QUEUED, not_before__lte=now - STUCK_AFTER),
        TellingStatus.HANDED_OVER: tellings.filter(
            status__in=states.AT_THE_PROVIDER, handed_over_at__lte=now - STUCK_AFTER
        ),
    }


def _ask_suppliers(now: datetime) -> int:
    due = Q()
    for channel in ContactMethod:
        # Looks twice as far back as the last sweep: a late sweep misses no message, and asking twice is harmless.
        for ages in ages_due_for_query(channel, since=now - 2 * EVERY, now=now):
            due |= Q(channel=channel, handed_over_at__gt=ages.after, handed_over_at__lte=ages.up_to)
    posted = TellingState.objects.filter(telling=OuterRef("id"), reason=MessageState.POSTED)
    on_their_way = Telling.objects.filter(due, status__in=_ON_ITS_WAY).exclude(Exists(posted))
    ids = list(on_their_way.order_by("id").values_list("id", flat=True)[:AT_ONCE])
    unasked = queue.without(Job.ASK_WHAT_BECAME, "telling_id", ids)
    for telling_id in sorted(unasked):
        later(Job.ASK_WHAT_BECAME, telling_id=telling_id)
    return len(unasked)


@transaction.atomic
def _tell_people(now: datetime) -> int:
    """One task for each message, and never a second: closing it was a decision."""
    patience = STAFF_LOOK_AFTER - STUCK_AFTER
    made = 0
    for tellings in stuck(now - patience).values():
        for telling in tellings[:AT_ONCE]:
            if not _was_looked_at(telling):
                tasks.failed(telling, now=now, reason=STUCK)
                made += 1
    return made


def _was_looked_at(telling: Telling) -> bool:
    return Task.objects.filter(kind=TaskKind.MESSAGE_FAILED, subject_key=tasks.message_key(telling)).exists()


@transaction.atomic
def _ask_about_held(now: datetime) -> int:
    """What is held for all waits for a person: if its task was lost, it is made again."""
    held = Telling.objects.filter(status=TellingStatus.HELD, held_reason__in=list(Held))
    made = 0
    for reason in held.values_list("held_reason", flat=True).order_by("held_reason").distinct():
        key = tasks.held_key(Held(reason))
        if not Task.objects.filter(kind=TaskKind.MESSAGES_HELD, subject_key=key, closed_at=None).exists():
            make_tasks([tasks.let_held_go(Held(reason), now=now)], now=now)
            made += 1
    return made
