"""Holds a change of a victim's number or address that waits: for what, which points are on hold until then, and how it
ends.

The proposer is told the same whatever it waits for: the suspect may sit beside the victim, or be the caller.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from victimcare.records.models import ContactPoint, PointChange
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import PointChangeEnd, PointChangeWait
from victimcare.rules.safe_contact import contact_points
from victimcare.rules.safe_contact.contact_points import (
    CoolingOff,
    ImmediateEffect,
    LinkedPersonClash,
    PointProposal,
    PointWait,
    TwoPersonApproval,
    comparison_key,
)
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk import linked_points, task_actions
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.job_queue import Job, queue_job


def decide_wait(victim_id: int, change: PointProposal, *, now: datetime, by: int | None) -> PointWait:
    """Decide what this change has to wait for, as far as is known now; `by` records it. The caller holds the victim's
    rows (`gate.lock_victims`)."""
    known = set(linked_points.active_linked_points(victim_id).values_list("match_key", flat=True))
    counted = linked_points.decisive_linked_points(victim_id).values_list("match_key", "person__entered_by_id")
    otherwise = {key for key, entered_by in counted if by is None or entered_by != by}
    is_victim_guarded = bool(find_guarded_victims([victim_id]))
    return contact_points.decide_point_change(
        change, known=known, is_guarded=is_victim_guarded, now=now, hearsay=known - otherwise
    )


def begin_wait(
    victim_id: int,
    wait: PointWait,
    *,
    held: Iterable[ContactPoint],
    now: datetime,
    asked_by: int | None = None,
    plan_proposal_id: int | None = None,
    details_proposal_id: int | None = None,
) -> PointChange:
    """Begin the wait: from this commit on nothing goes to the points that the change holds, and a colleague is asked to
    look."""
    row = PointChange(
        victim_id=victim_id,
        plan_proposal_id=plan_proposal_id,
        details_proposal_id=details_proposal_id,
        asked_at=now,
        asked_by_id=asked_by,
    )
    _set(row, wait)
    row.save()
    row.held_points.set(held)
    _keep_clash(row, wait)
    _ask(row, now)
    return row


def queue_linked_people_checks(*victim_ids: int) -> None:
    """Queue a request to the record system for linked people: one of their numbers has just become relevant."""
    for victim_id in victim_ids:
        queue_job(Job.ASK_LINKED_PEOPLE, victim_id=victim_id)


def hold_clashing_points(victim_id: int, *, now: datetime) -> int:
    """Hold the victim's points that are also a linked person's: nothing goes there until two people have decided. A
    point already decided on is asked about again only for another linked person. Returns how many."""
    points = list(ContactPoint.objects.filter(person__victim=victim_id, retired_at=None).order_by("id"))
    his = linked_points.find_shared_points({victim_id: points})
    held = PointChange.objects.filter(victim_id=victim_id, ended_at=None, waits_for=PointChangeWait.CLASH)
    already = set(held.values_list("held_points", flat=True))
    new = [point for point in points if point.id in his - already]
    for point in new:
        begin_wait(victim_id, LinkedPersonClash(frozenset({comparison_key(point.match_key)})), held=[point], now=now)
    return len(new)


def update_wait(row: PointChange, wait: PointWait, *, now: datetime) -> bool:
    """Make the change wait for something else, because more is known. False: it waits for the same as before."""
    before = (row.waits_for, row.cools_until)
    _set(row, wait)
    _keep_clash(row, wait)
    if (row.waits_for, row.cools_until) == before:
        return False
    row.save(update_fields=["waits_for", "cools_until"])
    was_for_others = TaskKind.SECOND_PERSON if row.waits_for == PointChangeWait.CLASH else TaskKind.CLASH
    _close(row, was_for_others, now, by=None)
    _ask(row, now)
    return True


def end_wait(row: PointChange, how: PointChangeEnd, *, now: datetime, by: int | None) -> None:
    """End the wait. `by` None: the cooling time passed, or something newer replaced the change."""
    row.ended_at, row.ended_by_id, row.end = now, by, how
    row.save(update_fields=["ended_at", "ended_by", "end"])
    for kind in (TaskKind.SECOND_PERSON, TaskKind.CLASH):
        _close(row, kind, now, by=by)


def read_wait(row: PointChange) -> PointWait:
    """What the change waits for, as the rule reads it."""
    if row.waits_for == PointChangeWait.CLASH:
        return LinkedPersonClash(frozenset(row.clashes_with.values_list("match_key", flat=True)))
    if row.waits_for == PointChangeWait.TWO_PEOPLE:
        return TwoPersonApproval()
    assert row.cools_until is not None, "the table says so"
    return CoolingOff(row.cools_until)


def wait_subject_key(row: PointChange) -> str:
    """The subject of a task for the second person."""
    if row.plan_proposal_id is not None:
        return f"plan:{row.plan_proposal_id}"
    return f"details:{row.details_proposal_id}"


def _set(row: PointChange, wait: PointWait) -> None:
    match wait:
        case LinkedPersonClash():
            row.waits_for, row.cools_until = PointChangeWait.CLASH, None
        case TwoPersonApproval():
            row.waits_for, row.cools_until = PointChangeWait.TWO_PEOPLE, None
        case CoolingOff(until):
            row.waits_for, row.cools_until = PointChangeWait.COOLING, until
        case ImmediateEffect():
            raise ValueError("what waits for nothing is in force")


def _keep_clash(row: PointChange, wait: PointWait) -> None:
    if isinstance(wait, LinkedPersonClash):
        row.clashes_with.add(*linked_points.active_linked_points(row.victim_id).filter(match_key__in=wait.keys))


def _ask(row: PointChange, now: datetime) -> None:
    is_clash = row.waits_for == PointChangeWait.CLASH
    kind, about = (TaskKind.CLASH, f"change:{row.id}") if is_clash else (TaskKind.SECOND_PERSON, wait_subject_key(row))
    task_actions.make_task(
        kind=kind,
        victim_id=row.victim_id,
        reason="clash" if is_clash else "second_plan" if row.plan_proposal_id else "second_details",
        harm=HarmLevel.HIGH if is_clash else load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=about,
    )


def _close(row: PointChange, kind: TaskKind, now: datetime, *, by: int | None) -> None:
    about = f"change:{row.id}" if kind is TaskKind.CLASH else wait_subject_key(row)
    task_actions.close_settled_tasks(kind=kind, victim_id=row.victim_id, subject_key=about, now=now, by=by)
