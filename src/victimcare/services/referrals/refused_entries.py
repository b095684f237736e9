"""Lists the entries that a load refused, so that staff repair and load them again, or discard them with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import DirectoryRefusal, DirectorySource, SupportService
from victimcare.records.models.other_agencies.directory import DirectoryRefusalEnd
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.referrals import directory_loading
from victimcare.services.referrals.directory_loading import RefusedField

PAGE = 50


class EntryStillRefused(Exception):
    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """The state of a source: its last load, how many of its entries are offered, and how many refusals are open."""

    source: str
    kind: str
    at: datetime | None
    services: int
    refused: int


@dataclass(frozen=True, slots=True)
class RefusedEntryDetail:
    id: int
    source: str
    record_id: str
    entry: Any


def list_sources(*, actor: Actor) -> tuple[SourceStatus, ...]:
    permit(actor, Act.SEARCH_DIRECTORY)
    found = []
    for source in DirectorySource.objects.order_by("name"):
        last = source.loads.order_by("-id").first()
        open_ones = DirectoryRefusal.objects.filter(load__source=source, closed_at=None).count()
        offered = source.services.filter(gone_at=None).count()
        found.append(SourceStatus(source.name, source.kind, last.at if last else None, offered, open_ones))
    return tuple(found)


def list_refused_fields(*, actor: Actor, start: int = 0, most: int = PAGE) -> tuple[RefusedField, ...]:
    """Open refusals, the oldest first."""
    permit(actor, Act.SEARCH_DIRECTORY)
    rows = list(DirectoryRefusal.objects.filter(closed_at=None).order_by("id")[start : start + most])
    standing = {
        record_id: (name, public_id)
        for record_id, name, public_id in SupportService.objects.filter(
            record_id__in=[row.record_id for row in rows], gone_at=None
        ).values_list("record_id", "name", "public_id")
    }
    return tuple(_named(row, *standing.get(row.record_id, ("", None))) for row in rows)


def _named(row: DirectoryRefusal, name: str, service: UUID | None) -> RefusedField:
    shown = directory_loading.as_refused_field(row)
    return replace(shown, name=name or shown.name, service=service)


def read_refused_entry(*, actor: Actor, refusal_id: int) -> RefusedEntryDetail:
    """The whole refused entry. Raises NotFound."""
    permit(actor, Act.LOAD_DIRECTORY)
    row = _open(refusal_id)
    return RefusedEntryDetail(row.id, row.load.source.name, row.record_id, row.entry)


@transaction.atomic
def retry_refused_entry(*, actor: Actor, refusal_id: int, mended: str | None, now: datetime) -> str:
    """Load an entry again: repaired (its JSON), or unchanged once the cause is gone. Returns its name. Raises NotFound,
    EntryStillRefused, directory_loading.UnreadableDirectory."""
    permit(actor, Act.LOAD_DIRECTORY)
    row = _open(refusal_id)
    entry = _read(mended) if mended is not None else row.entry
    taken, wrong = directory_loading.retry_entry(entry=entry, source=row.load.source, now=now)
    if taken is None:
        raise EntryStillRefused(wrong[0].field, wrong[0].why)
    _close(actor, row, DirectoryRefusalEnd.REPLAYED, now, became=taken.record_id)
    return taken.name


@transaction.atomic
def discard_refused_entry(*, actor: Actor, refusal_id: int, reason: str, now: datetime) -> None:
    """Discard a refused entry. Raises NotFound."""
    permit(actor, Act.LOAD_DIRECTORY)
    row = DirectoryRefusal.objects.select_for_update().filter(id=refusal_id, closed_at=None).first()
    if row is None:
        raise NotFound("no such open refusal")
    _close(actor, row, DirectoryRefusalEnd.DISCARDED, now, reason=reason)


def _close(
    actor: Actor, row: DirectoryRefusal, end: DirectoryRefusalEnd, now: datetime, *, reason: str = "", became: str = ""
) -> None:
    """Close every refusal of this entry. `became`: the id under which it was loaded."""
    same = DirectoryRefusal.objects.filter(closed_at=None, load_id=row.load_id, record_id=row.record_id)
    if row.entry is None:
        same = DirectoryRefusal.objects.filter(id=row.id)
    elif not row.record_id:
        same = same.filter(entry=row.entry)
    same.update(closed_at=now, closed_by=actor.id, end=end, record_id=became or row.record_id)
    detail = {"refusal": row.id, "end": end.value} | ({"reason": reason} if reason else {})
    note(actor, "directory.refusal_closed", at=now, detail=detail)


def _open(refusal_id: int) -> DirectoryRefusal:
    row = DirectoryRefusal.objects.select_related("load__source").filter(id=refusal_id, closed_at=None).first()
    if row is None or row.entry is None:
        raise NotFound("no such open refusal")
    return row


def _read(text: str) -> Mapping[str, Any]:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, Mapping):
        raise directory_loading.UnreadableDirectory
    return held
