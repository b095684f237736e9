"""Adds to the timeline what else passed between a victim and us, so that the record shows one thread: messages in both
directions, danger with what was done about it, and messages of ours that wait, were held or failed.

Encrypted words are not in it: they are read where they are answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from victimcare.records.models import (
    Notification,
    ReachAttempt,
    ReceivedMessage,
    Task,
    TaskChange,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.tasks import ReachAttemptMethod, ReachAttemptOutcome, TaskKind
from victimcare.records.models.victim_contact.correspondence import ReceivedMessageKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.contact.victim_record import RecordEvent
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import VictimRef
from victimcare.services.sealed_columns import REACH_NOTE, TASK_NOTE

THREAD_LINES_SHOWN = 200  # of each kind, the newest
_DID_NOT_LEAVE = (NotificationStatus.QUEUED, NotificationStatus.HELD, NotificationStatus.FAILED)
_DANGER_CAME: dict[str, str] = {TaskKind.DANGER_WORDS: "words", TaskKind.QUIET_CODE: "quiet_code"}
_FROM_VICTIM = (ReceivedMessageKind.REPLY, ReceivedMessageKind.STOP)


@transaction.atomic
def list_thread_events(*, actor: Actor, victim_id: VictimRef, now: datetime) -> tuple[RecordEvent, ...]:
    """The additions, after an identity check; newest first. `what` ends a sentence id, `note` says more where staff may
    read it. Raises VictimNotFound, IdentityCheckMissing."""
    permit(actor, Act.SEE_CASE)
    victim = identity_checks.load_checked_victim(actor, victim_id, now=now).victim
    lines = sorted(
        (
            *_written(victim),
            *_received(victim),
            *_in_danger(actor, victim),
            *_done_to_reach(actor, victim),
            *_did_not_leave(victim),
        ),
        key=_at,
        reverse=True,
    )
    note(actor, "thread.seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail={"lines": len(lines)})
    return tuple(lines)


def _at(line: RecordEvent) -> datetime:
    return line.at


def _written(victim: Victim) -> Iterator[RecordEvent]:
    for row in WrittenMessage.objects.filter(victim=victim).select_related("by").order_by("-id")[:THREAD_LINES_SHOWN]:
        what = "hers" if row.by is None else "ours_read" if row.read_at else "ours"
        yield RecordEvent(row.written_at, "written", what, row.by.name if row.by else "", "", None, {})


def _received(victim: Victim) -> Iterator[RecordEvent]:
    """Messages received. A sender's number or address does not show who wrote, so the words are read with their
    task."""
    rows = ReceivedMessage.objects.filter(victim=victim, kind__in=_FROM_VICTIM).order_by("-received_at")[
        :THREAD_LINES_SHOWN
    ]
    for row in rows:
        yield RecordEvent(row.received_at, "received", f"{row.channel}_{row.kind}", "", "", None, {})


def _in_danger(actor: Actor, victim: Victim) -> Iterator[RecordEvent]:
    """Each danger, what was done, and how it ended, for the next colleague who has the victim on the telephone."""
    danger = access_scopes.filter_subject_tasks(actor, Task.objects.filter(victim=victim, is_danger=True))
    tasks = danger.select_related("owner").order_by("-id")[:THREAD_LINES_SHOWN]
    for row in tasks:
        if row.kind == TaskKind.DANGER_NOW:
            what = "open" if row.closed_at is None else "over"
        else:
            what = _DANGER_CAME.get(row.kind, "news")
        # For danger that a colleague heard, the colleague is named; news and messages have no such author.
        by = row.owner.name if row.owner and row.kind == TaskKind.DANGER_NOW else ""
        yield RecordEvent(row.created_at, "danger", what, by, "", None, {})
    ended = TaskChange.objects.filter(task__in=[row.id for row in tasks], what="closed", by__isnull=False)
    changes = ended.select_related("by", "task").order_by("-id")
    keys = TASK_NOTE.load_keys(changes)
    for change in changes:
        by = change.by.name if change.by else ""
        yield RecordEvent(
            change.at, "danger_end", change.task.outcome, by, TASK_NOTE.open_words(change, keys), None, {}
        )


def _done_to_reach(actor: Actor, victim: Victim) -> Iterator[RecordEvent]:
    """What was done to get help to the victim or to reach them. A call without an answer is a contact already."""
    tasks = access_scopes.filter_subject_tasks(actor, Task.objects.filter(victim=victim))
    tried = ReachAttempt.objects.filter(task__in=tasks).select_related("by").order_by("-id")
    shown = tried.exclude(way=ReachAttemptMethod.NUMBER, came_of=ReachAttemptOutcome.NO_ANSWER)[:THREAD_LINES_SHOWN]
    keys = REACH_NOTE.load_keys(shown)
    for one in shown:
        words = REACH_NOTE.open_words(one, keys)
        yield RecordEvent(one.at, "reach", f"{one.way}_{one.came_of}", one.by.name, words, None, {})


def _did_not_leave(victim: Victim) -> Iterator[RecordEvent]:
    rows = Notification.objects.filter(victim=victim, handed_over_at=None, status__in=_DID_NOT_LEAVE).order_by("-id")[
        :THREAD_LINES_SHOWN
    ]
    for row in rows:
        yield RecordEvent(row.queued_at, "message_kept", f"{row.channel}_{row.status}", "", row.held_reason, None, {})
