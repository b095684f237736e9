"""The facts of a crime as the rules read them: its events, from the feed and from the product alike, and its
victims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.catalogue import Edition, OutcomeType

Payload = Mapping[str, Any]  # an event's own `data`, as contracts/feed.schema.json describes it for its type


class EventRef(NamedTuple):
    """Identifies one event: an id alone is unique only within its source."""

    source: str
    id: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One event of a crime.

    `time` is aware. `data` is the feed's own object, with the personal parts put back (a date of birth decides duties).
    An act in the product has a source `urn:victimcare:…` and the same shape: `victim.contacted` from the product may
    also carry `about_source` (the source whose event ids `about` names; its own source when absent) and the channels
    `page` and `line`.
    """

    source: str
    id: str
    type: EventType
    time: datetime
    sequence: int
    data: Payload

    @property
    def ref(self) -> EventRef:
        return EventRef(self.source, self.id)


fact_order = attrgetter("time", "sequence", "source", "id")
"""Where a fact stands among others: before those with a greater place (ledger rule 31)."""


def order_facts(facts: Iterable[Fact]) -> list[Fact]:
    """Order by instant, sequence, source and id, whatever the order in which the facts came."""
    return sorted(facts, key=fact_order)


def last_fact_by(facts: Sequence[Fact], at: datetime) -> Fact | None:
    """Return the last of these ordered facts at or before this instant."""
    count = bisect_right(facts, at, key=attrgetter("time"))
    return facts[count - 1] if count else None


# A crime and its victims as recorded: most rules read this first.

ADULT_AGE = 18

NO_FACTS: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedCase:
    """One recorded crime. `by_type` holds every counted event by its type, each list in order."""

    recorded: Fact
    reported_at: datetime
    incident_at: datetime
    incident_on: date
    offence_group: str
    flags: frozenset[str]
    edition: Edition
    outcomes: Mapping[str, OutcomeType]
    by_type: dict[EventType, list[Fact]]

    def facts(self, kind: EventType) -> Sequence[Fact]:
        return self.by_type.get(kind, NO_FACTS)

    @property
    def reported_on(self) -> date:
        return clock.london_date(self.reported_at)


class VictimOnRecord(NamedTuple):
    """A person or business in a case. `added_by` is the event that added the victim; None if the first record named
    them.

    `accepted` are details that a person has accepted since, in order; they never change what was known before.
    """

    id: str
    kind: str
    record: Payload
    added_by: Fact | None
    accepted: Sequence[Fact] = NO_FACTS

    @property
    def is_business(self) -> bool:
        return self.kind == "business"

    @property
    def born_on(self) -> date | None:
        born = self.record.get("date_of_birth")
        return date.fromisoformat(born) if born else None

    def as_known_from(self, accepted: Fact) -> VictimOnRecord:
        """Return the victim as described from the moment when these details were accepted."""
        return self._replace(record={**self.record, **accepted.data["accepted"]})

    def is_under_age_on(self, day: date) -> bool:
        """Whether the victim is under 18 on this day; False if no date of birth is known."""
        born = self.born_on
        return born is not None and day < clock.birthday(born, ADULT_AGE)


def incident_moment(record: Payload) -> datetime:
    """When the crime happened, as far as is known (ledger rule 17)."""
    return clock.parse_moment(record.get("occurred_from") or record.get("occurred_to") or record["reported_at"])


def list_victims(recorded: Fact, added: Sequence[Fact]) -> list[VictimOnRecord]:
    """Return the victims of the first record, then those added later; adding a known victim changes nothing (rules 9
    and 10)."""
    victims = [VictimOnRecord(record["victim_id"], record["kind"], record, None) for record in recorded.data["victims"]]
    known = {victim.id for victim in victims}
    for fact in added:
        record = fact.data["victim"]
        if record["victim_id"] not in known:
            known.add(record["victim_id"])
            victims.append(VictimOnRecord(record["victim_id"], record["kind"], record, fact))
    return victims
