"""The message by which control rooms tell each other of an incident: a form of our own (docs/control-room.md).

It follows what public sources say a message between control rooms holds. It is not MAIT: the elements of that standard
are not public. A force that holds the specification translates this record at the edge, in an adapter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade, TransferDecision, TransferKind

LONGEST_TEXT = 4000  # characters
MOST_ITEMS = 50  # people, hazards or log lines in one message


class AskedFor(StrEnum):
    """What the sender asks of the other control room."""

    INFORMATION = "information"  # to know; nothing is asked
    ATTENDANCE = "attendance"
    DECISION = "decision"  # whether you attend


class TransferHandling(StrEnum):
    """Who may see it on the other side."""

    CONTROL_ROOM = "control_room"  # staff of the control room
    RESTRICTED = "restricted"  # those who deal with this incident alone


@dataclass(frozen=True, slots=True)
class TransferLocation:
    """`easting`, `northing`: OS National Grid, metres."""

    text: str = ""
    uprn: str = ""
    easting: int | None = None
    northing: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    accuracy_metres: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class TransferPerson:
    role: str
    name: str = ""  # only where the other service needs it


@dataclass(frozen=True, slots=True)
class TransferLine:
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TransferRecord:
    """`our_reference`, `their_reference`: as the sender numbers the incident, and as the receiver does, once known.
    `sequence`: counts the sender's messages about this incident, from 1."""

    message_id: UUID
    kind: TransferKind
    from_agency: str
    to_agencies: tuple[str, ...]
    our_reference: str
    sent_at: datetime
    sequence: int
    their_reference: str = ""
    reply_to: UUID | None = None
    incident_kind: str = ""
    grade: IncidentGrade | None = None
    opened_at: datetime | None = None
    location: TransferLocation | None = None
    people: tuple[TransferPerson, ...] = ()
    casualties: int | None = None
    hazards: tuple[str, ...] = ()
    asked_for: AskedFor | None = None
    decision: TransferDecision | None = None
    log_lines: tuple[TransferLine, ...] = ()
    handling: TransferHandling = TransferHandling.CONTROL_ROOM


def write_transfer(record: TransferRecord) -> dict[str, Any]:
    """Return the record as JSON values, without what is empty. The names are those of the documentation."""
    values: dict[str, Any] = {
        "message_id": str(record.message_id),
        "kind": record.kind.value,
        "from_agency": record.from_agency,
        "to_agencies": list(record.to_agencies),
        "our_ref": record.our_reference,
        "their_ref": record.their_reference,
        "sent_at": record.sent_at.isoformat(),
        "sequence": record.sequence,
        "reply_to": str(record.reply_to) if record.reply_to else None,
        "incident_kind": record.incident_kind,
        "grade": record.grade,
        "opened_at": record.opened_at.isoformat() if record.opened_at else None,
        "location": _write_location(record.location),
        "people": [{"role": each.role, "name": each.name} for each in record.people],
        "casualties": record.casualties,
        "hazards": list(record.hazards),
        "asked_for": record.asked_for,
        "decision": record.decision,
        "log_lines": [{"at": each.at.isoformat(), "text": each.text} for each in record.log_lines],
        "handling": record.handling.value,
    }
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _write_location(location: TransferLocation | None) -> dict[str, Any] | None:
    if location is None:
        return None
    names = ("text", "uprn", "easting", "northing", "latitude", "longitude", "accuracy_metres", "source")
    values = {name: getattr(location, name) for name in names}
    return {name: value for name, value in values.items() if value not in (None, "")}


def read_transfer(values: Mapping[str, Any]) -> TransferRecord:
    """Read values that `write_transfer` wrote, or that the API has checked."""
    location = values.get("location")
    return TransferRecord(
        message_id=UUID(str(values["message_id"])),
        kind=TransferKind(values["kind"]),
        from_agency=values["from_agency"],
        to_agencies=tuple(values.get("to_agencies") or ()),
        our_reference=values["our_ref"],
        sent_at=_moment(values["sent_at"]),
        sequence=values["sequence"],
        their_reference=values.get("their_ref") or "",
        reply_to=UUID(str(values["reply_to"])) if values.get("reply_to") else None,
        incident_kind=values.get("incident_kind") or "",
        grade=IncidentGrade(values["grade"]) if values.get("grade") else None,
        opened_at=_moment(values["opened_at"]) if values.get("opened_at") else None,
        location=TransferLocation(**location) if location else None,
        people=tuple(TransferPerson(**each) for each in values.get("people") or ()),
        casualties=values.get("casualties"),
        hazards=tuple(values.get("hazards") or ()),
        asked_for=AskedFor(values["asked_for"]) if values.get("asked_for") else None,
        decision=TransferDecision(values["decision"]) if values.get("decision") else None,
        log_lines=tuple(TransferLine(_moment(each["at"]), each["text"]) for each in values.get("log_lines") or ()),
        handling=TransferHandling(values.get("handling") or TransferHandling.CONTROL_ROOM),
    )


def _moment(value: datetime | str) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


@dataclass(frozen=True, slots=True)
class SequenceWarnings:
    """`missing`: numbers that were never received, below the highest. `late`: numbers that came after a higher one."""

    missing: tuple[int, ...] = field(default=())
    late: tuple[int, ...] = field(default=())


def find_sequence_warnings(in_order_of_arrival: list[int]) -> SequenceWarnings:
    """Compare the sequence numbers of one sender about one incident, as they arrived."""
    have = set(in_order_of_arrival)
    highest = max(have, default=0)
    late = [
        number
        for place, number in enumerate(in_order_of_arrival)
        if number < max(in_order_of_arrival[:place], default=0)
    ]
    return SequenceWarnings(tuple(n for n in range(1, highest + 1) if n not in have)[:MOST_ITEMS], tuple(late))
