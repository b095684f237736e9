"""Holds a caller who waits for a person: they enter the line, are told their place and wait, and leave it once. None is
ever lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import Call, Callback, QueueEntry
from victimcare.records.models.callbacks import CallbackOutcome
from victimcare.records.models.queue import LeftHow as LeftHow
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
from victimcare.services.calls.callbacks import promising
from victimcare.services.calls.on_call import UnknownCall
from victimcare.services.calls.waiting import counting, in_line, opening, reserved
from victimcare.services.messages import message_languages as languages_of
from victimcare.wording import languages


@dataclass(frozen=True, slots=True)
class Wants:
    """What a caller waits for. `rings_from`: the number that the carrier reports; it only ever shortens the wait for a
    number that is known to be safe, and is kept only while the caller waits, in case the line dies (`settling`).
    `line`: the process or door that holds the call; blank: any."""

    language: str = ENGLISH
    need: CallerNeed = CallerNeed.ANYTHING
    rings_from: str = field(default="", repr=False)
    line: str = ""


class How(StrEnum):
    WAITS = "waits"
    CLOSED = "closed"
    NOBODY_ON_DUTY = "nobody_on_duty"


@dataclass(frozen=True, slots=True)
class Entered:
    """`place` from 1; 0 where the caller does not wait. `wait` None: too little is measured to say anything."""

    how: How
    place: int = 0
    wait: WaitEstimate | None = None


class TurnIs(StrEnum):
    STILL = "still"
    YOURS = "yours"
    TOO_LONG = "too_long"  # our longest wait is over, or no colleague is left: promise the caller a call back
    CLOSED = "closed"  # by hand, while the caller waited: say why, and promise a call back as well


@dataclass(frozen=True, slots=True)
class Turn:
    """`agent_id`: the public id of the member of staff who has answered. `with_interpreter`: in English, because no
    colleague who speaks the caller's language is free."""

    how: TurnIs
    place: int = 0
    wait: WaitEstimate | None = None
    agent_id: UUID | None = None
    with_interpreter: bool = False


class NoPromise(Exception):
    """No promise was made that the caller's place could be kept for."""


@transaction.atomic
def enter(*, call_id: UUID, wants: Wants, now: datetime) -> Entered:
    """Put the caller into the line; a caller who is in it already keeps their place. Raises UnknownCall."""
    in_line.lock()
    call = Call.objects.filter(public_id=call_id).first()
    if call is None:
        raise UnknownCall(call_id)
    entry = QueueEntry.objects.standing().filter(call=call).first()
    if entry is None and not opening.state(now=now).is_open:
        return Entered(How.CLOSED)
    is_reserved = entry.is_reserved if entry else reserved.is_reserved(wants.rings_from, now=now)
    if not in_line.is_anybody_for(wants.line, is_reserved=is_reserved, victim_id=call.victim_id):
        return Entered(How.NOBODY_ON_DUTY)
    if entry is None:
        counting.asked()
        entry = QueueEntry.objects.create(
            call=call,
            language=_spoken_with(call, wants),
            need=wants.need,
            is_heavy=wants.need in HEAVY_NEEDS,
            is_reserved=is_reserved,
            line=wants.line,
            shown_number=wants.rings_from,
            entered_at=now,
            seen_at=now,
        )
    at = _place(entry)
    return Entered(How.WAITS, at, estimate_wait(at, _measured(now)))


def _spoken_with(call: Call, wants: Wants) -> str:
    """Return the language in which we find a colleague for the caller: once they have keyed their code, the one in
    their passport or else in their record."""
    said = languages.base(languages_of.load_victim_language(call.victim_id)) if call.victim_id else ""
    return said if languages.language(said) else wants.language


@transaction.atomic
def turn(*, call_id: UUID, now: datetime) -> Turn:
    """Return the caller's place. Asked as long as they wait: a line that stops asking is taken for dead. Raises
    UnknownCall."""
    entry = in_line.entry_of(call_id)
    if entry is None:
        raise UnknownCall(call_id)
    if entry.left_how == LeftHow.ANSWERED and entry.held_by is not None:
        with_interpreter = entry.language not in entry.held_by.languages
        return Turn(TurnIs.YOURS, agent_id=entry.held_by.staff.public_id, with_interpreter=with_interpreter)
    if entry.left_at is not None:
        return Turn(TurnIs.TOO_LONG)
    QueueEntry.objects.filter(id=entry.id).update(seen_at=now)
    is_offered = entry.offered_to_id is not None
    if not is_offered and opening.is_closed_by_hand(now=now):
        return Turn(TurnIs.CLOSED)
    if not is_offered and (
        now - entry.entered_at >= in_line.limits().most_wait
        or not in_line.is_anybody_for(entry.line, is_reserved=entry.is_reserved, victim_id=entry.call.victim_id)
    ):
        return Turn(TurnIs.TOO_LONG)
    at = _place(entry)
    return Turn(TurnIs.STILL, at, estimate_wait(at, _measured(now)))


@transaction.atomic
def leave(*, call_id: UUID, why: LeftHow, now: datetime, keeps_place: bool = True) -> None:
    """Take the caller out of the line otherwise than by an answer. Leaving twice changes nothing; a caller who hangs up
    in the middle of a conversation has ended it.

    With CALLBACK or TOO_LONG (the time tells which), the caller keeps their place unless they chose a time
    (`keeps_place` false): the call back that was promised in this call is due when their turn comes. Promise first.
    Raises NoPromise, UnknownCall.
    """
    in_line.lock()
    entry = in_line.entry_of(call_id)
    if entry is None:
        raise UnknownCall(call_id)
    if entry.held_by is not None:
        end(entry, now)
        return
    if entry.left_at is not None:
        return
    if why in _PROMISED:
        entry.callback = _promise(entry)
        entry.keeps_place = keeps_place
        why = LeftHow.TOO_LONG if now - entry.entered_at >= in_line.limits().most_wait else LeftHow.CALLBACK
    elif why is LeftHow.ABANDONED and opening.is_closed_by_hand(now=now):
        why = LeftHow.CLOSED  # the caller did not give up: we did
    _take_back(entry, AgentEvent.OFFER_ENDED, now)
    entry.left_at, entry.left_how, entry.shown_number = max(now, entry.entered_at), why, ""
    entry.save()
    _count_wait(entry)


@transaction.atomic
def joined(*, call_id: UUID, now: datetime) -> bool:
    """Record that the caller and the colleague hear one another. False: the caller is no longer theirs, and must not be
    joined."""
    in_line.lock()
    entry = in_line.entry_of(call_id)
    if entry is None:
        raise UnknownCall(call_id)
    if entry.left_at is None and entry.offered_to is not None:
        answer(entry, now)
    return entry.held_by is not None


@transaction.atomic
def ended(*, call_id: UUID, now: datetime) -> None:
    """End the conversation, whichever side hung up. Ending it twice changes nothing."""
    in_line.lock()
    entry = in_line.entry_of(call_id)
    if entry is not None and entry.held_by is not None:
        end(entry, now)


def answer(entry: QueueEntry, now: datetime) -> None:
    """Record that the colleague has answered, or takes up the caller's call back. Under the queue's lock."""
    agent = entry.offered_to
    assert agent is not None, "only an offer is answered"
    in_line.move(agent, AgentEvent.ANSWERED, max(now, entry.entered_at), entry=entry)
    now = agent.since
    entry.offered_to = entry.offered_at = None
    entry.held_by = agent
    if entry.keeps_place:
        entry.rung_by, entry.turn_came_at = agent, now
    else:
        entry.answered_by, entry.answered_at = agent, now
        entry.left_at, entry.left_how, entry.shown_number = now, LeftHow.ANSWERED, ""
    entry.save()
    if not entry.keeps_place:
        _count_wait(entry)


_PROMISED = (LeftHow.CALLBACK, LeftHow.TOO_LONG)


def _count_wait(entry: QueueEntry) -> None:
    """Add the wait to the call's own record, after earlier waits in the same call; and to the live counters."""
    assert entry.left_at is not None
    counting.left(entry)
    seconds = round((entry.left_at - entry.entered_at).total_seconds())
    Call.objects.filter(id=entry.call_id).update(queue_seconds=F("queue_seconds") + seconds)


def end(entry: QueueEntry, now: datetime) -> None:
    """End the conversation. Under the queue's lock."""
    agent = entry.held_by
    assert agent is not None
    in_line.move(agent, AgentEvent.CALL_ENDED, now, entry=entry)
    entry.held_by, entry.ended_at = None, agent.since
    entry.save(update_fields=["held_by", "ended_at"])


def _take_back(entry: QueueEntry, happening: AgentEvent, now: datetime) -> None:
    if entry.offered_to is not None:
        in_line.move(entry.offered_to, happening, now)
        entry.offered_to = entry.offered_at = None


def _promise(entry: QueueEntry) -> Callback:
    """Return what was promised in this call, or to the victim in an earlier one and still stands; else what the caller
    was told of in this call."""
    told = Callback.objects.filter(told__call=entry.call, outcome=CallbackOutcome.PROMISED)
    found = promising.hers(entry.call).order_by("id").last() or told.order_by("id").last()
    if found is None:
        raise NoPromise(entry.call.public_id)
    return found


def _place(entry: QueueEntry) -> int:
    line = in_line.standing()
    return place_in_queue(next(each for each in line if each.key == entry.id), line)


def _measured(now: datetime) -> QueueMovement:
    rows = QueueEntry.objects.filter(entered_at__lte=now).filter(in_line.left_since(now - MEASURED_OVER))
    return measure_queue(
        (
            QueueStay(entered_at, left_at, left_how == LeftHow.ANSWERED, left_how == LeftHow.ABANDONED)
            for entered_at, left_at, left_how in rows.values_list("entered_at", "left_at", "left_how")
        ),
        now,
    )
