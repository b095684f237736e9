from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple


class LineOutcome(StrEnum):
    """The five results of a line (contracts/feed.md)."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    WAITING = "waiting"
    QUARANTINED = "quarantined"


class RawLine(NamedTuple):
    """A line as received: where from (the id of its load), its number in the file from 1, and its bytes."""

    load_id: int
    number: int
    raw: bytes


class LineProblem(NamedTuple):
    """A line that needs a person: quarantined or in conflict."""

    file: str
    line: int
    result: LineOutcome
    field: str
    reason: str


class LineWait(NamedTuple):
    """A line that waits, and what it waits for: "case", "victim:V1", "item:P1" of its subject."""

    file: str
    line: int
    subject: str
    waits_for: tuple[str, ...]


PROBLEMS_SHOWN = 10


@dataclass(slots=True)
class LoadTally:
    """The results of a load's lines so far; and the first problems, by file and line."""

    counts: dict[LineOutcome, int] = field(default_factory=lambda: dict.fromkeys(LineOutcome, 0))
    problems: list[LineProblem] = field(default_factory=list)
    released: int = 0  # lines of earlier loads that waited and were applied by this one
    objects: int = 0  # lines that were JSON objects at all

    def add(self, other: LoadTally) -> None:
        for result, count in other.counts.items():
            self.counts[result] += count
        self.problems = sorted([*self.problems, *other.problems])[:PROBLEMS_SHOWN]
        self.released += other.released
        self.objects += other.objects

    @property
    def lines(self) -> int:
        return sum(self.counts.values())

    @property
    def is_refused(self) -> bool:
        """There were lines, and none was accepted."""
        return 0 < self.lines == self.counts[LineOutcome.QUARANTINED] + self.counts[LineOutcome.CONFLICT]

    @property
    def needs_a_person(self) -> bool:
        return bool(self.counts[LineOutcome.QUARANTINED] or self.counts[LineOutcome.CONFLICT])


@dataclass(frozen=True, slots=True)
class FeedLoadReport:
    """The report on a load, as the contract prints it."""

    tally: LoadTally
    seconds: float
    broken_off: tuple[str, ...] = ()  # files that could not be read to their end; what came before the break is loaded
    waits: tuple[LineWait, ...] = ()  # the first lines that still wait
    unreadable_files: Mapping[int, str] = field(default_factory=dict)  # load -> file in which no line was a JSON object

    def as_json(self) -> Mapping[str, Any]:
        counts = self.tally.counts
        return {
            "lines": self.tally.lines,
            **{str(result): counts[result] for result in LineOutcome},
            "problems": [
                {"file": file, "line": line, "result": str(result), "field": field, "reason": reason}
                for file, line, result, field, reason in self.tally.problems
            ],
            "events_per_second": round(self.tally.lines / self.seconds, 1) if self.seconds > 0 else 0.0,
        }


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line that is not applied, as shown to those who look after the feed."""

    id: int
    file: str
    number: int
    result: str
    field: str
    reason: str
    source: str
    source_event_id: str
    subject: str
    waits_for: tuple[str, ...]
    received_at: datetime
    times: int  # how often it came and was refused
    first_at: datetime
    last_at: datetime
    settled_as: str  # empty while it is open
    raw: bytes


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """One delivery of lines, as the status lists it."""

    id: int
    door: str
    name: str
    is_history: bool
    started_at: datetime
    ended_at: datetime | None  # None: in progress, or cut off
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FeedStatus:
    """The state of the feed: what is held, what waits for what, what needs a person, and the latest loads."""

    cases: int
    events: int
    waiting: int
    waiting_since: datetime | None
    waiting_for: Mapping[str, int]  # case, victim, item
    quarantined: int
    conflict: int
    unnamed_areas: tuple[str, ...]
    loads: tuple[LoadSummary, ...]
