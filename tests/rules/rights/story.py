"""A crime told event by event, and what the engine says about it."""

from __future__ import annotations

from typing import Any

from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import (
    CaseDuties,
    DutyStanding,
    EventRef,
    Fact,
    Ledger,
    VictimLedger,
    work_out_duties,
    work_out_ledger,
)
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days

RECORDS = "urn:records:one"
LATER = "2029-12-31T12:00:00Z"


class Story:
    """Events in the order told; their sequence is that order unless said otherwise. The victim is `v1`."""

    def __init__(
        self,
        reported_at: str = "2026-03-02T08:00:00Z",
        *,
        time: str | None = None,
        victims: list[dict[str, Any]] | None = None,
        group: str = "burglary",
        flags: tuple[str, ...] = (),
        **data: Any,
    ) -> None:
        self.facts: list[Fact] = []
        self.recorded = self.add(
            "case.recorded",
            time or reported_at,
            reported_at=reported_at,
            offence={"group": group, "title": "made up", "flags": list(flags)},
            area="CE",
            victims=victims if victims is not None else [person()],
            **data,
        )

    def add(
        self,
        kind: str,
        at: str,
        /,
        *,
        event_id: str | None = None,
        source: str = RECORDS,
        sequence: int = 0,
        **data: Any,
    ) -> Fact:
        number = len(self.facts) + 1
        fact = Fact(
            source, event_id or f"event-{number}", EventType(kind), clock.parse_moment(at), sequence or number, data
        )
        self.facts.append(fact)
        return fact

    def arrest(self, at: str, **more: Any) -> Fact:
        return self.add("suspect.arrested", at, suspect_ref="s1", **more)

    def contact(self, at: str, *about: Fact | str, victim_id: str = "v1", channel: str = "phone", **more: Any) -> Fact:
        names = [fact if isinstance(fact, str) else fact.id for fact in about]
        return self.add("victim.contacted", at, victim_id=victim_id, channel=channel, about=names, **more)

    def assess(self, at: str, *grounds: str, victim_id: str = "v1", **more: Any) -> Fact:
        return self.add("victim.needs_assessed", at, victim_id=victim_id, enhanced_grounds=list(grounds), **more)

    def duties(self, as_of: str = LATER) -> CaseDuties:
        return work_out_duties(self.facts, rights_catalogue(), shipped_working_days(), as_of=clock.parse_moment(as_of))

    def ledger(self, as_of: str = LATER) -> Ledger:
        return work_out_ledger(self.facts, rights_catalogue(), shipped_working_days(), as_of=clock.parse_moment(as_of))

    def victim(self, as_of: str = LATER, victim_id: str = "v1") -> VictimLedger:
        return next(victim for victim in self.ledger(as_of).victims if victim.victim_id == victim_id)

    def all(self, duty_id: str, as_of: str = LATER, victim_id: str = "v1") -> list[DutyStanding]:
        return [standing for standing in self.victim(as_of, victim_id).duties if standing.duty.id == duty_id]

    def one(self, duty_id: str, as_of: str = LATER, victim_id: str = "v1") -> DutyStanding:
        (standing,) = self.all(duty_id, as_of, victim_id)
        return standing

    def due(self, duty_id: str, as_of: str = LATER, victim_id: str = "v1") -> str | None:
        """When the only duty of this id is due, in London time."""
        due_at = self.one(duty_id, as_of, victim_id).duty.due_at
        return clock.london_text(due_at) if due_at else None


def person(victim_id: str = "v1", kind: str = "person", **record: Any) -> dict[str, Any]:
    return {"victim_id": victim_id, "kind": kind, **record}


def ref(fact: Fact) -> EventRef:
    return EventRef(fact.source, fact.id)
