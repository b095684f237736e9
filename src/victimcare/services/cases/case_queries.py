from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Case, Event
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.page_shapes import CaseName
from victimcare.rules.clock import london_date, parse_moment
from victimcare.rules.contact.contact_guides import OFFENCE_GROUPS
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.sentences import sentence
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import TimelineEntry, read_event_data


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as held: where it came from, when it happened, was recorded and received, and what it says."""

    id: str
    source: str
    type: str
    time: datetime
    recorded_at: datetime | None
    sequence: int
    received_at: datetime
    data: dict[str, Any]


def is_case_known(*, actor: Actor, reference: str) -> bool:
    """Whether this crime has been recorded, and is not hidden from this actor."""
    permit(actor, Act.SEE_CASE)
    return access_scopes.filter_visible_case_rows(actor, Case.objects.filter(reference=reference), case="id").exists()


@transaction.atomic
def read_case_timeline(*, actor: Actor, reference: str, now: datetime) -> tuple[StoredEvent, ...]:
    """Return a case's events in their order: instant, sequence, source, id. Raises NotFound."""
    permit(actor, Act.SEE_CASE)
    seen = access_scopes.filter_visible_case_rows(actor, Case.objects.filter(reference=reference), case="id")
    case_id = seen.values_list("id", flat=True).first()
    if case_id is None:
        raise NotFound("no such case")
    events = Event.objects.filter(case_id=case_id).select_related("private")
    held = tuple(_stored_event(event) for event in sorted(events, key=_timeline_order))
    note(actor, "timeline.see", at=now, case_id=case_id, detail={"events": len(held)})
    return held


def _timeline_order(event: Event) -> tuple[datetime, int, str, str]:
    """Order events as the rules do (ledger rule 31), whatever the database's collation."""
    return event.time, event.sequence, event.source, event.source_event_id


def _stored_event(event: Event) -> StoredEvent:
    return StoredEvent(
        event.source_event_id,
        event.source,
        event.type,
        event.time,
        event.recorded_at,
        event.sequence,
        event.received_at,
        read_event_data(event),
    )


# Names a case to its own victim: what it was in plain words, where, on which day, and the crime reference.

_BUSINESS = "business"
# Groups whose name says "you": where the victim is a business, these crimes were done to the people who work there.
_DONE_TO_PEOPLE = frozenset({"violence"})


def name_case(case: Case, kind: str, entries: Sequence[TimelineEntry]) -> CaseName:
    """`kind`: of this victim in the case. No query."""
    force: Force = settings.FORCE
    recorded = next((entry.fact.data for entry in entries if entry.fact.type == EventType.CASE_RECORDED), {})
    began = recorded.get("occurred_from") or recorded.get("occurred_to")
    group = case.offence_group if case.offence_group in OFFENCE_GROUPS else "other"
    what = "death" if is_bereaved_kind(kind) else group.replace("_", "-")
    if kind == _BUSINESS and group in _DONE_TO_PEOPLE:
        what = f"{what}-business"
    return CaseName(
        reference=case.reference,
        offence=sentence(f"cases-offence-{what}"),
        place=case.borough or force.area_name(case.area),
        on=london_date(parse_moment(began) if began else case.reported_at),
    )
