"""Call backs that the line places: it first rings the colleague who has the promise, then the victim, and joins both.

The row exists from the press of the button. The line that takes it up says so in its path, so that no other line rings
the victim a second time; its state names the colleague who has taken the victim over since. The outcome is written
once, by the first to come: the person who hangs up, the line, or the next line where that one died. The promise learns
from it how the try went (`services.calls.callbacks.unsaid`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Agent, AgentSpell, Call, CallbackAttempt, QueueEntry
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.safe_contact.contact_plan import CallerDisplay
from victimcare.services.calls.callbacks import line_calls, ringing, trying, unsaid
from victimcare.services.calls.callbacks.line_calls import BACK, Went
from victimcare.services.calls.callbacks.noting import note_of
from victimcare.services.calls.callbacks.ringing_in import UnknownCallback
from victimcare.services.calls.taking.agents import AgentWay
from victimcare.services.calls.waiting import in_line, queueing
from victimcare.services.desk.staff import actor_of

_TAKEN_UP_WITHIN, _LOOKS_BACK = timedelta(minutes=1), timedelta(days=1)
_TAKEN_UP, _RUNG, _PICKED_UP = "call_back", "rung", "picked_up"  # how far it has come: its path


@dataclass(frozen=True, slots=True)
class BackCall:
    """What the line is to do for the colleague who rings the victim back: their public id, and where their telephone
    is. `is_begun`: a line has taken it up."""

    row: UUID
    agent_id: UUID
    way: AgentWay
    extension: str
    is_begun: bool


@dataclass(frozen=True, slots=True)
class MayDial:
    """The number, for the line alone. See `ringing.MayRing`."""

    number: str = field(repr=False)
    shown: CallerDisplay
    may_leave_message: bool
    says_word_first: bool


def standing() -> tuple[BackCall, ...]:
    """Return those that are not over. Asked twice a second: one query while no colleague rings a victim back."""
    ringing_back = AgentSpell.objects.filter(state=AgentState.ON_A_CALL, ended_at=None)
    ringing_back = ringing_back.filter(Q(entry=None) | Q(entry__keeps_place=True)).select_related("agent__staff")
    found = [(spell.agent, call) for spell in ringing_back if (call := _of(spell.agent)) is not None]
    return tuple(
        BackCall(call.public_id, agent.staff.public_id, AgentWay(agent.way), agent.extension, bool(call.path))
        for agent, call in found
    )


@transaction.atomic
def take_up(*, row: UUID, now: datetime) -> bool:
    """Take the call for this line, and for no other. False: another line rings, or the call is over."""
    call = _held(row)
    if call is None or call.path:
        return False
    _come_to(call, _TAKEN_UP)
    return True


@transaction.atomic
def dial(*, row: UUID, now: datetime) -> MayDial | None:
    """Return the number, by the gate's answer at this moment, once the colleague who rings is on the line. None: the
    victim is not to be rung now."""
    attempt = _attempt(row)
    actor = actor_of(attempt.by)
    try:
        callback = ringing.held(attempt.callback.public_id)
    except UnknownCallback:  # settled since
        return None
    answer = ringing.may_ring(callback, now=now)
    call = _held(row)
    if call is None or not isinstance(answer, ringing.MayRing) or answer.point != attempt.point_id:
        note_of(attempt.callback, actor, "callback.not_rung", now, answer=ringing.answer_word(answer))
        return None
    _come_to(call, _RUNG)
    shows = line_calls.shows(answer.shown)
    note_of(attempt.callback, actor, "callback.dialled", now, attempt=str(attempt.public_id), shows=shows)
    return MayDial(answer.number, shows, answer.may_leave_message, answer.says_word_first)


@transaction.atomic
def picked_up(*, row: UUID, now: datetime) -> None:
    call = _held(row)
    if call is not None:
        call.answered_at = now
        _come_to(call, _PICKED_UP)


@transaction.atomic
def over(*, row: UUID, how: Went, now: datetime) -> None:
    """Record that the call is over; the colleague who rang writes it up. Does nothing where it was over already."""
    in_line.lock()
    call = _held(row)
    if call is None:
        return
    attempt = _attempt(row)
    call.ended_at, call.outcome = max(now, call.started_at), how.value
    call.save(update_fields=["ended_at", "outcome"])
    note_of(attempt.callback, actor_of(attempt.by), "callback.call_over", now, call=str(row), how=how.value)
    if _RUNG not in call.path or how in line_calls.CAPPED:  # no one could know better
        unsaid.was_not_rung(attempt, now=now)
    _free(attempt, call.state.get(line_calls.HELD_BY), now)


def look(*, now: datetime) -> int:
    """End those that no line has taken up. Returns how many."""
    lately = Call.objects.filter(started_at__gt=now - _LOOKS_BACK, started_at__lte=now - _TAKEN_UP_WITHIN)
    forgotten = list(lately.filter(direction=BACK, ended_at=None, path=[]).values_list("public_id", flat=True))
    for row in forgotten:
        over(row=row, how=Went.LINE_FAILED, now=now)
    return len(forgotten)


def end_mine(*, staff_id: int, now: datetime) -> bool:
    """Put the telephone down for the colleague who rings. False: they ring no victim back by the line."""
    agent = Agent.objects.select_related("staff").filter(staff_id=staff_id).first()
    call = _of(agent) if agent is not None else None
    if call is None:
        return False
    how = Went.SPOKE if call.answered_at else Went.NO_ANSWER if _RUNG in call.path else Went.LINE_FAILED
    over(row=call.public_id, how=how, now=now)
    return True


def mine(staff_id: int) -> Call | None:
    """Return the call back that they ring by the line. None: none."""
    agents = Agent.objects.select_related("staff").filter(staff_id=staff_id, state=AgentState.ON_A_CALL)
    return _of(agent) if (agent := agents.first()) is not None else None


def taken_over(call: Call, colleague: Agent) -> None:
    """Give the victim and the promise to this colleague from now on: the colleague who rang has spoken with the victim
    before."""
    call.state = {line_calls.HELD_BY: str(colleague.staff.public_id)}
    call.save(update_fields=["state"])
    trying.goes_on_with(colleague.staff_id, _attempt(call.public_id).callback)


def left_open() -> tuple[UUID, ...]:
    """Return the calls that dead lines have taken up. For a line that has rung no one yet."""
    rows = Call.objects.filter(direction=BACK, ended_at=None).exclude(path=[])
    return tuple(rows.order_by("id").values_list("public_id", flat=True))


def settle_left_open(*, rows: Iterable[UUID], now: datetime) -> None:
    """Settle these without ringing the victims again: the colleague who rang says how it went."""
    for row in rows:
        over(row=row, how=Went.CUT_OFF, now=now)


def _of(agent: Agent) -> Call | None:
    """Return the call that they rang or have taken over, and that is not over."""
    attempt = CallbackAttempt.objects.filter(by_id=agent.staff_id, is_by_the_desk=True).order_by("-id").first()
    own = line_calls.calls_of(attempt).filter(ended_at=None).first() if attempt is not None else None
    if own is not None and line_calls.HELD_BY not in own.state:
        return own
    lately = Call.objects.filter(started_at__gt=agent.since - _LOOKS_BACK, direction=BACK, ended_at=None)
    return lately.filter(**{f"state__{line_calls.HELD_BY}": str(agent.staff.public_id)}).first()


def _held(row: UUID) -> Call | None:
    """None: it is over. The lock leaves rows that only refer to it free: saying how the try went locks the try first."""
    return Call.objects.select_for_update(no_key=True).filter(public_id=row, direction=BACK, ended_at=None).first()


def _attempt(row: UUID) -> CallbackAttempt:
    reference = Call.objects.values_list("carrier_call_id", flat=True).get(public_id=row)
    return CallbackAttempt.objects.select_related("by", "callback").get(public_id=reference)


def _come_to(call: Call, step: str) -> None:
    call.path = [*call.path, step]
    call.save(update_fields=["path", "answered_at"])


def _free(attempt: CallbackAttempt, taken_over_by: str | None, now: datetime) -> None:
    """Free the colleague who had the victim last. A colleague to whom the queue gave the victim's place has a
    conversation there, which ends with it."""
    on_a_call = Agent.objects.filter(state=AgentState.ON_A_CALL)
    whose = {"staff__public_id": taken_over_by} if taken_over_by else {"staff_id": attempt.by_id}
    agent = on_a_call.filter(**whose).first()
    if agent is None:
        return
    entry = QueueEntry.objects.filter(held_by=agent).first()
    if entry is None:
        in_line.move(agent, AgentEvent.CALL_ENDED, now)
    elif entry.callback_id == attempt.callback_id:
        queueing.end(entry, now)
