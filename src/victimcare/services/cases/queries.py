from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import Case, Event
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.cases.private import merge


class UnknownCase(LookupError):
    """The crime reference does not exist, or is not for this actor."""


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """An event as held: where it came from, when it happened, was recorded and received, and what it says."""

    id: str
    source: str
    type: str
    time: datetime
    recorded_at: datetime | None
    sequence: int
    received_at: datetime
    data: dict[str, Any]


def is_known(*, actor: Actor, reference: str) -> bool:
    """Whether this crime has been recorded, and is not shut to this actor."""
    permit(actor, Act.SEE_CASE)
    return scopes.without_shut_cases(actor, Case.objects.filter(reference=reference), case="id").exists()


@transaction.atomic
def timeline(*, actor: Actor, reference: str, now: datetime) -> tuple[HeldEvent, ...]:
    """Return a case's events in their order: instant, sequence, source, id. Raises UnknownCase."""
    permit(actor, Act.SEE_CASE)
    seen = scopes.without_shut_cases(actor, Case.objects.filter(reference=reference), case="id")
    case_id = seen.values_list("id", flat=True).first()
    if case_id is None:
        raise UnknownCase(reference)
    events = Event.objects.filter(case_id=case_id).select_related("private")
    held = tuple(_held(event) for event in sorted(events, key=_place))
    note(actor, "timeline.see", at=now, case_id=case_id, detail={"events": len(held)})
    return held


def _place(event: Event) -> tuple[datetime, int, str, str]:
    """Order events as the rules do (ledger rule 31), whatever the database's own language sorts first."""
    return event.time, event.sequence, event.source, event.source_event_id


def _held(event: Event) -> HeldEvent:
    private = getattr(event, "private", None)
    return HeldEvent(
        event.source_event_id,
        event.source,
        event.type,
        event.time,
        event.recorded_at,
        event.sequence,
        event.received_at,
        merge(event.facts, private.content if private else None),
    )
