"""Keeps call backs from being forgotten: every minute it gives each to a person who is on duty, and escalates it before
it is late.

The owner of a call back has its task. Staff who go off shift or leave lose it once it is nearly due: it goes to a
member of the team who is on duty, or else to the team. None of this rings anyone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from victimcare.records.models import Agent, AuditEntry, Callback, CallbackAttempt, QueueEntry, Staff, Task
from victimcare.records.models.telephone.callbacks import CallbackAttemptOutcome, CallbackOutcome
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.callback_times import CALLER_SAYS_WITHIN, OUTCOME_OPEN_AFTER
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.follow_up.escalation import EscalationTarget, escalation_target_of_call
from victimcare.services.access import PermissionRefused
from victimcare.services.calls import placed_calls
from victimcare.services.calls.callbacks import callback_attempts, forbidden_numbers
from victimcare.services.desk import ownership
from victimcare.services.desk.ownership import escalate_tasks
from victimcare.services.desk.rota import find_absences
from victimcare.services.desk.staff_sessions import SIGNED_IN, SIGNED_OUT, staff_actor
from victimcare.services.follow_up import follow_up_policy

# Settles attempts whose outcome was never recorded.


@transaction.atomic
def expire_unreported_attempts(*, now: datetime) -> int:
    """End overdue attempts as unknown; the promise stands as it was. Returns how many."""
    old = CallbackAttempt.objects.select_for_update(skip_locked=True).filter(
        outcome="", at__lte=now - OUTCOME_OPEN_AFTER
    )
    for attempt in (found := list(old.order_by("id"))):
        callback_attempts.write_attempt(attempt, CallbackAttemptOutcome.NOT_KNOWN, by=None, now=now)
    return len(found)


def record_attempts_by_line(*, now: datetime) -> int:
    """Settle attempts that the line made: the line's outcome counts, and decides how the promise goes on. If the
    colleague who rang may no longer work on tasks, the attempt is ended with the unknown ones. Returns how many."""
    made = CallbackAttempt.objects.filter(outcome="", is_by_the_desk=True, at__lte=now - CALLER_SAYS_WITHIN)
    written = 0
    for attempt_id in made.values_list("public_id", flat=True):
        with suppress(PermissionRefused):
            written += _record_by_line(attempt_id, now)
    return written


def record_undialled_attempt(attempt: CallbackAttempt, *, now: datetime) -> None:
    """Settle an attempt that failed before the victim was dialled: the outcome is certain, and the victim can be rung
    again at once."""
    held = CallbackAttempt.objects.select_for_update().filter(id=attempt.id, outcome="").first()
    if held is not None:
        callback_attempts.write_attempt(held, CallbackAttemptOutcome.LINE_FAILED, by=None, now=now)


@transaction.atomic
def _record_by_line(attempt_id: UUID, now: datetime) -> bool:
    try:
        callback, attempt = callback_attempts.lock_attempt(
            attempt_id, CallbackAttempt.objects.filter(public_id=attempt_id, outcome="")
        )
    except NotFound:  # a colleague has just recorded it
        return False
    outcome, is_fresh = (
        placed_calls.find_attempt_outcome(attempt),
        placed_calls.calls_of_attempt(attempt).filter(ended_at__gt=now - CALLER_SAYS_WITHIN),
    )
    if outcome is None or is_fresh.exists():
        return False
    actor = staff_actor(attempt.by)
    callback_attempts.close_attempt(actor, callback, attempt, outcome, by=None, now=now)
    if callback.outcome == CallbackOutcome.PROMISED and outcome is not CallbackAttemptOutcome.LINE_FAILED:
        callback_attempts.give_task_to_caller(attempt.by_id, callback)
        callback_attempts.schedule_retry(actor, callback, "", None, is_agreed=False, now=now)
    return True


READY_BEFORE = timedelta(minutes=30)  # this long before its window begins, a call back is with a person on duty
TURN_RUNG_WITHIN = timedelta(minutes=15)  # the victim is rung within this time once their turn has come
RINGING_LASTS = timedelta(minutes=30)  # after this the attempt counts as over, though its outcome was not recorded
LONGEST_SHIFT = timedelta(hours=12)  # staff who came in earlier than this count as gone, signed out or not
CALLBACKS_AT_ONCE = 1000
_INSTANT = timedelta(seconds=1)
# Staff who can take up a call back. Staff in debrief or away come back to the call backs that they have, and get no
# more.
_TAKES_CALLBACKS = (AgentState.READY, AgentState.OFFERED, AgentState.ON_A_CALL, AgentState.WRAP_UP)


@dataclass(frozen=True, slots=True)
class CallbackUpkeepCounts:
    """How many of each kind one round handled."""

    handed_on: int = 0
    given: int = 0
    turns: int = 0
    risen: int = 0
    unknown: int = 0


def maintain_callbacks(*, now: datetime) -> CallbackUpkeepCounts:
    """Look at every call back that is nearly due. Safe to run twice, and at the same time; each step commits by itself,
    so that a failing one stops no other."""
    record_attempts_by_line(now=now)
    unknown = expire_unreported_attempts(now=now)
    turns = _mark_turns(now)
    forbidden_numbers.create_reach_tasks(begin_by=now + READY_BEFORE, now=now)
    handed_on = _release_of_absent(now)
    given = _assign_due(now)
    return CallbackUpkeepCounts(handed_on, given, turns, _escalate_late(now), unknown)


@transaction.atomic
def release_callbacks_of_shift(*, staff_id: int, now: datetime) -> int:
    """Hand on the call backs that are due today, because this person ends their time on the telephone or leaves for
    today. Those due on another day stay with them, until they are nearly due and the person is not on duty. Returns how
    many."""
    mine = _open_callbacks().filter(task__owner=staff_id, starts_at__lte=end_of_day(london_date(now)))
    return _return_to_team(mine, now)


@transaction.atomic
def _release_of_absent(now: datetime) -> int:
    soon = _open_callbacks().filter(starts_at__lte=now + READY_BEFORE, task__owner__isnull=False)
    owners = set(soon.values_list("task__owner", flat=True))
    gone = owners - _find_on_shift(owners, now)
    return _return_to_team(soon.filter(task__owner__in=gone), now) if gone else 0


def _return_to_team(callbacks: QuerySet[Callback], now: datetime) -> int:
    """Return the tasks to the team, except one whose victim this person is ringing now."""
    tasks = _lock_tasks(callbacks, now)
    ownership.record_changes(tasks, "off_shift", now)
    for task in tasks:
        ownership.assign_owner(task, None, now)
    ownership.save_ownership(tasks)
    return len(tasks)


@transaction.atomic
def _assign_due(now: datetime) -> int:
    """Give each unowned task that is nearly due to the member of its team who is on duty and has the fewest. An
    escalated task waits for one of those to whom it was escalated, and a place kept in the queue waits for the agent
    whom the queue finds."""
    wanted = _open_callbacks().filter(
        starts_at__lte=now + READY_BEFORE, task__owner=None, risen_to="", wish__in=_ASSIGNED_WISHES
    )
    wanted = wanted.exclude(Exists(QueueEntry.objects.filter(callback=OuterRef("pk"), keeps_place=True)))
    on_duty = Agent.objects.filter(state__in=_TAKES_CALLBACKS, staff__is_active=True)
    on_duty = on_duty.exclude(staff__in=find_absences(now))
    people = list(on_duty.order_by("idle_since", "id").values_list("staff_id", "staff__team_id"))
    if not people:
        return 0
    has = Counter(_open_callbacks().filter(task__owner__isnull=False).values_list("task__owner", flat=True))
    given: list[Task] = []
    for task in _lock_tasks(wanted, now):
        theirs = [staff_id for staff_id, team_id in people if team_id == task.team_id]
        if theirs:
            chosen = min(theirs, key=has.__getitem__)
            ownership.assign_owner(task, chosen, now)
            has[chosen] += 1
            given.append(task)
    ownership.save_ownership(given)
    ownership.record_changes(given, "given", now)
    return len(given)


# the colleague who takes the task looks at a silent call; the queue assigns kept places
_ASSIGNED_WISHES = ("back", "person")


@transaction.atomic
def _mark_turns(now: datetime) -> int:
    """Make a call back due now, and not by the end of the day, if the victim kept their place and an agent is free. A
    victim who has since chosen a time is rung at that time, and hears so when they ring in."""
    came = QueueEntry.objects.filter(callback=OuterRef("pk"), keeps_place=True).filter(
        Q(offered_to__isnull=False) | Q(turn_came_at__isnull=False)
    )
    rows = _open_callbacks().filter(Exists(came), is_turn_reached=False, chosen_from=None, starts_at__lte=now)
    turned = list(rows.select_for_update(skip_locked=True, of=("self",)).order_by("id"))
    for callback in turned:
        callback.is_turn_reached = True
        callback.due_at = max(min(callback.due_at, now + TURN_RUNG_WITHIN), callback.starts_at + _INSTANT)
        callback.save(update_fields=["is_turn_reached", "due_at"])
        Task.objects.filter(id=callback.task_id or 0, closed_at=None).update(due_at=callback.due_at)
    return len(turned)


@transaction.atomic
def _escalate_late(now: datetime) -> int:
    """Escalate each before it is late, by the force's own steps (`follow_up_policy`), which all tasks share."""
    steps = follow_up_policy.load_call_back_steps()
    ahead = max((-step.after for step in steps), default=timedelta())
    rows = _open_callbacks().filter(due_at__lte=now + ahead).exclude(Exists(_attempts_under_way(now)))
    risen = 0
    late: dict[EscalationTarget, list[Callback]] = {}
    for callback in rows.select_for_update(skip_locked=True, of=("self",)).order_by("id")[:CALLBACKS_AT_ONCE]:
        before = EscalationTarget(callback.risen_to) if callback.risen_to else None
        if (to := escalation_target_of_call(callback.due_at, before, steps, now=now)) is not None:
            late.setdefault(to, []).append(callback)
    for to, callbacks in late.items():
        escalate_tasks(
            {callback.task_id: callback.due_at for callback in callbacks if callback.task_id is not None},
            to=to,
            is_care_teams=to is EscalationTarget.CARE_TEAM,
            now=now,
        )
        Callback.objects.filter(id__in=[callback.id for callback in callbacks]).update(risen_to=to)
        risen += len(callbacks)
    return risen


def _find_on_shift(staff_ids: Collection[int], now: datetime) -> set[int]:
    """Return those who are on duty: signed on to take calls, or signed in at the desk and not out since, and not
    recorded as absent."""
    people = Staff.objects.filter(id__in=staff_ids, is_active=True).exclude(id__in=find_absences(now))
    on_duty = set(Agent.objects.on_duty().filter(staff__in=people).values_list("staff_id", flat=True))
    off_since = dict(Agent.objects.filter(staff__in=people, state=AgentState.OFF).values_list("staff_id", "since"))
    actors = {f"staff:{public_id}": row for row, public_id in people.values_list("id", "public_id")}
    came_or_went = AuditEntry.objects.filter(
        actor__in=actors, act__in=[SIGNED_IN, SIGNED_OUT], at__gt=now - LONGEST_SHIFT, at__lte=now
    ).order_by("at", "id")
    last = {actors[actor]: (act, at) for actor, act, at in came_or_went.values_list("actor", "act", "at")}
    signed_in = {row: at for row, (act, at) in last.items() if act == SIGNED_IN}
    return on_duty | {row for row, at in signed_in.items() if row not in off_since or off_since[row] < at}


def _open_callbacks() -> QuerySet[Callback]:
    return Callback.objects.filter(outcome=CallbackOutcome.PROMISED)


def _attempts_under_way(now: datetime) -> QuerySet[CallbackAttempt]:
    return CallbackAttempt.objects.filter(callback=OuterRef("pk"), outcome="", at__gt=now - RINGING_LASTS)


def _lock_tasks(callbacks: QuerySet[Callback], now: datetime) -> list[Task]:
    """Return their open tasks, locked, without those whose victim is being rung now and those that another transaction
    holds: the next round finds them."""
    ids = list(
        callbacks.exclude(Exists(_attempts_under_way(now))).values_list("task_id", flat=True)[:CALLBACKS_AT_ONCE]
    )
    rows = Task.objects.select_for_update(skip_locked=True).filter(id__in=ids, closed_at=None)
    return list(rows.order_by("id"))
