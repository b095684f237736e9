"""A call back that the line places: who has the promise is rung first, then she is, and both are joined.

Its row is there from the press on. The line that takes it up says so in it (its path), so that no other rings her a
second time, and its state names the colleague who has taken her over since. What became of it is written down once, by
whoever comes first: who hangs up, the line, or the next line where that one died. How the try went, the promise learns
from it (`services.calls.callbacks.unsaid`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Agent, AgentSpell, Call, CallbackAttempt, QueueEntry
from victimcare.rules.calls.agents import AgentState, Happening
from victimcare.rules.people.contact_plan import Shown
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
    """What the line is to do for whoever rings her back: their public id, and where their telephone is. `is_begun`: a
    line has taken it up."""

    row: UUID
    agent_id: UUID
    way: AgentWay
    extension: str
    is_begun: bool


@dataclass(frozen=True, slots=True)
class MayDial:
    """The number, for the line alone. See `ringing.MayRing`."""

    number: str = field(repr=False)
    shown: Shown
    may_leave_message: bool
    says_word_first: bool


def standing() -> tuple[BackCall, ...]:
    """Those that are not over. Asked twice a second: one query while nobody rings anybody back."""
    ringing_back = AgentSpell.objects.filter(state=AgentState.ON_A_CALL, ended_at=None)
    ringing_back = ringing_back.filter(Q(entry=None) | Q(entry__keeps_place=True)).select_related("agent__staff")
    found = [(spell.agent, call) for spell in ringing_back if (call := _of(spell.agent)) is not None]
    return tuple(
        BackCall(call.public_id, agent.staff.public_id, AgentWay(agent.way), agent.extension, bool(call.path))
        for agent, call in found
    )


@transaction.atomic
def take_up(*, row: UUID, now: datetime) -> bool:
    """This line rings, and no other. False: another does, or it is over."""
    call = _held(row)
    if call is None or call.path:
        return False
    _come_to(call, _TAKEN_UP)
    return True


@transaction.atomic
def dial(*, row: UUID, now: datetime) -> MayDial | None:
    """Whoever rings her hears: the number, by the gate's answer at this moment. None: she is not to be rung now."""
    attempt = _attempt(row)
    actor = actor_of(attempt.by)
    try:
        callback = ringing.held(attempt.callback.public_id)
    except UnknownCallback:  # settled meanwhile
        return None
    answer = ringing.may_ring(callback, now=now)
    call = _held(row)
    if call is None or not isinstance(answer, ringing.MayRing) or answer.point != attempt.point_id:
        note_of(attempt.callback, actor, "callback.not_rung", now, answer=type(answer).__name__.lower())
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
    """The call is over, and whoever rang writes it down. Nothing where it was over already."""
    in_line.lock()
    call = _held(row)
    if call is None:
        return
    attempt = _attempt(row)
    call.ended_at, call.outcome = max(now, call.started_at), how.value
    call.save(update_fields=["ended_at", "outcome"])
    note_of(attempt.callback, actor_of(attempt.by), "callback.call_over", now, call=str(row), how=how.value)
    if _RUNG not in call.path or how in line_calls.CAPPED:  # there is nothing that anybody could know better
        unsaid.was_not_rung(attempt, now=now)
    _free(attempt, call.state.get(line_calls.HELD_BY), now)


def look(*, now: datetime) -> int:
    """Those that no line has taken up are over. Returns how many."""
    lately = Call.objects.filter(started_at__gt=now - _LOOKS_BACK, started_at__lte=now - _TAKEN_UP_WITHIN)
    forgotten = list(lately.filter(direction=BACK, ended_at=None, path=[]).values_list("public_id", flat=True))
    for row in forgotten:
        over(row=row, how=Went.LINE_FAILED, now=now)
    return len(forgotten)


def end_mine(*, staff_id: int, now: datetime) -> bool:
    """Whoever rings puts the telephone down. False: they ring nobody back by the line."""
    agent = Agent.objects.select_related("staff").filter(staff_id=staff_id).first()
    call = _of(agent) if agent is not None else None
    if call is None:
        return False
    how = Went.SPOKE if call.answered_at else Went.NO_ANSWER if _RUNG in call.path else Went.LINE_FAILED
    over(row=call.public_id, how=how, now=now)
    return True


def mine(staff_id: int) -> Call | None:
    """The call back that they ring by the line; None: none."""
    agents = Agent.objects.select_related("staff").filter(staff_id=staff_id, state=AgentState.ON_A_CALL)
    return _of(agent) if (agent := agents.first()) is not None else None


def taken_over(call: Call, colleague: Agent) -> None:
    """She is the colleague's from now on, and so is the promise: whoever rang has spoken with her before."""
    call.state = {line_calls.HELD_BY: str(colleague.staff.public_id)}
    call.save(update_fields=["state"])
    trying.goes_on_with(colleague.staff_id, _attempt(call.public_id).callback)


def left_open() -> tuple[UUID, ...]:
    """For a line that has rung nobody yet: those that lines which died have taken up."""
    rows = Call.objects.filter(direction=BACK, ended_at=None).exclude(path=[])
    return tuple(rows.order_by("id").values_list("public_id", flat=True))


def settle_left_open(*, rows: Iterable[UUID], now: datetime) -> None:
    """Whom they rang is not rung again by itself: whoever rang says how it went."""
    for row in rows:
        over(row=row, how=Went.CUT_OFF, now=now)


def _of(agent: Agent) -> Call | None:
    """That they rang or have taken over, and that is not over."""
    attempt = CallbackAttempt.objects.filter(by_id=agent.staff_id, is_by_the_desk=True).order_by("-id").first()
    own = line_calls.calls_of(attempt).filter(ended_at=None).first() if attempt is not None else None
    if own is not None and line_calls.HELD_BY not in own.state:
        return own
    lately = Call.objects.filter(started_at__gt=agent.since - _LOOKS_BACK, direction=BACK, ended_at=None)
    return lately.filter(**{f"state__{line_calls.HELD_BY}": str(agent.staff.public_id)}).first()


def _held(row: UUID) -> Call | None:
    """None: it is over. Not against those who only refer to it: whoever says how the try went holds that first."""
    return Call.objects.select_for_update(no_key=True).filter(public_id=row, direction=BACK, ended_at=None).first()


def _attempt(row: UUID) -> CallbackAttempt:
    reference = Call.objects.values_list("carrier_call_id", flat=True).get(public_id=row)
    return CallbackAttempt.objects.select_related("by", "callback").get(public_id=reference)


def _come_to(call: Call, step: str) -> None:
    call.path = [*call.path, step]
    call.save(update_fields=["path", "answered_at"])


def _free(attempt: CallbackAttempt, taken_over_by: str | None, now: datetime) -> None:
    """Whoever had her last is free. Whose place in the queue it was has a conversation there, which ends with it."""
    on_a_call = Agent.objects.filter(state=AgentState.ON_A_CALL)
    whose = {"staff__public_id": taken_over_by} if taken_over_by else {"staff_id": attempt.by_id}
    agent = on_a_call.filter(**whose).first()
    if agent is None:
        return
    entry = QueueEntry.objects.filter(held_by=agent).first()
    if entry is None:
        in_line.move(agent, Happening.CALL_ENDED, now)
    elif entry.callback_id == attempt.callback_id:
        queueing.end(entry, now)
