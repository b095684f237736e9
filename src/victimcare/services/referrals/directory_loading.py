"""Loads a source's entries: keeps the valid fields, and records each refused field so that a person can repair it.

Each load is one transaction: the directory is the old one or the new one. Loading the same content again changes
nothing: what was repaired or discarded stays settled, and our own export is recognised.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import DirectoryLoad, DirectoryRefusal, DirectorySource, SupportService
from victimcare.records.models.other_agencies.directory import DirectoryRefusalEnd, DirectorySourceKind
from victimcare.rules.force import Force
from victimcare.rules.referrals import entry_validation
from victimcare.rules.referrals.entry_validation import FieldRefusal
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.ports.outside_lookups import DirectoryContent
from victimcare.services.referrals import directory_api, directory_entries, service_directory


class UnnamedSource(ValueError):
    """force.toml does not name this address, and we ask no other."""


class EmptySource(ValueError):
    """A source that named services before now names none: more likely a fault than the truth."""


class UnreadableDirectory(ValueError):
    """The file holds no list of entries."""


class DirectoryTooLarge(ValueError):
    """More services, terms or bytes than any directory in this country has: more likely a fault or an attack."""


MOST_ENTRIES = 50_000  # per source
LARGEST_FILE = 256 << 20  # bytes
_OUR_OWN = ("last_modified", "assured_date", "capacities")  # of an entry that we serve: these change from day to day


@dataclass(frozen=True, slots=True)
class RefusedField:
    id: int
    record_id: str
    field: str
    why: str
    value: str
    is_whole: bool  # nothing of the entry was loaded
    name: str = ""  # of the entry, if known
    service: UUID | None = None  # its id in the directory


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. `known`: entries of another source that say what we already hold. `refused`: each field that was
    not loaded."""

    source: str
    taken: int
    known: int
    gone: int
    refused: tuple[RefusedField, ...]


@dataclass(slots=True)
class _Tally:
    taken: dict[str, Any] = field(default_factory=dict)  # by id
    known: set[str] = field(default_factory=set)  # another source's
    named: set[str] = field(default_factory=set)
    refused: list[DirectoryRefusal] = field(default_factory=list)
    settled: Mapping[str, str] = field(default_factory=dict)  # earlier refusals, each with the entry that it became

    def refuse(self, refusal: DirectoryRefusal) -> None:
        became = self.settled.get(_as_it_came(refusal))
        if became is None:
            self.refused.append(refusal)
        else:
            self.named.add(became)


def load_from_address(*, actor: Actor, address: str, now: datetime) -> LoadReport:
    """Load from one of the directories that force.toml names. Raises UnnamedSource, EmptySource, DirectoryTooLarge and
    `ports.outside_lookups.DirectoryReadFailed`; then nothing has changed."""
    permit(actor, Act.LOAD_DIRECTORY)
    force: Force = settings.FORCE
    if address not in force.directory.sources:
        raise UnnamedSource(address)
    return load_entries(
        actor=actor,
        name=address,
        kind=DirectorySourceKind.API,
        handed=port_registry.directory_reader().read(address),
        now=now,
    )


def load_directory_text(*, actor: Actor, name: str, text: str, now: datetime) -> LoadReport:
    """Load a file. Raises UnreadableDirectory, EmptySource, DirectoryTooLarge."""
    return load_entries(
        actor=actor, name=name, kind=DirectorySourceKind.FILE, handed=parse_directory_text(text), now=now
    )


@transaction.atomic
def load_entries(
    *, actor: Actor, name: str, kind: DirectorySourceKind, handed: DirectoryContent, now: datetime
) -> LoadReport:
    """Load a source's entries and stop offering those that it no longer names. Raises EmptySource,
    DirectoryTooLarge."""
    permit(actor, Act.LOAD_DIRECTORY)
    if max(map(len, (handed.services, handed.taxonomies, handed.terms))) > MOST_ENTRIES:
        raise DirectoryTooLarge(name)
    directory_entries.lock_directory()
    source, _ = DirectorySource.objects.select_for_update().get_or_create(name=name[:300], defaults={"kind": kind})
    kept = SupportService.objects.filter(source=source, gone_at=None)
    if not handed.services and kept.exists():
        raise EmptySource(name)
    made = DirectoryLoad.objects.create(source=source, at=now, by=actor.id, taken=0, gone=0, refused=0)
    _keep_words(handed)
    tally = _Tally(settled=_settled(source))
    for entry in handed.services:
        _take_entry(entry, source, made, tally, now)
    gone = kept.exclude(record_id__in=[*tally.taken, *tally.named]).update(gone_at=now, changed_at=now)
    _close_superseded(made, now)
    DirectoryRefusal.objects.bulk_create(tally.refused)
    made.taken, made.gone, made.refused = len(tally.taken), gone, len(tally.refused)
    made.save(update_fields=["taken", "gone", "refused"])
    counts = {"load": made.id, "taken": made.taken, "gone": made.gone, "refused": made.refused}
    note(actor, "directory.loaded", at=now, detail=counts)
    return LoadReport(name, made.taken, len(tally.known), gone, list_load_refusals(made))


def retry_entry(
    *, entry: object, source: DirectorySource, now: datetime
) -> tuple[SupportService | None, tuple[FieldRefusal, ...]]:
    """Load one repaired entry. Returns its row, or the faults for which nothing of it was loaded."""
    taken, refused = entry_validation.validate_entry(entry)
    if taken is None:
        return None, refused
    try:
        return directory_entries.save_entry(taken, source, now), refused
    except directory_entries.ForeignEntry:
        return None, (FieldRefusal("id", "of_another_source", taken["id"]),)


def list_load_refusals(load_row: DirectoryLoad) -> tuple[RefusedField, ...]:
    """The refusals of a load, each with the name of its entry: the source's name, or ours where the rest was loaded."""
    rows = list(load_row.refusals.order_by("id"))
    known = SupportService.objects.filter(record_id__in={row.record_id for row in rows if row.entry is None})
    names = dict(known.values_list("record_id", "name"))
    return tuple(replace(one, name=one.name or names.get(one.record_id, "")) for one in map(as_refused_field, rows))


def as_refused_field(row: DirectoryRefusal) -> RefusedField:
    name = row.entry.get("name") if isinstance(row.entry, Mapping) else None
    shown = entry_validation.refused_entry_name(name)
    return RefusedField(row.id, row.record_id, row.field, row.why, row.value, row.entry is not None, name=shown)


def parse_directory_text(text: str) -> DirectoryContent:
    """Read a list of services, an object with `services` (and `taxonomies`, `taxonomy_terms`), an API page with
    `contents`, or one service per line. Raises UnreadableDirectory."""
    try:
        held: Any = json.loads(text)
    except (ValueError, RecursionError):  # not JSON, or nested too deeply
        held = _lines(text)
    if isinstance(held, Mapping):
        if "services" not in held and "contents" not in held:
            held = {"services": [held]}
        services = held.get("services", held.get("contents"))
        taxonomies, terms = held.get("taxonomies", []), held.get("taxonomy_terms", [])
    else:
        services, taxonomies, terms = held, [], []
    if not all(isinstance(each, list) for each in (services, taxonomies, terms)):
        raise UnreadableDirectory
    return DirectoryContent(tuple(services), tuple(taxonomies), tuple(terms))


def _lines(text: str) -> list[Any]:
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise UnreadableDirectory from None


def _keep_words(handed: DirectoryContent) -> None:
    """Keep valid taxonomies and terms; invalid ones name nothing that we search by."""
    directory_entries.save_taxonomies(_right(handed.taxonomies, "taxonomy"))
    directory_entries.save_terms(_right(handed.terms, "taxonomy_term"))


def _right(held: Sequence[Any], kind: str) -> Iterable[dict[str, Any]]:
    return [taken for one in held if (taken := entry_validation.validate_entry(one, kind)[0]) is not None]


def _take_entry(entry: Any, source: DirectorySource, made: DirectoryLoad, tally: _Tally, now: datetime) -> None:
    record_id = entry_validation.refused_entry_id(entry)
    if record_id in tally.taken:
        if entry != tally.taken[record_id]:  # a page that shifted during reading repeats entries
            tally.refuse(_refusal(made, record_id, FieldRefusal("id", "twice", record_id), entry))
        return
    row, refused = retry_entry(entry=entry, source=source, now=now)
    tally.named.add(record_id)
    if row is not None:
        tally.taken[row.record_id] = entry
    elif _is_known(entry, refused):
        tally.known.add(record_id)
        return
    for one in refused:
        tally.refuse(_refusal(made, record_id, one, entry if row is None else None))


def _is_known(entry: Any, refused: Sequence[FieldRefusal]) -> bool:
    """Whether the entry is another source's and equals what we serve: an export of our own, perhaps passed on by
    others."""
    if [one.why for one in refused] != ["of_another_source"]:
        return False
    row = service_directory.all_services().filter(record_id=entry_validation.refused_entry_id(entry)).first()
    return row is not None and _but_our_own(directory_api.as_api_service(row)) == _but_our_own(entry)


def _but_our_own(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: held for name, held in entry.items() if name not in _OUR_OWN}


def _settled(source: DirectorySource) -> Mapping[str, str]:
    """What staff repaired or discarded from this source, as it arrived, with the id of the entry that it became."""
    rows = DirectoryRefusal.objects.filter(
        load__source=source, end__in=(DirectoryRefusalEnd.REPLAYED, DirectoryRefusalEnd.DISCARDED)
    )
    return {_as_it_came(row): row.record_id for row in rows.order_by("id")}


def _as_it_came(row: DirectoryRefusal) -> str:
    """Identify a field by its entry. An entry of which nothing was loaded is identified by its whole content, as
    repairing may change its id."""
    about = row.record_id if row.entry is None else row.entry
    return json.dumps([about, row.field, row.why, row.value], sort_keys=True)


def _refusal(made: DirectoryLoad, record_id: str, one: FieldRefusal, entry: Any) -> DirectoryRefusal:
    return DirectoryRefusal(
        load=made,
        record_id=record_id,
        field=one.field,
        why=one.why,
        value=one.value,
        entry=entry_validation.keep_refused_value(entry),
    )


def _close_superseded(made: DirectoryLoad, now: datetime) -> None:
    """Close what earlier loads of this source refused: this load says how the same entries are now."""
    earlier = DirectoryRefusal.objects.filter(closed_at=None, load__source=made.source).exclude(load=made)
    earlier.update(closed_at=now, closed_by=made.by, end=DirectoryRefusalEnd.SUPERSEDED)
