"""Builds rows of the work list from tasks: their details, the lead who answers for them, and failed attempts to reach
the victim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from victimcare.records.models import Contact, DeliveryEscalation, Event, ReachAttempt, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.callbacks import CallbackOutcome
from victimcare.records.models.victim_contact.follow_up import RISK_URGENCIES
from victimcare.rules.danger.matches import DangerItem, danger_look_due_at, danger_order, name_worst_first
from victimcare.services.access import Actor, access_scopes
from victimcare.services.desk.rota import TeamLead, find_team_leads
from victimcare.services.desk.task_kinds import HEARD_DANGER_KINDS, REACHING_KINDS
from victimcare.services.desk.task_shapes import DangerMessages, DangerStep, HarmLevel, WorkItem

# Unread items in a task. Written in SQL because every row of every list has it.
_UNREAD = """
(SELECT count(*) FROM records_receivedmessage m WHERE m.task_id = records_task.id AND m.read_at IS NULL)
+ (SELECT count(*) FROM records_callrecording s WHERE s.task_id = records_task.id AND s.heard_at IS NULL)
+ (SELECT count(*) FROM records_writtenmessage w
    WHERE w.task_id = records_task.id AND w.by_id IS NULL AND w.read_at IS NULL)
+ (SELECT count(*) FROM records_callback b WHERE b.task_id = records_task.id AND b.outcome = %s)
"""
# Which of its crime's victims a task is about, and of how many: otherwise two rows of one crime look the same.
_AMONG = """
(SELECT ARRAY[count(*) FILTER (WHERE o.id <= records_task.victim_id), count(*)] FROM records_victim o
  WHERE o.case_id = (SELECT case_id FROM records_victim WHERE id = records_task.victim_id))
"""


def annotate_rows(tasks: QuerySet[Task]) -> QuerySet[Any]:
    """Add everything that a row shows."""
    return tasks.annotate(
        reference=F("victim__case__reference"),
        is_enhanced=F("victim__is_enhanced"),
        unread=RawSQL(_UNREAD, (CallbackOutcome.PROMISED,)),  # noqa: S611  our own words
        among=RawSQL(_AMONG, ()),  # noqa: S611  our own words
        owner_name=F("owner__name"),
        team_name=F("team__name"),
        handed_by_name=F("handed_by__name"),
    )


def build_items(
    actor: Actor, tasks: Sequence[Task], *, tried: Mapping[int, int] | None = None, now: datetime
) -> tuple[WorkItem, ...]:
    """Build the rows in order. `tried`: from `count_failed_tries`; without it the rows do not show attempts."""
    tried = tried or {}
    untaken = {task.team_id for task in tasks if task.owner_id is None}
    lead = find_team_leads(untaken, now=now) if untaken else {}
    found = [build_item(actor, task, lead=lead.get(task.team_id), tried=tried.get(task.id, 0)) for task in tasks]
    return tuple(add_danger_details(actor, tasks, found))


def add_danger_details(actor: Actor, tasks: Sequence[Task], found: Sequence[WorkItem]) -> list[WorkItem]:
    """Complete the rows of danger: their messages, last steps, and the due time set by the newest message."""
    own, beside = _list_steps(actor, tasks)
    messages, news = _danger_messages(tasks), _list_news_of_risk(tasks)
    return [
        replace(
            row,
            last_step=own.get(task.id),
            step_beside=beside.get(task.id),
            messages=messages.get(task.id),
            news=news.get(task.id, ()),
            due_at=danger_look_due_at(row.due_at, last_danger_at(task, messages.get(task.id)))
            if task.is_danger
            else row.due_at,
        )
        for task, row in zip(tasks, found, strict=True)
    ]


def last_danger_at(task: Task, messages: DangerMessages | None) -> datetime:
    """Return the time of the newest message or of the task itself."""
    return max(task.created_at, messages.last_at) if messages else task.created_at


def sort_band(items: Sequence[WorkItem]) -> list[WorkItem]:
    """Sort danger as every list shows it (`rules/danger/matches.py`)."""
    return sorted(items, key=lambda row: danger_order(_at_hand(row)))


def _at_hand(row: WorkItem) -> DangerItem:
    came = [at for at in (row.made_at, row.messages and row.messages.last_at) if at]
    return DangerItem(
        is_heard=row.kind in HEARD_DANGER_KINDS,
        is_own=row.is_mine,
        rules=row.messages.rules if row.messages else (),
        last_at=max(came, default=row.due_at),
        last_step_at=row.last_step.at if row.last_step else None,
        is_of_victim=bool(row.reference) or (row.messages is not None and row.messages.is_sender_on_record),
    )


def _list_steps(actor: Actor, tasks: Sequence[Task]) -> tuple[dict[int, DangerStep], dict[int, DangerStep]]:
    """Map each danger task to its own last step, and to the last step of another open danger task of the same victim
    that this actor may see. Two queries, none without danger."""
    danger = [task for task in tasks if task.is_danger]
    if not danger:
        return {}, {}
    victims = {task.victim_id for task in danger if task.victim_id is not None}
    others = Task.objects.filter(victim__in=victims, is_danger=True, closed_at=None)
    made = ReachAttempt.objects.filter(
        Q(task__in=danger) | Q(task__in=access_scopes.filter_visible_tasks(actor, others))
    )
    last = made.order_by("task", "-at", "-id").distinct("task")
    own: dict[int, DangerStep] = {}
    of_victim: dict[int | None, dict[int, DangerStep]] = defaultdict(dict)
    for task_id, victim_id, way, came_of, at in last.values_list("task", "task__victim", "way", "came_of", "at"):
        own[task_id] = of_victim[victim_id][task_id] = DangerStep(way, came_of, at)
    of_victim.pop(None, None)  # these tasks have no known victim
    own |= _list_contacts_as_steps(danger, own)
    beside = {
        task.id: [step for other_id, step in of_victim[task.victim_id].items() if other_id != task.id]
        for task in danger
    }
    return own, {task_id: max(steps, key=lambda step: step.at) for task_id, steps in beside.items() if steps}


def _list_contacts_as_steps(danger: Sequence[Task], steps: Mapping[int, DangerStep]) -> dict[int, DangerStep]:
    """Map each danger task to the last contact with its victim since it was made, if that is newer than any step. The
    next person to take it must know that it was not safe to speak, or that the victim was not reached. A contact in
    which a colleague heard the danger is not a step."""
    found: dict[int, DangerStep] = {}
    asked = [task for task in danger if task.victim_id is not None and task.kind not in HEARD_DANGER_KINDS]
    if not asked:
        return found
    made = Contact.objects.filter(
        victim__in={task.victim_id for task in asked}, made_at__gt=min(task.created_at for task in asked)
    )
    last = made.order_by("victim", "-made_at", "-id").distinct("victim")
    of_victim = {
        victim_id: DangerStep("contact", ending or ("spoke" if reached else "not_reached"), made_at)
        for victim_id, ending, reached, made_at in last.values_list("victim", "ending", "reached", "made_at")
    }
    for task in asked:
        step, known = of_victim.get(task.victim_id or 0), steps.get(task.id)
        if step and step.at > task.created_at and (known is None or step.at > known.at):
            found[task.id] = step
    return found


def _list_news_of_risk(tasks: Sequence[Task]) -> dict[int, tuple[tuple[str, str], ...]]:
    """Map each danger task to reach a victim with news to that news, newest first. Two queries, none without such a
    task."""
    of_victim = {
        task.victim_id: task.id for task in tasks if task.is_danger and task.kind in REACHING_KINDS and task.victim_id
    }
    if not of_victim:
        return {}
    open_now = DeliveryEscalation.objects.filter(victim__in=of_victim, ended_at=None, urgency__in=RISK_URGENCIES)
    pursued: defaultdict[int, set[int]] = defaultdict(set)
    for victim_id, of_pursuit in open_now.values_list("victim", "events"):
        pursued[victim_id] |= set(of_pursuit)
    asked = Event.objects.filter(id__in={event_id for events in pursued.values() for event_id in events})
    rows = asked.order_by("-time", "-id").values_list("id", "type", "facts__result")
    found = [(event_id, event_type, result or "") for event_id, event_type, result in rows]
    return {
        of_victim[victim_id]: tuple(
            dict.fromkeys((event_type, result) for event_id, event_type, result in found if event_id in events)
        )
        for victim_id, events in pursued.items()
    }


def _danger_messages(tasks: Sequence[Task]) -> dict[int, DangerMessages]:
    """Map each danger task to its messages. One query, none without danger."""
    danger = [task.id for task in tasks if task.is_danger]
    if not danger:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_MESSAGES, (danger,))
        counted: list[tuple[int, int, datetime, int, list[str], str, bool]] = cursor.fetchall()
    return {
        task_id: DangerMessages(count, last_at, unread, name_worst_first(found), door, is_sender_on_record=is_on_record)
        for task_id, count, last_at, unread, found, door, is_on_record in counted
    }


_MESSAGES = """
SELECT r.task_id, count(DISTINCT r.id), max(r.found_at), count(DISTINCT r.id) FILTER (WHERE r.looked_at IS NULL),
       array_agg(DISTINCT rule), (array_agg(r.door ORDER BY r.found_at DESC, r.id DESC))[1],
       bool_or(r.is_sender_on_record)
  FROM records_dangerfinding r, unnest(r.rules) rule WHERE r.task_id = ANY(%s) GROUP BY r.task_id
"""


def count_failed_tries(tasks: Sequence[Task]) -> dict[int, int]:
    """Count failed attempts to reach each task's victim since the task was made. One query."""
    victims = {task.victim_id for task in tasks if task.victim_id is not None and task.kind in REACHING_KINDS}
    if not victims:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_TRIED_IN_VAIN, (sorted(victims), min(task.created_at for task in tasks)))
        tries: list[tuple[int, datetime]] = cursor.fetchall()
    return {
        task.id: sum(victim_id == task.victim_id and at >= task.created_at for victim_id, at in tries)
        for task in tasks
        if task.victim_id in victims and task.kind in REACHING_KINDS
    }


_TRIED_IN_VAIN = """
SELECT victim_id, made_at FROM records_contact WHERE victim_id = ANY(%s) AND NOT reached AND made_at >= %s
"""


def build_item(actor: Actor, task: Any, *, lead: TeamLead | None = None, tried: int = 0) -> WorkItem:
    return WorkItem(
        id=task.public_id,
        kind=TaskKind(task.kind),
        reason=task.reason,
        harm=HarmLevel(task.harm),
        due_at=task.due_at,
        reference=task.reference or "",
        team=task.team_name,
        owner=task.owner_name or "",
        is_mine=task.owner_id is not None and task.owner_id == actor.staff_id,
        unread=task.unread,
        lead=lead.name if lead else "",
        is_enhanced=bool(task.is_enhanced),
        tried=tried,
        snoozed_until=task.snoozed_until,
        handed_by=task.handed_by_name or "",
        handed_at=task.handed_at,
        made_at=task.created_at,
        subject_key=task.subject_key,
        has_risen=task.rose_at is not None,
        is_danger=task.is_danger,
        among=(task.among[0], task.among[1]) if task.among[1] > 1 else None,
    )
