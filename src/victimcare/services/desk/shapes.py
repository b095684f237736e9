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
        TaskKind.CHECK_HANDOVER,
        TaskKind.REVIEW_CONTACT,
        TaskKind.READ_FEEDBACK,
        TaskKind.CHECK_SERVICE,
        TaskKind.WRONG_ENTRY,
        TaskKind.CLOSING_CALL,
        TaskKind.ASK_WHY_LEFT,
        TaskKind.REFERRAL,
        TaskKind.TELL_REFERRAL,
        TaskKind.PARTNER_WROTE,
        TaskKind.PARTNER_PEOPLE,
        TaskKind.SELF_REFERRED,
        TaskKind.WATCH,
    }
)
# For its owner alone, by the reason: nobody else can read or answer it, so it waits while they are away. Feedback on
# somebody's work (`READ_FEEDBACK`) is so too.
FOR_ITS_OWNER = frozenset({"named_there", "reader_named"})
# A tick does not do these: they end with their matter, or by somebody who says why nothing is needed.
DONE_BY_ITS_MATTER = frozenset({TaskKind.HAND_OVER})


# Somebody chooses who has it: two people decide, not whoever asked; the line finds who rings; a supervisor looks.
CHOSEN_BY_HAND = frozenset(
    {
        TaskKind.CALL_BACK,
        TaskKind.SECOND_PERSON,
        TaskKind.CLASH,
        TaskKind.REVIEW,
        TaskKind.CODE_ATTACK,
        TaskKind.BRAKE,
        TaskKind.MESSAGES_HELD,
        TaskKind.CONTACTS_LEAP,
        TaskKind.QUIET_CODE,
        TaskKind.CHECK_HANDOVER,
        TaskKind.REVIEW_CONTACT,
        TaskKind.READ_FEEDBACK,
        TaskKind.MANY_LOOK_UPS,
        TaskKind.WATCH,
        TaskKind.DANGER_NOW,
    }
)
# Somebody may be in danger now, or was promised this very time.
NEVER_PUT_OFF = frozenset(
    {
        TaskKind.DANGER_NOW,
        TaskKind.QUIET_CODE,
        TaskKind.CALL_BACK,
        TaskKind.CODE_ATTACK,
        TaskKind.WRONG_CODES,
        TaskKind.BRAKE,
    }
)


class UnknownTask(LookupError):
    """No such open task, or not for this actor."""


class Group(StrEnum):
    """What work is about, to look at one sort of it; each kind stands in one."""

    REACH = "reach"
    CALLS = "calls"
    WRITING = "writing"
    SAFETY = "safety"
    RIGHTS = "rights"
    COURT = "court"
    SUPPORT = "support"
    CHECKS = "checks"
    OTHER = "other"


_GROUPED: dict[Group, tuple[TaskKind, ...]] = {
    Group.REACH: (
        *TELLING,
        TaskKind.REACH_HER,
        TaskKind.SILENCE,
        TaskKind.CONTACT_WISH,
        TaskKind.GIVE_UPDATE,
        TaskKind.WAITS_LONG,
        TaskKind.PLAIN_WORDS,
        TaskKind.NEXT_STEP,
        TaskKind.CLOSING_CALL,
        TaskKind.EARLY_CALL,
        TaskKind.ASK_WHY_LEFT,
        TaskKind.LOW_SCORE,
    ),
    Group.CALLS: (TaskKind.CALL_BACK, TaskKind.LISTEN, TaskKind.CUT_OFF),
    Group.WRITING: (
        TaskKind.READ_REPLY,
        TaskKind.READ_WRITTEN,
        TaskKind.MESSAGE_FAILED,
        TaskKind.MESSAGES_HELD,
        TaskKind.PRINT_LETTERS,
        TaskKind.BRAKE,
        TaskKind.PAD_MESSAGE,
        TaskKind.OFFICER_WROTE,
    ),
    Group.SAFETY: (
        TaskKind.DANGER_NOW,
        TaskKind.CLASH,
        TaskKind.WRONG_CODES,
        TaskKind.CODE_ATTACK,
        TaskKind.QUIET_CODE,
        TaskKind.ACT_ON_RISK,
        TaskKind.WATCH,
    ),
    Group.RIGHTS: (
        TaskKind.REVIEW_HOLD,
        TaskKind.ASK_AGENCY,
        TaskKind.CHALLENGE,
        TaskKind.REVIEW,
        TaskKind.CONFIRM_GROUNDS,
        TaskKind.MORE_HELP,
        TaskKind.CHANGED_MIND,
        TaskKind.FRONT_DOOR,
        TaskKind.HAND_OVER,
    ),
    Group.COURT: (TaskKind.TAKE_STATEMENT, TaskKind.COURT_ASK, TaskKind.RETURN_PROPERTY),
    Group.SUPPORT: (
        TaskKind.ASKED_SUPPORT,
        TaskKind.SUPPORTER_ASKED,
        TaskKind.SUPPORTER_WROTE,
        TaskKind.ASK_CHILD,
        TaskKind.ASSESS_NEEDS,
        TaskKind.MEET_NEED,
        TaskKind.REFERRAL,
        TaskKind.TELL_REFERRAL,
        TaskKind.PARTNER_WROTE,
        TaskKind.SELF_REFERRED,
    ),
    Group.CHECKS: (
        TaskKind.SECOND_PERSON,
        TaskKind.DECIDE_DETAILS,
        TaskKind.CONTACTS_LEAP,
        TaskKind.CHECK_HANDOVER,
        TaskKind.REVIEW_CONTACT,
        TaskKind.MANY_LOOK_UPS,
        TaskKind.OFFICER_SILENT,
        TaskKind.PASSED_BACK,
        TaskKind.CHECK_SERVICE,
        TaskKind.WRONG_ENTRY,
        TaskKind.PARTNER_PEOPLE,
    ),
}


def kinds_of(group: Group) -> frozenset[TaskKind]:
    """Those that nobody has put into another stand in the last."""
    if group is not Group.OTHER:
        return frozenset(_GROUPED[group])
    return frozenset(TaskKind) - {kind for kinds in _GROUPED.values() for kind in kinds}


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
    lead: str = ""  # who answers for it while nobody has it
    is_enhanced: bool = False
    tried: int = 0  # how often somebody has tried to reach her since it was made, and did not
    snoozed_until: datetime | None = None
    handed_by: str = ""  # who handed it to its owner, while that one has not said that they have it
    handed_at: datetime | None = None
    made_at: datetime | None = None
    subject_key: str = ""  # what exactly it is about, as whoever made it writes that
    among: tuple[int, int] | None = None  # which of the victims of the crime it is about, where there are several


@dataclass(frozen=True, slots=True)
class WorkList:
    """`counts` by whose tasks they are, `apart` of these those that stand apart, `came` those that are new; each stops
    at `MOST_COUNTED`."""

    which: Which
    show: Show
    group: Group | None
    items: tuple[WorkItem, ...]
    counts: dict[Which, int]
    apart: dict[Show, int]
    has_more: bool
    came: int = 0


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

    @property
    def subject_key(self) -> str:
        return self.item.subject_key


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody a task can be handed to."""

    id: UUID
    name: str
    team: str
