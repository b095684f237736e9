"""Reads major incidents: the list, one with its people, and what is handed to the casualty bureau."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import MajorIncident, MajorIncidentPerson
from victimcare.rules.control_room.incidents.incident_kinds import InvolvementCategory
from victimcare.rules.control_room.major_people import COLUMNS, HANDOVER_COLUMNS, ListedPerson, MethaneTopic, quiet_cell
from victimcare.rules.errors import NotFound
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.major.major_incidents import methane_place, person_place
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.ports.printed_documents import (
    Document,
    DocumentParagraph,
    DocumentTable,
    FramedNotice,
    PrintedFile,
)
from victimcare.wording import say
from victimcare.wording.dates import staff_time

MOST_DOUBLES = 5  # that are offered beside one row


@dataclass(frozen=True, slots=True)
class MajorRow:
    id: UUID
    name: str
    opened_at: datetime
    closed_at: datetime | None
    people: int


@dataclass(frozen=True, slots=True)
class MajorPerson:
    """A person of a major incident. `number`: of the row, from 1. `doubles`: other rows that may be the same person,
    five at most; a colleague compares them.
    `reached`: empty while they wait, else `message`, `person` or `reached`."""

    id: UUID
    number: int
    listed: ListedPerson
    is_in_record: bool
    is_in_bureau: bool
    same_as: UUID | None
    doubles: tuple[tuple[UUID, int], ...]
    reached: str
    why: str


@dataclass(frozen=True, slots=True)
class MajorDetail:
    """`greeting`: the name that callers of the line hear; empty: none. `may_release`: another person has asked, so this
    one may release."""

    id: UUID
    name: str
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    incident_id: UUID | None
    incident_number: str
    greeting: str
    methane: Mapping[MethaneTopic, str]
    asked_at: datetime | None
    asked_by: str
    released_at: datetime | None
    released_by: str
    may_release: bool
    people: tuple[MajorPerson, ...]
    counts: Mapping[str, int]


@transaction.atomic
def list_major_incidents(*, actor: Actor, now: datetime) -> tuple[MajorRow, ...]:
    """List them, the open ones first."""
    permit(actor, Act.DECLARE_MAJOR)
    people = Counter(MajorIncidentPerson.objects.values_list("major_id", flat=True))
    rows = sorted(MajorIncident.objects.order_by("-opened_at", "-id"), key=lambda row: row.closed_at is not None)
    note(actor, "major_incidents.listed", at=now, detail={"count": len(rows)})
    return tuple(MajorRow(row.public_id, row.name, row.opened_at, row.closed_at, people[row.id]) for row in rows)


@transaction.atomic
def open_major_incident(*, actor: Actor, major_id: UUID, now: datetime) -> MajorDetail:
    """Read one with the names of its people. Raises NotFound."""
    permit(actor, Act.DECLARE_MAJOR)
    row = _find(major_id)
    people = _load_people(row)
    note(actor, "major_incident.seen", at=now, detail={"major": str(major_id), "people": len(people)})
    return MajorDetail(
        id=row.public_id,
        name=row.name,
        opened_at=row.opened_at,
        opened_by=row.opened_by.name,
        closed_at=row.closed_at,
        incident_id=row.incident.public_id if row.incident else None,
        incident_number=row.incident.number if row.incident else "",
        greeting=row.greeting,
        methane=_open_methane(row),
        asked_at=row.release_asked_at,
        asked_by=row.release_asked_by.name if row.release_asked_by else "",
        released_at=row.released_at,
        released_by=row.released_by.name if row.released_by else "",
        may_release=row.release_asked_by_id not in (None, actor.staff_id) and row.released_at is None,
        people=people,
        counts=Counter(each.reached or "waiting" for each in people if each.same_as is None),
    )


def _find(major_id: UUID) -> MajorIncident:
    rows = MajorIncident.objects.select_related("incident", "opened_by", "release_asked_by", "released_by")
    row = rows.filter(public_id=major_id).first()
    if row is None:
        raise NotFound("no such major incident")
    return row


def _open_methane(row: MajorIncident) -> dict[MethaneTopic, str]:
    values = OpeningKeys({}).open_json(row.sealed_methane, methane_place(row.public_id), instead=lambda _: {})
    return {topic: values.get(topic.value, "") for topic in MethaneTopic}


def _load_people(row: MajorIncident) -> tuple[MajorPerson, ...]:
    rows = list(row.people.select_related("same_as").order_by("id"))
    keys = load_person_keys(each.sealed for each in rows)
    by_key: dict[str, list[tuple[UUID, int]]] = {}
    for number, each in enumerate(rows, start=1):
        if each.same_as_id is None:
            by_key.setdefault(each.match_key, []).append((each.public_id, number))
    return tuple(
        MajorPerson(
            id=each.public_id,
            number=number,
            listed=_open_person(each, keys),
            is_in_record=each.victim_id is not None,
            is_in_bureau=each.is_in_bureau,
            same_as=each.same_as.public_id if each.same_as else None,
            doubles=tuple(
                one for one in by_key.get(each.match_key, [])[: MOST_DOUBLES + 1] if one[0] != each.public_id
            ),
            reached=each.reached_by,
            why=each.why,
        )
        for number, each in enumerate(rows, start=1)
    )


def _open_person(row: MajorIncidentPerson, keys: OpeningKeys) -> ListedPerson:
    category = InvolvementCategory(row.category)
    values = keys.open_json(
        row.sealed,
        person_place(row.public_id),
        instead=lambda shown: {"given_name": shown, "family_name": ""},
    )
    return ListedPerson(**{**values, "category": category})


# The hand-over to the casualty bureau


class HandoverForm(StrEnum):
    CSV = "csv"
    PDF = "pdf"


@transaction.atomic
def make_bureau_handover(*, actor: Actor, major_id: UUID, form: HandoverForm, now: datetime) -> PrintedFile:
    """Make the list for the casualty bureau, in a form of our own; a row that a colleague found to be a double is left
    out. Raises NotFound."""
    permit(actor, Act.DECLARE_MAJOR)
    row = _find(major_id)
    people = sorted((each for each in _load_people(row) if each.same_as is None), key=_handover_order)
    note(
        actor,
        "major_incident.handed_over",
        at=now,
        detail={"major": str(major_id), "people": len(people), "form": form},
    )
    if form is HandoverForm.CSV:
        return PrintedFile(_write_csv(people), "text/csv")
    return port_registry.document_maker().render(_build_document(row, people, now))


def _write_csv(people: list[MajorPerson]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HANDOVER_COLUMNS)
    for person in people:
        writer.writerow([quiet_cell(each) for each in _list_cells(person)])
    return text.getvalue().encode("utf-8-sig")


def _handover_order(person: MajorPerson) -> tuple[int, str, str, int]:
    listed = person.listed
    order = tuple(InvolvementCategory).index(listed.category)
    return order, listed.family_name.casefold(), listed.given_name.casefold(), person.number


def _list_cells(person: MajorPerson) -> list[str]:
    listed = person.listed
    return [
        str(person.number),
        listed.category,
        listed.given_name,
        listed.family_name,
        listed.birth_date,
        listed.contact,
        listed.whereabouts,
        listed.crime_reference,
        listed.victim_id,
        "yes" if person.is_in_bureau else "no",
        _name_doubles(person),
    ]


def _name_doubles(person: MajorPerson) -> str:
    """The numbers of the rows that may be the same person: nobody has compared them yet."""
    return " ".join(str(number) for _, number in person.doubles)


def _build_document(row: MajorIncident, people: list[MajorPerson], now: datetime) -> Document:
    columns = ("number", *COLUMNS[:6])
    return Document(
        title=say("major-handover-title", name=row.name),
        language="en",
        is_landscape=True,
        parts=(
            FramedNotice(say("major-handover-notice")),
            DocumentParagraph(say("major-handover-lead", count=len(people), time=staff_time(now))),
            DocumentTable(
                say("major-handover-order"),
                tuple(say(f"major-column-{column.replace('_', '-')}") for column in columns),
                tuple(_print_person(each) for each in people),
                widths=(6, 10, 13, 16, 11, 19, 25),
            ),
        ),
    )


def _print_person(person: MajorPerson) -> tuple[str, ...]:
    number, _, *cells = _list_cells(person)[:7]
    besides = [say("major-in-bureau")] if person.is_in_bureau else []
    besides += [say("major-handover-double", numbers=_name_doubles(person))] if person.doubles else []
    cells[-1] = ". ".join(part for part in (cells[-1].rstrip("."), *besides) if part)
    return (number, say(f"major-category-{person.listed.category}"), *cells)
