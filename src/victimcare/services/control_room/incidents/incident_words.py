"""Seals and opens the words of incidents: summary, place, and what each line of the log says.

They are sealed with the installation's key: an incident may have many people, and none is known at first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from victimcare.records.models import Incident, IncidentEntry
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind, PlaceSource
from victimcare.services.person_keys import INSTALLATION, OpeningKeys

_KEYS = OpeningKeys({})  # the installation's alone
LONGEST_DETAIL = 60  # characters of an entry's own word


@dataclass(frozen=True, slots=True)
class GivenPlace:
    """Where it happens, as far as it is known. `easting`, `northing`: OS National Grid, metres; both or neither."""

    words: str
    source: PlaceSource = PlaceSource.CALLER
    accuracy_metres: int | None = None
    easting: int | None = None
    northing: int | None = None
    uprn: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What a line of the log says. `facts`: our own values beside the words, such as both target times of a regrade."""

    words: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


def put_incident_summary(row: Incident, summary: str) -> None:
    """Seal the summary into the row; it is not saved here."""
    row.sealed_summary = INSTALLATION.seal_words(summary, _place(row, "summary"))


def put_incident_place(row: Incident, place: GivenPlace) -> None:
    """Put the place into the row; it is not saved here."""
    row.sealed_place = INSTALLATION.seal_words(place.words, _place(row, "place"))
    row.place_source, row.accuracy_metres = place.source, place.accuracy_metres
    row.easting, row.northing = place.easting, place.northing
    row.uprn, row.area = place.uprn, place.area


def open_incident_summary(row: Incident) -> str:
    return _KEYS.open_words(row.sealed_summary, _place(row, "summary"))


def open_incident_place(row: Incident) -> str:
    return _KEYS.open_words(row.sealed_place, _place(row, "place"))


def add_incident_entry(
    incident: Incident,
    kind: IncidentEntryKind,
    *,
    at: datetime,
    by_id: int | None = None,
    agency: str = "",
    detail: str = "",
    words: str = "",
    facts: Mapping[str, str] | None = None,
) -> IncidentEntry:
    """Append a line to the incident's log."""
    said: dict[str, Any] = {"words": words, "facts": dict(facts or {})}
    sealed = INSTALLATION.seal_json(said, _place(incident, "entry")) if words or facts else None
    return IncidentEntry.objects.create(
        incident=incident,
        kind=kind,
        at=at,
        by_id=by_id,
        agency=agency,
        detail=detail[:LONGEST_DETAIL],
        sealed_words=sealed,
    )


def open_entry_words(incident: Incident, rows: Iterable[IncidentEntry]) -> list[EntryWords]:
    """What these lines of one incident say, in their order."""
    opened = [
        _KEYS.open_json(
            row.sealed_words, _place(incident, "entry"), instead=lambda shown: {"words": shown, "facts": {}}
        )
        for row in rows
    ]
    return [EntryWords(each["words"], each["facts"]) for each in opened]


def _place(row: Incident, part: str) -> str:
    return f"incident:{row.public_id}:{part}"
