"""Handles a number that was left without an identity check and that a plan forbids to ring: it is never rung. The
victim to whom it may belong is reached in their own safe way: automatically if they are guarded, otherwise as a
supervisor decides.

This does not run in the call itself: the time of a task made with the promise would reveal that the number belongs to a
victim.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Callback, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.callbacks import CallbackOutcome
from victimcare.rules.calls.callback_times import CALLBACK_LOOKED_AT_WITHIN
from victimcare.rules.safe_contact.contact_plan import ContactByStaff
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access import Act, Actor, permit
from victimcare.services.calls.callbacks import callback_attempts, callback_requests, callback_ringing
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk import task_steps
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.safe_contact import contact_limits

# the step of a call back whose number is never rung: colleagues have a task to reach the victims
REACH_OWNERS_STEP = "have_reached"


class NumberMayBeRung(Exception):
    """The number may be rung, now or later; or it is promised to a victim, or was blanked."""


@transaction.atomic
def create_reach_tasks(*, begin_by: datetime, now: datetime) -> int:
    """Make a task for each guarded victim whose number was left in a promise that begins by then: to reach them in
    their own safe way, once for each promise. Returns how many."""
    rows = Callback.objects.filter(outcome=CallbackOutcome.PROMISED, victim=None, starts_at__lte=begin_by)
    left = {callback: telephone_key(callback.number_note) for callback in rows.exclude(number_note="").order_by("id")}
    whose = contact_limits.list_number_matches(set(left.values()))
    guarded = find_guarded_victims({victim_id for victim_id, _ in whose})
    if not guarded:
        return 0
    told = [
        (victim_id, callback)
        for callback, left_key in left.items()
        for victim_id, key in whose
        if key == left_key and victim_id in guarded and not _had_reach_task(callback)
    ]
    return _make_reach_tasks(told, now)


@transaction.atomic
def have_number_owners_reached(*, actor: Actor, callback_id: UUID, remark: str, now: datetime) -> None:
    """Record a supervisor's decision where a person must decide: the staff who look after the victims in whose plans
    the number stands get a task to reach them, each in their own safe way. The promise, which is linked to no case,
    ends with that. The answer names no victim.

    Raises PermissionRefused, NotFound, TaskTaken, CallbackUnderWay, FieldRequired, NumberMayBeRung.
    """
    permit(actor, Act.WORK_TASK)
    callback = callback_ringing.lock_callback(callback_id)
    whose = (
        contact_limits.find_victims_by_number([telephone_key(callback.number_note)])
        if callback.victim_id is None
        else []
    )
    if not whose or not isinstance(callback_ringing.decide_callback(callback, now=now), ContactByStaff):
        raise NumberMayBeRung(callback_id)
    subject_key = callback_requests.callback_subject(callback)
    task_steps.record_task_step(
        actor=actor, kind=TaskKind.CALL_BACK, subject_key=subject_key, what=REACH_OWNERS_STEP, note="", now=now
    )
    callback_attempts.end_callback(
        actor=actor, callback_id=callback_id, outcome=CallbackOutcome.NOT_REACHED, remark=remark, now=now
    )
    _make_reach_tasks([(victim_id, callback) for victim_id in whose if not _has_reach_task(victim_id, callback)], now)


def _make_reach_tasks(told: Sequence[tuple[int, Callback]], now: datetime) -> int:
    harm = load_harm_levels({victim_id for victim_id, _ in told})
    wanted = [
        NewTask(
            kind=TaskKind.REACH_VICTIM,
            victim_id=victim_id,
            reason="left_number",
            harm=harm[victim_id],
            due_at=max(callback.due_at, now + CALLBACK_LOOKED_AT_WITHIN),
            subject_key=callback_requests.callback_subject(callback),
        )
        for victim_id, callback in told
    ]
    return len(make_tasks(wanted, now=now))


def _has_reach_task(victim_id: int, callback: Callback) -> bool:
    """Whether the victim has an open task. An ended task does not meet a supervisor's decision made now."""
    return Task.objects.filter(
        kind=TaskKind.REACH_VICTIM,
        victim=victim_id,
        subject_key=callback_requests.callback_subject(callback),
        closed_at=None,
    ).exists()


def _had_reach_task(callback: Callback) -> bool:
    """Whether the victim has had a task, also one that its owner has ended."""
    return Task.objects.filter(
        kind=TaskKind.REACH_VICTIM, subject_key=callback_requests.callback_subject(callback)
    ).exists()
