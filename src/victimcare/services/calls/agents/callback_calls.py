"""Keeps the call backs that the line places: it rings the agent who has the promise first, then the victim, and joins
both.

The row exists from the press of the button. The line that claims it says so in its path, so that no other line rings
the victim a second time; its state names the agent who has taken the victim over since. The outcome is written once, by
the first to know it: the person who hangs up, the line, or the next line if that one died. The promise learns from it
how the attempt went (`services.calls.callbacks.callback_upkeep`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Agent, AgentStatePeriod, Call, CallbackAttempt, QueueEntry
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.errors import NotFound
from victimcare.rules.safe_contact.contact_plan import CallerDisplay
from victimcare.services.calls import placed_calls
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue, queue_state
from victimcare.services.calls.callbacks import callback_attempts, callback_ringing, callback_upkeep
from victimcare.services.calls.callbacks.callback_tasks import note_callback
from victimcare.services.calls.placed_calls import CALLBACK_DIRECTION, CallbackCallResult
from victimcare.services.desk.staff_sessions import staff_actor

_CLAIMED_WITHIN, _LOOKS_BACK = timedelta(minutes=1), timedelta(days=1)
_CLAIMED, _RUNG, _PICKED_UP = "call_back", "rung", "picked_up"  # steps of its path


@dataclass(frozen=True, slots=True)
class CallbackCall:
    """What the line is to do for an agent who rings a victim back: the agent's public id, and where their telephone is.
    `is_begun`: a line has claimed it."""

    row: UUID
    agent_id: UUID
    way: AgentEndpointKind
    extension: str
    is_begun: bool


@dataclass(frozen=True, slots=True)
class DialPermission:
    """The number to dial, for the line alone. See `callback_ringing.RingPermission`."""

    number: str = field(repr=False)
    shown: CallerDisplay
    may_leave_message: bool
    says_word_first: bool


def list_callback_calls() -> tuple[CallbackCall, ...]:
    """Return those that are not over. The line asks twice a second: one query while no agent is ringing a victim
    back."""
    ringing_back = AgentStatePeriod.objects.filter(state=AgentState.ON_A_CALL, ended_at=None)
    ringing_back = ringing_back.filter(Q(entry=None) | Q(entry__keeps_place=True)).select_related("agent__staff")
    found = [(spell.agent, call) for spell in ringing_back if (call := _call_of_agent(spell.agent)) is not None]
    return tuple(
        CallbackCall(
            call.public_id, agent.staff.public_id, AgentEndpointKind(agent.way), agent.extension, bool(call.path)
        )
        for agent, call in found
    )


@transaction.atomic
def claim_callback_call(*, row: UUID, now: datetime) -> bool:
    """Claim the call for this line, and for no other. False: another line rings, or the call is over."""
    call = _lock_open_call(row)
    if call is None or call.path:
        return False
    _add_step(call, _CLAIMED)
    return True


@transaction.atomic
def authorise_dialling(*, row: UUID, now: datetime) -> DialPermission | None:
    """Return the number once the agent is on the telephone, if the contact gate allows the call at this moment. None:
    the victim must not be rung now."""
    attempt = _attempt_of(row)
    actor = staff_actor(attempt.by)
    try:
        callback = callback_ringing.lock_callback(attempt.callback.public_id)
    except NotFound:  # settled since
        return None
    answer = callback_ringing.decide_callback(callback, now=now)
    call = _lock_open_call(row)
    if call is None or not isinstance(answer, callback_ringing.RingPermission) or answer.point != attempt.point_id:
        note_callback(attempt.callback, actor, "callback.not_rung", now, answer=callback_ringing.answer_word(answer))
        return None
    _add_step(call, _RUNG)
    shows = placed_calls.shown_number(answer.shown)
    note_callback(attempt.callback, actor, "callback.dialled", now, attempt=str(attempt.public_id), shows=shows)
    return DialPermission(answer.number, shows, answer.may_leave_message, answer.says_word_first)


@transaction.atomic
def record_callback_answer(*, row: UUID, now: datetime) -> None:
    call = _lock_open_call(row)
    if call is not None:
        call.answered_at = now
        _add_step(call, _PICKED_UP)


@transaction.atomic
def end_callback_call(*, row: UUID, how: CallbackCallResult, now: datetime) -> None:
    """Record that the call is over; the agent writes it up. Does nothing if it was over already."""
    queue_state.lock_queue()
    call = _lock_open_call(row)
    if call is None:
        return
    attempt = _attempt_of(row)
    call.ended_at, call.outcome = max(now, call.started_at), how.value
    call.save(update_fields=["ended_at", "outcome"])
    note_callback(attempt.callback, staff_actor(attempt.by), "callback.call_over", now, call=str(row), how=how.value)
    if _RUNG not in call.path or how in placed_calls.CAPPED_RESULTS:  # only the line knows this result
        callback_upkeep.record_undialled_attempt(attempt, now=now)
    _free_agent(attempt, call.state.get(placed_calls.TAKEN_OVER_BY), now)


def end_unclaimed_calls(*, now: datetime) -> int:
    """End those that no line has claimed. Returns how many."""
    lately = Call.objects.filter(started_at__gt=now - _LOOKS_BACK, started_at__lte=now - _CLAIMED_WITHIN)
    forgotten = list(
        lately.filter(direction=CALLBACK_DIRECTION, ended_at=None, path=[]).values_list("public_id", flat=True)
    )
    for row in forgotten:
        end_callback_call(row=row, how=CallbackCallResult.LINE_FAILED, now=now)
    return len(forgotten)


def end_own_callback_call(*, staff_id: int, now: datetime) -> bool:
    """Hang up for the agent. False: they are making no call back through the line."""
    agent = Agent.objects.select_related("staff").filter(staff_id=staff_id).first()
    call = _call_of_agent(agent) if agent is not None else None
    if call is None:
        return False
    how = (
        CallbackCallResult.SPOKE
        if call.answered_at
        else CallbackCallResult.NO_ANSWER
        if _RUNG in call.path
        else CallbackCallResult.LINE_FAILED
    )
    end_callback_call(row=call.public_id, how=how, now=now)
    return True


def find_own_callback_call(staff_id: int) -> Call | None:
    """Return the call back that the agent is making through the line. None: none."""
    agents = Agent.objects.select_related("staff").filter(staff_id=staff_id, state=AgentState.ON_A_CALL)
    return _call_of_agent(agent) if (agent := agents.first()) is not None else None


def record_takeover(call: Call, colleague: Agent) -> None:
    """Give the victim and the promise to this colleague, after the agent who rang has spoken with the victim."""
    call.state = {placed_calls.TAKEN_OVER_BY: str(colleague.staff.public_id)}
    call.save(update_fields=["state"])
    callback_attempts.give_task_to_caller(colleague.staff_id, _attempt_of(call.public_id).callback)


def list_open_callback_calls() -> tuple[UUID, ...]:
    """Return the calls that dead lines have claimed. For a line that has rung no one yet."""
    rows = Call.objects.filter(direction=CALLBACK_DIRECTION, ended_at=None).exclude(path=[])
    return tuple(rows.order_by("id").values_list("public_id", flat=True))


def settle_open_callback_calls(*, rows: Iterable[UUID], now: datetime) -> None:
    """Settle these without ringing the victims again: the agent who rang says how each went."""
    for row in rows:
        end_callback_call(row=row, how=CallbackCallResult.CUT_OFF, now=now)


def _call_of_agent(agent: Agent) -> Call | None:
    """Return the open call that the agent rang or has taken over."""
    attempt = CallbackAttempt.objects.filter(by_id=agent.staff_id, is_by_the_desk=True).order_by("-id").first()
    own = placed_calls.calls_of_attempt(attempt).filter(ended_at=None).first() if attempt is not None else None
    if own is not None and placed_calls.TAKEN_OVER_BY not in own.state:
        return own
    lately = Call.objects.filter(started_at__gt=agent.since - _LOOKS_BACK, direction=CALLBACK_DIRECTION, ended_at=None)
    return lately.filter(**{f"state__{placed_calls.TAKEN_OVER_BY}": str(agent.staff.public_id)}).first()


def _lock_open_call(row: UUID) -> Call | None:
    """None: it is over. The lock leaves rows that only refer to it free, because reporting an attempt locks the attempt
    first."""
    return (
        Call.objects.select_for_update(no_key=True)
        .filter(public_id=row, direction=CALLBACK_DIRECTION, ended_at=None)
        .first()
    )


def _attempt_of(row: UUID) -> CallbackAttempt:
    reference = Call.objects.values_list("carrier_call_id", flat=True).get(public_id=row)
    return CallbackAttempt.objects.select_related("by", "callback").get(public_id=reference)


def _add_step(call: Call, step: str) -> None:
    call.path = [*call.path, step]
    call.save(update_fields=["path", "answered_at"])


def _free_agent(attempt: CallbackAttempt, taken_over_by: str | None, now: datetime) -> None:
    """Free the agent who had the victim last. An agent to whom the queue gave the victim's place has a conversation
    there, which ends too."""
    on_a_call = Agent.objects.filter(state=AgentState.ON_A_CALL)
    whose = {"staff__public_id": taken_over_by} if taken_over_by else {"staff_id": attempt.by_id}
    agent = on_a_call.filter(**whose).first()
    if agent is None:
        return
    entry = QueueEntry.objects.filter(held_by=agent).first()
    if entry is None:
        queue_state.move_agent(agent, AgentEvent.CALL_ENDED, now)
    elif entry.callback_id == attempt.callback_id:
        caller_queue.close_conversation(entry, now)
