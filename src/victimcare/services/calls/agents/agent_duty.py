"""Manages the duty of agents: they sign on, set their state, answer calls, and record how each conversation ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AccessGrant, Agent, Call, QueueEntry, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.call_queue import AgentEndpointKind as AgentEndpointKind
from victimcare.records.models.telephone.call_queue import CallOutcome as CallOutcome
from victimcare.rules.calls.agents import EVENT_OF_CHOSEN_STATE, ON_DUTY, AgentEvent, AgentState, AgentStateConflict
from victimcare.rules.calls.call_queue import ENGLISH, HEAVY_OUTCOMES, CallerNeed
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, is_permitted, permit_one_of
from victimcare.services.audit import note
from victimcare.services.calls.call_queue import caller_queue, queue_routing, queue_state
from victimcare.services.calls.call_queue.queue_routing import AgentCareStatus
from victimcare.services.calls.callbacks import callback_requests, callback_upkeep
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import rota, task_actions
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import CALL_NOTE


class AgentSignedOff(Exception):
    """This member of staff does not take calls now."""


class CallOfferGone(Exception):
    """No call is offered to this agent: the caller has hung up, or is now waiting for another agent."""


class ConversationMissing(Exception):
    """This agent has no conversation, or none that is over and still to be written up."""


class ColleagueBusy(Exception):
    """This colleague cannot take a call now."""


class ColleagueNeedsRest(Exception):
    """This colleague must not be given a heavy call now."""


@dataclass(frozen=True, slots=True)
class RingingCall:
    """What an agent may know of a ringing call before they answer. It holds nothing from any record, whether the caller
    passed an identity check or not."""

    call_id: UUID
    language: str
    waited: timedelta
    asked_for: CallerNeed
    is_proved: bool  # the caller has keyed their code in this call
    with_interpreter: bool
    # the caller has hung up and kept their place: the agent who takes this up rings them back
    callback_id: UUID | None


@dataclass(frozen=True, slots=True)
class AgentOnDuty:
    """The state of an agent, as they and their supervisor see it."""

    agent_id: UUID  # of the member of staff
    name: str
    way: AgentEndpointKind
    extension: str
    languages: frozenset[str]
    skills: frozenset[str]
    state: AgentState
    since: datetime
    can_be_heard: bool  # if False, no caller is offered to them
    # a colleague asked them into a call: no other caller is put through to them, but they do not count as away
    is_in_anothers_call: bool
    care: AgentCareStatus
    is_for_room: bool = False  # takes callers of the control room alone

    @property
    def reads_as(self) -> AgentState:
        """Return the state that others see."""
        return queue_state.visible_agent_state(self.state, is_in_anothers_call=self.is_in_anothers_call)


@transaction.atomic
def sign_on_agent(
    *,
    actor: Actor,
    way: AgentEndpointKind,
    now: datetime,
    extension: str = "",
    languages: Collection[str] = (ENGLISH,),
    skills: Collection[str] = (),
    is_reserve: bool = False,
    line: str = "",
) -> None:
    """Take calls from now on. An agent already on duty keeps their state, but may change their telephone. Languages and
    skills that a supervisor keeps on the Team page override what the agent enters."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    queue_state.lock_queue()
    agent = _find_agent(actor, way, now)
    if (kept := rota.load_kept_skills(agent.staff_id)) is not None:
        languages, skills = (ENGLISH, *kept[0]), kept[1]
    if is_permitted(actor, Act.TAKE_ROOM_CALLS):
        skills = (*skills, CallerNeed.CONTROL_ROOM)
    agent.way, agent.extension = way, extension if way is AgentEndpointKind.EXTENSION else ""
    agent.languages, agent.skills = sorted({*languages}), sorted({*skills})
    agent.is_reserve, agent.line = is_reserve, line
    agent.is_for_room = not is_permitted(actor, Act.TAKE_CALLS)
    agent.save()
    if agent.state == AgentState.OFF:
        queue_state.move_agent(agent, AgentEvent.SIGNED_ON, now)
    note(actor, "agent.signed_on", at=now, detail={"way": way})


@transaction.atomic
def sign_off_agent(*, actor: Actor, now: datetime) -> None:
    """Take no more calls. A ringing call goes back to its place; a conversation must be ended first; call backs due
    today are handed on. Raises AgentSignedOff, AgentStateConflict."""
    _apply_event(actor, AgentEvent.SIGNED_OFF, now)
    callback_upkeep.release_callbacks_of_shift(staff_id=_staff_id(actor), now=now)
    note(actor, "agent.signed_off", at=now)


def leave_shift(*, actor: Actor, now: datetime) -> None:
    """Take no more calls because the member of staff signs out of the desk; a conversation is ended first. Work due
    today is handed on, even if they took no calls."""
    try:
        sign_off_agent(actor=actor, now=now)
    except (AgentSignedOff, PermissionRefused, AgentStateConflict):
        callback_upkeep.release_callbacks_of_shift(staff_id=_staff_id(actor), now=now)


@transaction.atomic
def change_agent_state(*, actor: Actor, to: AgentState, now: datetime) -> None:
    """Change to ready, away or in debrief, as the agent chooses. Raises AgentSignedOff, AgentStateConflict."""
    if to not in EVENT_OF_CHOSEN_STATE:
        raise AgentStateConflict(f"no agent chooses {to}")
    _apply_event(actor, EVENT_OF_CHOSEN_STATE[to], now)


@transaction.atomic
def answer_call(*, actor: Actor, now: datetime) -> UUID:
    """Take the call that rings, or take up a promised call back as one's own task. Returns the call's id.

    A victim who keyed their code in this call has passed the identity check with this agent, as if they had read the
    code out. Raises AgentSignedOff, CallOfferGone.
    """
    agent = require_signed_on(actor)
    entry = QueueEntry.objects.select_related("call", "callback").filter(offered_to=agent).first()
    if entry is None:
        raise CallOfferGone
    if entry.keeps_place:
        _take_promise(actor, entry, now)
    caller_queue.answer_offer(entry, now)
    # the next caller may claim to be the victim who was cut off, but that is not known
    identity_checks.finish_all_contacts(actor=actor, now=now)
    # a handler of the control room opens no record, so needs no check
    if not entry.keeps_place and not agent.is_for_room and _has_keyed_code(entry.call):
        assert entry.call.victim_id is not None
        identity_checks.record_identity_check(
            actor=actor, victim_id=entry.call.victim_id, how=identity_checks.CheckMethod.CODE, now=now
        )
    note(actor, "call.answered", at=now, victim_id=entry.call.victim_id, detail={"call": str(entry.call.public_id)})
    return entry.call.public_id


@transaction.atomic
def end_queue_conversation(*, actor: Actor, now: datetime) -> None:
    """End the agent's conversation. Raises AgentSignedOff, ConversationMissing."""
    caller_queue.close_conversation(require_conversation(require_signed_on(actor)), now)


@transaction.atomic
def finish_wrap_up(
    *, actor: Actor, outcome: CallOutcome, now: datetime, is_heavy: bool = False, remark: str = ""
) -> AgentState:
    """Record the outcome of the conversation, and whether it was heavy; some outcomes always are. Returns the state
    that follows. Raises AgentSignedOff, ConversationMissing."""
    agent = require_signed_on(actor)
    entry = queue_state.find_last_conversation(agent)
    if entry is None or agent.state != AgentState.WRAP_UP:
        raise ConversationMissing
    entry.is_heavy = entry.is_heavy or is_heavy or outcome in HEAVY_OUTCOMES
    if queue_state.had_conversation_last(agent, entry):
        entry.outcome, entry.wrapped_up_at = outcome, max(now, entry.ended_at or now)
    if remark.strip():
        words = "\n\n".join(filter(None, (CALL_NOTE.open_words(entry), remark.strip())))
        CALL_NOTE.put_words(entry, words, fetch_victim_key(entry.call.victim_id))
    entry.save(update_fields=["outcome", "is_heavy", "wrapped_up_at", "sealed_note"])
    queue_state.end_wrap_up(agent, now)
    note(actor, "call.finished", at=now, detail={"call": str(entry.call.public_id), "outcome": outcome})
    return AgentState(agent.state)


@transaction.atomic
def find_ringing_call(*, actor: Actor, now: datetime) -> RingingCall | None:
    """Return the call that rings for the agent. None: none rings."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    rows = QueueEntry.objects.select_related("call", "callback", "offered_to")
    entry = rows.filter(offered_to__staff_id=_staff_id(actor)).first()
    if entry is None or entry.offered_to is None:
        return None
    return RingingCall(
        call_id=entry.call.public_id,
        language=entry.language,
        waited=now - entry.entered_at,
        asked_for=CallerNeed(entry.need),
        is_proved=_has_keyed_code(entry.call),
        with_interpreter=entry.language not in entry.offered_to.languages,
        callback_id=entry.callback.public_id if entry.callback and entry.keeps_place else None,
    )


def list_agents_on_duty(*, actor: Actor, now: datetime) -> tuple[AgentOnDuty, ...]:
    """Return all agents who are signed on, longest idle first."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    return _to_agents_on_duty(Agent.objects.on_duty(), now)


def find_own_duty(*, actor: Actor, now: datetime) -> AgentOnDuty | None:
    """Return the agent's own state. None: not signed on."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    return next(iter(_to_agents_on_duty(Agent.objects.on_duty().filter(staff_id=_staff_id(actor)), now)), None)


def _to_agents_on_duty(found: QuerySet[Agent], now: datetime) -> tuple[AgentOnDuty, ...]:
    asked = found.annotate(is_asked=queue_state.is_in_colleagues_call())
    rows = list(asked.select_related("staff").order_by("idle_since", "id"))
    cares = queue_routing.load_care_status([row.id for row in rows], now=now)
    return tuple(
        AgentOnDuty(
            agent_id=row.staff.public_id,
            name=row.staff.name,
            way=AgentEndpointKind(row.way),
            extension=row.extension,
            languages=frozenset(row.languages),
            skills=frozenset(row.skills),
            state=AgentState(row.state),
            since=row.since,
            can_be_heard=queue_state.can_agent_be_heard(row, now),
            is_in_anothers_call=row.is_asked,
            care=cares[row.id],
            is_for_room=row.is_for_room,
        )
        for row in rows
    )


def _take_promise(actor: Actor, entry: QueueEntry, now: datetime) -> None:
    """Give the agent the call back, due now."""
    assert entry.callback is not None, "a place is kept for a promise"
    task = Task.objects.filter(
        kind=TaskKind.CALL_BACK, subject_key=callback_requests.callback_subject(entry.callback), closed_at=None
    ).first()
    if task is None:
        raise CallOfferGone
    try:
        task_actions.take_task(actor=actor, task_id=task.public_id, now=now)
    # taken by a colleague, or restricted for this agent, since it was offered
    except (task_actions.TaskTaken, NotFound):
        raise CallOfferGone from None


def _has_keyed_code(call: Call) -> bool:
    """Whether the caller keyed their code in this call, and the code is still valid: a code that was ended may be in
    the wrong hands."""
    codes = AccessGrant.objects.of_victims().filter(
        victim_id=call.victim_id or 0, ended_at=None, made_at__lte=call.started_at
    )
    return codes.exists()


def require_conversation(agent: Agent) -> QueueEntry:
    """Raises ConversationMissing."""
    entry = QueueEntry.objects.select_related("call", "held_by").filter(held_by=agent).first()
    if entry is None:
        raise ConversationMissing
    return entry


def _apply_event(actor: Actor, happening: AgentEvent, now: datetime) -> None:
    agent = require_signed_on(actor)
    offered = QueueEntry.objects.filter(offered_to=agent).first()
    if agent.state == AgentState.WRAP_UP and happening is AgentEvent.BECAME_READY:
        queue_state.end_wrap_up(agent, now)
        return
    queue_state.move_agent(agent, happening, now)
    if offered is not None:
        queue_state.withdraw_offer(offered)


def require_signed_on(actor: Actor) -> Agent:
    """Return the actor's own row, with the queue locked until the transaction ends. Raises AgentSignedOff."""
    permit_one_of(actor, Act.TAKE_CALLS, Act.TAKE_ROOM_CALLS)
    queue_state.lock_queue()
    agent = Agent.objects.filter(staff_id=_staff_id(actor), state__in=ON_DUTY).first()
    if agent is None:
        raise AgentSignedOff
    return agent


def _find_agent(actor: Actor, way: AgentEndpointKind, now: datetime) -> Agent:
    staff_id = _staff_id(actor)
    found = Agent.objects.filter(staff_id=staff_id).first()
    return found or Agent(staff_id=staff_id, way=way, state=AgentState.OFF, since=now, idle_since=now)


def _staff_id(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("only staff take calls")
    return actor.staff_id
