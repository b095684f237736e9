"""Assigns unowned tasks to staff at work; reassigns tasks of absent staff to their cover; escalates handed-on tasks
whose receipt was not confirmed.

Each step commits by itself and skips rows that are locked at that moment: the next run finds them. A task that cannot
be assigned stays with its team, whose lead answers for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max, Q

from victimcare.records.models import (
    CommunicationPassport,
    SafeContactPlan,
    Staff,
    Task,
    TaskChange,
    Victim,
)
from victimcare.records.models.tasks import URGENCY_ORDER, TaskKind
from victimcare.rules.desk import rota, task_policy
from victimcare.rules.desk.rota import AssignableWork, AssignmentReason, RotaMember, WorkAssignment
from victimcare.services.desk import ownership
from victimcare.services.desk.eligibility import find_barred_staff
from victimcare.services.desk.ownership import escalate_tasks, exclude_folded
from victimcare.services.desk.rota import DESK_ROLES, find_absences, find_team_leads, list_colleagues
from victimcare.services.desk.task_kinds import CHOSEN_BY_HAND, FOR_ITS_OWNER
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.rights.working_calendar import working_days

AT_ONCE = 500  # for each team, in one run
FAMILIAR_FOR = timedelta(days=180)  # a colleague with a task about the victim within this time counts as known to them
_STEPS = dict(
    zip(
        (AssignmentReason.LEAST, AssignmentReason.KNOWN, AssignmentReason.LANGUAGE, AssignmentReason.SKILL),
        ownership.GIVEN_CHANGES,
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class AssignmentCounts:
    """How many tasks each step changed, in one run."""

    woken: int = 0
    covered: int = 0
    given: int = 0
    risen: int = 0


def assign_waiting_tasks(*, now: datetime) -> AssignmentCounts:
    """Wake snoozed tasks, cover absent staff, escalate unconfirmed tasks and assign unowned ones. Safe to run twice,
    and concurrently."""
    return AssignmentCounts(
        woken=wake_due_tasks(now=now),
        covered=cover_absences(now=now),
        risen=escalate_unacknowledged(now=now),
        given=share_out_tasks(now=now),
    )


@transaction.atomic
def wake_due_tasks(*, now: datetime) -> int:
    """End snoozes that are over. The list shows the task again on time, whether or not this has run."""
    slept = Task.objects.select_for_update(skip_locked=True).filter(closed_at=None, snoozed_until__lte=now)
    tasks = list(slept.order_by("id")[:AT_ONCE])
    for task in tasks:
        ownership.clear_snooze(task)
        task.updated_at = now
    ownership.save_ownership(tasks)
    ownership.record_changes(tasks, "woke", now)
    return len(tasks)


@transaction.atomic
def cover_absences(*, now: datetime, staff_ids: Collection[int] | None = None) -> int:
    """Move tasks of colleagues who are away or have left to their cover, or else to the team: all tasks of those who
    have left; of those away, high-harm tasks and those due before they return, except tasks for them alone. Returns how
    many moved."""
    away = find_absences(now)
    gone = Q(owner__is_active=False) | ~Q(owner__roles__overlap=[*DESK_ROLES])
    theirs = Q(kind=TaskKind.READ_FEEDBACK) | Q(reason__in=FOR_ITS_OWNER)
    held = Task.objects.filter(Q(owner__in=away) & ~theirs | gone, closed_at=None, owner__isnull=False)
    if staff_ids is not None:
        held = held.filter(owner__in=staff_ids)
    wanted = [task_id for task_id, owner, harm, due in held.values_list("id", "owner", "harm", "due_at")
              if owner not in away or _cannot_wait(away[owner], harm, due)]  # fmt: skip
    tasks = list(
        Task.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(id__in=wanted, closed_at=None, owner__isnull=False)
        .order_by("id")
    )
    there = _active({one for one in (rota.find_cover(task.owner_id or 0, away) for task in tasks) if one is not None})
    barred = find_barred_staff(tasks, there)
    for task in tasks:
        before = task.owner_id
        to = rota.find_cover(before or 0, away)
        may_have = not task.is_danger and to in there and to != before and to not in barred.get(task.id, frozenset())
        ownership.assign_owner(task, to if may_have else None, now, handed_by=before)
    ownership.save_ownership(tasks)
    ownership.record_changes(tasks, "covered", now)
    return len(tasks)


@transaction.atomic
def escalate_unacknowledged(*, now: datetime) -> int:
    """Escalate to a supervisor the tasks whose receipt a colleague has not confirmed in time."""
    calendar = working_days()
    rows = Task.objects.filter(closed_at=None, handed_at__isnull=False).values_list("id", "harm", "handed_at", "due_at")
    late = {
        task_id: due_at
        for task_id, harm, handed_at, due_at in rows.order_by("handed_at")[:AT_ONCE]
        if handed_at is not None
        and task_policy.receipt_due_at(harm=harm, handed_at=handed_at, due_at=due_at, calendar=calendar) <= now
    }
    escalate_tasks(late, to="unreceived", is_care_teams=False, now=now)
    return len(late)


@transaction.atomic
def share_out_tasks(*, now: datetime) -> int:
    """Give unowned tasks to colleagues of the team who are at work in time, preferring those whom the victim knows, who
    speak their language, who have the training, and who have the least work. Returns how many."""
    return share_out_some_tasks(now=now, task_ids=None)


def share_out_some_tasks(*, now: datetime, task_ids: Collection[int] | None) -> int:
    """Assign only these new tasks, as `share_out_tasks` does, in the caller's transaction."""
    people = list_colleagues(now)
    if not people:
        return 0
    tasks = _untaken({each.team for each in people}, task_ids)
    given = rota.assign_work(_work(tasks, [each.key for each in people], now), people, now)
    by_task = {each.work: each for each in given}
    tasks = list(
        Task.objects.select_for_update(skip_locked=True)
        .filter(id__in=by_task, closed_at=None, owner=None, rose_at=None)
        .order_by("id")
    )
    for task in tasks:
        ownership.assign_owner(task, by_task[task.id].to, now)
    ownership.save_ownership(tasks)
    _record_given(tasks, by_task, now)
    return len(tasks)


def assign_named_owners(*, now: datetime, task_ids: Collection[int], is_danger: bool = False) -> int:
    """Give the unowned ones of these tasks to a named colleague, also in a team without automatic assignment. First
    choice: a colleague at work in time who has room for more in this hour, by the rules of assignment. Second: one at
    work in time without room. Last: the team's lead, unless they are away. Returns how many were given. `is_danger`:
    only danger tasks, spread evenly over those at work."""
    tasks = _untaken((), task_ids, is_danger=is_danger)
    if not tasks:
        return 0
    people = list_colleagues(now, only_who_get_work=False)
    work = _work(tasks, [each.key for each in people], now)
    if is_danger:
        given = {each.work: each for each in rota.assign_danger_work(work, _with_danger(people), now)}
    else:
        given = {each.work: each for each in rota.assign_work(work, people, now)}
        left = [one for one in work if one.key not in given]
        anybody = [replace(person, room=None) for person in people]  # staff at work come before a lead who may not be
        given |= {each.work: each for each in rota.assign_work(left, anybody, now)}
    leads = _leads_there({task.team_id for task in tasks if task.id not in given}, now)
    barred = find_barred_staff(tasks, set(leads.values()))
    named = []
    for task in Task.objects.select_for_update(skip_locked=True).filter(id__in=[one.id for one in tasks], owner=None):
        to = given[task.id].to if task.id in given else leads.get(task.team_id)
        if to is not None and to not in barred.get(task.id, frozenset()):
            ownership.assign_owner(task, to, now)
            named.append(task)
    ownership.save_ownership(named)
    least = {task.id: WorkAssignment(task.id, task.owner_id or 0, AssignmentReason.LEAST) for task in named}
    _record_given(named, least | given, now)
    return len(named)


def _with_danger(people: Sequence[RotaMember]) -> list[RotaMember]:
    """Return the same people with how many tasks and danger tasks each has, and when each was last given one."""
    ids = [person.key for person in people]
    tasks = Task.objects.filter(owner__in=ids, closed_at=None).order_by().values_list("owner")
    dangers = Count("id", filter=Q(is_danger=True))
    has = {owner: counts for owner, *counts in tasks.annotate(tasks=Count("id"), dangers=dangers)}
    changes = TaskChange.objects.filter(what__in=ownership.GIVEN_CHANGES, by__in=ids).order_by().values_list("by")
    last = dict(changes.annotate(last=Max("at")))
    counted = ((person, *has.get(person.key, (0, 0))) for person in people)
    return [replace(one, open=tasks, danger=danger, given_at=last.get(one.key)) for one, tasks, danger in counted]


def _leads_there(team_ids: Collection[int], now: datetime) -> dict[int, int]:
    """Map each of these teams to its lead, if the lead is here."""
    if not team_ids:
        return {}
    away, leading = find_absences(now), find_team_leads(team_ids, now=now)
    there = _active({lead.id for lead in leading.values()}) - away.keys()
    return {team_id: lead.id for team_id, lead in leading.items() if lead.id in there}


def _cannot_wait(absence: rota.StaffAbsence, harm: int, due_at: datetime) -> bool:
    return absence.until is None or due_at < absence.until or harm >= HarmLevel.HIGH


def _active(ids: Collection[int]) -> set[int]:
    if not ids:
        return set()
    people = Staff.objects.filter(id__in=ids, is_active=True, roles__overlap=[*DESK_ROLES])
    return set(people.values_list("id", flat=True))


def _untaken(team_ids: Iterable[int], task_ids: Collection[int] | None, *, is_danger: bool = False) -> list[Task]:
    # Danger needs no rota: all staff see it in the band, where a colleague on duty takes it, until it escalates.
    nobodys = Task.objects.filter(closed_at=None, owner=None, is_danger=is_danger)
    if not is_danger:
        nobodys = exclude_folded(nobodys.filter(rose_at=None).exclude(kind__in=CHOSEN_BY_HAND))
    if task_ids is not None:
        return list(nobodys.filter(id__in=task_ids))
    return [task for team_id in team_ids for task in nobodys.filter(team=team_id).order_by(*URGENCY_ORDER)[:AT_ONCE]]


def _work(tasks: Sequence[Task], staff_ids: Collection[int], now: datetime) -> list[AssignableWork]:
    """Return the tasks with what each needs. A fixed number of queries, plus one for each restricted case."""
    victims = {task.victim_id for task in tasks if task.victim_id is not None}
    own_victims = {row.id: row for row in Victim.objects.filter(id__in=victims).select_related("case")}
    languages, known = _languages(own_victims), _known(victims, now)
    barred = find_barred_staff(tasks, staff_ids)
    return [
        AssignableWork(
            key=task.id,
            team=task.team_id,
            harm=task.harm,
            due_at=task.due_at,
            language=languages.get(task.victim_id or 0, ""),
            skill=_skill(own_victims[task.victim_id]) if task.victim_id in own_victims else "",
            known=known[task.victim_id or 0],
            not_for=barred.get(task.id, frozenset()),
        )
        for task in tasks
    ]


def _skill(victim: Victim) -> str:
    case = victim.case
    return rota.skill_needed(offence_group=case.offence_group, flags=case.flags, victim_kind=victim.kind)


def _languages(victims: dict[int, Victim]) -> dict[int, str]:
    """Return each victim's language, from their passport, or else their plan, or else their record."""
    spoken = {victim_id: row.language for victim_id, row in victims.items()}
    spoken |= dict(
        SafeContactPlan.objects.filter(victim__in=victims).exclude(language="").values_list("victim_id", "language")
    )
    said = CommunicationPassport.objects.filter(victim__in=victims).order_by("victim_id", "-version")
    newest = said.distinct("victim_id").values_list("victim_id", "language")
    spoken |= {victim_id: language for victim_id, language in newest if language}
    return {victim_id: language.partition("-")[0].lower() for victim_id, language in spoken.items()}


def _known(victim_ids: Collection[int], now: datetime) -> defaultdict[int, frozenset[int]]:
    """Map each victim to the colleagues who recently had tasks about them."""
    lately = Task.objects.filter(victim_id__in=victim_ids, owner__isnull=False, updated_at__gt=now - FAMILIAR_FOR)
    rows = lately.values_list("victim_id", "owner_id")
    found: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    for victim_id, owner_id in rows.distinct():
        if victim_id is not None and owner_id is not None:
            found[victim_id] |= {owner_id}
    return found


def _record_given(tasks: Iterable[Task], given: dict[int, WorkAssignment], now: datetime) -> None:
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=_STEPS[given[task.id].because], at=now, team_id=task.team_id, by_id=task.owner_id)
        for task in tasks
    )
