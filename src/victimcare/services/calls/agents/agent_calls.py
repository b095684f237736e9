"""Keeps which agent has which call. The line joins the people recorded here, and separates all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Agent, Call, QueueEntry, Staff
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.calls.call_queue import HEAVY_NEEDS, CallerNeed
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit_one_of
from victimcare.services.audit import note
from victimcare.services.calls.agents import agent_duty, callback_calls
from victimcare.services.calls.agents.agent_duty import (
    AgentEndpointKind,
    AgentSignedOff,
    ColleagueBusy,
    ColleagueNeedsRest,
    ConversationMissing,
    require_conversation,
    require_signed_on,
)
from victimcare.services.calls.agents.callback_calls import CallbackCall
from victimcare.services.calls.call_queue import caller_queue, line_opening, queue_routing, queue_state
from victimcare.services.calls.call_queue.queue_routing import CallOffer
from victimcare.services.calls.call_queue.queue_state import BrowserSound
from victimcare.services.calls.callbacks import callback_requests
from victimcare.services.calls.placed_calls import CALLBACK_DIRECTION, CUT_OFF
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.ports.desk_telephone import GuestMissReason

# Handing a conversation over to a colleague who is free and not due a rest


@transaction.atomic
def hand_over_call(*, actor: Actor, to: UUID, now: datetime) -> UUID:
    """Give the actor's conversation to a colleague (public id) who is ready. Returns the call's id. Raises
    AgentSignedOff, ConversationMissing, NotFound, ColleagueBusy, ColleagueNeedsRest."""
    agent = require_signed_on(actor)
    call, entry = find_current_call(agent)
    colleague = require_free_colleague(to, call, now)
    _refuse_other_work(colleague, entry)
    refuse_resting_colleague(colleague, entry, now)
    queue_state.move_agent(agent, AgentEvent.CALL_ENDED, now, entry=entry)
    queue_state.move_agent(colleague, AgentEvent.TOOK_OVER, now, entry=entry)
    if entry is not None:
        entry.held_by = colleague
        entry.save(update_fields=["held_by"])
    if call.direction == CALLBACK_DIRECTION:
        callback_calls.record_takeover(call, colleague)
    note(actor, "call.handed_over", at=now, detail={"call": str(call.public_id), "to": str(to)})
    return call.public_id


def find_current_call(agent: Agent) -> tuple[Call, QueueEntry | None]:
    """Return the agent's current call: with a caller, or with a victim whom they rang back and who has picked up. A
    call back has an entry only if the victim had kept a place in the queue. Raises ConversationMissing."""
    back = callback_calls.find_own_callback_call(agent.staff_id)
    if back is None:
        entry = require_conversation(agent)
        return entry.call, entry
    if back.answered_at is None:
        raise ConversationMissing
    return back, QueueEntry.objects.filter(held_by=agent).first()


def require_free_colleague(colleague_id: UUID, call: Call, now: datetime) -> Agent:
    """Return the colleague if they are free and the victim's case is open to them. Raises NotFound, ColleagueBusy."""
    colleague = Agent.objects.select_related("staff").filter(staff__public_id=colleague_id).first()
    if colleague is None:
        raise NotFound("no agent has this id")
    is_there = colleague.state == AgentState.READY and colleague.way != AgentEndpointKind.NONE
    if not is_there or not queue_state.can_agent_be_heard(colleague, now):
        raise ColleagueBusy(colleague_id)
    if call.victim_id is not None and access_scopes.find_excluded_staff([call.victim_id], [colleague.staff_id]):
        raise ColleagueBusy(colleague_id)
    return colleague


def refuse_resting_colleague(colleague: Agent, entry: QueueEntry | None, now: datetime) -> None:
    """`entry`: None where it is not known how heavy the call is. Raises ColleagueNeedsRest."""
    care = queue_routing.load_care_status([colleague.id], now=now)[colleague.id]
    if not care.may_take_any or (entry is not None and entry.is_heavy and not care.may_take_heavy):
        raise ColleagueNeedsRest(colleague.id)


def _refuse_other_work(colleague: Agent, entry: QueueEntry | None) -> None:
    """A handler of the control room is brought into calls to its number alone. Raises ColleagueBusy."""
    if colleague.is_for_room and (entry is None or entry.need != CallerNeed.CONTROL_ROOM):
        raise ColleagueBusy(colleague.id)


NO_SOUND = BrowserSound()


@dataclass(frozen=True, slots=True)
class HeldConversation:
    """The agent in a conversation, by public id, and where their telephone is."""

    agent_id: UUID
    way: AgentEndpointKind
    extension: str


@dataclass(frozen=True, slots=True)
class QueueSnapshot:
    """The queue at one moment, with calls by their public ids: which calls ring, which agent has which caller, who
    waits, and which call backs are in progress. `closed`: waiting callers who are offered to no agent, and who must be
    told that the line was closed by hand."""

    offers: tuple[CallOffer, ...]
    held: Mapping[UUID, HeldConversation]
    waiting: frozenset[UUID]
    back: tuple[CallbackCall, ...] = ()
    closed: frozenset[UUID] = frozenset()


def take_queue_snapshot(*, line: str, now: datetime, sound: BrowserSound = NO_SOUND) -> QueueSnapshot:
    """Route the callers, and return the state after it. The line asks twice a second, and says whose browsers it
    hears."""
    queue_state.record_browser_sound(sound, now=now)
    offers = queue_routing.route_calls(line=line, now=now)
    going_on = QueueEntry.objects.going_on().filter(keeps_place=False).select_related("call", "held_by__staff")
    held = {row.call.public_id: _to_held(row.held_by) for row in going_on if row.held_by is not None}
    waiting = dict(QueueEntry.objects.standing().values_list("call__public_id", "offered_to"))
    is_closed = bool(waiting) and line_opening.is_line_closed_by_hand(now=now)
    closed = frozenset(call for call, offered_to in waiting.items() if is_closed and offered_to is None)
    return QueueSnapshot(offers, held, frozenset(waiting), callback_calls.list_callback_calls(), closed)


def answer_for_agent(*, agent_id: UUID, now: datetime) -> UUID:
    """Answer for an agent who picked up their own telephone: the call that rings there becomes theirs. Returns its id.
    Raises AgentSignedOff, CallOfferGone."""
    return agent_duty.answer_call(actor=_actor_of_agent(agent_id), now=now)


def end_for_agent(*, agent_id: UUID, now: datetime) -> None:
    """End the conversation of an agent who put down their own telephone. Does nothing if it is over already."""
    try:
        end_agent_call(actor=_actor_of_agent(agent_id), now=now)
    except (AgentSignedOff, ConversationMissing):
        return


def end_agent_call(*, actor: Actor, now: datetime) -> None:
    """End the actor's conversation, whichever side rang. Raises AgentSignedOff, ConversationMissing."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    if not callback_calls.end_own_callback_call(staff_id=actor.staff_id or 0, now=now):
        agent_duty.end_queue_conversation(actor=actor, now=now)


@transaction.atomic
def record_unanswered_offer(*, agent_id: UUID, call_id: UUID, now: datetime) -> None:
    """Record that the agent's telephone is busy or refuses: the caller is offered to the next agent at once, and this
    one is set to away."""
    queue_state.lock_queue()
    rows = QueueEntry.objects.select_related("offered_to")
    entry = rows.filter(call__public_id=call_id, offered_to__staff__public_id=agent_id).first()
    if entry is not None and entry.offered_to is not None:
        queue_state.move_agent(entry.offered_to, AgentEvent.DID_NOT_ANSWER, now)
        queue_state.withdraw_offer(entry)


@transaction.atomic
def requeue_unheard_caller(*, agent_id: UUID, call_id: UUID, now: datetime) -> None:
    """Record that the agent has the caller but cannot be heard: their telephone is gone, or they never took up the call
    handed to them. The caller waits for another agent, and this one is set to away."""
    queue_state.lock_queue()
    entry = _find_entry(call_id, agent_id)
    if entry is None or entry.held_by is None:
        return
    agent = entry.held_by
    _requeue_caller(entry, CallerNeed(entry.need), entry.language, now)
    queue_state.move_agent(agent, AgentEvent.WENT_AWAY, now)


@transaction.atomic
def return_to_queue(*, actor: Actor, need: CallerNeed, now: datetime, language: str = "") -> UUID:
    """Put the actor's caller back into the queue, in the same call, for an agent who is trained for this need or speaks
    this language. Returns the call's id. Raises AgentSignedOff, ConversationMissing."""
    entry = require_own_conversation(actor)
    _requeue_caller(entry, need, language or entry.language, now)
    detail = {"call": str(entry.call.public_id), "need": need.value}
    note(actor, "call.passed_on", at=now, victim_id=entry.call.victim_id, detail=detail)
    return entry.call.public_id


@transaction.atomic
def consult_colleague(*, actor: Actor, colleague_id: UUID, takes_over: bool, now: datetime) -> HeldConversation:
    """Ask a ready colleague into the call before handing it over; until that is over no other caller is put through to
    them. `takes_over`: the caller becomes theirs as soon as they answer. Raises AgentSignedOff, ConversationMissing,
    NotFound, ColleagueBusy, ColleagueNeedsRest."""
    call, entry = find_current_call(agent_duty.require_signed_on(actor))
    colleague = require_free_colleague(colleague_id, call, now)
    _refuse_other_work(colleague, entry)
    if takes_over:
        refuse_resting_colleague(colleague, entry, now)
    queue_state.move_agent(colleague, AgentEvent.WENT_AWAY, now, asked_into=call)  # shows others which call they are in
    # the person whom the colleague is about to hear may not be the victim from their last contact
    identity_checks.finish_all_contacts(actor=staff_actor(colleague.staff), now=now)
    note(actor, "colleague.asked", at=now, detail={"call": str(call.public_id), "of": str(colleague_id)})
    return _to_held(colleague)


@transaction.atomic
def hand_over_to_consulted(*, actor: Actor, colleague_id: UUID, now: datetime) -> None:
    """Give the caller to the colleague who was asked; until now that colleague was away from all other calls. Raises
    AgentSignedOff, ConversationMissing, ColleagueBusy, ColleagueNeedsRest."""
    queue_state.lock_queue()
    release_colleague(colleague_id=colleague_id, now=now)
    hand_over_call(actor=actor, to=colleague_id, now=now)


def hand_over_for_agent(*, agent_id: UUID, to: UUID, now: datetime) -> None:
    """Give the caller to the colleague who has answered the handover. Raises as `hand_over_to_consulted`."""
    hand_over_to_consulted(actor=_actor_of_agent(agent_id), colleague_id=to, now=now)


@transaction.atomic
def release_colleague(*, colleague_id: UUID, now: datetime, is_there: bool = True) -> None:
    """Make the colleague who was asked ready again, or away if they did not answer (`is_there`). Does nothing if they
    have chosen another state since."""
    queue_state.lock_queue()
    colleague = Agent.objects.filter(staff__public_id=colleague_id, state=AgentState.AWAY).first()
    if colleague is not None:
        queue_state.move_agent(colleague, AgentEvent.BECAME_READY if is_there else AgentEvent.WENT_AWAY, now)


@transaction.atomic
def note_partner_result(*, call_id: UUID, name: str, missed: GuestMissReason | None, now: datetime) -> None:
    """Record how the attempt to bring an outside partner into a call ended, as the line saw it."""
    detail = {"call": str(call_id), "partner": name, **({"why": missed.value} if missed else {})}
    note(Actor.system("line"), "partner.missed" if missed else "partner.came", at=now, detail=detail)


def require_current_call(actor: Actor) -> Call:
    """Return the actor's call, whichever side rang. Raises AgentSignedOff, ConversationMissing."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    return callback_calls.find_own_callback_call(actor.staff_id or 0) or require_own_conversation(actor).call


def require_own_conversation(actor: Actor) -> QueueEntry:
    """Return the actor's conversation, under the queue's lock. Raises AgentSignedOff, ConversationMissing."""
    return agent_duty.require_conversation(agent_duty.require_signed_on(actor))


def _requeue_caller(entry: QueueEntry, need: CallerNeed, language: str, now: datetime) -> None:
    """Keep the finished queue entry as it was, and begin a new one at the same moment, which puts the caller at the
    front (`queue_state`): they have waited before. It stands even if the line has closed since."""
    caller_queue.close_conversation(entry, now)
    assert entry.ended_at is not None, "it has just ended"
    # each queue entry is counted by itself, and this one will also be left by itself
    queue_state.count_queue_entry()
    QueueEntry.objects.create(
        call=entry.call,
        language=language,
        need=need,
        is_heavy=need in HEAVY_NEEDS,
        is_reserved=entry.is_reserved,
        line=entry.line,
        entered_at=entry.ended_at,
        seen_at=now,
    )


def _find_entry(call_id: UUID, agent_id: UUID) -> QueueEntry | None:
    rows = QueueEntry.objects.select_related("call", "held_by")
    return rows.filter(call__public_id=call_id, held_by__staff__public_id=agent_id).first()


def _actor_of_agent(agent_id: UUID) -> Actor:
    person = Staff.objects.filter(public_id=agent_id, is_active=True).first()
    if person is None:
        raise AgentSignedOff
    return staff_actor(person)


def _to_held(agent: Agent) -> HeldConversation:
    return HeldConversation(agent.staff.public_id, AgentEndpointKind(agent.way), agent.extension)


# What becomes of the caller, for an agent whose conversation was cut off because the line died or their telephone was
# no longer heard


class CutOffResult(StrEnum):
    PROMISED = "promised"  # the caller is promised a call back
    NOTHING = "nothing"


def find_cut_off_result(call: Call) -> CutOffResult | None:
    """None: the line did not die during this call."""
    if call.outcome != CUT_OFF:
        return None
    return CutOffResult.PROMISED if callback_requests.own_open_callbacks(call).exists() else CutOffResult.NOTHING


def is_caller_requeued(*, actor: Actor) -> bool:
    """Whether the agent's telephone was lost in the middle of a call, which set them to away at that moment
    (`agent_calls.requeue_unheard_caller`): the caller waits for another agent, first in the queue."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    agent = Agent.objects.filter(staff_id=actor.staff_id or 0, state=AgentState.AWAY).first()
    entry = queue_state.find_last_conversation(agent) if agent is not None else None
    if agent is None or entry is None or entry.ended_at != agent.since:
        return False
    return QueueEntry.objects.standing().filter(call=entry.call_id, entered_at=entry.ended_at).exists()
