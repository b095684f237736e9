"""What the desk is shown of call backs. Only `Trying` holds a victim's number, for the colleague who rings now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactByStaff, ContactLater
from victimcare.services.calls.callbacks.slots import Slot
from victimcare.services.desk.shapes import Harm, TaskStep
from victimcare.services.safe_contact.plan_shapes import SafeContactSummary


class Which(StrEnum):
    """Which call backs a list shows."""

    MINE = "mine"
    DUE = "due"  # to be rung today, or late
    LATE = "late"
    TOGETHER = "together"  # silent calls, when very many: one task holds them
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Item:
    """One row: of the victim only the case's reference. `tries`: how often they were rung in vain."""

    id: UUID
    task: UUID
    wish: str
    harm: Harm
    asked_at: datetime
    starts_at: datetime
    due_at: datetime
    is_chosen: bool
    is_her_turn: bool
    reference: str  # empty: linked to no case
    team: str
    owner: str  # empty: it has no owner
    is_mine: bool
    tries: int
    risen_to: str
    is_rung_now: bool
    is_together: bool  # shares one task with many others, until a colleague works on it


@dataclass(frozen=True, slots=True)
class Listed:
    which: Which
    items: tuple[Item, ...]
    counts: dict[Which, int]  # each stops at `MOST_COUNTED`
    has_more: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the victim was told: the very sentence, and when."""

    at: datetime
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One try. `to`: the kind of number, or "noted" for one that was left on the line. `outcome` empty: the try goes
    on. `cap`: which cap stopped the line from ringing, if one did."""

    at: datetime
    by: str
    to: str
    shows: str
    outcome: str
    ended_at: datetime | None
    cap: SpendingCap | None


@dataclass(frozen=True, slots=True)
class Trying:
    """The try that this actor has under way. `number` is empty where the line rings. `name` is empty until the code
    word was said, where one is agreed, and where nothing is known. `line_says`: how it went, as far as the line knows;
    empty: the line knows nothing, or the call goes on (`line_is_on`)."""

    id: UUID
    number: str
    name: str
    shows: CallerDisplay
    may_leave_message: bool
    says_word_first: bool
    word_was_said: bool
    line_is_on: bool
    line_says: str


@dataclass(frozen=True, slots=True)
class InFull:
    """One call back. `gate`: the answer if the victim were rung now; None: yes. `rung_by`: a colleague who rings them
    now."""

    item: Item
    victim: UUID | None
    outcome: str
    ended_at: datetime | None
    ended_by: str
    asked_at: datetime
    told: tuple[Told, ...]  # newest first
    tries: tuple[Tried, ...]  # newest first
    steps: tuple[TaskStep, ...]
    way: SafeContactSummary | None
    gate: ContactLater | ContactByStaff | None
    has_word: bool
    trying: Trying | None
    rung_by: str
    times: tuple[Slot, ...]  # times that the victim can choose for the next call
