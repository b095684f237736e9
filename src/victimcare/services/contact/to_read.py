"""Makes the tasks to read what came in: one open task for each sender and victim, however much they write.

A flood buries nothing. Whatever else the same sender writes joins their open task, which says how much is unread.
Unknown senders cost nothing to invent: beyond `MOST_UNKNOWN` tasks for them, open or in an hour, one task holds all the
rest. Every message is stored, listed and read as any other.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from victimcare.records.models import ReceivedMessage, Task
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.received import ReceivedChannel
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm

READ_WITHIN = timedelta(hours=1)  # it may be a call for help
MOST_UNKNOWN = 20  # tasks for unknown senders: open at once, and made within COUNTED_OVER
COUNTED_OVER = timedelta(hours=1)
MANY = "received:many"  # what the task of all the rest is about
ADDRESS_ALONE = "wrote_from"  # the reason: the sender's address, which anyone can fake, and nothing else


def ask(row: ReceivedMessage, now: datetime) -> None:
    """Ask a colleague to read it: in the open task of the same sender, where there is one. Not saved here."""
    _one_at_a_time(row)
    reason, harm = _why(row)
    task = _open_task(row) or (_of_the_many() if row.victim_id is None and _are_many(now) else None)
    if task is not None and not (reason == "asked_to_stop" != task.reason or harm > task.harm):
        row.task = task
        return
    if task is None and row.victim_id is None and _are_many(now):
        key, reason = MANY, "wrote_many"
    else:
        key = task.subject_key if task else subject_key(row.public_id)
    row.task_id = make_task(
        kind=TaskKind.READ_REPLY,
        victim_id=row.victim_id,
        reason=reason,
        harm=harm,
        due_at=now + READ_WITHIN,
        now=now,
        subject_key=key,
    )


def subject_key(received_id: UUID) -> str:
    """The subject of a task that begins with this message."""
    return f"received:{received_id}"


def _why(row: ReceivedMessage) -> tuple[str, Harm]:
    """The reason and weight of the task. An e-mail's address is whatever its sender typed, and cannot be verified here:
    alone it weighs less than evidence that the mail comes from where ours went. One step less, and read within the same
    hour."""
    if row.victim_id is None:
        return row.reason, Harm.STANDARD
    harm = harms([row.victim_id])[row.victim_id]
    if row.channel != ReceivedChannel.EMAIL or row.answers_by_name:
        return row.reason, harm
    reason = ADDRESS_ALONE if row.reason == "wrote_back" else row.reason
    return reason, Harm(max(harm - 1, Harm.STANDARD))


def _open_task(row: ReceivedMessage) -> Task | None:
    """The open task with what the same sender wrote under the same victim; locked until the transaction ends."""
    same = ReceivedMessage.objects.filter(channel=row.channel, from_key=row.from_key, victim=row.victim)
    ids = same.filter(task__closed_at=None, task__isnull=False).values_list("task_id", flat=True)[:1]
    return Task.objects.select_for_update().filter(id__in=list(ids), closed_at=None).first()


def _of_the_many() -> Task | None:
    return Task.objects.select_for_update().filter(kind=TaskKind.READ_REPLY, subject_key=MANY, closed_at=None).first()


def _are_many(now: datetime) -> bool:
    """Whether unknown senders have too many tasks. Each part has an index of its own, and stops when it has found
    enough."""
    theirs = Task.objects.filter(kind=TaskKind.READ_REPLY, victim=None).exclude(subject_key=MANY)
    lately = theirs.filter(created_at__gt=now - COUNTED_OVER)
    still_open = theirs.filter(closed_at=None)
    found = {task_id for some in (lately, still_open) for task_id in some.values_list("id", flat=True)[:MOST_UNKNOWN]}
    return len(found) >= MOST_UNKNOWN


def _one_at_a_time(row: ReceivedMessage) -> None:
    """Lock against concurrent messages: two of one sender would make two tasks; two of unknown senders would count one
    too few."""
    who = f"{row.channel}:{row.from_key}" if row.victim_id else "unknown"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('contact.to_read'), hashtext(%s))", [who])
