"""Escalates tasks about danger, and about today's news, that no person answers (rules/follow_up/escalation.py).

Danger that no person has taken gets a named owner when it is escalated. It stays with its owner, and colleagues may
take it over. Today's news is taken from an owner who did not tell the victim in time, so that the people it was
escalated to see that it waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Max, Min, OuterRef, Q, QuerySet, Subquery

from victimcare.records.models import DangerFinding, Installation, ReachAttempt, Task, TaskChange
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.follow_up.escalation import (
    UnansweredWork,
    UrgentEscalationTarget,
    UrgentEscalationTimes,
    find_matters_to_report,
    find_urgent_escalation,
)
from victimcare.rules.follow_up.risk_news import STAFF_TELL_WITHIN
from victimcare.rules.force import Force
from victimcare.services.desk.ownership import GIVEN_CHANGES, RISK_TODAY, escalate_tasks
from victimcare.services.desk.task_assignment import assign_named_owners
from victimcare.services.follow_up import follow_up_policy
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import agency_messages
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import SendRefused
from victimcare.wording import say

# Texts the force's duty number that danger waits: how much, without personal data.


def queue_duty_text(*, now: datetime) -> None:
    """Queue the text about what is escalated now, in the caller's transaction; nothing if the force has no such
    number."""
    if _number():
        queue_job(Job.TELL_DUTY_NUMBER, at=now.isoformat())


def send_danger_text(*, at: datetime, now: datetime) -> bool:
    """Send one text about what was escalated at `at`, and record it in each task's history. False if none of it waits
    any more, or there is no number. Raises SendDeferred, SendInDoubt."""
    rose = Task.objects.filter(
        closed_at=None, is_danger=True, changes__what=f"rose_{UrgentEscalationTarget.DUTY}", changes__at=at
    )
    waiting = list(rose.distinct().values_list("id", "team_id"))
    words = say("danger-duty-text", count=len(waiting))
    if not waiting or not text_duty_number(reference=f"duty-{at.timestamp():.0f}", words=words):
        return False
    TaskChange.objects.bulk_create(
        TaskChange(task_id=task_id, what="told_duty_number", at=now, team_id=team_id) for task_id, team_id in waiting
    )
    return True


def text_duty_number(*, reference: str, words: str) -> bool:
    """Text the force's duty number: words without personal data. False if there is no number, sending is held or no
    supplier takes it. Raises SendDeferred, SendInDoubt."""
    number = _number()
    if not number or Installation.objects.filter(sending_held_since__isnull=False).exists():
        return False
    force: Force = settings.FORCE
    try:
        agency_messages.send_duty_text(reference=reference, to=number, body=words, sender_name=force.senders.neutral)
    except (SendRefused, PortUnbound):
        return False  # the bar on every page and the sound still alert supervisors
    return True


def _number() -> str:
    force: Force = settings.FORCE
    return force.telephones.duty


AT_ONCE = 500
_ROSE = {to: f"rose_{to}" for to in UrgentEscalationTarget}
_CAME_TO_OWNER = ("taken", "received", "handed_on", "covered", *GIVEN_CHANGES)


@transaction.atomic
def raise_unanswered(*, now: datetime) -> int:
    """Escalate each unanswered task that is due. The job that texts the duty number commits with it. Returns how many
    were escalated; safe to run twice, and concurrently."""
    if not _is_the_only_look():
        return 0
    # Those never escalated come first, then those escalated longest ago: a flood hides none for long.
    by_wait = (F("rose_at").asc(nulls_first=True), "due_at", "id")
    tasks = list(_unanswered(now).select_for_update(skip_locked=True).order_by("-is_danger", *by_wait)[:AT_ONCE])
    works = load_unanswered_works(tasks)
    rising: dict[UrgentEscalationTarget, list[Task]] = {to: [] for to in UrgentEscalationTarget}
    for task in tasks:
        if (to := find_urgent_escalation(works[task.id], find_rise_times(task), now=now)) is not None:
            rising[to].append(task)
    is_duty_untold = _is_duty_untold(rising[UrgentEscalationTarget.DUTY], now)
    for to, risen in rising.items():
        _raise(risen, to, now)
    if is_duty_untold:
        queue_duty_text(now=now)
    return sum(map(len, rising.values()))


def find_rise_times(task: Task) -> UrgentEscalationTimes:
    return follow_up_policy.load_danger_times() if task.is_danger else follow_up_policy.load_today_times()


def load_unanswered_works(tasks: Sequence[Task]) -> dict[int, UnansweredWork]:
    """The state of each task, by its id. A fixed number of queries."""
    ids = [task.id for task in tasks]
    # The last step says when the next is due, even if an earlier one allowed more time.
    steps = ReachAttempt.objects.filter(task__in=ids).order_by("task", "-at", "-id").distinct("task")
    stepped = {task_id: (at, next_at) for task_id, at, next_at in steps.values_list("task_id", "at", "next_due_at")}
    changed = Task.objects.filter(id__in=ids).annotate(
        **{f"to_{to}": Max("changes__at", filter=Q(changes__what=what)) for to, what in _ROSE.items()},
        taken=Max("changes__at", filter=Q(changes__what__in=_CAME_TO_OWNER)),
    )
    changes = {row.id: row for row in changed}
    unread, unread_since_rise = _unread(ids), _unread(ids, is_since_rise=True)
    return {
        task.id: UnansweredWork(
            starts_at=_starts_at(task),
            is_owned=task.owner_id is not None,
            taken_at=changes[task.id].taken,
            last_step_at=stepped.get(task.id, (None, None))[0],
            next_due_at=stepped.get(task.id, (None, None))[1],
            unread_at=unread.get(task.id),
            unread_since_rise_at=unread_since_rise.get(task.id),
            rose_to_supervisor_at=getattr(changes[task.id], f"to_{UrgentEscalationTarget.SUPERVISOR}"),
            rose_to_last_at=getattr(changes[task.id], f"to_{find_rise_times(task).last}"),
        )
        for task in tasks
    }


def _unanswered(now: datetime) -> QuerySet[Task]:
    late_today = Q(kind=TaskKind.REACH_VICTIM, reason=RISK_TODAY, due_at__lte=now)
    return Task.objects.filter(Q(is_danger=True) | late_today, closed_at=None)


def _starts_at(task: Task) -> datetime:
    """Today's news counts from when the victim should know it. For a task that first waited for that time and then
    became danger, the minutes of danger count from that change."""
    if not task.is_danger:
        return task.due_at
    if task.kind == TaskKind.REACH_VICTIM:
        return max(task.created_at, task.due_at - STAFF_TELL_WITHIN)
    return task.created_at


def _unread(task_ids: Sequence[int], *, is_since_rise: bool = False) -> dict[int, datetime]:
    """By task, when the oldest message came that its owner has not looked at."""
    unread = DangerFinding.objects.filter(task__in=task_ids, looked_at=None)
    if is_since_rise:
        rose = TaskChange.objects.filter(task=OuterRef("task"), what__in=[*_ROSE.values()])
        last_rose = Subquery(rose.order_by("-at").values("at")[:1])
        unread = unread.annotate(last_rose=last_rose).filter(Q(last_rose=None) | Q(found_at__gt=F("last_rose")))
    return dict(unread.order_by("task").values_list("task").annotate(Min("found_at")))


def _raise(tasks: Sequence[Task], to: UrgentEscalationTarget, now: datetime) -> None:
    danger = [task for task in tasks if task.is_danger]
    assign_named_owners(now=now, task_ids=[task.id for task in danger if task.owner_id is None], is_danger=True)
    for task in danger:
        task.rose_at, task.updated_at = now, now
    Task.objects.bulk_update(danger, ["rose_at", "updated_at"])
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=_ROSE[to], at=now, team_id=task.team_id) for task in danger
    )
    if today := {task.id: task.due_at for task in tasks if not task.is_danger}:
        escalate_tasks(today, to=to, is_care_teams=to is UrgentEscalationTarget.CARE_TEAM, now=now)


def _is_duty_untold(tasks: Sequence[Task], now: datetime) -> bool:
    """Whether one of these concerns a person about whom the duty number was not texted recently, for any of their
    tasks."""
    if not tasks:
        return False
    victims = {task.victim_id for task in tasks if task.victim_id is not None}
    rose = TaskChange.objects.filter(what=_ROSE[UrgentEscalationTarget.DUTY], task__closed_at=None)
    of_these = rose.filter(Q(task__in=[task.id for task in tasks]) | Q(task__victim__in=victims))
    last = of_these.values_list("task__victim_id", "task_id").annotate(last=Max("at"))
    told_at: dict[str, datetime] = {}
    for victim_id, task_id, at in last:
        matter = _matter(victim_id, task_id)
        told_at[matter] = max(at, told_at.get(matter, at))
    return bool(
        find_matters_to_report(
            {_matter(task.victim_id, task.id) for task in tasks}, told_at, follow_up_policy.load_danger_times(), now=now
        )
    )


def _matter(victim_id: int | None, task_id: int) -> str:
    return f"victim:{victim_id}" if victim_id is not None else f"task:{task_id}"


def _is_the_only_look() -> bool:
    """Take the lock: two runs at once would both text the duty number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('follow_up.unanswered'))")
        is_free: bool = cursor.fetchone()[0]
        return is_free
