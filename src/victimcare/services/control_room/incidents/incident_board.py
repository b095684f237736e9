"""Lists the open incidents for the control room, by grade and time left, with the areas for the map and what other
control rooms have not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch

from victimcare.records.models import Incident, IncidentEntry, IncidentTransfer
from victimcare.rules.control_room.incidents.incident_grades import (
    IncidentSettings,
    TargetState,
    judge_target,
)
from victimcare.rules.control_room.incidents.incident_kinds import (
    IncidentEntryKind,
    IncidentGrade,
    IncidentState,
    TransferDecision,
    TransferDirection,
    TransferKind,
    TransferState,
)
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.incidents.incident_code_list import list_incident_codes
from victimcare.services.control_room.incidents.incident_transfers import (
    find_unseen_transfers,
)

MOST_ROWS = 200
_GRADE_ORDER = {grade: place for place, grade in enumerate(IncidentGrade)}


@dataclass(frozen=True, slots=True)
class AskedRoom:
    """Another control room that was offered an incident: whether a person there has seen it, and what they decided."""

    agency: str
    is_seen: bool
    decision: TransferDecision | None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An open incident in the list. `units`: call signs of ours that were sent and have not left; `last_left`: the one
    that left last, and when; `asked`: the other control rooms, as each answered."""

    id: UUID
    number: str
    grade: IncidentGrade
    opening_code: str
    title: str
    area: str
    opened_at: datetime
    attend_by: datetime | None
    target: TargetState
    units: tuple[str, ...]
    last_left: tuple[str, datetime] | None
    asked: tuple[AskedRoom, ...]
    has_arrived: bool
    is_from_other_room: bool
    needs_look: bool  # another control room's message that no person here has seen


@dataclass(frozen=True, slots=True)
class TransferAlarm:
    """Why another control room is rung: its machine refused the message, or has not got it (`is_delivered`), or no
    person there has seen it in time."""

    incident: UUID
    number: str
    agency: str
    telephone: str
    since: datetime
    is_refused: bool
    is_delivered: bool


@dataclass(frozen=True, slots=True)
class HeldTransfer:
    """A message that was received and belongs to no incident here."""

    agency: str
    kind: str
    their_reference: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class IncidentBoard:
    """`areas`: how many open incidents each area has, and how many of them are late."""

    rows: tuple[IncidentRow, ...]
    areas: Mapping[str, tuple[int, int]]
    alarms: tuple[TransferAlarm, ...]
    held: tuple[HeldTransfer, ...]
    has_example_targets: bool


@transaction.atomic
def list_open_incidents(*, actor: Actor, now: datetime) -> IncidentBoard:
    """List the open incidents: the late ones and the highest grade first, then by the time left."""
    permit(actor, Act.SEE_ROOM)
    ours: IncidentSettings = settings.FORCE.incidents
    steps = IncidentEntry.objects.filter(
        kind__in=[IncidentEntryKind.UNIT_SENT, IncidentEntryKind.UNIT_LEFT], agency=""
    ).order_by("at", "id")
    unseen = IncidentTransfer.objects.filter(direction=TransferDirection.RECEIVED, seen_at=None)
    offers = IncidentTransfer.objects.filter(direction=TransferDirection.SENT, kind=TransferKind.OFFER).order_by("id")
    incidents = (
        Incident.objects.filter(state=IncidentState.OPEN)
        .prefetch_related(
            Prefetch("entries", steps, to_attr="unit_steps"),
            Prefetch("transfers", unseen, to_attr="unseen"),
            Prefetch("transfers", offers, to_attr="offers"),
        )
        .order_by("attend_by", "id")[:MOST_ROWS]
    )
    titles = {code.code: code.title for code in list_incident_codes()}
    rows = sorted((make_incident_row(each, titles, now) for each in incidents), key=_list_order)
    alarms = find_unseen_transfers(now=now).select_related("incident").order_by("created_at", "id")
    held = IncidentTransfer.objects.filter(state=TransferState.HELD).order_by("id")[:MOST_ROWS]
    note(actor, "incidents.listed", at=now, detail={"count": len(rows)})
    return IncidentBoard(
        tuple(rows),
        _count_areas(rows),
        tuple(_alarm(each, ours) for each in alarms),
        tuple(
            HeldTransfer(each.agency, each.kind, each.their_reference, each.reason, each.created_at) for each in held
        ),
        any(target.is_example for target in ours.targets),
    )


def _list_order(row: IncidentRow) -> tuple[int, int, datetime, str]:
    is_past = row.target is not TargetState.LATE
    return (
        _GRADE_ORDER[row.grade],
        int(is_past),
        row.attend_by or datetime.max.replace(tzinfo=row.opened_at.tzinfo),
        row.number,
    )


def make_incident_row(incident: Incident, titles: Mapping[str, str], now: datetime) -> IncidentRow:
    return IncidentRow(
        id=incident.public_id,
        number=incident.number,
        grade=IncidentGrade(incident.grade),
        opening_code=incident.opening_code,
        title=titles.get(incident.opening_code, incident.opening_code),
        area=incident.area,
        opened_at=incident.opened_at,
        attend_by=incident.attend_by,
        target=judge_target(incident.attend_by, incident.arrived_at, now),
        units=_units_there(incident.unit_steps),  # type: ignore[attr-defined]  # prefetched
        last_left=_find_last_left(incident.unit_steps),  # type: ignore[attr-defined]  # prefetched
        asked=tuple(
            AskedRoom(each.agency, each.seen_at is not None, TransferDecision(each.decision) if each.decision else None)
            for each in incident.offers  # type: ignore[attr-defined]  # prefetched
        ),
        has_arrived=incident.arrived_at is not None,
        is_from_other_room=incident.opened_by_id is None,
        needs_look=bool(incident.unseen),  # type: ignore[attr-defined]  # prefetched
    )


def _units_there(steps: list[IncidentEntry]) -> tuple[str, ...]:
    there: dict[str, None] = {}
    for step in steps:
        if step.kind == IncidentEntryKind.UNIT_SENT:
            there[step.detail] = None
        else:
            there.pop(step.detail, None)
    return tuple(there)


def _find_last_left(steps: list[IncidentEntry]) -> tuple[str, datetime] | None:
    left = [step for step in steps if step.kind == IncidentEntryKind.UNIT_LEFT]
    return (left[-1].detail, left[-1].at) if left else None


def _count_areas(rows: list[IncidentRow]) -> dict[str, tuple[int, int]]:
    areas: dict[str, tuple[int, int]] = {}
    for row in rows:
        count, late = areas.get(row.area, (0, 0))
        areas[row.area] = count + 1, late + (row.target is TargetState.LATE)
    return areas


def _alarm(row: IncidentTransfer, ours: IncidentSettings) -> TransferAlarm:
    incident = row.incident
    assert incident is not None, "what we send is about an incident"
    room = ours.find_control_room(row.agency)
    return TransferAlarm(
        incident.public_id,
        incident.number,
        row.agency,
        room.telephone if room else "",
        row.created_at,
        row.state == TransferState.REFUSED,
        row.state == TransferState.DELIVERED,
    )
