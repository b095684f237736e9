"""The data that the desk's services give and take: tasks as rows and in full, new tasks, harm levels and team rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Subquery

from victimcare.records.models import RestrictedRecord, Task, Team, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.desk.task_policy import harm_level
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk.task_kinds import NEWS_KINDS, TaskGroup


class StateFilter(StrEnum):
    """Filters open tasks by state."""

    NOW = "now"  # not snoozed
    SNOOZED = "snoozed"
    HANDED = "handed"  # handed on, receipt not confirmed yet


class HarmLevel(IntEnum):
    """How much harm is at stake in a task: the first criterion of the list's order."""

    STANDARD = 1
    MEDIUM = 2
    HIGH = 3


class OwnerFilter(StrEnum):
    """Filters tasks by owner."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"
    UNOWNED = "nobody"  # unowned, in every team


class TaskOutcome(StrEnum):
    """How a task ended."""

    DONE = "done"
    TOLD = "told"  # the victim has been told everything: the product closes the task itself
    NOT_NEEDED = "not_needed"
    CANNOT_BE_REACHED = "cannot_be_reached"  # a news task that a supervisor gave up
    HELP_CAME = "help_came"  # danger ends with one of these three, each with a reason
    SAFE = "safe"
    FALSE_ALARM = "false_alarm"


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be made. If a task of this kind, victim and subject is open, that one is updated instead.

    `due_at` None: the end of the next working day. `team`: the code of its team; None, or a code that the force no
    longer has: the team for the case's area. `is_danger`: a person may be in danger now; such a task is above all other
    work, is never snoozed, and stays danger.
    """

    kind: TaskKind
    victim_id: int | None
    reason: str
    harm: int
    due_at: datetime | None
    subject_key: str = ""
    team: str | None = None
    is_danger: bool = False
    needs_owner: bool = False  # must have a named owner, also in a team without automatic assignment


@dataclass(frozen=True, slots=True)
class DangerMessages:
    """The messages with words of danger in one task. `unread`: those that its owner has not read; `rules`: all that
    matched, worst first; `last_door`: the channel of the newest; `is_sender_on_record`: no victim is known, but the
    sender's number or address is in victims' records."""

    count: int
    last_at: datetime
    unread: int
    rules: tuple[str, ...]
    last_door: str
    is_sender_on_record: bool = False


@dataclass(frozen=True, slots=True)
class DangerCount:
    """How many people may be in danger now, and when the newest task or message came."""

    tasks: int
    newest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DangerStep:
    """One step taken about danger: its way and its result. A recorded contact has the way `contact`, and its ending as
    the result."""

    way: str
    came_of: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One row of the work list: no name or number, and nothing about the victim except the case reference."""

    id: UUID
    kind: TaskKind
    reason: str
    harm: HarmLevel
    due_at: datetime
    reference: str  # empty: linked to no case
    team: str
    owner: str  # empty: unowned
    is_mine: bool
    unread: int = 0  # messages in it that no one has read or played
    lead: str = ""  # who answers for it while it is unowned
    is_enhanced: bool = False
    tried: int = 0  # failed attempts to reach the victim since it was made
    snoozed_until: datetime | None = None
    handed_by: str = ""  # who handed it to its owner, until the owner confirms receipt
    handed_at: datetime | None = None
    made_at: datetime | None = None
    subject_key: str = ""  # what exactly it is about, as written by the code that made it
    has_risen: bool = False  # escalated because it waited too long
    is_danger: bool = False  # listed above all other work
    last_step: DangerStep | None = None  # danger: the last step for this task
    step_beside: DangerStep | None = None  # danger: the last step for another open danger task of this victim
    messages: DangerMessages | None = None  # danger in a list: its messages, if any
    among: tuple[int, int] | None = None  # which of the crime's victims it is about, if there are several
    news: tuple[tuple[str, str], ...] = ()  # danger: each event of risk to be told, by its type, with a court's result


@dataclass(frozen=True, slots=True)
class WorkList:
    """The work list. `danger` is above `items` and in no count, as everyone on the desk sees all of it. `counts`: by
    owner filter; `apart`: snoozed and handed-on tasks among them; `came`: new ones. Each stops at `MOST_COUNTED`."""

    which: OwnerFilter
    show: StateFilter
    group: TaskGroup | None
    items: tuple[WorkItem, ...]
    counts: dict[OwnerFilter, int]
    apart: dict[StateFilter, int]
    has_more: bool
    came: int = 0
    danger: tuple[WorkItem, ...] = ()


@dataclass(frozen=True, slots=True)
class RecentShareOut:
    """Automatic assignments of the last hour: to whom and how many, most first; `last_at`: when the last was made."""

    to: tuple[tuple[str, int], ...]
    last_at: datetime

    @property
    def count(self) -> int:
        return sum(count for _, count in self.to)


@dataclass(frozen=True, slots=True)
class TaskStep:
    """One entry of a task's history."""

    what: str
    at: datetime
    by: str
    team: str
    note: str


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A chosen task. `victim_id` lets services say what is owed and how the victim may be reached."""

    item: WorkItem
    victim_id: int | None
    steps: tuple[TaskStep, ...]
    snoozed_why: str = ""
    was_given: bool = False  # assigned automatically, and the owner has not confirmed it
    other_danger: tuple[WorkItem, ...] = ()  # other open danger tasks of the same victim, if this is danger

    @property
    def subject_key(self) -> str:
        return self.item.subject_key


@dataclass(frozen=True, slots=True)
class Assignee:
    """A person to whom a task can be handed."""

    id: UUID
    name: str
    team: str


# The harm level of tasks about a victim, decided only here.


def harm_level_for(*, is_guarded: bool, is_enhanced: bool) -> HarmLevel:
    return HarmLevel(harm_level(is_guarded=is_guarded, is_enhanced=is_enhanced))


def load_harm_levels(victim_ids: Collection[int]) -> dict[int, HarmLevel]:
    """Return the harm level of each of these victims, in two queries."""
    guarded = find_guarded_victims(victim_ids)
    enhanced = Victim.objects.filter(id__in=victim_ids).values_list("id", "is_enhanced")
    return {
        victim_id: harm_level_for(is_guarded=victim_id in guarded, is_enhanced=is_enhanced)
        for victim_id, is_enhanced in enhanced
    }


# Rows of the teams in force.toml.


def ensure_team_row(code: str | None) -> Team:
    """Return the row of a team in force.toml, made when first needed. None: the default team. Raises NotFound for a
    team that the force does not have."""
    force: Force = settings.FORCE
    team = next((team for team in force.teams if team.code == code), None) if code else force.default_team()
    if team is None:
        raise NotFound("no such task")
    row, _ = Team.objects.get_or_create(code=team.code, defaults={"name": team.name})
    return row


# From wanted tasks to those made: one for each matter, for the team responsible.


def merge_by_matter(wanted: Iterable[NewTask], usual_due: datetime) -> list[NewTask]:
    """Merge tasks of one kind, victim and subject: danger if one is, the worst harm, the soonest due, the last reason.
    Reaching a victim with news is one matter, whether or not they have been asked how before: the kind of the open
    task, or of the first, is kept."""
    wanted = list(wanted)
    victims = {task.victim_id for task in wanted if task.kind in NEWS_KINDS and task.victim_id is not None}
    telling: dict[int | None, str] = dict(
        Task.objects.filter(victim_id__in=victims, kind__in=NEWS_KINDS, closed_at=None).values_list("victim_id", "kind")
    )
    found: dict[tuple[str, int | None, str], NewTask] = {}
    for task in wanted:
        kind = TaskKind(telling.setdefault(task.victim_id, task.kind)) if task.kind in NEWS_KINDS else task.kind
        due_at = task.due_at or usual_due
        key = (kind, task.victim_id, task.subject_key)
        other = found.get(key)
        if other is not None:
            due_at, harm = min(due_at, other.due_at or due_at), max(task.harm, other.harm)
        else:
            harm = task.harm
        is_danger = task.is_danger or (other is not None and other.is_danger)
        needs_owner = task.needs_owner or (other is not None and other.needs_owner)
        found[key] = replace(task, kind=kind, due_at=due_at, harm=harm, is_danger=is_danger, needs_owner=needs_owner)
    return list(found.values())


def find_team_ids(wanted: Iterable[NewTask]) -> list[int]:
    """Return the team row of each task, in order. Two queries, plus one for each team."""
    force: Force = settings.FORCE
    wanted = list(wanted)
    victims = {task.victim_id for task in wanted if task.victim_id is not None}
    seal = RestrictedRecord.objects.filter(case=OuterRef("case"), lifted_at=None).values("sealed_by__team__code")[:1]
    own_victims = Victim.objects.filter(id__in=victims).annotate(sealed=Subquery(seal))
    places = {row: (area, sealed) for row, area, sealed in own_victims.values_list("id", "case__area", "sealed")}
    known = {team.code for team in force.teams}
    codes = [_team_for(task, *places.get(task.victim_id or 0, ("", None)), known) for task in wanted]
    rows = {code: ensure_team_row(code).id for code in sorted(set(codes))}
    return [rows[code] for code in codes]


def _team_for(task: NewTask, area: str, sealed: str | None, known: set[str]) -> str:
    """Return the task's team; for a restricted case the team that restricted it, because no other team could see it."""
    force: Force = settings.FORCE
    if sealed in known:
        return str(sealed)
    return task.team if task.team in known else force.team_for(area).code
