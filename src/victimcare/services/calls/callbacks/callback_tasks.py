"""Decides whose work a promise is: it has its own task or, for a silent call among very many, shares one with the
others. Also limits call backs without an identity check, and writes their audit entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, QuerySet

from victimcare.records.models import Call, Callback, QueueEntry, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.callbacks import REASONS_FOR_REVIEW, CallbackOutcome, CallbackReason
from victimcare.rules.calls.callback_times import (
    MOST_SAME_CALLBACKS,
    MOST_SILENT,
    MOST_WITHOUT_PROOF,
    SILENT_WITHIN,
    WITHOUT_PROOF_WITHIN,
    CallbackWindow,
)
from victimcare.rules.cases.projection_types import OfficerKind
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access import Actor, Role
from victimcare.services.audit import note
from victimcare.services.calls import call_access
from victimcare.services.calls.call_access import is_reserved_number
from victimcare.services.cases.case_officers import find_officer_in_case
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels

# Groups silent calls without an identity check when there are many: beyond a limit one task holds them all, because
# anyone can show any number.
#
# Thousands of tasks would hide a victim in danger. Each grouped call is still a promise like any other: listed, looked
# at, rung or ended by itself, and none is dropped. The caller hears the same.

MANY_SILENT_SUBJECT = "silent:many"  # the subject of the shared task


@dataclass(frozen=True, slots=True)
class SilentCallBatch:
    """How many silent calls share one task, and since when."""

    count: int
    since: datetime


def find_silent_batch() -> SilentCallBatch | None:
    """Return the current batch. None: each silent call has its own task."""
    found = batched_callbacks().aggregate(count=Count("id"), since=Min("asked_at"))
    return SilentCallBatch(found["count"], found["since"]) if found["count"] else None


def find_batch_to_alarm(*, actor: Actor) -> SilentCallBatch | None:
    """Return the current batch for a supervisor, who is alerted to it."""
    return find_silent_batch() if Role.SUPERVISOR in actor.roles else None


def batched_callbacks() -> QuerySet[Callback]:
    """Return the open promises that share the task."""
    return Callback.objects.filter(outcome=CallbackOutcome.PROMISED, task__subject_key=MANY_SILENT_SUBJECT)


def belongs_to_batch(callback: Callback, call: Call | None, *, now: datetime) -> bool:
    """Whether this promise, which has no task yet, joins the batch. A caller who passed the identity check, or shows a
    number that is known to be safe, gets their own task."""
    if callback.wish != CallbackReason.SILENT or is_known_caller(callback, call, now=now):
        return False
    lock_silent_calls()
    own = Callback.objects.filter(victim=None, call__victim=None, wish=CallbackReason.SILENT, task__isnull=False)
    own = own.exclude(task__subject_key=MANY_SILENT_SUBJECT)
    lately, still_open = own.filter(asked_at__gt=now - SILENT_WITHIN), own.filter(outcome=CallbackOutcome.PROMISED)
    found = {row for some in (lately, still_open) for row in some.values_list("id", flat=True)[:MOST_SILENT]}
    return len(found) >= MOST_SILENT


def is_known_caller(callback: Callback, call: Call | None, *, now: datetime) -> bool:
    """Whether the caller passed the identity check, or shows a number that is known to be safe."""
    is_proved = callback.victim_id is not None or (call is not None and call.victim_id is not None)
    return is_proved or is_reserved_number(callback.number_note, now=now)


def lock_silent_calls() -> None:
    """Lock the batch: two changes at once would count one too few, or put one into a task that is being ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.silent'))")


def callback_subject(callback: Callback) -> str:
    """Return the subject of the promise's own task."""
    return f"callback:{callback.public_id}"


def assign_callback(callback: Callback, call: Call | None, *, now: datetime) -> None:
    """Assign the promise to the team of the victim's area, or to the team that covers for their officer on that day."""
    callback.refresh_from_db(fields=["public_id"])
    if belongs_to_batch(callback, call, now=now):
        batch_callback(callback, now=now)
    else:
        _assign_own_task(callback, call, now)


def batch_callback(callback: Callback, *, now: datetime) -> None:
    """Put the promise into the batch; the shared task is due when the first of them is."""
    lock_silent_calls()
    _link_task(
        callback, _make_callback_task(callback, "callback_silent_many", HarmLevel.MEDIUM, MANY_SILENT_SUBJECT, now)
    )


def is_batched_callback(callback: Callback) -> bool:
    return batched_callbacks().filter(id=callback.id).exists()


def unbatch_callback(callback: Callback, *, now: datetime) -> None:
    """Give the promise its own task from now on, because a colleague works on it or the caller says more. The row is
    locked."""
    if not is_batched_callback(callback):
        return
    lock_silent_calls()
    _assign_own_task(callback, callback.call, now)
    end_empty_batch(now=now)


def end_callback_task(callback: Callback, *, by: int | None, now: datetime, note: str = "") -> None:
    """End the task of a promise that has ended: its own at once, a shared one with the last of its promises."""
    was_together = Task.objects.filter(id=callback.task_id or 0, subject_key=MANY_SILENT_SUBJECT).exists()
    if was_together:
        lock_silent_calls()
        end_empty_batch(now=now)
        return
    close_settled_tasks(
        kind=TaskKind.CALL_BACK,
        victim_id=callback.victim_id,
        subject_key=callback_subject(callback),
        now=now,
        by=by,
        note=note,
    )


def end_empty_batch(*, now: datetime) -> None:
    """End the shared task if the batch is empty. Call this under the batch's lock."""
    if not batched_callbacks().exists():
        close_settled_tasks(kind=TaskKind.CALL_BACK, victim_id=None, subject_key=MANY_SILENT_SUBJECT, now=now, by=None)


def _assign_own_task(callback: Callback, call: Call | None, now: datetime) -> None:
    reason, harm = f"callback_{callback.wish}", _callback_harm(callback, call, now)
    _link_task(
        callback,
        _make_callback_task(callback, reason, harm, callback_subject(callback), now, team=_covering_team(callback)),
    )


def _make_callback_task(
    callback: Callback, reason: str, harm: HarmLevel, subject_key: str, now: datetime, *, team: str | None = None
) -> int:
    return make_task(
        kind=TaskKind.CALL_BACK,
        victim_id=callback.victim_id,
        reason=reason,
        harm=harm,
        due_at=callback.due_at,
        now=now,
        subject_key=subject_key,
        team=team,
    )


def _link_task(callback: Callback, task_id: int) -> None:
    callback.task_id = task_id
    callback.team_id = Task.objects.values_list("team_id", flat=True).get(id=task_id)
    callback.save(update_fields=["task", "team"])


def _covering_team(callback: Callback) -> str | None:
    """Return the code of the team that covers for the victim's officer on that day."""
    if callback.victim is None:
        return None
    carer = find_officer_in_case(callback.victim.case, london_date(callback.starts_at))
    return carer.key.removeprefix("team:") if carer.by is OfficerKind.TEAM and carer.instead_of else None


def _callback_harm(callback: Callback, call: Call | None, now: datetime) -> HarmLevel:
    """Return the harm level of the call back's task. A caller who passed the identity check ranks with their other
    tasks, whatever the promise is linked to. A silent caller may be in danger, and goes first if they are known: no
    flood of merely displayed numbers ranks above them."""
    victim_id = call.victim_id if call else callback.victim_id
    least = HarmLevel.MEDIUM if callback.wish in REASONS_FOR_REVIEW else HarmLevel.STANDARD
    if callback.wish == CallbackReason.SILENT and is_known_caller(callback, call, now=now):
        least = HarmLevel.HIGH
    return max(least, *load_harm_levels([victim_id]).values()) if victim_id else least


# Limits call backs promised without an identity check: a total for all callers, and how often one number is promised
# the same.
#
# Anyone can key or show a victim's number. So the answer about a number never depends on what others have asked for it:
# a refusal would reveal that the victim has asked as well. A caller who has waited in the queue for the longest wait is
# promised a call back even above the total: they have no other way to a person.


def exceeds_callback_limit(call: Call, *, now: datetime) -> bool:
    """Whether one more promise is refused in this call, in which no identity check was passed. A promise made in the
    same call moves, and is not one more."""
    if _has_waited_longest(call, now):
        return False
    return _requested_lately(now).exclude(call=call).count() >= MOST_WITHOUT_PROOF


def is_callback_limit_reached(*, now: datetime) -> bool:
    """Whether a caller who asks now without an identity check gets no promise, and is put through to a person
    instead."""
    return _requested_lately(now).count() >= MOST_WITHOUT_PROOF


def find_same_callback(
    number: str, why: CallbackReason, promise: CallbackWindow, *, is_chosen: bool, now: datetime
) -> Callback | None:
    """Return the last open promise to a number that has too many of the same: it serves the caller who asks now. One
    more would have us ring one number all day; or, if the caller fell silent, hide a victim in danger among a thousand.

    Counts only calls that are over: a promise in a current call may yet be moved, away from the caller who hears about
    it now.
    """
    alike = _unverified_callbacks().filter(wish=why, outcome=CallbackOutcome.PROMISED, call__ended_at__isnull=False)
    if is_chosen:
        alike = alike.filter(chosen_from=promise.start, chosen_until=promise.until)
    else:
        alike = alike.filter(chosen_from=None, due_at__gt=now, due_at__lte=promise.until)
    found = _find_to_number(number, alike.order_by("due_at", "id"))
    return Callback.objects.get(id=found[-1]) if len(found) >= MOST_SAME_CALLBACKS else None


def _requested_lately(now: datetime) -> QuerySet[Callback]:
    wished = _unverified_callbacks().exclude(wish=CallbackReason.SILENT)
    return wished.filter(asked_at__gt=now - WITHOUT_PROOF_WITHIN)


def _unverified_callbacks() -> QuerySet[Callback]:
    return Callback.objects.filter(victim=None, call__victim=None)


def _find_to_number(number: str, callbacks: QuerySet[Callback]) -> list[int]:
    """Reads only the numbers of what may be thousands of promises: the line waits for this."""
    key = telephone_key(number)
    noted = callbacks.filter(number_note__endswith=key[-1:]).values_list("id", "number_note")
    return [row for row, number_note in noted if telephone_key(number_note) == key]


def _has_waited_longest(call: Call, now: datetime) -> bool:
    force: Force = settings.FORCE
    long_ago = now - force.queue.most_wait
    return QueueEntry.objects.standing().filter(call=call, entered_at__lte=long_ago).exists()


# Audit entries about a promise to ring a victim


def note_callback(callback: Callback, actor: Actor, act: str, now: datetime, /, **detail: str) -> None:
    note(
        actor,
        act,
        at=now,
        case_id=call_access.find_case_of_victim(callback.victim_id),
        victim_id=callback.victim_id,
        detail={"callback": str(callback.public_id), **detail},
    )
