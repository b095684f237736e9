"""A copy of the open contacts and incidents on each host, for when the database is gone.

It is sealed with the installation's key and written anew each minute. Reading it needs no database. Every look is
written to a file beside it first, and becomes an audit entry once the database is back: a look that cannot be written
down is refused.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.db import transaction

from victimcare.records.models import Incident, RoomContact, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactState, MessageDirection
from victimcare.rules.control_room.incidents.incident_kinds import IncidentState
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services import sealing
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import AuditSubject, note, note_each
from victimcare.services.control_room.contacts.contact_words import open_contact_heads, open_message_words

_ABOUT = "control-room-open-items"
_COPY_FILE, _LOOKS_FILE = "open-items.sealed", "open-items-looks.jsonl"
MOST_COPIED = 2_000  # contacts, the most urgent first


@dataclass(frozen=True, slots=True)
class CopiedContact:
    """An open contact as it stood: the newest message that its sender wrote is `words`."""

    contact: str
    priority: str
    is_possible_danger: bool
    contact_class: str
    route: str
    due_at: str
    sender: str
    subject: str
    words: str
    owner: str


@dataclass(frozen=True, slots=True)
class CopiedIncident:
    number: str
    grade: str
    opening_code: str
    attend_by: str
    area: str


@dataclass(frozen=True, slots=True)
class OpenItemsCopy:
    """What was open at `made_at`, the most urgent first."""

    made_at: datetime
    contacts: tuple[CopiedContact, ...]
    incidents: tuple[CopiedIncident, ...]


@transaction.atomic
def write_open_items_copy(*, actor: Actor, folder: Path, now: datetime) -> int:
    """Write the copy of this host, in place of the last. Returns how many items it holds."""
    permit(actor, Act.TAKE_IN)
    contacts, incidents = list_copied_contacts(), _list_incidents()
    content = {
        "made_at": now.isoformat(),
        "contacts": [asdict(each) for each in contacts],
        "incidents": [asdict(each) for each in incidents],
    }
    _replace_file(folder / _COPY_FILE, sealing.seal_bytes(json.dumps(content).encode(), _ABOUT))
    counts = {"contacts": len(contacts), "incidents": len(incidents)}
    note(actor, "control_room.copy_written", at=now, detail=counts)
    return len(contacts) + len(incidents)


def read_open_items_copy(*, who: str, reason: str, folder: Path, now: datetime) -> OpenItemsCopy:
    """Read this host's copy, after the look was written down. Needs no database. Raises FieldRequired without a reason,
    NotFound where this host has no copy, OSError where the look cannot be written."""
    if not reason.strip():
        raise FieldRequired("reason")
    path = folder / _COPY_FILE
    if not path.exists():
        raise NotFound("this host has no copy: its worker has not run since the control room was set up")
    _write_look(folder / _LOOKS_FILE, {"id": str(uuid4()), "who": who, "reason": reason.strip(), "at": now.isoformat()})
    content = json.loads(sealing.unseal_bytes(path.read_bytes(), _ABOUT))
    return OpenItemsCopy(
        datetime.fromisoformat(content["made_at"]),
        tuple(CopiedContact(**each) for each in content["contacts"]),
        tuple(CopiedIncident(**each) for each in content["incidents"]),
    )


@transaction.atomic
def record_offline_looks(*, actor: Actor, folder: Path, now: datetime) -> int:
    """Turn looks that were taken without the database into audit entries. Returns how many."""
    permit(actor, Act.TAKE_IN)
    path = folder / _LOOKS_FILE
    if not path.exists():
        return 0
    taken = path.with_suffix(".taken")
    if not taken.exists():  # a run that was cut off left the file there
        path.rename(taken)
    looks = [json.loads(line) for line in taken.read_text(encoding="utf-8").splitlines() if line.strip()]
    note_each(
        actor,
        "control_room.copy_read",
        [AuditSubject(detail={"who": one["who"], "reason": one["reason"], "looked_at": one["at"]}) for one in looks],
        at=now,
    )
    transaction.on_commit(lambda: taken.unlink(missing_ok=True))
    return len(looks)


def list_copied_contacts(*, most: int = MOST_COPIED) -> list[CopiedContact]:
    """The open contacts with their newest words, the most urgent first. The caller writes the audit entry."""
    rows = list(
        RoomContact.objects.select_related("owner")
        .filter(state=ContactState.OPEN)
        .order_by("-priority", "is_possible_danger", "due_at", "id")[:most]
    )
    heads = open_contact_heads(rows)
    newest = RoomMessage.objects.filter(contact__in=rows, direction=MessageDirection.RECEIVED)
    messages = {row.contact_id: row for row in newest.order_by("contact", "-at", "-id").distinct("contact")}
    words = open_message_words(messages.values())
    return [
        CopiedContact(
            contact=str(row.public_id),
            priority=ContactPriority(row.priority).name.lower(),
            is_possible_danger=row.is_possible_danger,
            contact_class=row.contact_class,
            route=row.route,
            due_at=row.due_at.isoformat(),
            sender=heads[row.public_id].sender,
            subject=heads[row.public_id].subject,
            words=words[messages[row.id].public_id].words if row.id in messages else "",
            owner=row.owner.name if row.owner else "",
        )
        for row in rows
    ]


def _list_incidents() -> list[CopiedIncident]:
    return [
        CopiedIncident(
            row.number,
            row.grade,
            row.opening_code,
            row.attend_by.isoformat() if row.attend_by else "",
            row.area,
        )
        for row in Incident.objects.filter(state=IncidentState.OPEN).order_by("attend_by", "id")
    ]


def _replace_file(path: Path, content: bytes) -> None:
    """Write so that a reader, or a host that loses its power, finds the old copy or the new one whole."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _write_look(path: Path, look: dict[str, str]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(json.dumps(look, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
