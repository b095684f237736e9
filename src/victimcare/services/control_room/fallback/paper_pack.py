"""The control room on paper: what is open now, a log sheet for each incident, and empty numbered forms.

It can be printed at any time. The number of each form is that under which it is entered once the product is back
(`paper_entry`), so that a sheet is entered once.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Incident, IncidentEntry
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.contact_kinds import ThrivePart
from victimcare.rules.control_room.incidents.grid_positions import print_grid_reference
from victimcare.rules.control_room.incidents.incident_kinds import IncidentEntryKind, IncidentState
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.fallback.open_items_copy import list_copied_contacts
from victimcare.services.control_room.incidents.incident_code_list import find_incident_code
from victimcare.services.control_room.incidents.incident_words import (
    open_entry_words,
    open_incident_place,
    open_incident_summary,
)
from victimcare.services.ports.printed_documents import (
    Document,
    DocumentForm,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    DocumentTable,
    FramedNotice,
    PrintedFile,
)
from victimcare.wording import has_sentence, say
from victimcare.wording.dates import staff_time

MOST_CONTACTS, MOST_INCIDENTS = 100, 40
FORMS_EACH = 10
_LONGEST_WORDS = 400  # characters of a contact's newest message
_EMPTY_ROWS = 12  # of a log sheet
# Each form, the fields that are its own (the number and the time are on all), and the lines that each has.
_FORMS = {
    "contact": (("route", 1), ("sender", 1), ("place", 2), ("safe", 1), ("words", 12), ("class", 1), ("done", 4)),
    "thrive": (("contact", 1), *((part.value, 3) for part in ThrivePart), ("grade", 1), ("reason", 3)),
    "incident": (("code", 1), ("grade", 1), ("place", 3), ("words", 6), ("units", 4), ("done", 3)),
    "call-back": (("sender", 1), ("safe", 2), ("words", 3), ("done", 3)),
}


@transaction.atomic
def print_paper_pack(*, actor: Actor, now: datetime) -> PrintedFile:
    """Print the pack: a PDF, or HTML to print where this machine makes none."""
    permit(actor, Act.PRINT_ROOM_PAPER)
    contacts = list_copied_contacts(most=MOST_CONTACTS)
    open_ones = Incident.objects.filter(state=IncidentState.OPEN).order_by("attend_by", "id")
    incidents = list(open_ones[:MOST_INCIDENTS])
    note(
        actor,
        "control_room.paper_printed",
        at=now,
        detail={"contacts": len(contacts), "incidents": len(incidents)},
    )
    parts: list[DocumentPart] = [
        FramedNotice(say("control-room-paper-notice", time=staff_time(now))),
        DocumentHeading(say("control-room-paper-contacts", count=len(contacts))),
    ]
    if contacts:
        head = tuple(say(f"control-room-paper-{name}") for name in ("priority", "due", "sender", "words", "owner"))
        rows = tuple(
            (
                say(f"control-room-priority-{'possible-danger' if each.is_possible_danger else each.priority}"),
                staff_time(datetime.fromisoformat(each.due_at)),
                each.sender,
                " ".join(f"{each.subject} {each.words}".split())[:_LONGEST_WORDS],
                each.owner,
            )
            for each in contacts
        )
        parts.append(DocumentTable(say("control-room-paper-contacts-order"), head, rows, widths=(11, 9, 26, 41, 13)))
    parts.append(DocumentHeading(say("control-room-paper-incidents", count=len(incidents)), starts_page=True))
    for number, incident in enumerate(incidents):
        parts += _log_sheet(incident, starts_page=number > 0)
    parts += _empty_forms(now)
    return port_registry.document_maker().render(
        Document(title=say("control-room-paper-title"), language="en", parts=tuple(parts))
    )


def _log_sheet(incident: Incident, *, starts_page: bool) -> Iterator[DocumentPart]:
    """What is known, the log, and rows to go on with by hand. Each begins a page: a unit's sheet is handed on alone."""
    code = find_incident_code(incident.opening_code)
    title = f"{incident.number}: {code.title if code else incident.opening_code}"
    yield DocumentHeading(title, 3, starts_page=starts_page)
    yield DocumentParagraph(open_incident_summary(incident))
    yield DocumentParagraph(f"{say('control-room-incidents-place')}: {_name_place(incident)}")
    lines: list[IncidentEntry] = list(incident.entries.order_by("at", "id"))
    said = open_entry_words(incident, lines)
    rows = tuple(
        (
            staff_time(line.at),
            say(f"control-room-incidents-entry-{_id_part(line.kind)}"),
            f"{_name_detail(line)} {words.words}".strip(),
        )
        for line, words in zip(lines, said, strict=True)
    )
    head = tuple(say(f"control-room-paper-{name}") for name in ("time", "what", "words"))
    caption = say("control-room-paper-log", number=incident.number)
    yield DocumentTable(caption, head, rows, widths=(18, 22, 60), empty_rows=_EMPTY_ROWS)


def _name_place(incident: Incident) -> str:
    area = settings.FORCE.area_name(incident.area) if incident.area else ""
    grid = ""
    if incident.easting is not None and incident.northing is not None:
        grid = print_grid_reference(incident.easting, incident.northing)
    return ", ".join(part for part in (open_incident_place(incident), area, grid) if part)


def _name_detail(line: IncidentEntry) -> str:
    """A line's own word as people read it: a grade, and what was told to another control room, have their sentences."""
    if line.kind == IncidentEntryKind.GRADED:
        return say(f"control-room-incidents-grade-short-{_id_part(line.detail)}")
    told = f"control-room-incidents-told-{_id_part(line.detail)}"
    return say(told) if line.kind == IncidentEntryKind.TOLD and has_sentence(told) else line.detail


def _id_part(value: str) -> str:
    return value.replace("_", "-")


def _empty_forms(now: datetime) -> Iterator[DocumentPart]:
    yield DocumentHeading(say("control-room-paper-forms"), starts_page=True)
    yield DocumentParagraph(say("control-room-paper-forms-how"))
    # two packs of one minute differ by what is drawn
    printed = f"{now.astimezone(LONDON):%d%m-%H%M}-{secrets.token_hex(2).upper()}"
    number = 0
    for form, fields in _FORMS.items():
        for _ in range(FORMS_EACH):
            number += 1
            title = say(
                "control-room-paper-form", form=say(f"control-room-paper-form-{form}"), number=f"{printed}-{number:03}"
            )
            asked = ((_name_field(field), lines) for field, lines in fields)
            yield DocumentForm(title, ((say("control-room-paper-time"), 1), *asked))


def _name_field(field: str) -> str:
    return say(f"control-room-thrive-{field}") if field in set(ThrivePart) else say(f"control-room-paper-{field}")
