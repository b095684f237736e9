"""Settles callers who waited on a line that died: they are rung back, or a person learns that they were cut off.

At its start a line says which calls earlier lines have left open. If a line does not start again, or is on another
machine, its lost calls show by themselves: the line asks for each waiting caller's turn all the time
(`caller_queue.check_turn`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import QueueEntry
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.callbacks import CallbackReason
from victimcare.rules.calls.callback_times import CALLBACK_LOOKED_AT_WITHIN
from victimcare.services.calls.call_history import PromisedCallback
from victimcare.services.calls.call_queue import caller_queue, queue_state
from victimcare.services.calls.call_queue.caller_queue import QueueExit
from victimcare.services.calls.callbacks import callback_requests
from victimcare.services.calls.placed_calls import CUT_OFF
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels

# The step that leads callers who cannot talk to a person, and the step for all others (`calls.flow`).
CANNOT_TALK_STEP, _CAN_TALK_STEP = "silent_person", "person"
SEEN_WITHIN = timedelta(seconds=90)  # the music is in pieces of 25 seconds, and the line asks after each


@dataclass(frozen=True, slots=True)
class QueueRecoveryCounts:
    """How many callers were settled in each way."""

    called_back: int = 0
    given_to_a_person: int = 0
    hung_up: int = 0
    conversations: int = 0


def settle_cut_off_callers(*, call_ids: Iterable[UUID], now: datetime) -> QueueRecoveryCounts:
    """Settle calls on a line that died, before they are ended (`caller_actions.end_cut_off_calls`). Safe to run
    twice."""
    entries = QueueEntry.objects.filter(call__public_id__in=list(call_ids))
    return _settle_entries(entries.standing(), entries.going_on(), now)


def settle_hung_up_caller(*, call_id: UUID, now: datetime) -> None:
    """Settle a waiting call that was hung up, by the caller or by a person who took the telephone from them. If a
    caller who cannot talk was waiting for a person, a person still looks at the call, with an identity check or
    without. Safe to run twice."""
    for entry in QueueEntry.objects.standing().filter(call__public_id=call_id).select_related("call"):
        ways = [step for step in entry.call.path if step in (CANNOT_TALK_STEP, _CAN_TALK_STEP)]
        if ways[-1:] == [CANNOT_TALK_STEP]:
            _have_call_reviewed(entry, now)
    caller_queue.leave_queue(call_id=call_id, why=QueueExit.ABANDONED, now=now)


def settle_lost_callers(*, now: datetime) -> QueueRecoveryCounts:
    """Settle callers who are in the queue or in a conversation although their call is over, or no line holds it any
    more."""
    is_over = Q(call__ended_at__isnull=False)
    standing = QueueEntry.objects.standing().filter(is_over | Q(seen_at__lt=now - SEEN_WITHIN))
    return _settle_entries(standing, QueueEntry.objects.going_on().filter(is_over, rung_by=None), now)


def _settle_entries(
    standing: Iterable[QueueEntry], going_on: Iterable[QueueEntry], now: datetime
) -> QueueRecoveryCounts:
    called_back = given = hung_up = conversations = 0
    for entry in standing:
        if entry.call.ended_at is not None and entry.call.outcome != CUT_OFF:
            settle_hung_up_caller(call_id=entry.call.public_id, now=now)
            hung_up += 1
        elif promised := _promise_callback(entry, now):
            why, keeps = QueueExit.CALLBACK, promised.keeps_place
            caller_queue.leave_queue(call_id=entry.call.public_id, why=why, now=now, keeps_place=keeps)
            called_back += 1
        elif entry.call.victim_id is None and CANNOT_TALK_STEP in entry.call.path and _have_call_reviewed(entry, now):
            caller_queue.leave_queue(call_id=entry.call.public_id, why=QueueExit.ABANDONED, now=now)
            given += 1
        else:
            _make_cut_off_task(entry, now)
            given += 1
    for entry in going_on:
        caller_queue.end_conversation_of_call(call_id=entry.call.public_id, now=now)
        conversations += 1
    return QueueRecoveryCounts(called_back, given, hung_up, conversations)


def _promise_callback(entry: QueueEntry, now: datetime) -> PromisedCallback | None:
    """Promise that the victim is rung back from their place: after an identity check, on a number that was confirmed
    with them. They have not been told. In its own transaction, because it locks their plan, which comes before the
    queue's lock. None: there is no such number."""
    try:
        return callback_requests.request_callback(
            call_id=entry.call.public_id,
            wish=CallbackReason.PLACE,
            keyed_number="",
            caller_number="",
            now=now,
            is_said=False,
        )
    except callback_requests.NumberNeeded:
        return None


def _have_call_reviewed(entry: QueueEntry, now: datetime) -> bool:
    """Treat a caller who cannot talk as any silent call: a person looks at it, and the victim's number, or the number
    shown, is only rung if that is safe. In its own transaction, as above; a second run changes nothing."""
    try:
        callback_requests.request_callback(
            call_id=entry.call.public_id,
            wish=CallbackReason.SILENT,
            keyed_number="",
            caller_number=entry.shown_number,
            now=now,
            is_said=False,
        )
    except callback_requests.NumberNeeded:
        return False
    return True


@transaction.atomic
def _make_cut_off_task(entry: QueueEntry, now: datetime) -> None:
    """Give the call to a person, because there is no number that may be rung. Callers without an identity check share
    one task: they cannot be told apart."""
    queue_state.lock_queue()
    victim_id = entry.call.victim_id
    make_task(
        kind=TaskKind.CUT_OFF,
        victim_id=victim_id,
        reason="cut_off" if victim_id else "cut_off_unknown",
        harm=max(HarmLevel.MEDIUM, *load_harm_levels([victim_id]).values()) if victim_id else HarmLevel.MEDIUM,
        due_at=now + CALLBACK_LOOKED_AT_WITHIN,
        now=now,
        subject_key=f"call:{entry.call.public_id}" if victim_id else "line",
    )
    caller_queue.leave_queue(call_id=entry.call.public_id, why=QueueExit.ABANDONED, now=now)
