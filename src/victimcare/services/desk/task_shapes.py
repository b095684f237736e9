"""What the desk's services give: work as a list and in full, and how it ended."""

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
from victimcare.rules.force import Force
from victimcare.services.cases.guarded_victims import find_guarded_victims as guarded_among
from victimcare.services.desk.task_kinds import NEWS_KINDS, TaskGroup


class UnknownTask(LookupError):
    """No such open task, or not for this actor."""


class StateFilter(StrEnum):
    """Which of the open work a list shows."""

    NOW = "now"  # what is not put off
    SNOOZED = "snoozed"
    HANDED = "handed"  # handed on, and not received yet


class HarmLevel(IntEnum):
    """How much harm waits behind a task: what the list is ordered by first."""

    STANDARD = 1
    MEDIUM = 2
    HIGH = 3


class OwnerFilter(StrEnum):
    """Whose tasks a list shows."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"
    UNOWNED = "nobody"  # that nobody has yet, of every team


class TaskOutcome(StrEnum):
    """How a task ended."""

    DONE = "done"
    TOLD = "told"  # she has been told everything: the product closes the task itself
    NOT_NEEDED = "not_needed"
    CANNOT_BE_REACHED = "cannot_be_reached"  # a telling given up: a supervisor's act
    HELP_CAME = "help_came"  # danger ends in one of these three, each with a reason
    SAFE = "safe"
    FALSE_ALARM = "false_alarm"


@dataclass(frozen=True, slots=True)
class NewTask:
    """What somebody must do. Where a task of this kind, victim and subject is open, it is brought up to date instead.

    `due_at` None: by the end of the next working day. `team`: the code of the one it goes to; None, or one the force no
    longer has: the one that looks after the case's area. `is_danger`: a person may be in danger now; such a task stands
    above all other work, is never put off, and once it is danger it stays so.
    """

    kind: TaskKind
    victim_id: int | None
    reason: str
    harm: int
    due_at: datetime | None
    subject_key: str = ""
    team: str | None = None
    is_danger: bool = False
    needs_owner: bool = False  # one of us by name has it, also where work is not given out by itself


@dataclass(frozen=True, slots=True)
class DangerMessages:
    """The messages with words of danger that one task holds. `unread`: those at which its owner has not looked;
    `rules`: all that matched, the worst first; `last_door`: by which way the newest came; `is_sender_on_record`: no
    victim is known, but the number or address that wrote stands in records of victims."""

    count: int
    last_at: datetime
    unread: int
    rules: tuple[str, ...]
    last_door: str
    is_sender_on_record: bool = False


@dataclass(frozen=True, slots=True)
class DangerCount:
    """How many people may be in danger now, and when the newest task or message of it came."""

    tasks: int
    newest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DangerStep:
    """One thing that was done about danger: by which way, and what came of it. A contact that was recorded has the way
    `contact`, and came of it how it ended."""

    way: str
    came_of: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One row of the work list: no name, no number, nothing of the victim but the case's reference."""

    id: UUID
    kind: TaskKind
    reason: str
    harm: HarmLevel
    due_at: datetime
    reference: str  # empty: linked to no case
    team: str
    owner: str  # empty: nobody has taken it
    is_mine: bool
    unread: int = 0  # messages to read or to listen to in it that nobody has opened
    lead: str = ""  # who answers for it while nobody has it
    is_enhanced: bool = False
    tried: int = 0  # how often somebody has tried to reach her since it was made, and did not
    snoozed_until: datetime | None = None
    handed_by: str = ""  # who handed it to its owner, while that one has not said that they have it
    handed_at: datetime | None = None
    made_at: datetime | None = None
    subject_key: str = ""  # what exactly it is about, as whoever made it writes that
    has_risen: bool = False  # it waits too long: open to those to whom it rose
    is_danger: bool = False  # stands above all other work
    last_step: DangerStep | None = None  # of danger: the last thing that was done for this task
    step_beside: DangerStep | None = None  # of danger: the last that was done for another open danger of this victim
    messages: DangerMessages | None = None  # of danger in a list: what was written, where something was
    among: tuple[int, int] | None = None  # which of the victims of the crime it is about, where there are several
    news: tuple[
        tuple[str, str], ...
    ] = ()  # of danger: each event of risk to be told, by its type, and a court's result


@dataclass(frozen=True, slots=True)
class WorkList:
    """`danger` stands above `items` and is in no count, as everyone on the desk sees all of it. `counts` by whose tasks
    they are, `apart` of these those that stand apart, `came` those that are new; each stops at `MOST_COUNTED`."""

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
    """What the share-out gave in the last hour, to whom and how much, most first; `last_at`: when it last did."""

    to: tuple[tuple[str, int], ...]
    last_at: datetime

    @property
    def count(self) -> int:
        return sum(count for _, count in self.to)


@dataclass(frozen=True, slots=True)
class TaskStep:
    """One thing that happened to a task."""

    what: str
    at: datetime
    by: str
    team: str
    note: str


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A chosen task. `victim_id` is for the services that say what is owed and how she may be reached."""

    item: WorkItem
    victim_id: int | None
    steps: tuple[TaskStep, ...]
    snoozed_why: str = ""
    was_given: bool = False  # it came to its owner by itself, and they have not said that they have it in hand
    other_danger: tuple[WorkItem, ...] = ()  # open about the same victim, where this is danger too

    @property
    def subject_key(self) -> str:
        return self.item.subject_key


@dataclass(frozen=True, slots=True)
class Assignee:
    """Somebody a task can be handed to."""

    id: UUID
    name: str
    team: str


# How much harm waits behind a task about her: the one place that says so.


def harm_level_for(*, is_guarded: bool, is_enhanced: bool) -> HarmLevel:
    return HarmLevel(harm_level(is_guarded=is_guarded, is_enhanced=is_enhanced))


def load_harm_levels(victim_ids: Collection[int]) -> dict[int, HarmLevel]:
    """The same for each of these victims, in two queries."""
    guarded = guarded_among(victim_ids)
    enhanced = Victim.objects.filter(id__in=victim_ids).values_list("id", "is_enhanced")
    return {
        victim_id: harm_level_for(is_guarded=victim_id in guarded, is_enhanced=is_enhanced)
        for victim_id, is_enhanced in enhanced
    }


# The rows of the teams that force.toml names.


def ensure_team_row(code: str | None) -> Team:
    """The row of a team that force.toml names, made when it is first needed. None: the team that owns what no other
    does. Raises UnknownTask for a team the force does not have."""
    force: Force = settings.FORCE
    team = next((team for team in force.teams if team.code == code), None) if code else force.default_team()
    if team is None:
        raise UnknownTask(code)
    row, _ = Team.objects.get_or_create(code=team.code, defaults={"name": team.name})
    return row


# Of what is wanted, what is made: one task a matter, for the team that looks after it.


def merge_by_matter(wanted: Iterable[NewTask], usual_due: datetime) -> list[NewTask]:
    """Of several for one kind, victim and subject: danger if one is, the worst harm, the soonest due, the last reason.
    Reaching her is one matter, whether or not anybody has asked her before: what is open, or comes first, gives the
    kind."""
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
    """The rows of their teams, in their order. Two queries, and one for each team."""
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
    """Of a sealed case nobody else could see it."""
    force: Force = settings.FORCE
    if sealed in known:
        return str(sealed)
    return task.team if task.team in known else force.team_for(area).code
