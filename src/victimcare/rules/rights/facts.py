"""What happened, as the rules read it: the events of one crime, from the feed and from the product alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

Payload = Mapping[str, Any]  # an event's own `data`, as contracts/feed.schema.json describes it for its type


class EventRef(NamedTuple):
    """Names one event: an id alone is unique only within its source."""

    source: str
    id: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One event of a crime.

    `time` is aware. `data` is the feed's own object, with the personal parts put back (a date of birth decides
    duties). An act done in the product has a source `urn:victimcare:…` and the same shape: `victim.contacted` from the
    product may also carry `about_source` (the source whose event ids `about` names; its own source when absent) and
    the channels `page` and `line`.
    """

    source: str
    id: str
    type: str
    time: datetime
    sequence: int
    data: Payload

    @property
    def ref(self) -> EventRef:
        return EventRef(self.source, self.id)


place = attrgetter("time", "sequence", "source", "id")
"""Where a fact stands among others: before those with a greater place (ledger rule 31)."""


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By instant, sequence, source and id, whatever the order in which they came."""
    return sorted(facts, key=place)


def last_by(facts: Sequence[Fact], at: datetime) -> Fact | None:
    """The last of these ordered facts at or before this instant."""
    count = bisect_right(facts, at, key=attrgetter("time"))
    return facts[count - 1] if count else None
