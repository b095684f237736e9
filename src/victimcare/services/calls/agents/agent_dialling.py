"""Rings a victim back from the desk, and brings outside partners into a call.

In a call back the line rings the agent who has the promise, then the victim, and joins them. The contact gate decides
when the button is pressed, and once more when the victim is dialled (`callback_calls.authorise_dialling`): the agent
may take a while to pick up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Agent, Call, CallbackAttempt, QueueEntry, SafeContactPlan, Staff
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit, permit_one_of
from victimcare.services.audit import note
from victimcare.services.calls import placed_calls
from victimcare.services.calls.agents import agent_calls, agent_duty, callback_calls
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, AgentSignedOff, ColleagueBusy
from victimcare.services.calls.call_queue import queue_state
from victimcare.services.calls.callbacks import callback_attempts, callback_ringing
from victimcare.services.calls.callbacks.callback_ringing import StartedAttempt
from victimcare.services.calls.placed_calls import CALLBACK_DIRECTION, CallbackCallResult
from victimcare.services.ports.desk_telephone import (
    GuestMode,
    GuestPlace,
    GuestState,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
)


@dataclass(frozen=True, slots=True)
class OwnCallbackCall:
    """The call back that an agent is making through the line. About the victim it holds only that a code word is
    agreed, which the agent must know before they say a word. `is_picked_up`: by a person or a machine."""

    callback_id: UUID
    is_picked_up: bool
    has_word: bool = False
    word_was_said: bool = False


@dataclass(frozen=True, slots=True)
class CappedCallback:
    """The call back that an agent has just tried to make through the line, and that was not placed because this cap was
    reached."""

    callback_id: UUID
    cap: SpendingCap


def can_ring_by_line(*, actor: Actor, callback_id: UUID) -> bool:
    """Whether the agent can ring the victim from their telephone here: signed on with one and ready, or it is the
    victim's turn."""
    permit(actor, Act.WORK_TASK)
    agent = Agent.objects.on_duty().filter(staff_id=actor.staff_id or 0).first()
    return agent is not None and agent.way != AgentEndpointKind.NONE and _is_agent_free(agent, callback_id)


def ring_by_line(
    *, actor: Actor, callback_id: UUID, now: datetime, has_looked: bool = False
) -> StartedAttempt | ContactLater | ContactByStaff:
    """Raises what `callback_ringing.start_attempt` raises, and AgentSignedOff, ColleagueBusy, PhoneFailed: then the
    victim is not rung, and can be rung by hand."""
    duty = agent_duty.find_own_duty(actor=actor, now=now)
    if duty is None or duty.way is AgentEndpointKind.NONE:
        raise AgentSignedOff
    stands = port_registry.desk_phone_line().ask(duty.agent_id, PhoneAct.STANDS)
    if duty.way is AgentEndpointKind.BROWSER and not stands.is_connected:
        raise PhoneFailed(PhoneProblem.NOT_CONNECTED)
    if not can_ring_by_line(actor=actor, callback_id=callback_id):
        raise ColleagueBusy(duty.agent_id)
    answer = _begin_attempt(actor, callback_id, has_looked, now)
    if not isinstance(answer, StartedAttempt):
        return answer
    try:
        _occupy_agent(actor, answer.attempt, now)
        port_registry.desk_phone_line().ask(duty.agent_id, PhoneAct.LOOK)
    except (ColleagueBusy, PhoneFailed):
        row = Call.objects.values_list("public_id", flat=True).get(carrier_call_id=str(answer.attempt), started_at=now)
        callback_calls.end_callback_call(row=row, how=CallbackCallResult.LINE_FAILED, now=now)
        raise
    return answer


def load_own_callback_call(*, actor: Actor) -> OwnCallbackCall | None:
    """None: the agent is making no call back through the line."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    call = callback_calls.find_own_callback_call(actor.staff_id or 0)
    if call is None:
        return None
    attempt = CallbackAttempt.objects.select_related("callback").get(public_id=call.carrier_call_id)
    victim_id = attempt.callback.victim_id
    has_word = SafeContactPlan.objects.filter(victim=victim_id or 0).exclude(code_word_hash="").exists()
    was_said = victim_id is not None and has_word and callback_attempts.was_code_word_said(actor, attempt, victim_id)
    return OwnCallbackCall(attempt.callback.public_id, call.answered_at is not None, has_word, was_said)


def find_capped_callback(*, actor: Actor) -> CappedCallback | None:
    """None: the agent's last act was not a call back that a cap stopped, or they have gone on to something else."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    agent = Agent.objects.filter(staff_id=actor.staff_id or 0, state=AgentState.WRAP_UP).first()
    mine = CallbackAttempt.objects.filter(by_id=actor.staff_id or 0, is_by_the_desk=True).select_related("callback")
    attempt = mine.order_by("-id").first() if agent is not None else None
    if agent is None or attempt is None or attempt.ended_at is None or attempt.ended_at < agent.since:
        return None
    cap = placed_calls.caps_of_attempts([attempt]).get(str(attempt.public_id))
    return CappedCallback(attempt.callback.public_id, cap) if cap is not None else None


def find_unreported_callback(*, actor: Actor) -> UUID | None:
    """Return the call back that the agent last rang through the line, if they have not said how it went."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    mine = CallbackAttempt.objects.filter(by_id=actor.staff_id or 0, is_by_the_desk=True, ended_at=None)
    return mine.order_by("-id").values_list("callback__public_id", flat=True).first()


@transaction.atomic
def _begin_attempt(
    actor: Actor, callback_id: UUID, has_looked: bool, now: datetime
) -> StartedAttempt | ContactLater | ContactByStaff:
    answer = callback_ringing.start_attempt(
        actor=actor, callback_id=callback_id, by_the_desk=True, has_looked=has_looked, now=now
    )
    if isinstance(answer, StartedAttempt):
        Call.objects.create(carrier_call_id=str(answer.attempt), direction=CALLBACK_DIRECTION, started_at=now)
    return answer


@transaction.atomic
def _occupy_agent(actor: Actor, attempt: UUID, now: datetime) -> None:
    """Let nothing else ring for the agent from now on. Not in one transaction with the attempt: the queue's lock comes
    before any row. Raises ColleagueBusy: a caller has just been offered to them."""
    queue_state.lock_queue()
    agent = Agent.objects.on_duty().filter(staff_id=actor.staff_id or 0).first()
    callback_id = CallbackAttempt.objects.values_list("callback__public_id", flat=True).get(public_id=attempt)
    if agent is None or not _is_agent_free(agent, callback_id):
        raise ColleagueBusy(attempt)
    if agent.state == AgentState.READY:
        queue_state.move_agent(agent, AgentEvent.RANG_BACK, now)


def _is_agent_free(agent: Agent, callback_id: UUID) -> bool:
    """Whether the agent is ready, or has taken up the place in the queue that was kept for the victim."""
    if agent.state == AgentState.READY:
        return True
    return QueueEntry.objects.filter(held_by=agent, keeps_place=True, callback__public_id=callback_id).exists()


# Outside partners that the force names to be brought into a call: interpreters, services and, at one press of an agent
# in the call, the partner for callers in danger


@dataclass(frozen=True, slots=True)
class EmergencyHelp:
    """The progress of ringing the emergency partner into a call that this actor has, has joined, or has left
    (`has_left`)."""

    rung: GuestState
    call_id: UUID | None
    has_left: bool


def partner_numbers() -> Mapping[str, str]:
    """Return the numbers, by name, that any agent may bring in."""
    force: Force = settings.FORCE
    return force.may_be_brought_in


def emergency_partner() -> str:
    """Return the partner that the force names for danger; empty: none."""
    force: Force = settings.FORCE
    return force.rung_in_danger


def bring_partner(*, actor: Actor, name: str, how: GuestMode, now: datetime) -> None:
    """Ring a partner on the force's list, and let them into the call. Raises AgentSignedOff, ConversationMissing,
    PhoneFailed."""
    with transaction.atomic():
        _note_partner(actor, agent_calls.require_current_call(actor).public_id, name, how, now)
    _ring_partner(actor, name, how)


def bring_emergency_help(*, actor: Actor, now: datetime) -> None:
    """Connect the partner that the force names for danger with the caller, beside any other partner: for the agent who
    has the call, or one who has joined it. Does nothing if no one can be rung: there is no call or no such partner, or
    the line cannot ring."""
    name = emergency_partner()
    try:
        if name:
            stands = _ask_phone_status(actor)
            with transaction.atomic():
                joined = stands.call_id if stands is not None and stands.has_joined else None
                _note_partner(
                    actor, joined or agent_calls.require_current_call(actor).public_id, name, GuestMode.TOGETHER, now
                )
            _ring_partner(actor, name, GuestMode.TOGETHER)
    except (agent_duty.AgentSignedOff, agent_duty.ConversationMissing, PhoneFailed, port_registry.PortUnbound):
        return


def find_heard_call(*, actor: Actor) -> UUID | None:
    """Return the call in which the agent talks, as the line knows it: their own, also a call back, or a colleague's."""
    stands = _ask_phone_status(actor)
    return stands.call_id if stands is not None and not stands.has_left else None


def find_emergency_help(*, actor: Actor) -> EmergencyHelp | None:
    """None: no partner is being rung into a call of theirs, or it is not known. Asks only the line, and makes no
    query."""
    stands = _ask_phone_status(actor) if emergency_partner() else None
    rung = stands.at(GuestPlace.HELP) if stands is not None else None
    return EmergencyHelp(rung, stands.call_id, stands.has_left) if stands is not None and rung is not None else None


def is_same_call(line_call: UUID | None, call_id: UUID | None) -> bool:
    """`line_call`: the call as the line knows it; `call_id`: as the queue knows it. A caller who kept their place has
    two: the one in which they rang, and the call back."""
    if line_call is None or call_id is None or line_call == call_id:
        return line_call is not None and line_call == call_id
    rang = (
        Call.objects.filter(public_id=line_call, direction=CALLBACK_DIRECTION)
        .values_list("carrier_call_id", flat=True)
        .first()
    )
    kept = QueueEntry.objects.filter(call__public_id=call_id)
    return rang is not None and kept.filter(callback__attempts__public_id=rang).exists()


def _ring_partner(actor: Actor, name: str, how: GuestMode) -> None:
    number = partner_numbers().get(name)
    if number is None:
        raise PhoneFailed(PhoneProblem.NOT_PLACED)
    place = GuestPlace.HELP if name == emergency_partner() else GuestPlace.GUEST
    by = Staff.objects.values_list("name", flat=True).get(id=actor.staff_id or 0)
    guest = PhoneGuest(name, how, number=number, place=place, by=by)
    port_registry.desk_phone_line().ask(_agent_id(actor), PhoneAct.BRING, guest=guest)


def _note_partner(actor: Actor, call_id: UUID, name: str, how: GuestMode, now: datetime) -> None:
    note(actor, "partner.rung", at=now, detail={"call": str(call_id), "partner": name, "how": how.value})


def _ask_phone_status(actor: Actor) -> PhoneState | None:
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    try:
        return port_registry.desk_phone_line().ask(_agent_id(actor), PhoneAct.STANDS)
    except (PhoneFailed, port_registry.PortUnbound):
        return None


def _agent_id(actor: Actor) -> UUID:
    return UUID(actor.id.partition(":")[2])
