"""What happened, as the rules read it: the events of one crime, from the feed and from the product alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


_place = attrgetter("time", "sequence", "source", "id")


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By instant, sequence, source and id (ledger rule 31), whatever the order in which they came."""
    return sorted(facts, key=_place)
