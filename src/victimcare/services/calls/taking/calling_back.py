"""Rings a victim back from the desk: the line rings the colleague who has the promise, then the victim, and joins them.

The gate is asked at the press, and once more at the moment the victim is dialled (`back_calls.dial`): the colleague who
rings may take a while to pick up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, Call, CallbackAttempt, QueueEntry, SafeContactPlan
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.calls.callbacks import line_calls, ringing, trying
from victimcare.services.calls.callbacks.line_calls import BACK, Went
from victimcare.services.calls.callbacks.ringing import Ringing
from victimcare.services.calls.taking import agents, back_calls
from victimcare.services.calls.taking.agents import AgentWay, NotFree, NotSignedOn
from victimcare.services.calls.waiting import in_line
from victimcare.services.ports.desk_phone import PhoneAct, PhoneFailed, Problem


@dataclass(frozen=True, slots=True)
class RingsBack:
    """The call back that a colleague rings by the line. Of the victim it holds only that a code word is agreed, which
    the colleague must know before they say a word. `is_picked_up`: by a person or a machine."""

    callback_id: UUID
    is_picked_up: bool
    has_word: bool = False
    word_was_said: bool = False


@dataclass(frozen=True, slots=True)
class Stopped:
    """The call back that a colleague has just rung by the line: not placed, as this cap was reached."""

    callback_id: UUID
    cap: SpendingCap


def has_telephone(*, actor: Actor, callback_id: UUID) -> bool:
    """Whether they can ring the victim from their telephone here: signed on with one, and ready, or it is the victim's
    turn."""
    permit(actor, Act.WORK_TASK)
    agent = Agent.objects.on_duty().filter(staff_id=actor.staff_id or 0).first()
    return agent is not None and agent.way != AgentWay.NONE and _is_free(agent, callback_id)


def ring(
    *, actor: Actor, callback_id: UUID, now: datetime, has_looked: bool = False
) -> Ringing | ContactLater | ContactByStaff:
    """Raises what `ringing.ring` does, agents.NotSignedOn, NotFree, PhoneFailed: then the victim is not rung, and can
    be rung by hand."""
    duty = agents.mine(actor=actor, now=now)
    if duty is None or duty.way is AgentWay.NONE:
        raise NotSignedOn
    stands = port_registry.desk_phone_line().ask(duty.agent_id, PhoneAct.STANDS)
    if duty.way is AgentWay.BROWSER and not stands.is_connected:
        raise PhoneFailed(Problem.NOT_CONNECTED)
    if not has_telephone(actor=actor, callback_id=callback_id):
        raise NotFree(duty.agent_id)
    answer = _begin(actor, callback_id, has_looked, now)
    if not isinstance(answer, Ringing):
        return answer
    try:
        _busy(actor, answer.attempt, now)
        port_registry.desk_phone_line().ask(duty.agent_id, PhoneAct.LOOK)
    except (NotFree, PhoneFailed):
        row = Call.objects.values_list("public_id", flat=True).get(carrier_call_id=str(answer.attempt), started_at=now)
        back_calls.over(row=row, how=Went.LINE_FAILED, now=now)
        raise
    return answer


def mine(*, actor: Actor) -> RingsBack | None:
    """None: they ring no victim back by the line."""
    permit(actor, Act.TAKE_CALLS)
    call = back_calls.mine(actor.staff_id or 0)
    if call is None:
        return None
    attempt = CallbackAttempt.objects.select_related("callback").get(public_id=call.carrier_call_id)
    victim_id = attempt.callback.victim_id
    has_word = SafeContactPlan.objects.filter(victim=victim_id or 0).exclude(code_word_hash="").exists()
    was_said = victim_id is not None and has_word and trying.word_was_said(actor, attempt, victim_id)
    return RingsBack(attempt.callback.public_id, call.answered_at is not None, has_word, was_said)


def stopped(*, actor: Actor) -> Stopped | None:
    """None: the last thing they did was not a call back that a cap stopped, or they have gone on to something else."""
    permit(actor, Act.TAKE_CALLS)
    agent = Agent.objects.filter(staff_id=actor.staff_id or 0, state=AgentState.WRAP_UP).first()
    mine = CallbackAttempt.objects.filter(by_id=actor.staff_id or 0, is_by_the_desk=True).select_related("callback")
    attempt = mine.order_by("-id").first() if agent is not None else None
    if agent is None or attempt is None or attempt.ended_at is None or attempt.ended_at < agent.since:
        return None
    cap = line_calls.caps([attempt]).get(str(attempt.public_id))
    return Stopped(attempt.callback.public_id, cap) if cap is not None else None


def to_say(*, actor: Actor) -> UUID | None:
    """Return the promise that they rang by the line last, where they have not said how it went."""
    permit(actor, Act.TAKE_CALLS)
    mine = CallbackAttempt.objects.filter(by_id=actor.staff_id or 0, is_by_the_desk=True, ended_at=None)
    return mine.order_by("-id").values_list("callback__public_id", flat=True).first()


@transaction.atomic
def _begin(actor: Actor, callback_id: UUID, has_looked: bool, now: datetime) -> Ringing | ContactLater | ContactByStaff:
    answer = ringing.ring(actor=actor, callback_id=callback_id, by_the_desk=True, has_looked=has_looked, now=now)
    if isinstance(answer, Ringing):
        Call.objects.create(carrier_call_id=str(answer.attempt), direction=BACK, started_at=now)
    return answer


@transaction.atomic
def _busy(actor: Actor, attempt: UUID, now: datetime) -> None:
    """Let nothing else ring for them from now on. Not in one transaction with the try: the queue's lock comes before
    any row. Raises NotFree: a caller has just been offered to them."""
    in_line.lock()
    agent = Agent.objects.on_duty().filter(staff_id=actor.staff_id or 0).first()
    callback_id = CallbackAttempt.objects.values_list("callback__public_id", flat=True).get(public_id=attempt)
    if agent is None or not _is_free(agent, callback_id):
        raise NotFree(attempt)
    if agent.state == AgentState.READY:
        in_line.move(agent, AgentEvent.RANG_BACK, now)


def _is_free(agent: Agent, callback_id: UUID) -> bool:
    """Whether they are ready, or have taken up the place in the queue that was kept for the victim."""
    if agent.state == AgentState.READY:
        return True
    return QueueEntry.objects.filter(held_by=agent, keeps_place=True, callback__public_id=callback_id).exists()
