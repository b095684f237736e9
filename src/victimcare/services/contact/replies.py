"""What came in, as people read it: one message by whoever has taken its task; all of them, wordless, as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import ReceivedMessage, Task
from victimcare.records.models.received import ReceivedKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact.incoming import can_be_taken_apart, storable, subject_key


@dataclass(frozen=True, slots=True)
class Reply:
    """A message that a person wrote. `answers`: channel and template of ours that it answers, and when that left."""

    id: UUID
    task: UUID
    victim: UUID | None
    channel: str
    kind: ReceivedKind
    received_at: datetime
    sender: str
    subject: str
    words: str
    files: tuple[str, ...]  # what was attached, by name
    answers: tuple[str, str, datetime] | None
    is_from_where_it_went: bool  # it came from the very number or address to which ours went


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that came in, as `victimcare intake` gives it (contracts/doors.md)."""

    id: str
    channel: str
    received_at: datetime
    kind: str
    state: str  # waiting for a person, handled by one, or settled by the product
    reason: str
    sha256: str


@transaction.atomic
def read(*, actor: Actor, received_id: UUID, now: datetime) -> Reply | None:
    """Its words, for whoever has taken the task about it; None for everybody else. The look is in the audit."""
    permit(actor, Act.WORK_TASK)
    task = Task.objects.filter(
        subject_key=subject_key(received_id), owner_id=actor.staff_id or 0, closed_at=None
    ).first()
    rows = ReceivedMessage.objects.select_related("victim", "telling__point")
    row = rows.filter(public_id=received_id).first() if task else None
    if task is None or row is None:
        return None
    note(
        actor,
        "reply.read",
        at=now,
        case_id=row.victim.case_id if row.victim else None,
        victim_id=row.victim_id,
        detail={"received": str(row.public_id)},
    )
    ours = row.telling
    return Reply(
        id=row.public_id,
        task=task.public_id,
        victim=row.victim.public_id if row.victim else None,
        channel=row.channel,
        kind=ReceivedKind(row.kind),
        received_at=row.received_at,
        sender=row.sender,
        subject=row.subject,
        words=row.words,
        files=_files(bytes(row.content)) if row.content else (),
        answers=(ours.channel, ours.template, ours.handed_over_at) if ours and ours.handed_over_at else None,
        is_from_where_it_went=bool(ours and ours.point and ours.point.match_key == row.from_key),
    )


@transaction.atomic
def intake(*, actor: Actor, now: datetime) -> list[Item]:
    """Everything that came in, oldest first; nobody's words. The look is in the audit with the count."""
    permit(actor, Act.SEE_INTAKE)
    about = Task.objects.filter(subject_key=Concat(Value("received:"), Cast(OuterRef("public_id"), TextField())))
    found = ReceivedMessage.objects.annotate(read_at=Subquery(about.order_by("-id").values("closed_at")[:1]))
    rows = list(found.order_by("id").defer("content", "words"))
    note(actor, "intake.seen", at=now, detail={"messages": len(rows)})
    return [
        Item(
            id=str(row.public_id),
            channel=row.channel,
            received_at=row.received_at,
            kind=row.kind,
            state="settled" if row.settled_at else "handled" if row.read_at else "waiting",
            reason=row.reason,
            sha256=row.sha256,
        )
        for row in rows
    ]


def _files(content: bytes) -> tuple[str, ...]:
    """None of what can't be made out, as where it was taken in: its words are there to be read."""
    try:
        return tuple(storable(name) for name in _names(content))
    except Exception:  # such as parts within parts a thousand deep
        return ()


def _names(content: bytes) -> Iterator[str]:
    if not can_be_taken_apart(content):
        return
    for part in message_from_bytes(content).walk():
        if not part.is_multipart() and (part.get_filename() or part.get_content_maintype() != "text"):
            yield part.get_filename() or part.get_content_type()
