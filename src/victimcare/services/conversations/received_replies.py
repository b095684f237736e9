"""Shows staff received messages: one message to the owner of its task; all of them, without words, as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, Prefetch, Q

from victimcare.records.models import DangerFinding, DuplicateEmail, ReceivedMessage, Task
from victimcare.records.models.victim_contact.correspondence import ReceivedMessageChannel, ReceivedMessageKind
from victimcare.rules.contact.mail_safety import is_mail_safe_to_parse
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.conversations.reading_tasks import OVERFLOW_SUBJECT, UnreadReplies
from victimcare.services.conversations.received_intake import (
    clean_for_storage,
    received_danger_subject,
)
from victimcare.services.danger.danger_findings import list_rules_found
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.messages.received_messages import (
    HEAD_COLUMNS,
    digest_mail_copies,
    open_received_heads,
    open_received_words,
)

RELATED_SHOWN = 50  # beside the one that is open
_LISTED = (*HEAD_COLUMNS, "received_at", "read_at")


@dataclass(frozen=True, slots=True)
class RelatedReply:
    """Another message of the same sender; or of another unknown sender, where there are many."""

    id: UUID
    received_at: datetime
    sender: str
    is_read: bool


@dataclass(frozen=True, slots=True)
class ReplyQueue:
    """What a task holds: `first` is the next to open."""

    first: UUID
    count: int
    unread: int


@dataclass(frozen=True, slots=True)
class ReplyDetail:
    """A message that a person wrote. `answers`: channel and template of the message of ours that it answers, and when
    that left."""

    id: UUID
    task: UUID
    victim: UUID | None
    channel: str
    kind: ReceivedMessageKind
    received_at: datetime
    sender: str
    subject: str
    words: str
    files: tuple[str, ...]  # the attached files, by name
    answers: tuple[str, str, datetime] | None
    is_from_same_address: bool  # it came from the very number or address to which ours went
    is_address_alone: bool  # an e-mail that names no message of ours: anyone can fake its sender's address
    with_it: tuple[
        RelatedReply, ...
    ]  # what else is read in the same task, at most RELATED_SHOWN: unread first, then the oldest
    more: int  # how many more are not listed
    is_overflow: bool  # the others are from other unknown senders
    came_again: tuple[datetime, ...] = ()  # when the same words came with other bytes: the attachments may differ


CAME_AGAIN = "came_again"  # why a message is listed that has the id of another: it came with other bytes


@dataclass(frozen=True, slots=True)
class IntakeItem:
    """One received item, as `victimcare intake` gives it (contracts/doors.md)."""

    id: str
    channel: str
    received_at: datetime
    kind: str
    state: str  # waiting for a person, handled by one, or settled by the product
    reason: str
    sha256: str
    danger: tuple[str, ...] = ()  # the rules of danger that matched what was written


@transaction.atomic
def read_reply(*, actor: Actor, received_id: UUID, now: datetime) -> ReplyDetail | None:
    """The words of a message, for the owner of the task about it, or about words of danger in it; None for all others.
    The access is audited."""
    permit(actor, Act.WORK_TASK)
    rows = access_scopes.filter_visible_rows(
        actor, ReceivedMessage.objects.select_related("victim", "telling__point", "task")
    )
    of_danger = DangerFinding.objects.filter(
        about=received_danger_subject(received_id), task__owner_id=actor.staff_id or 0, task__closed_at=None
    )
    has_taken = Q(task__owner_id=actor.staff_id or 0, task__closed_at=None) | Q(Exists(of_danger))
    row = rows.filter(has_taken, public_id=received_id).first()
    if row is None or row.task is None:
        return None
    ReceivedMessage.objects.filter(id=row.id, read_at=None).update(read_at=now)
    note(
        actor,
        "reply.read",
        at=now,
        case_id=row.victim.case_id if row.victim else None,
        victim_id=row.victim_id,
        detail={"received": str(row.public_id)},
    )
    said = open_received_words(row)
    ours = row.telling
    others = ReceivedMessage.objects.filter(task=row.task).exclude(id=row.id)
    listed = list(others.order_by(F("read_at").asc(nulls_first=True), "id").only(*_LISTED)[:RELATED_SHOWN])
    heads = open_received_heads(listed)
    return ReplyDetail(
        id=row.public_id,
        task=row.task.public_id,
        victim=row.victim.public_id if row.victim else None,
        channel=row.channel,
        kind=ReceivedMessageKind(row.kind),
        received_at=row.received_at,
        sender=said.head.sender,
        subject=said.head.subject,
        words=said.words,
        files=_files(said.mail) if said.mail else (),
        answers=(ours.channel, ours.template, ours.handed_over_at) if ours and ours.handed_over_at else None,
        is_from_same_address=bool(ours and ours.point and ours.point.match_key == said.head.sender_key),
        is_address_alone=bool(row.victim) and row.channel == ReceivedMessageChannel.EMAIL and not row.answers_by_name,
        with_it=tuple(
            RelatedReply(one.public_id, one.received_at, heads[one.public_id].sender, one.read_at is not None)
            for one in listed
        ),
        more=max(others.count() - RELATED_SHOWN, 0),
        is_overflow=row.task.subject_key == OVERFLOW_SUBJECT,
        came_again=tuple(row.copies.order_by("id").values_list("came_at", flat=True)),
    )


def find_reply_queue(*, actor: Actor, task_id: UUID) -> ReplyQueue | None:
    """How much a reading task holds; None for any other task. It does not say whose words they are."""
    permit(actor, Act.SEE_TASKS)
    rows = ReceivedMessage.objects.filter(task__public_id=task_id, task__closed_at=None)
    first = rows.order_by(F("read_at").asc(nulls_first=True), "id").values_list("public_id", flat=True).first()
    return ReplyQueue(first, rows.count(), rows.filter(read_at=None).count()) if first else None


@transaction.atomic
def close_reply_task(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """End a reading task. A message that comes in the meantime joins this task or the next: its row is locked. Raises
    UnreadReplies for done while something is unread; a flood is closed as not needed, with a note. As
    `desk.task_actions.close_task`."""
    Task.objects.select_for_update().filter(public_id=task_id).first()
    unread = ReceivedMessage.objects.filter(task__public_id=task_id, read_at=None).count()
    if outcome is TaskOutcome.DONE and unread:
        raise UnreadReplies(unread)
    task_actions.close_task(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)


@transaction.atomic
def list_intake(*, actor: Actor, now: datetime) -> list[IntakeItem]:
    """Everything that came in, oldest first, without words. The access is audited with the count."""
    permit(actor, Act.SEE_INTAKE)
    copies = Prefetch("copies", DuplicateEmail.objects.order_by("id").defer("sealed_content"))
    messages = ReceivedMessage.objects.select_related("task").prefetch_related(copies)
    rows = list(messages.order_by("id").defer("sealed_content", "sealed_words"))
    heads = open_received_heads(rows)
    digests = digest_mail_copies(copy for row in rows for copy in row.copies.all())
    danger = list_rules_found([received_danger_subject(row.public_id) for row in rows])
    note(actor, "intake.seen", at=now, detail={"messages": len(rows)})
    return [
        IntakeItem(
            id=str(row.public_id),
            channel=row.channel,
            received_at=copy.came_at if copy else row.received_at,
            kind=row.kind,
            state="settled" if row.settled_at else "handled" if row.task and row.task.closed_at else "waiting",
            reason=CAME_AGAIN if copy else row.reason,
            sha256=digests[copy.id] if copy else heads[row.public_id].sha256,
            danger=danger.get(received_danger_subject(row.public_id), ()),
        )
        for row in rows
        for copy in (None, *row.copies.all())
    ]


def _files(content: bytes) -> tuple[str, ...]:
    """The attached files; none where the e-mail cannot be parsed, as at intake: its words can still be read."""
    try:
        return tuple(clean_for_storage(name) for name in _names(content))
    except Exception:  # such as parts nested a thousand deep
        return ()


def _names(content: bytes) -> Iterator[str]:
    if not is_mail_safe_to_parse(content):
        return
    for part in message_from_bytes(content).walk():
        if not part.is_multipart() and (part.get_filename() or part.get_content_maintype() != "text"):
            yield part.get_filename() or part.get_content_type()
