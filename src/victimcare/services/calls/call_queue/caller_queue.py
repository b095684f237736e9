"""Holds callers who wait for a person: each enters the queue, hears their place and wait, and leaves it once. No caller
is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import Call, Callback, QueueEntry
from victimcare.records.models.telephone.call_queue import QueueExit as QueueExit
from victimcare.records.models.telephone.callbacks import CallbackOutcome
from victimcare.rules.calls.agents import AgentEvent
from victimcare.rules.calls.call_queue import ENGLISH, HEAVY_NEEDS, CallerNeed, place_in_queue
from victimcare.rules.calls.service_level import (
    MEASURED_OVER,
    QueueMovement,
    QueueStay,
    WaitEstimate,
    estimate_wait,
    measure_queue,
)
from victimcare.rules.errors import NotFound
from victimcare.services.calls.call_queue import line_opening, queue_state
from victimcare.services.calls.callbacks import callback_requests
from victimcare.services.messages import message_languages
from victimcare.wording import languages


@dataclass(frozen=True, slots=True)
class QueueRequest:
    """What a caller waits for. `rings_from`: the number that the carrier reports. It only ever shortens the wait for a
    number that is known to be safe, and is kept only while the caller waits, in case the line dies (`queue_recovery`).
    `line`: the process or carrier that holds the call; blank: any."""

    language: str = ENGLISH
    need: CallerNeed = CallerNeed.ANYTHING
    rings_from: str = field(default="", repr=False)
    line: str = ""


class AdmissionResult(StrEnum):
    WAITS = "waits"
    CLOSED = "closed"
    NO_STAFF_ON_DUTY = "nobody_on_duty"


@dataclass(frozen=True, slots=True)
class QueueAdmission:
    """`place` from 1; 0 if the caller does not wait. `wait` None: too little is measured to name a time."""

    how: AdmissionResult
    place: int = 0
    wait: WaitEstimate | None = None


class TurnState(StrEnum):
    STILL = "still"
    YOURS = "yours"
    TOO_LONG = "too_long"  # the longest wait is over, or no agent is left: promise the caller a call back
    CLOSED = "closed"  # closed by hand while the caller waited: say why, and promise a call back as well


@dataclass(frozen=True, slots=True)
class QueueTurn:
    """`agent_id`: the public id of the agent who has answered. `with_interpreter`: in English, because no agent who
    speaks the caller's language is free."""

    how: TurnState
    place: int = 0
    wait: WaitEstimate | None = None
    agent_id: UUID | None = None
    with_interpreter: bool = False


@transaction.atomic
def enter_queue(*, call_id: UUID, wants: QueueRequest, now: datetime) -> QueueAdmission:
    """Put the caller into the queue; a caller who is in it already keeps their place. Raises NotFound."""
    queue_state.lock_queue()
    call = Call.objects.filter(public_id=call_id).first()
    if call is None:
        raise NotFound("no such call")
    entry = QueueEntry.objects.standing().filter(call=call).first()
    if entry is None and not line_opening.find_line_opening(now=now).is_open:
        return QueueAdmission(AdmissionResult.CLOSED)
    is_reserved = entry.is_reserved if entry else line_opening.is_reserved_number(wants.rings_from, now=now)
    if not queue_state.is_agent_available(
        wants.line, is_reserved=is_reserved, victim_id=call.victim_id, need=wants.need
    ):
        return QueueAdmission(AdmissionResult.NO_STAFF_ON_DUTY)
    if entry is None:
        queue_state.count_queue_entry()
        entry = QueueEntry.objects.create(
            call=call,
            language=_spoken_language(call, wants),
            need=wants.need,
            is_heavy=wants.need in HEAVY_NEEDS,
            is_reserved=is_reserved,
            line=wants.line,
            shown_number=wants.rings_from,
            entered_at=now,
            seen_at=now,
        )
    at = _place_of_entry(entry)
    return QueueAdmission(AdmissionResult.WAITS, at, estimate_wait(at, _measure_waits(now)))


def _spoken_language(call: Call, wants: QueueRequest) -> str:
    """Return the language for which we look for an agent: for a caller who has keyed their code, the one in their
    passport or else in their record."""
    said = languages.base_language(message_languages.load_victim_language(call.victim_id)) if call.victim_id else ""
    return said if languages.find_language(said) else wants.language


@transaction.atomic
def check_turn(*, call_id: UUID, now: datetime) -> QueueTurn:
    """Return the caller's place. The line asks as long as they wait: a line that stops asking is taken for dead. Raises
    NotFound."""
    entry = queue_state.find_last_entry(call_id)
    if entry is None:
        raise NotFound("no such call")
    if entry.left_how == QueueExit.ANSWERED and entry.held_by is not None:
        with_interpreter = entry.language not in entry.held_by.languages
        return QueueTurn(TurnState.YOURS, agent_id=entry.held_by.staff.public_id, with_interpreter=with_interpreter)
    if entry.left_at is not None:
        return QueueTurn(TurnState.TOO_LONG)
    QueueEntry.objects.filter(id=entry.id).update(seen_at=now)
    is_offered = entry.offered_to_id is not None
    if not is_offered and line_opening.is_line_closed_by_hand(now=now):
        return QueueTurn(TurnState.CLOSED)
    if not is_offered and (
        now - entry.entered_at >= queue_state.queue_limits().most_wait
        or not queue_state.is_agent_available(
            entry.line, is_reserved=entry.is_reserved, victim_id=entry.call.victim_id, need=entry.need
        )
    ):
        return QueueTurn(TurnState.TOO_LONG)
    at = _place_of_entry(entry)
    return QueueTurn(TurnState.STILL, at, estimate_wait(at, _measure_waits(now)))


@transaction.atomic
def leave_queue(*, call_id: UUID, why: QueueExit, now: datetime, keeps_place: bool = True) -> None:
    """Take the caller out of the queue for any reason but an answer. A second time changes nothing; a caller who hangs
    up in the middle of a conversation has ended it.

    With CALLBACK or TOO_LONG (the time tells which), the caller keeps their place unless they chose a time
    (`keeps_place` false): the call back promised in this call is due when their turn comes, so it must be promised
    first. Raises NotFound.
    """
    queue_state.lock_queue()
    entry = queue_state.find_last_entry(call_id)
    if entry is None:
        raise NotFound("no such call")
    if entry.held_by is not None:
        close_conversation(entry, now)
        return
    if entry.left_at is not None:
        return
    if why in _CALLBACK_EXITS:
        entry.callback = _find_promise(entry)
        entry.keeps_place = keeps_place
        why = (
            QueueExit.TOO_LONG if now - entry.entered_at >= queue_state.queue_limits().most_wait else QueueExit.CALLBACK
        )
    elif why is QueueExit.ABANDONED and line_opening.is_line_closed_by_hand(now=now):
        why = QueueExit.CLOSED  # the caller did not give up: we closed
    _withdraw_offer(entry, AgentEvent.OFFER_ENDED, now)
    entry.left_at, entry.left_how, entry.shown_number = max(now, entry.entered_at), why, ""
    entry.save()
    _count_wait(entry)


@transaction.atomic
def join_offered_agent(*, call_id: UUID, now: datetime) -> bool:
    """Record that the caller and the agent hear each other. False: the caller is no longer the agent's, and must not be
    joined."""
    queue_state.lock_queue()
    entry = queue_state.find_last_entry(call_id)
    if entry is None:
        raise NotFound("no such call")
    if entry.left_at is None and entry.offered_to is not None:
        answer_offer(entry, now)
    return entry.held_by is not None


@transaction.atomic
def end_conversation_of_call(*, call_id: UUID, now: datetime) -> None:
    """End the conversation, whichever side hung up. A second time changes nothing."""
    queue_state.lock_queue()
    entry = queue_state.find_last_entry(call_id)
    if entry is not None and entry.held_by is not None:
        close_conversation(entry, now)


def answer_offer(entry: QueueEntry, now: datetime) -> None:
    """Record that the agent has answered, or takes up the caller's call back. Under the queue's lock."""
    agent = entry.offered_to
    assert agent is not None, "only an offer is answered"
    queue_state.move_agent(agent, AgentEvent.ANSWERED, max(now, entry.entered_at), entry=entry)
    now = agent.since
    entry.offered_to = entry.offered_at = None
    entry.held_by = agent
    if entry.keeps_place:
        entry.rung_by, entry.turn_came_at = agent, now
    else:
        entry.answered_by, entry.answered_at = agent, now
        entry.left_at, entry.left_how, entry.shown_number = now, QueueExit.ANSWERED, ""
    entry.save()
    if not entry.keeps_place:
        _count_wait(entry)


_CALLBACK_EXITS = (QueueExit.CALLBACK, QueueExit.TOO_LONG)


def _count_wait(entry: QueueEntry) -> None:
    """Add the wait to the call's own record, to any earlier waits in the same call, and to the live counters."""
    assert entry.left_at is not None
    queue_state.count_queue_exit(entry)
    seconds = round((entry.left_at - entry.entered_at).total_seconds())
    Call.objects.filter(id=entry.call_id).update(queue_seconds=F("queue_seconds") + seconds)


def close_conversation(entry: QueueEntry, now: datetime) -> None:
    """End the conversation. Under the queue's lock."""
    agent = entry.held_by
    assert agent is not None
    queue_state.move_agent(agent, AgentEvent.CALL_ENDED, now, entry=entry)
    entry.held_by, entry.ended_at = None, agent.since
    entry.save(update_fields=["held_by", "ended_at"])


def _withdraw_offer(entry: QueueEntry, happening: AgentEvent, now: datetime) -> None:
    if entry.offered_to is not None:
        queue_state.move_agent(entry.offered_to, happening, now)
        entry.offered_to = entry.offered_at = None


def _find_promise(entry: QueueEntry) -> Callback:
    """Return the call back promised in this call, or to the victim in an earlier one and still open; otherwise the one
    that the caller heard of in this call."""
    told = Callback.objects.filter(told__call=entry.call, outcome=CallbackOutcome.PROMISED)
    found = callback_requests.own_open_callbacks(entry.call).order_by("id").last() or told.order_by("id").last()
    if found is None:
        raise NotFound("no call back was promised in this call")
    return found


def _place_of_entry(entry: QueueEntry) -> int:
    line = queue_state.list_queued_callers()
    return place_in_queue(next(each for each in line if each.key == entry.id), line)


def _measure_waits(now: datetime) -> QueueMovement:
    rows = QueueEntry.objects.filter(entered_at__lte=now).filter(queue_state.left_queue_since(now - MEASURED_OVER))
    return measure_queue(
        (
            QueueStay(entered_at, left_at, left_how == QueueExit.ANSWERED, left_how == QueueExit.ABANDONED)
            for entered_at, left_at, left_how in rows.values_list("entered_at", "left_at", "left_how")
        ),
        now,
    )
