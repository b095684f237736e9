"""Keeps entries correct: periodic reviews, reports of wrong entries in one press, and corrections by staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from victimcare.records.models import DirectoryRefusal, EntryErrorReport, SupportService
from victimcare.records.models.other_agencies.directory import EntryReporter as EntryReporter
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date, months_after
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.referrals import listed_services
from victimcare.rules.referrals.entry_reading import EntryWords, read_entry_words
from victimcare.rules.referrals.listed_services import ListedService
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.referrals import directory_entries, service_directory

PAGE = 50
LONGEST_WORDS = 400
_NEVER = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class EntryReport:
    at: datetime
    by: EntryReporter
    name: str  # one of our staff; empty: anyone else
    words: str


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """One entry for the staff who keep the directory. `is_past_review`: its review is overdue. `from_where`: the source
    that names it; `refused`: its fields that were not loaded; `corrected`: our own corrections. `version` and
    `room_version` (of its capacity) must be named by the next change."""

    listed: ListedService
    its_words: EntryWords
    from_where: str
    loaded_at: datetime
    is_past_review: bool
    reports: tuple[EntryReport, ...]
    refused: tuple[tuple[str, str, str], ...]  # field, reason, how its value began
    corrected: frozenset[str]
    version: int
    room_version: int


@transaction.atomic
def report_entry(*, actor: Actor, service_id: UUID, by: EntryReporter, words: str = "", now: datetime) -> None:
    """Report that an entry is wrong: one task per service, however many reports. Colleagues act on a report made as
    staff, so that takes the right to keep the directory. Raises NotFound."""
    permit(actor, Act.KEEP_DIRECTORY if by is EntryReporter.STAFF else Act.REPORT_ENTRY)
    row = service_directory.all_services().filter(public_id=service_id).first()
    if row is None:
        raise NotFound("no such service in the directory")
    staff_id = actor.staff_id if by is EntryReporter.STAFF else None
    EntryErrorReport.objects.create(
        service=row, at=now, reported_by=by, staff_id=staff_id, words=words.strip()[:LONGEST_WORDS]
    )
    task_actions.make_task(
        kind=TaskKind.WRONG_ENTRY,
        victim_id=None,
        reason="wrong_entry",
        harm=HarmLevel.MEDIUM,  # a person may ring a number that goes unanswered
        due_at=None,
        now=now,
        subject_key=entry_task_key(row.public_id),
    )
    note(actor, "directory.reported", at=now, detail={"service": str(row.public_id), "by": by.value})


@transaction.atomic
def read_entry(*, actor: Actor, service_id: UUID, now: datetime) -> EntryDetail:
    """Read an entry with all that is known about it, even a closed one. Raises NotFound."""
    permit(actor, Act.KEEP_DIRECTORY)
    row = service_directory.all_services().select_related("source").filter(public_id=service_id).first()
    if row is None:
        raise NotFound("no such service in the directory")
    refused = DirectoryRefusal.objects.filter(record_id=row.record_id, closed_at=None).order_by("id")
    reports = row.reports.filter(settled_at=None).select_related("staff").order_by("-id")
    return EntryDetail(
        listed=service_directory.as_service_row(row),
        its_words=read_entry_words(row.entry),
        from_where=row.source.name,
        loaded_at=row.changed_at,
        is_past_review=listed_services.is_entry_review_due(
            service_directory.last_checked_on(row), _months(), london_date(now)
        ),
        reports=tuple(
            EntryReport(one.at, EntryReporter(one.reported_by), one.staff.name if one.staff else "", one.words)
            for one in reports
        ),
        refused=tuple((one.field, one.why, one.value) for one in refused),
        corrected=frozenset(row.corrections),
        version=row.version,
        room_version=row.room_version,
    )


@transaction.atomic
def confirm_entry(*, actor: Actor, service_id: UUID, after: int | None = None, now: datetime) -> None:
    """Record that the actor checked the entry today and found it right. Closes its reports and tasks. Raises NotFound,
    StaleVersion."""
    permit(actor, Act.KEEP_DIRECTORY)
    row = service_directory.lock_service(service_id)
    next_version(row.version, after=after)  # the check holds for the version that was read
    _checked(actor, row, now)
    row.save(update_fields=["checked_on", "checked_by"])
    note(actor, "directory.checked", at=now, detail={"service": str(row.public_id)})


@transaction.atomic
def correct_entry(
    *, actor: Actor, service_id: UUID, better: Mapping[str, Any], after: int | None = None, now: datetime
) -> frozenset[str]:
    """Correct what differs from the entry, by the names of `directory_entries.CORRECTED`; a value equal to the entry's
    is left to the entry. Counts as a check. Returns the fields that are now ours. Raises NotFound, StaleVersion.
    """
    permit(actor, Act.KEEP_DIRECTORY)
    unknown = set(better) - set(directory_entries.CORRECTED)
    if unknown:
        raise ValueError(f"not to be corrected: {', '.join(sorted(unknown))}")
    row = service_directory.lock_service(service_id)
    row.version = next_version(row.version, after=after)
    row.corrections = {}
    directory_entries.derive_columns(row)
    plain = {name: directory_entries.as_stored_fact(name, value) for name, value in better.items()}
    row.corrections = {name: value for name, value in plain.items() if value != getattr(row, name)}
    directory_entries.derive_columns(row)
    row.changed_at = now
    _checked(actor, row, now)
    row.save()
    note(
        actor,
        "directory.corrected",
        at=now,
        detail={"service": str(row.public_id), "fields": sorted(row.corrections)},
    )
    return frozenset(row.corrections)


@transaction.atomic
def create_review_tasks(*, now: datetime) -> int:
    """Create tasks for entries whose review is overdue, a few a day, the longest overdue first."""
    today = london_date(now)
    found = entries_past_review(today)[: listed_services.MOST_ASKED_AT_ONCE]
    made = 0
    for row in found:
        if task_actions.is_task_open(kind=TaskKind.CHECK_SERVICE, subject_key=entry_task_key(row.public_id)):
            continue
        task_actions.make_task(
            kind=TaskKind.CHECK_SERVICE,
            victim_id=None,
            reason="check_service",
            harm=HarmLevel.STANDARD,
            due_at=None,
            now=now,
            subject_key=entry_task_key(row.public_id),
        )
        made += 1
    return made


@transaction.atomic
def list_entries(*, actor: Actor, which: str, start: int, now: datetime) -> tuple[tuple[ListedService, ...], bool]:
    """Return `PAGE` entries of a list, and whether there are more: entries past their review, entries reported as
    wrong, or entries without a known need or audience."""
    permit(actor, Act.KEEP_DIRECTORY)
    rows = {
        "review": entries_past_review(london_date(now)),
        "wrong": service_directory.all_services()
        .filter(reports__settled_at=None, reports__isnull=False)
        .distinct()
        .order_by("name"),
        "unknown": service_directory.offered_services()
        .filter(Q(needs=[]) | Q(is_everywhere=False, areas=[]))
        .order_by("name", "id"),
    }[which]
    found = [service_directory.as_service_row(row) for row in rows[start : start + PAGE + 1]]
    return tuple(found[:PAGE]), len(found) > PAGE


def entries_past_review(today: date) -> QuerySet[SupportService]:
    """Offered entries whose review is overdue, the longest overdue first."""
    last = Greatest(Coalesce("checked_on", _NEVER), Coalesce("assured_on", _NEVER))
    return (
        service_directory.offered_services()
        .annotate(looked_at_on=last)
        .filter(looked_at_on__lte=months_after(today, -_months()))
        .order_by("looked_at_on", "id")
    )


def entry_task_key(service_id: UUID) -> str:
    """The subject key of a task about an entry."""
    return f"service:{service_id}"


def _checked(actor: Actor, row: SupportService, now: datetime) -> None:
    row.checked_on, row.checked_by_id = london_date(now), actor.staff_id
    row.reports.filter(settled_at=None).update(settled_at=now)
    for kind in (TaskKind.CHECK_SERVICE, TaskKind.WRONG_ENTRY):
        task_actions.close_settled_tasks(
            kind=kind, victim_id=None, subject_key=entry_task_key(row.public_id), now=now, by=actor.staff_id
        )


def _months() -> int:
    force: Force = settings.FORCE
    return force.directory.review_months
