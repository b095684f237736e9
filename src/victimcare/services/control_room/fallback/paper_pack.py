"""The control room on paper: what is open now, a log sheet for each incident, and empty numbered forms.

It can be printed at any time. The number of each form is that under which it is entered once the product is back
(`paper_entry`), so that a sheet is entered once.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Incident, IncidentEntry
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.contact_kinds import ThrivePart
from victimcare.rules.control_room.incident_kinds import IncidentState
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.fallback.open_items_copy import list_copied_contacts
from victimcare.services.control_room.incidents.incident_words import (
    open_entry_words,
    open_incident_place,
    open_incident_summary,
)
from victimcare.services.ports.printed_documents import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    DocumentTable,
    FramedNotice,
    PrintedFile,
)
from victimcare.wording import say
from victimcare.wording.dates import staff_time

MOST_CONTACTS, MOST_INCIDENTS = 100, 40
FORMS_EACH = 10
_LONGEST_WORDS = 400  # characters of a contact's newest message
_LINE = "_" * 44
_EMPTY_LINES = 6  # of a log sheet
# Each form, the fields that are its own (the number and the time are on all), and the lines that each has.
_FORMS = {
    "contact": (("route", 1), ("sender", 1), ("place", 2), ("words", 8), ("class", 1), ("done", 3)),
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
                say(f"control-room-priority-{each.priority}"),
                staff_time(datetime.fromisoformat(each.due_at)),
                each.sender,
                " ".join(f"{each.subject} {each.words}".split())[:_LONGEST_WORDS],
                each.owner,
            )
            for each in contacts
        )
        parts.append(DocumentTable(say("control-room-paper-contacts", count=len(contacts)), head, rows))
    parts.append(DocumentHeading(say("control-room-paper-incidents", count=len(incidents))))
    for incident in incidents:
        parts += _log_sheet(incident)
    parts += _empty_forms(now)
    return port_registry.document_maker().render(
        Document(title=say("control-room-paper-title"), language="en", parts=tuple(parts))
    )


def _log_sheet(incident: Incident) -> Iterator[DocumentPart]:
    """What is known, the log, and lines to go on with by hand."""
    yield DocumentHeading(f"{incident.number} · {incident.opening_code}", 3)
    yield DocumentParagraph(open_incident_summary(incident))
    yield DocumentParagraph(f"{say('control-room-incidents-place')}: {open_incident_place(incident)} {incident.area}")
    lines: list[IncidentEntry] = list(incident.entries.order_by("at", "id"))
    said = open_entry_words(incident, lines)
    rows = [
        (
            staff_time(line.at),
            say(f"control-room-incidents-entry-{line.kind.replace('_', '-')}"),
            f"{line.detail} {words.words}".strip(),
        )
        for line, words in zip(lines, said, strict=True)
    ]
    rows += [("_" * 12, "_" * 16, _LINE)] * _EMPTY_LINES
    head = tuple(say(f"control-room-paper-{name}") for name in ("time", "what", "words"))
    yield DocumentTable(say("control-room-paper-log", number=incident.number), head, tuple(rows))


def _empty_forms(now: datetime) -> Iterator[DocumentPart]:
    yield DocumentHeading(say("control-room-paper-forms"))
    yield DocumentParagraph(say("control-room-paper-forms-how"))
    # two packs of one minute differ by what is drawn
    printed = f"{now.astimezone(LONDON):%d%m-%H%M}-{secrets.token_hex(2).upper()}"
    number = 0
    head = (say("control-room-paper-field"), say("control-room-paper-write"))
    for form, fields in _FORMS.items():
        for _ in range(FORMS_EACH):
            number += 1
            title = say(
                "control-room-paper-form", form=say(f"control-room-paper-form-{form}"), number=f"{printed}-{number:03}"
            )
            rows = [(say("control-room-paper-time"), _LINE)]
            rows += [(_name_field(field), "\n".join([_LINE] * lines)) for field, lines in fields]
            yield DocumentHeading(title, 3)
            yield DocumentTable(title, head, tuple(rows))


def _name_field(field: str) -> str:
    return say(f"control-room-thrive-{field}") if field in set(ThrivePart) else say(f"control-room-paper-{field}")
