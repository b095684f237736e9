"""A crime and its victims as their record describes them: what most rules ask before they decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from victimcare.rules import clock
from victimcare.rules.rights.catalogue import Edition, Outcome
from victimcare.rules.rights.facts import Fact, Payload

ADULT_AGE = 18
DETAILS_ACCEPTED = "victim.details_accepted"  # with `accepted`: the date of birth is all that decides duties

NONE: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One recorded crime. `by_type` holds every counted event by its type, each list in order."""

    recorded: Fact
    reported_at: datetime
    incident_at: datetime
    incident_on: date
    offence_group: str
    flags: frozenset[str]
    edition: Edition
    outcomes: Mapping[str, Outcome]
    by_type: dict[str, list[Fact]]

    def facts(self, kind: str) -> Sequence[Fact]:
        return self.by_type.get(kind, NONE)

    @property
    def reported_on(self) -> date:
        return clock.london_date(self.reported_at)


class Victim(NamedTuple):
    """A person or business in a case. `added_by` is the event that added her; None if she was in the first record.

    `accepted` are details of hers that a person has accepted since, in order; they never change what was known before.
    """

    id: str
    kind: str
    record: Payload
    added_by: Fact | None
    accepted: Sequence[Fact] = NONE

    @property
    def is_business(self) -> bool:
        return self.kind == "business"

    @property
    def born_on(self) -> date | None:
        born = self.record.get("date_of_birth")
        return date.fromisoformat(born) if born else None

    def as_known_from(self, accepted: Fact) -> Victim:
        """As she is described from the moment that these details were accepted."""
        return self._replace(record={**self.record, **accepted.data["accepted"]})

    def is_under_age_on(self, day: date) -> bool:
        """Under 18 on this day; False where no date of birth is known."""
        born = self.born_on
        return born is not None and day < clock.birthday(born, ADULT_AGE)


def incident_at(record: Payload) -> datetime:
    """When it happened, as far as is known (ledger rule 17)."""
    return clock.moment(record.get("occurred_from") or record.get("occurred_to") or record["reported_at"])


def victims_of(recorded: Fact, added: Sequence[Fact]) -> list[Victim]:
    """Those in the first record, then those added later; adding one who is known changes nothing (rules 9 and 10)."""
    victims = [Victim(record["victim_id"], record["kind"], record, None) for record in recorded.data["victims"]]
    known = {victim.id for victim in victims}
    for fact in added:
        record = fact.data["victim"]
        if record["victim_id"] not in known:
            known.add(record["victim_id"])
            victims.append(Victim(record["victim_id"], record["kind"], record, fact))
    return victims
