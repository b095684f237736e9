"""Makes the tasks to read received messages (one open task for each sender and victim, however much they write), and
takes messages from callers without an identity check.

A flood buries nothing. Whatever else the same sender writes joins their open task, which says how much is unread.
Unknown senders cost nothing to invent: beyond `MOST_UNKNOWN_SENDERS` tasks for them, open or made within an hour, one
task holds all the rest. Every message is stored, listed and read like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from victimcare.records.models import (
    Call,
    ContactSession,
    ReceivedMessage,
    RestrictedRecord,
    Task,
    UnverifiedMessage,
    Victim,
)
from victimcare.records.models.contact_sessions import ContactSessionEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.correspondence import ReceivedMessageChannel
from victimcare.rules.contact.record_lookup import list_possible_references
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note as audit
from victimcare.services.conversations import contact_sessions
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.danger.danger_findings import blank_danger_words
from victimcare.services.desk import task_actions
from victimcare.services.desk.eligibility import is_staff_barred
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel, TaskOutcome, load_harm_levels
from victimcare.services.sealing import seal_bytes, unseal_bytes

READ_WITHIN = timedelta(hours=1)  # it may be a call for help
MOST_UNKNOWN_SENDERS = 20  # tasks for unknown senders: open at once, and made within COUNTED_OVER
COUNTED_OVER = timedelta(hours=1)
OVERFLOW_SUBJECT = "received:many"  # the subject of the task for all the rest
ADDRESS_ALONE = "wrote_from"  # the reason: the sender's address, which anyone can fake, and nothing else


def ask_to_read_reply(row: ReceivedMessage, now: datetime) -> None:
    """Ask a colleague to read it: in the open task of the same sender, where there is one. Not saved here."""
    _one_at_a_time(row)
    reason, harm = _reason_and_harm(row)
    task = _open_task(row) or (_find_overflow_task() if row.victim_id is None and _are_many(now) else None)
    if task is not None and not (reason == "asked_to_stop" != task.reason or harm > task.harm):
        row.task = task
        return
    if task is None and row.victim_id is None and _are_many(now):
        key, reason = OVERFLOW_SUBJECT, "wrote_many"
    else:
        key = task.subject_key if task else reply_subject_key(row.public_id)
    row.task_id = make_task(
        kind=TaskKind.READ_REPLY,
        victim_id=row.victim_id,
        reason=reason,
        harm=harm,
        due_at=now + READ_WITHIN,
        now=now,
        subject_key=key,
    )


def reply_subject_key(received_id: UUID) -> str:
    """The subject of a task that begins with this message."""
    return f"received:{received_id}"


def _reason_and_harm(row: ReceivedMessage) -> tuple[str, HarmLevel]:
    """The reason and weight of the task. An e-mail's address is whatever its sender typed, and cannot be verified here:
    alone it weighs less than evidence that the mail comes from where ours went. It is one step less urgent, and still
    read within the same hour."""
    if row.victim_id is None:
        return row.reason, HarmLevel.STANDARD
    harm = load_harm_levels([row.victim_id])[row.victim_id]
    if row.channel != ReceivedMessageChannel.EMAIL or row.answers_by_name:
        return row.reason, harm
    reason = ADDRESS_ALONE if row.reason == "wrote_back" else row.reason
    return reason, HarmLevel(max(harm - 1, HarmLevel.STANDARD))


def _open_task(row: ReceivedMessage) -> Task | None:
    """The open task with what the same sender wrote under the same victim; locked until the transaction ends."""
    same = ReceivedMessage.objects.filter(channel=row.channel, from_key=row.from_key, victim=row.victim)
    ids = same.filter(task__closed_at=None, task__isnull=False).values_list("task_id", flat=True)[:1]
    return Task.objects.select_for_update().filter(id__in=list(ids), closed_at=None).first()


def _find_overflow_task() -> Task | None:
    return (
        Task.objects.select_for_update()
        .filter(kind=TaskKind.READ_REPLY, subject_key=OVERFLOW_SUBJECT, closed_at=None)
        .first()
    )


def _are_many(now: datetime) -> bool:
    """Whether unknown senders have too many tasks. Each part has an index of its own, and stops when it has found
    enough."""
    theirs = Task.objects.filter(kind=TaskKind.READ_REPLY, victim=None).exclude(subject_key=OVERFLOW_SUBJECT)
    lately = theirs.filter(created_at__gt=now - COUNTED_OVER)
    still_open = theirs.filter(closed_at=None)
    found = {
        task_id for some in (lately, still_open) for task_id in some.values_list("id", flat=True)[:MOST_UNKNOWN_SENDERS]
    }
    return len(found) >= MOST_UNKNOWN_SENDERS


def _one_at_a_time(row: ReceivedMessage) -> None:
    """Lock against concurrent messages: two of one sender would make two tasks; two of unknown senders would count one
    too few."""
    who = f"{row.channel}:{row.from_key}" if row.victim_id else "unknown"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('contact.to_read'), hashtext(%s))", [who])


# Takes a message from a caller without an identity check: encrypted, tied to no victim, and given to a colleague within
# two hours.
#
# It causes no message and no answer: the colleague who reads it looks up the case with a reason of their own, and finds
# the safe way to the person it is about. Staff who may not see a case that it may be about are never given it, and none
# of their lists show it.

UNVERIFIED_READ_WITHIN = timedelta(hours=2)
UNVERIFIED_KEPT_FOR = timedelta(days=28)  # after its task has ended


class UnreadReplies(Exception):
    """`count` of the messages must be read before their task is closed."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class UnverifiedMessageText:
    """The message as a colleague typed it: nothing in it is known to be true."""

    about: str  # who it is for
    caller: str  # the name that the caller gave
    ring: str  # when and how the caller may be rung
    message: str


@dataclass(frozen=True, slots=True)
class UnverifiedMessageDetail:
    """The message for the owner of its task. `words` None: they are deleted."""

    words: UnverifiedMessageText | None
    at: datetime
    by: str
    was_on_a_call: bool


@transaction.atomic
def take_unverified_message(
    *, actor: Actor, once: UUID, words: UnverifiedMessageText, now: datetime, call_id: UUID | None = None
) -> datetime:
    """Store the message, and ask a colleague to read it. Returns the time by which they will. `once`: from the form, so
    that a message sent twice by mistake is stored once."""
    permit(actor, Act.RECORD_CONTACT)
    due_at = now + UNVERIFIED_READ_WITHIN
    if UnverifiedMessage.objects.filter(public_id=once).exists():
        return due_at
    if actor.staff_id is None:
        raise PermissionRefused("a person takes a message")
    texts = list(asdict(words).values())
    possible = _find_possible_victims(actor.staff_id, texts, call_id)
    sealed = RestrictedRecord.objects.filter(case__victims__in=possible, lifted_at=None, sealed_by__team__isnull=False)
    task_id = task_actions.make_task(
        kind=TaskKind.PAD_MESSAGE,
        victim_id=None,
        reason="pad_message",
        harm=HarmLevel.MEDIUM,  # the caller and what waits behind the message are unknown
        due_at=due_at,
        now=now,
        subject_key=_about(once),
        team=sealed.values_list("sealed_by__team__code", flat=True).first(),  # no other team could see it
    )
    UnverifiedMessage.objects.create(
        public_id=once,
        sealed=seal_bytes(json.dumps(asdict(words)).encode(), _about(once)),
        may_be_about=possible,
        made_at=now,
        made_by_id=actor.staff_id,
        call=Call.objects.filter(public_id=call_id).first() if call_id else None,
        task_id=task_id,
    )
    # Under its own name, so that its danger is a separate task: it may be hidden from other staff than another message
    # is.
    check_typed_words(actor=actor, about=_about(once), texts=texts, victim_id=None, now=now, who=_about(once))
    contact_sessions.end_contact_session(
        staff_id=actor.staff_id, victim_id=None, how=ContactSessionEnd.MESSAGE, now=now
    )
    audit(actor, "pad_message.taken", at=now, detail={"message": str(once)})
    return due_at


@transaction.atomic
def read_unverified_message(*, actor: Actor, task_id: UUID, now: datetime) -> UnverifiedMessageDetail | None:
    """The message that a task is about, for the owner of the task; None for all others. The access is audited."""
    permit(actor, Act.WORK_TASK)
    rows = UnverifiedMessage.objects.filter(task__public_id=task_id, task__owner_id=actor.staff_id or 0).select_related(
        "task"
    )
    row = rows.first()
    if row is None or is_staff_barred(row.task, actor.staff_id or 0):
        return None
    UnverifiedMessage.objects.filter(id=row.id, read_at=None).update(read_at=now, read_by_id=actor.staff_id)
    audit(actor, "pad_message.read", at=now, detail={"message": str(row.public_id)})
    return UnverifiedMessageDetail(_open_message_text(row), row.made_at, row.made_by.name, row.call_id is not None)


@transaction.atomic
def close_unverified_message(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """End its task, with what was done. Raises UnreadReplies; otherwise as `desk.task_actions.close_task`."""
    if UnverifiedMessage.objects.filter(task__public_id=task_id, read_at=None).exists():
        raise UnreadReplies(1)
    if not note.strip():
        raise FieldRequired("note")
    task_actions.close_task(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)


@transaction.atomic
def blank_expired_unverified_messages(*, now: datetime) -> int:
    """Delete the words of messages whose tasks ended long ago, also where danger was found in them. Returns how
    many."""
    ended = Task.objects.filter(id=OuterRef("task"), closed_at__lt=now - UNVERIFIED_KEPT_FOR)
    old = dict(UnverifiedMessage.objects.exclude(sealed=b"").filter(Exists(ended)).values_list("id", "public_id"))
    blank_danger_words([_about(public_id) for public_id in old.values()])
    return UnverifiedMessage.objects.filter(id__in=old).update(sealed=b"")


def _find_possible_victims(staff_id: int, texts: Iterable[str], call_id: UUID | None) -> list[int]:
    """The victims of the cases whose reference stands in these words, the victim who was identified in this call, and
    those whose record the message's taker opened in it."""
    references = {reference for text in texts for reference in list_possible_references(text)}
    named = Q(case__reference__in=references)
    if call_id is not None:
        opened = ContactSession.objects.filter(staff=staff_id, call__public_id=call_id).values("victim")
        named |= Q(calls__public_id=call_id) | Q(id__in=opened)
    return list(Victim.objects.filter(named).order_by("id").values_list("id", flat=True).distinct())


def _open_message_text(row: UnverifiedMessage) -> UnverifiedMessageText | None:
    if not row.sealed:
        return None
    said: Mapping[str, str] = json.loads(unseal_bytes(bytes(row.sealed), _about(row.public_id)))
    return UnverifiedMessageText(**said)


def _about(public_id: UUID) -> str:
    return f"pad:{public_id}"
