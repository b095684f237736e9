from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from uuid import UUID

from victimcare.records.models.desk import TaskKind

# Reaching her to tell her, whether or not anybody has asked her before: such a task ends when she knows.
TELLING = frozenset({TaskKind.TELL_HER, TaskKind.MAKE_FIRST_CONTACT})
# What she asked has an answer, or it has not; she has the news or was rung back, or somebody says why not: such a task
# ends with its matter, never by a tick.
ENDS_WITH_ITS_MATTER = frozenset(
    {
        TaskKind.FRONT_DOOR,
        TaskKind.CHALLENGE,
        TaskKind.REVIEW,
        TaskKind.CLASH,
        TaskKind.REACH_HER,
        TaskKind.CALL_BACK,
        TaskKind.CONTACT_WISH,
        TaskKind.SUPPORTER_WROTE,
        TaskKind.QUIET_CODE,
    }
)


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


class Outcome(StrEnum):
    """How a task ended."""

    DONE = "done"
    TOLD = "told"  # she has been told everything: the product closes the task itself
    NOT_NEEDED = "not_needed"
    CANNOT_BE_REACHED = "cannot_be_reached"  # a telling given up: a supervisor's act


@dataclass(frozen=True, slots=True)
class NewTask:
    """What somebody must do. Where a task of this kind, victim and subject is open, it is brought up to date instead.

    `due_at` None: by the end of the next working day. `team`: the code of the one it goes to; None, or one the force no
    longer has: the one that looks after the case's area.
    """

    kind: TaskKind
    victim_id: int | None
    reason: str
    harm: int
    due_at: datetime | None
    subject_key: str = ""
    team: str | None = None


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


@dataclass(frozen=True, slots=True)
class WorkList:
    """`counts` by whose tasks they are; each stops at `MOST_COUNTED`."""

    which: Which
    items: tuple[WorkItem, ...]
    counts: dict[Which, int]
    has_more: bool


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
    subject_key: str
    steps: tuple[TaskStep, ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody a task can be handed to."""

    id: UUID
    name: str
    team: str
