"""The last steps before a message leaves.

A hand-over has three parts: the gate and the intent in one transaction; the provider's call in none; its answer in
another. Killed between any two of them, the intent stands, and the look-up that was queued with it (`looking_up`) asks
the provider by our reference before anything is sent again.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min

from victimcare.records.models import Duty, Event, GateOverride, Installation, Telling, Victim
from victimcare.records.models.messages import TellingStatus
from victimcare.rules.brake import Kind, kinds_of
from victimcare.rules.clock import london_date
from victimcare.rules.people.her_hours import HAND_OVER_WITHIN
from victimcare.rules.people.safe_contact import Channel, Person, Send, Wait, Why
from victimcare.rules.rights import Fact
from victimcare.rules.weights import Answer, answer_in
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.owed import Untold, untold
from victimcare.services.messages import answers, brake, gate, joining, states, suppliers, tasks, words
from victimcare.services.messages.actions import settle
from victimcare.services.messages.outgoing import composed
from victimcare.services.messages.shapes import Held
from victimcare.services.messages.states import BACK_OFF
from victimcare.services.ports import (
    InDoubt,
    MessageState,
    NotOneRecipient,
    Outgoing,
    RefusedForGood,
    SendError,
    TryLater,
)
from victimcare.services.queue import Job, later
from victimcare.services.rights.on_the_clock import on_the_clock

# How long a call to the provider can be under way at most, with room: before that a look could miss what is just
# being taken in, and it would be sent twice.
DOUBT_SETTLES = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class _Intent:
    """What was committed to be handed over: the `attempt`-th time that this message is."""

    telling_id: int
    attempt: int
    channel: Channel
    provider: str
    message: Outgoing


def hand_over(*, actor: Actor, telling_id: int, now: datetime) -> None:
    """Pass the gate and give the message to the provider. Safe to run twice: only a queued message is handed over.

    The provider is called within five seconds of the gate's answer, or the gate is asked again.
    """
    permit(actor, Act.SEND_MESSAGE)
    began = asked = time.monotonic()
    while intent := _intend(actor, telling_id, now + timedelta(seconds=asked - began)):
        answered = time.monotonic()
        if timedelta(seconds=answered - asked) <= HAND_OVER_WITHIN:
            answer = _call(intent)
            took = time.monotonic() - answered
            _record(actor, intent, answer, took=took, now=now + timedelta(seconds=answered + took - began))
            return
        asked = answered
        _withdraw(intent, now + timedelta(seconds=asked - began))


@transaction.atomic
def _intend(actor: Actor, telling_id: int, now: datetime) -> _Intent | None:
    """The gate at the moment of handing over. None: nothing is to be sent now, and why is written."""
    victim_id = Telling.objects.values_list("victim_id", flat=True).get(id=telling_id)
    victim = gate.lock([victim_id])[victim_id]
    held = Telling.objects.select_for_update(of=("self",)).select_related("victim__case", "victim__person")
    telling = held.get(id=telling_id)
    if telling.status != TellingStatus.QUEUED:
        return None
    if telling.template == words.INVITATION:
        return _invite(actor, victim, telling, now)
    news = [one for one in untold([victim_id], now=now) if one.duty_id in telling.duties]
    if not news and not answers.is_told_by(telling):
        if begins := _still_ahead(telling, now):
            _wait(telling, begins)
        else:
            states.reach(telling, TellingStatus.NOT_NEEDED, at=now)
        return None
    if reason := _what_holds_all_sending():
        _hold(telling, reason, now)
        return None
    channels = {Channel(telling.channel)} if telling.is_pinned else suppliers.carried()
    way = gate.ways([victim], now=now, channels=channels)[victim_id]
    if isinstance(way.decision, Wait):
        _wait(telling, way.decision.until)
        return None
    if isinstance(way.decision, Person):
        _leave_to_a_person(telling, way, way.decision.why, news, now)
        return None
    return _commit_to(actor, telling, way, way.decision, news, now)


def _invite(actor: Actor, victim: Victim, telling: Telling, now: datetime) -> _Intent | None:
    """The invitation, if she may still have it at this moment."""
    if reason := _what_holds_all_sending():
        _hold(telling, reason, now)
        return None
    found = gate.invitations([victim], now=now, channels=suppliers.carried(), telling=telling).get(victim.id)
    if found is None:
        states.reach(telling, TellingStatus.NOT_NEEDED, at=now)
        return None
    decision, point = found
    if isinstance(decision, Wait):
        _wait(telling, decision.until)
        return None
    way = gate.Way(decision, is_guarded=False, point=point, plan_version=None)
    return _commit_to(actor, telling, way, decision, [], now)


def _commit_to(
    actor: Actor, telling: Telling, way: gate.Way, decision: Send, news: list[Untold], now: datetime
) -> _Intent | None:
    assert way.point is not None  # no number: a person
    facts, today = _facts(news), london_date(now)
    is_invitation = telling.template == words.INVITATION
    said = (
        words.invitation(decision)
        if is_invitation
        else words.words_for(decision, facts, record_id=telling.victim.record_id, today=today)
    )
    try:
        message = composed(telling, decision, said, way.point, today=today)
    except NotOneRecipient:
        _leave_to_a_person(telling, way, Why.NO_POINT, news, now)
        return None
    telling.template, telling.channel = said.template, decision.channel
    if not is_invitation and joining.joins_another(telling, way.point, news, now=now):
        return None
    if stopped := brake.stopped_by(_kinds(telling, facts), is_counted=telling.attempts > 0, now=now):
        telling.brake = stopped
        states.hold(telling, at=now, reason=brake.REASON)
        return None
    telling.provider = suppliers.chosen(decision.channel, besides=[telling.provider])
    telling.provider_id = ""
    telling.point, telling.plan_version = way.point, way.plan_version
    telling.wording_version, telling.values_hash, telling.language = said.version, said.values_hash, said.language
    telling.duties = [one.duty_id for one in news]
    telling.handed_over_at = now
    telling.attempts += 1
    states.reach(telling, TellingStatus.HANDED_OVER, at=now)
    if way.override is not None:
        GateOverride.objects.filter(id=way.override.id).update(used_by=telling)
    later(Job.LOOK_UP_DOUBTFUL, after=DOUBT_SETTLES, telling_id=telling.id, attempt=telling.attempts)
    note(
        actor,
        "message.handed_over",
        at=now,
        case_id=telling.victim.case_id,
        victim_id=telling.victim_id,
        detail={
            "message": str(telling.public_id),
            "channel": telling.channel,
            "provider": telling.provider,
            "template": telling.template,
            "attempt": telling.attempts,
        },
    )
    return _Intent(telling.id, telling.attempts, decision.channel, telling.provider, message)


def _still_ahead(telling: Telling, now: datetime) -> datetime | None:
    """When what it is to tell begins to be owed, by this machine's clock, which may be behind that of whoever queued
    it."""
    ahead = Duty.objects.filter(on_the_clock(now), id__in=telling.duties, starts_at__gt=now, met_at=None)
    begins: datetime | None = ahead.aggregate(first=Min("starts_at"))["first"]
    return begins


def _facts(news: list[Untold]) -> list[Fact]:
    """The events that are news, without what names or finds anybody: a text says none of it."""
    events = Event.objects.filter(id__in={one.event_id for one in news}).order_by("time", "id")
    return [Fact(one.source, one.source_event_id, one.type, one.time, one.sequence, one.facts) for one in events]


def _kinds(telling: Telling, news: list[Fact]) -> tuple[Kind, ...]:
    area = telling.victim.case.area
    return kinds_of(template=telling.template, event_types=[fact.type for fact in news], area=area)


def _call(intent: _Intent) -> SendError | str:
    """The provider's id of the message, or what went wrong."""
    try:
        return suppliers.send(intent.channel, intent.provider, intent.message).provider_id
    except SendError as problem:
        return problem


@transaction.atomic
def _record(actor: Actor, intent: _Intent, answer: SendError | str, *, took: float, now: datetime) -> None:
    telling = gate.lock_message(intent.telling_id)
    if isinstance(answer, str):
        # A receipt may have come first, and brought it further already.
        settle(actor, telling, MessageState.ACCEPTED, provider_id=answer, at=now, now=now)
    elif states.is_in_doubt(telling, intent.attempt):
        _take_no_for_an_answer(telling, answer, now)
    if how := _how_it_answered(answer, took):
        suppliers.answered(intent.channel, intent.provider, how, now=now)


def _take_no_for_an_answer(telling: Telling, answer: SendError, now: datetime) -> None:
    match answer:
        case InDoubt():
            states.reach(telling, TellingStatus.IN_DOUBT, at=now, reason=answer.reason)
        case RefusedForGood():
            _give_up(telling, answer, now)
        case TryLater() if telling.attempts > len(BACK_OFF):
            _give_up(telling, answer, now)
        case TryLater():
            states.put_back(telling, at=now, reason=answer.reason)
            # Another supplier can be given it at once; then they wait.
            has_another = telling.attempts < len(suppliers.names(Channel(telling.channel)))
            wait = None if has_another else BACK_OFF[telling.attempts - 1]
            later(Job.HAND_OVER_MESSAGE, after=wait, telling_id=telling.id)


def _how_it_answered(answer: SendError | str, took: float) -> Answer | None:
    """None: it refused this message, which says nothing about the supplier."""
    if isinstance(answer, str):
        return answer_in(took)
    return {InDoubt: Answer.HANGING, TryLater: Answer.FAILING}.get(type(answer))


def _give_up(telling: Telling, problem: SendError, now: datetime) -> None:
    states.reach(telling, TellingStatus.FAILED, at=now, reason=problem.reason)
    tasks.failed(telling, now=now)


@transaction.atomic
def _withdraw(intent: _Intent, now: datetime) -> None:
    """Nothing has been sent: the message is queued again."""
    telling = gate.lock_message(intent.telling_id)
    if telling.attempts == intent.attempt and telling.status == TellingStatus.HANDED_OVER:
        states.put_back(telling, at=now, reason="too slow after the gate")


def _what_holds_all_sending() -> Held | None:
    if Installation.objects.filter(sending_held_since__isnull=False).exists():
        return Held.SENDING_HELD
    return None if any(suppliers.is_carried(channel) for channel in Channel) else Held.NO_PROVIDER


def _hold(telling: Telling, reason: Held, now: datetime) -> None:
    states.hold(telling, at=now, reason=reason)
    tasks.held(reason, now=now)


def _leave_to_a_person(telling: Telling, way: gate.Way, why: Why, news: list[Untold], now: datetime) -> None:
    states.hold(telling, at=now, reason=why)
    if not news:  # an answer to what she asked: its own task stays with a person until she knows
        return
    hers = [tasks.News(one, is_fresh=True) for one in news]
    make_tasks([tasks.tell_in_person(telling.victim, why, hers, is_guarded=way.is_guarded)], now=now)


def _wait(telling: Telling, until: datetime) -> None:
    telling.not_before = until
    telling.save(update_fields=["not_before"])
    later(Job.HAND_OVER_MESSAGE, at=until, telling_id=telling.id)
