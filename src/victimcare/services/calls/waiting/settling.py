"""Whoever waited on a line that died is not lost: she is rung back, or a person is told that she was cut off.

A line says at its start which calls those before it have left open. What it can't say, since it doesn't start again or
is on another machine, shows by itself: whoever waits is asked after all the time (`queueing.turn`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import QueueEntry
from victimcare.records.models.callbacks import CallbackWish
from victimcare.records.models.desk import TaskKind
from victimcare.rules.callbacks import LOOKED_AT_WITHIN
from victimcare.services.calls.callbacks import promising
from victimcare.services.calls.placed import CUT_OFF
from victimcare.services.calls.shapes import Promised
from victimcare.services.calls.waiting import in_line, queueing
from victimcare.services.calls.waiting.queueing import LeftHow
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm

# The step that leads to a person whoever can not talk, and that for everybody else (`rules.calls.flow`).
CAN_NOT_TALK, _CAN_TALK = "silent_person", "person"
SEEN_WITHIN = timedelta(seconds=90)  # the music is in pieces of 25 seconds, and after each the line asks


@dataclass(frozen=True, slots=True)
class Settled:
    """How many of each."""

    called_back: int = 0
    given_to_a_person: int = 0
    hung_up: int = 0
    conversations: int = 0


def settle_cut_off(*, call_ids: Iterable[UUID], now: datetime) -> Settled:
    """These calls were on a line that died. Before they are ended (`actions.end_cut_off`). Safe to do twice."""
    entries = QueueEntry.objects.filter(call__public_id__in=list(call_ids))
    return _settle(entries.standing(), entries.going_on(), now)


def settle_hung_up(*, call_id: UUID, now: datetime) -> None:
    """She waited, and the telephone was put down: by her, or by whoever took it from her. Whoever can not talk and
    waited for a person is looked at by one all the same, proved or not. Safe to do twice."""
    for entry in QueueEntry.objects.standing().filter(call__public_id=call_id).select_related("call"):
        ways = [step for step in entry.call.path if step in (CAN_NOT_TALK, _CAN_TALK)]
        if ways[-1:] == [CAN_NOT_TALK]:
            _is_looked_at(entry, now)
    queueing.leave(call_id=call_id, why=LeftHow.ABANDONED, now=now)


def look(*, now: datetime) -> Settled:
    """Who stands in the line or in a conversation although her call is over, or is held by no line any more."""
    is_over = Q(call__ended_at__isnull=False)
    standing = QueueEntry.objects.standing().filter(is_over | Q(seen_at__lt=now - SEEN_WITHIN))
    return _settle(standing, QueueEntry.objects.going_on().filter(is_over, rung_by=None), now)


def _settle(standing: Iterable[QueueEntry], going_on: Iterable[QueueEntry], now: datetime) -> Settled:
    called_back = given = hung_up = conversations = 0
    for entry in standing:
        if entry.call.ended_at is not None and entry.call.outcome != CUT_OFF:
            settle_hung_up(call_id=entry.call.public_id, now=now)
            hung_up += 1
        elif promised := _promised(entry, now):
            why, keeps = LeftHow.CALLBACK, promised.keeps_place
            queueing.leave(call_id=entry.call.public_id, why=why, now=now, keeps_place=keeps)
            called_back += 1
        elif entry.call.victim_id is None and CAN_NOT_TALK in entry.call.path and _is_looked_at(entry, now):
            queueing.leave(call_id=entry.call.public_id, why=LeftHow.ABANDONED, now=now)
            given += 1
        else:
            _give_to_a_person(entry, now)
            given += 1
    for entry in going_on:
        queueing.ended(call_id=entry.call.public_id, now=now)
        conversations += 1
    return Settled(called_back, given, hung_up, conversations)


def _promised(entry: QueueEntry, now: datetime) -> Promised | None:
    """She is rung back from her place: after proof, on a number that was confirmed with her. Nobody has told her so. In
    a transaction of its own: it holds her plan, which comes before the queue's lock. None: there is no such number."""
    try:
        return promising.ask_callback(
            call_id=entry.call.public_id,
            wish=CallbackWish.PLACE,
            keyed_number="",
            caller_number="",
            now=now,
            is_said=False,
        )
    except promising.NumberNeeded:
        return None


def _is_looked_at(entry: QueueEntry, now: datetime) -> bool:
    """Whoever can not talk is a silent call as any other: a person looks at it, and her number, or the one that was
    shown, is rung only if that is safe. In a transaction of its own, as above; done again it changes nothing."""
    try:
        promising.ask_callback(
            call_id=entry.call.public_id,
            wish=CallbackWish.SILENT,
            keyed_number="",
            caller_number=entry.shown_number,
            now=now,
            is_said=False,
        )
    except promising.NumberNeeded:
        return False
    return True


@transaction.atomic
def _give_to_a_person(entry: QueueEntry, now: datetime) -> None:
    """There is no number that may be rung. Those who proved nothing are one matter: nobody can tell them apart."""
    in_line.lock()
    victim_id = entry.call.victim_id
    make_task(
        kind=TaskKind.CUT_OFF,
        victim_id=victim_id,
        reason="cut_off" if victim_id else "cut_off_unknown",
        harm=max(Harm.MEDIUM, *harms([victim_id]).values()) if victim_id else Harm.MEDIUM,
        due_at=now + LOOKED_AT_WITHIN,
        now=now,
        subject_key=f"call:{entry.call.public_id}" if victim_id else "line",
    )
    queueing.leave(call_id=entry.call.public_id, why=LeftHow.ABANDONED, now=now)
