"""Records of calls as a telephone system tells them: one at a time, or as a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from victimcare.rules.characters import has_refused_character
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd, CallService


class InvalidCall(ValueError):
    """A call that cannot be so. `field`: which part is wrong."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


@dataclass(frozen=True, slots=True)
class GivenCall:
    """A call as its system tells it. `number`: empty for a withheld one. `place`: in the words of the system, such as a
    subscriber's address; `accuracy_metres`: of that place, where it is a position. `taker`: the sign-in name of the
    call taker on whose telephone it rings; empty: not said."""

    source: str
    source_id: str
    service: CallService
    presented_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    end: CallEnd | None = None
    number: str = ""
    place: str = ""
    accuracy_metres: int | None = None
    taker: str = ""

    def __post_init__(self) -> None:
        if self.answered_at is not None and self.answered_at < self.presented_at:
            raise InvalidCall("answered_at", "a time before presented_at")
        if self.ended_at is not None and self.ended_at < (self.answered_at or self.presented_at):
            raise InvalidCall("ended_at", "a time before the call was presented or answered")
        if (self.ended_at is None) != (self.end is None):
            raise InvalidCall("end", "a call that has ended has both ended_at and end")
        if self.end is CallEnd.ABANDONED and self.answered_at is not None:
            raise InvalidCall("end", "an abandoned call was not answered")
        if self.end in (CallEnd.ANSWERED, CallEnd.SILENT) and self.answered_at is None:
            raise InvalidCall("answered_at", f"a call that ended as {self.end} was answered")


COLUMNS = ("id", "service", "presented_at", "answered_at", "ended_at", "end", "number", "place", "accuracy_metres")
_NEEDED = COLUMNS[:3]
_LONGEST = {"id": 100, "number": 30, "place": 500}


class UnreadableCalls(ValueError):
    """A file that is no list of calls."""


@dataclass(frozen=True, slots=True)
class RefusedCall:
    """A line that was not read, without its words."""

    line: int
    field: str
    reason: str


def read_call_records(lines: Iterable[str], source: str) -> Iterator[GivenCall | RefusedCall]:
    """Read a CSV file with a head, line by line. Columns may be in any order; those that the file lacks are empty.
    Raises UnreadableCalls."""
    reader = csv.DictReader(lines, strict=True)
    try:
        columns = reader.fieldnames or []
        if missing := [each for each in _NEEDED if each not in columns]:
            raise UnreadableCalls(f"the first line lacks the column {missing[0]}")
        if unknown := [each for each in columns if each not in COLUMNS]:
            raise UnreadableCalls(f"{unknown[0]!r} is no column; expected {', '.join(COLUMNS)}")
        for row in reader:
            try:
                yield _read_row(row, source)
            except InvalidCall as wrong:
                yield RefusedCall(reader.line_num, wrong.field, str(wrong))
    except csv.Error as fault:
        raise UnreadableCalls(f"line {reader.line_num}: {fault}") from None


def _read_row(row: Mapping[str | None, str | None], source: str) -> GivenCall:
    if None in row:
        raise InvalidCall("", "more values than columns")
    told = {each: (row.get(each) or "").strip() for each in COLUMNS}
    for field, value in told.items():
        if has_refused_character(value) or len(value) > _LONGEST.get(field, 40):
            raise InvalidCall(field, "too long, or holds a control character")
    if not told["id"]:
        raise InvalidCall("id", "is missing")
    if told["service"] not in list(CallService):
        raise InvalidCall("service", f"expected one of {', '.join(CallService)}")
    if told["end"] and told["end"] not in list(CallEnd):
        raise InvalidCall("end", f"expected one of {', '.join(CallEnd)}, or nothing while the call goes on")
    presented_at = _read_moment(told["presented_at"], "presented_at")
    if presented_at is None:
        raise InvalidCall("presented_at", "is missing")
    return GivenCall(
        source=source,
        source_id=told["id"],
        service=CallService(told["service"]),
        presented_at=presented_at,
        answered_at=_read_moment(told["answered_at"], "answered_at"),
        ended_at=_read_moment(told["ended_at"], "ended_at"),
        end=CallEnd(told["end"]) if told["end"] else None,
        number=told["number"],
        place=told["place"],
        accuracy_metres=_read_metres(told["accuracy_metres"]),
    )


def _read_moment(words: str, field: str) -> datetime | None:
    """A time without its zone is refused: an hour of October comes twice."""
    if not words:
        return None
    try:
        moment = datetime.fromisoformat(words)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InvalidCall(field, "expected a time with its zone, as 2026-12-02T09:14:00Z")


def _read_metres(words: str) -> int | None:
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and int(words) <= 1_000_000):
        raise InvalidCall("accuracy_metres", "expected a whole number of metres")
    return int(words)
