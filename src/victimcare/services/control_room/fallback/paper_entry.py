"""Enters what was taken down on paper while the product was away, in order of time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import RoomMessage
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactRoute
from victimcare.services.access import Act, Actor, permit
from victimcare.services.control_room.contacts.contact_intake import (
    IncomingContactMessage,
    TakenMessage,
    take_contact_messages,
)
from victimcare.services.control_room.contacts.contact_words import open_message_words
from victimcare.services.conversations.received_intake import clean_for_storage
from victimcare.wording import say

COLUMNS = ("sheet", "time", "route", "sender", "place", "subject", "words", "class", "done")
OLDEST = timedelta(days=14)  # a sheet that is older is entered by a supervisor, as a note on its incident
ROUTES = {
    "999": ContactRoute.CALL_999,
    "101": ContactRoute.CALL_101,
    "email": ContactRoute.EMAIL,
    "text": ContactRoute.TEXT,
    "counter": ContactRoute.WEB,
}


@dataclass(frozen=True, slots=True)
class RefusedSheet:
    """A row that was not entered. `line`: its line in the file; `reason` names the field and says how to mend it."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """`entered`: in order of time; sheets that were entered before are not new."""

    entered: tuple[TakenMessage, ...]
    refused: tuple[RefusedSheet, ...]


@transaction.atomic
def enter_paper_sheets(*, actor: Actor, lines: Iterable[str], now: datetime) -> PaperEntry:
    """Enter the sheets of a CSV file with the columns of `COLUMNS`. A sheet's number makes it one, however often it is
    entered. What is right is entered; each row that is not is returned with its reason."""
    permit(actor, Act.ENTER_ROOM_PAPER)
    read = _refuse_reused_numbers(list(_read_sheets(lines, now)))
    refused = tuple(each for each in read if isinstance(each, RefusedSheet))
    sheets = sorted((each for each in read if not isinstance(each, RefusedSheet)), key=_time)
    return PaperEntry(tuple(take_contact_messages(actor=actor, incoming=sheets, now=now)), refused)


def _refuse_reused_numbers(
    read: Sequence[tuple[int, IncomingContactMessage] | RefusedSheet],
) -> list[IncomingContactMessage | RefusedSheet]:
    """Refuse a sheet whose number was entered with other words: it would count as known, and its words be lost."""
    ids = [each[1].source_id for each in read if not isinstance(each, RefusedSheet)]
    rows = list(RoomMessage.objects.filter(source_id__in=ids))
    said = open_message_words(rows)
    entered = {row.source_id: said[row.public_id].words for row in rows}
    kept: list[IncomingContactMessage | RefusedSheet] = []
    for each in read:
        if isinstance(each, RefusedSheet):
            kept.append(each)
            continue
        line, sheet = each
        words = clean_for_storage(sheet.words)
        is_reused = entered.setdefault(sheet.source_id, words) != words
        kept.append(RefusedSheet(line, "sheet", say("control-room-paper-fault-reused")) if is_reused else sheet)
    return kept


def _time(sheet: IncomingContactMessage) -> datetime:
    assert sheet.received_at is not None, "a sheet without a time is refused"
    return sheet.received_at


def _read_sheets(lines: Iterable[str], now: datetime) -> Iterator[tuple[int, IncomingContactMessage] | RefusedSheet]:
    reader = csv.DictReader(lines)
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
        yield RefusedSheet(1, missing[0], say("control-room-paper-fault-columns", columns=", ".join(COLUMNS)))
        return
    for row in reader:
        problem = _find_problem(row, now)
        yield RefusedSheet(reader.line_num, *problem) if problem else (reader.line_num, _build_sheet(row))


def _find_problem(row: dict[str, str], now: datetime) -> tuple[str, str] | None:
    """Return the first column that is wrong, and why."""
    moment = _read_time(row["time"])
    known = {each.value for each in ContactClass}
    faults = (
        ("sheet", "sheet", not row["sheet"].strip()),
        ("time", "time", moment is None),
        ("time", "future", moment is not None and moment > now),
        ("time", "old", moment is not None and moment < now - OLDEST),
        ("route", "route", row["route"].strip().casefold() not in ROUTES),
        ("words", "words", not row["words"].strip()),
        ("class", "class", bool(row["class"].strip()) and row["class"].strip() not in known),
    )
    for column, fault, is_so in faults:
        if is_so:
            routes, classes = ", ".join(ROUTES), ", ".join(sorted(known))
            return column, say(f"control-room-paper-fault-{fault}", days=OLDEST.days, routes=routes, classes=classes)
    return None


def _build_sheet(row: dict[str, str]) -> IncomingContactMessage:
    said = {name: row[name].strip() for name in ("place", "done") if row[name].strip()}
    return IncomingContactMessage(
        route=ROUTES[row["route"].strip().casefold()],
        sender=row["sender"].strip(),
        subject=row["subject"].strip(),
        words=row["words"].strip(),
        source_id=f"paper:{row['sheet'].strip()}",
        said=ContactClass(row["class"].strip()) if row["class"].strip() else None,
        fields=said,
        received_at=_read_time(row["time"]),
    )


def _read_time(text: str) -> datetime | None:
    """Read a local time. Of the hour that comes twice in autumn, the first."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
    except ValueError:
        return None
