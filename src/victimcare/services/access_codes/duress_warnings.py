"""The silent warning that a duress code was used, and what was sent from its page, for the colleague who takes it.

A job makes the task, a random time after the use (`access_codes.access_code`): made with the sign-in, it would cost a
query that no other code costs, and our reaction could be traced to the use.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from victimcare.records.models import (
    AccessGrant,
    CallRecording,
    Case,
    CodeAttempt,
    DuressSubmission,
    Task,
    TaskChange,
    VictimSession,
)
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.telephone.calls import RecordingKind
from victimcare.rules.access_codes.access_code import WARNED_WITHIN, WARNING_DUE_IN, duress_warning_at
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officer_in_case
from victimcare.services.conversations import written_messages
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.files import file_store
from victimcare.services.files.file_store import FileSummary, OpenFile, summarise_file
from victimcare.services.sealing import Unopened as Unopened

DURESS_SHOWN_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DuressCodeUse:
    """One use of the code. `channel`: web, phone, or desk, where it was read out to a colleague. On the web also the
    kind of device and the browser."""

    at: datetime
    channel: str
    device: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class DuressSubmissionDetail:
    """What was sent from that page or call. `words` None: they are deleted, or cannot be opened."""

    id: UUID
    at: datetime
    what: str
    words: str | None
    files: tuple[FileSummary, ...]


@dataclass(frozen=True, slots=True)
class DuressWarning:
    """The warning for the owner of the task. `sounds`: ids of messages left on the line in such a call."""

    task: UUID
    victim: UUID
    reference: str
    carer: OfficerInCase
    used: tuple[DuressCodeUse, ...]
    sent: tuple[DuressSubmissionDetail, ...]
    sounds: tuple[UUID, ...]


@transaction.atomic
def warn_of_duress(*, now: datetime) -> int:
    """Make one task for each victim, updated by each later use. Returns for how many. Safe to run twice."""
    newest: dict[int, datetime] = {}
    for victim_id, at in _due(now):
        newest[victim_id] = max(at, newest.get(victim_id, at))
    told = _told_at(newest)
    wanted = sorted(victim_id for victim_id, at in newest.items() if victim_id not in told or at > told[victim_id])
    for victim_id in wanted:
        task_actions.make_task(
            kind=TaskKind.QUIET_CODE,
            victim_id=victim_id,
            reason="quiet_code_used",
            harm=HarmLevel.HIGH,
            due_at=now + WARNING_DUE_IN,
            now=now,
            is_danger=True,
        )
    return len(wanted)


@transaction.atomic
def read_duress_warning(*, actor: Actor, task_id: UUID, now: datetime) -> DuressWarning | None:
    """The warning for the owner of its task; None for any other reader, as for a missing one. The access is audited."""
    permit(actor, Act.WORK_TASK)
    task = _mine(actor, task_id)
    if task is None or task.victim_id is None:
        return None
    case = Case.objects.select_related("officer").get(victims=task.victim_id)
    note(actor, "quiet_code.warning_read", at=now, case_id=case.id, victim_id=task.victim_id)
    return DuressWarning(
        task=task.public_id,
        victim=task.victim.public_id if task.victim else UUID(int=0),
        reference=case.reference,
        carer=find_officer_in_case(case, london_date(now)),
        used=_used(task.victim_id, now),
        sent=_sent(task.victim_id, now),
        sounds=_sounds(task.victim_id, now),
    )


@transaction.atomic
def read_duress_file(*, actor: Actor, task_id: UUID, file_id: UUID, now: datetime) -> tuple[OpenFile, int] | None:
    """A file that was sent from there. None: the reader may not see it, or it is deleted."""
    permit(actor, Act.WORK_TASK)
    task = _mine(actor, task_id)
    row = DuressSubmission.objects.filter(
        grant__victim=task.victim_id if task else -1, files__public_id=file_id
    ).first()
    file = row.files.select_related("victim").get(public_id=file_id) if row else None
    if file is None or file.gone_at is not None:
        return None
    return file_store.open_file(actor=actor, row=file, now=now), 1


@transaction.atomic
def end_duress_warning(*, actor: Actor, task_id: UUID, done: str, now: datetime) -> bool:
    """End the warning with words that say what was done, stored with the task. False where the actor may not end it.
    Raises FieldRequired."""
    permit(actor, Act.WORK_TASK)
    if not done.strip():
        raise FieldRequired("done")
    task = _mine(actor, task_id)
    if task is None or task.victim_id is None:
        return False
    task_actions.close_settled_tasks(
        kind=TaskKind.QUIET_CODE, victim_id=task.victim_id, subject_key="", now=now, by=actor.staff_id, note=done
    )
    case_id = Case.objects.values_list("id", flat=True).get(victims=task.victim_id)
    note(actor, "quiet_code.warning_ended", at=now, case_id=case_id, victim_id=task.victim_id)
    return True


def _due(now: datetime) -> Iterator[tuple[int, datetime]]:
    """The victims about whom the desk should be warned by now, and since when."""
    used = CodeAttempt.objects.filter(
        was_right=True, tried__opens=AccessLevel.QUIET, at__gt=now - WARNED_WITHIN, at__lte=now
    )
    sent = DuressSubmission.objects.filter(sent_at__gt=now - WARNED_WITHIN, sent_at__lte=now)
    found = [
        *((f"try:{row}", victim_id, at) for row, victim_id, at in used.values_list("id", "tried__victim", "at")),
        *((f"sent:{row}", victim_id, at) for row, victim_id, at in sent.values_list("id", "grant__victim", "sent_at")),
    ]
    for name, victim_id, at in found:
        if (moment := duress_warning_at(at, _drawn(name))) <= now:
            yield victim_id, moment


def _drawn(name: str) -> int:
    """The same each time for the same use, and unknown to outsiders."""
    return int.from_bytes(hmac.digest(settings.CODE_KEY.encode(), f"quiet:{name}".encode(), "sha256")[:8])


def _told_at(victims: dict[int, datetime]) -> dict[int, datetime]:
    """When the desk was last warned about each victim. The time the task last changed would not do: a colleague may
    have changed it."""
    changes = TaskChange.objects.filter(
        task__kind=TaskKind.QUIET_CODE, task__victim__in=list(victims), what__in=["made", "updated"]
    )
    return dict(changes.values_list("task__victim").annotate(at=Max("at")))


def _mine(actor: Actor, task_id: UUID) -> Task | None:
    held = Task.objects.select_for_update(of=("self",)).filter(owner_id=actor.staff_id or 0, closed_at=None)
    mine = access_scopes.filter_visible_rows(actor, held)
    return mine.filter(kind=TaskKind.QUIET_CODE, public_id=task_id).select_related("victim").first()


def _used(victim_id: int, now: datetime) -> tuple[DuressCodeUse, ...]:
    """The uses, newest first. On the web its sessions, which say a little more than the tries."""
    tries = CodeAttempt.objects.filter(tried__victim=victim_id, tried__opens=AccessLevel.QUIET, was_right=True)
    by_voice = tries.exclude(channel="web").filter(at__gt=now - DURESS_SHOWN_FOR).values_list("at", "channel")
    visits = VictimSession.objects.filter(grant__victim=victim_id, grant__opens=AccessLevel.QUIET)
    on_the_web = visits.filter(started_at__gt=now - DURESS_SHOWN_FOR).values_list("started_at", "device", "browser")
    found = [
        *(DuressCodeUse(at, channel) for at, channel in by_voice),
        *(DuressCodeUse(at, "web", *by) for at, *by in on_the_web),
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _sent(victim_id: int, now: datetime) -> tuple[DuressSubmissionDetail, ...]:
    sent = DuressSubmission.objects.filter(grant__victim=victim_id, sent_at__gt=now - DURESS_SHOWN_FOR)
    rows = list(sent.prefetch_related("files").order_by("-id"))
    words = written_messages.open_duress_words(rows)
    return tuple(
        DuressSubmissionDetail(
            row.public_id, row.sent_at, row.what, words[row.public_id], tuple(map(summarise_file, row.files.all()))
        )
        for row in rows
    )


def _sounds(victim_id: int, now: datetime) -> tuple[UUID, ...]:
    codes = AccessGrant.objects.filter(victim=victim_id, opens=AccessLevel.QUIET)
    left = CallRecording.objects.filter(
        kind=RecordingKind.VOICEMAIL, call__quiet_code__in=codes, began_at__gt=now - DURESS_SHOWN_FOR
    )
    return tuple(left.order_by("-id").values_list("public_id", flat=True))
