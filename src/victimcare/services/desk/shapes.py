"""What the desk's services give: work as a list and in full, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from uuid import UUID

from victimcare.records.models.desk import TaskKind
from victimcare.services.desk.kinds import Group


class UnknownTask(LookupError):
    """No such open task, or not for this actor."""


class Show(StrEnum):
    """Which of the open work a list shows."""

    NOW = "now"  # what is not put off
    SNOOZED = "snoozed"
    HANDED = "handed"  # handed on, and not received yet


class Harm(IntEnum):
    """How much harm waits behind a task: what the list is ordered by first."""

    STANDARD = 1
    MEDIUM = 2
    HIGH = 3


class Which(StrEnum):
    """Whose tasks a list shows."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"
    NOBODY = "nobody"  # that nobody has yet, of every team


class Outcome(StrEnum):
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
    harm: Harm
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

    which: Which
    show: Show
    group: Group | None
    items: tuple[WorkItem, ...]
    counts: dict[Which, int]
    apart: dict[Show, int]
    has_more: bool
    came: int = 0
    danger: tuple[WorkItem, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenLately:
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
class TaskInFull:
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
class Colleague:
    """Somebody a task can be handed to."""

    id: UUID
    name: str
    team: str
