"""Stores directory entries: derives their searchable columns, keeps each service's stated capacity, and loads the
services that force.toml names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import (
    DirectoryLoad,
    DirectorySource,
    ServiceCapacity,
    ServiceLocation,
    SupportOrganisation,
    SupportService,
    Taxonomy,
    TaxonomyTerm,
)
from victimcare.records.models.other_agencies.directory import CapacityReporter, DirectorySourceKind
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.referrals import entry_making, entry_reading, opening_times
from victimcare.rules.referrals.listed_services import ServiceFacts, StatedCapacity

# Stated capacity: one row per statement; the newest is also kept on the service.


def save_newer_room(
    service: SupportService, room: StatedCapacity, *, by: CapacityReporter, by_whom: str, now: datetime
) -> bool:
    """Keep the capacity that a source or a file states, and return whether it was kept. It is not kept if an equally
    recent statement exists, or if it is dated in the future, which would be believed for ever."""
    if room.said_on > london_date(now):
        return False
    if service.said_on is not None and service.said_on >= room.said_on:
        return False
    save_room(service, room, by=by, by_whom=by_whom, now=now)
    return True


def save_room(
    service: SupportService, room: StatedCapacity, *, by: CapacityReporter, by_whom: str, now: datetime
) -> None:
    ServiceCapacity.objects.create(
        service=service,
        said=room.said,
        said_on=room.said_on,
        places=room.places,
        weeks=room.weeks,
        at=now,
        by=by,
        by_whom=by_whom[:100],
    )
    service.said, service.said_on, service.places, service.weeks = room.said, room.said_on, room.places, room.weeks
    service.room_version += 1
    service.save(update_fields=["said", "said_on", "places", "weeks", "room_version"])


# Facts that a person may correct beside the entry (`corrections`); later loads leave these alone.
CORRECTED = (
    "telephone",
    "website",
    "hours",
    "needs",
    "areas",
    "is_everywhere",
    "languages",
    "youngest",
    "oldest",
    "is_free",
    "takes_self_referral",
    "is_open",
)
_DERIVED = tuple(one.name for one in fields(ServiceFacts))
_SETS = frozenset({"needs", "areas", "languages", "access"})


class ForeignEntry(Exception):
    """Another source already has an entry with this id."""


def lock_directory() -> None:
    """Make writers of many entries wait for each other, so that no two of them deadlock on rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('referrals.entries'))")


def save_entry(entry: Mapping[str, Any], source: DirectorySource, now: datetime) -> SupportService:
    """Create or update the row of a valid entry. Raises ForeignEntry."""
    row = SupportService.objects.select_for_update().filter(record_id=entry["id"]).first()
    if row is not None and row.source_id != source.id:
        raise ForeignEntry(entry["id"])
    row = row or SupportService(record_id=entry["id"], source=source)
    if row.id is None or row.entry != dict(entry) or row.gone_at is not None:  # most entries of a load are unchanged
        row.entry, row.changed_at, row.gone_at = dict(entry), now, None
        row.organisation = _organisation(entry.get("organization"))
        derive_columns(row)
        row.version += 1
        row.save()
        _keep_locations(row)
        save_terms(_terms_of(entry))
    stated = entry_reading.read_capacity(entry)
    if stated is not None:
        save_newer_room(row, stated, by=CapacityReporter.SOURCE, by_whom=source.name, now=now)
    return row


def derive_columns(row: SupportService) -> None:
    """Set the columns from the entry and its corrections."""
    force: Force = settings.FORCE
    found = apply_corrections(entry_reading.read_service_facts(row.entry, force.directory.meanings), row.corrections)
    for one in fields(ServiceFacts):
        value = getattr(found, one.name)
        setattr(row, one.name, as_stored_fact(one.name, value))


def as_stored_fact(name: str, value: Any) -> Any:
    """A fact, by its name, as the column and a correction store it."""
    if name in _SETS:
        return sorted(value)
    if name == "hours":
        return opening_times.format_openings(value)
    return [list(point) for point in value] if name == "stands_at" else value


def rederive_columns(row: SupportService) -> None:
    """Derive the columns again, as meanings may have changed. `row` is locked; nothing is written if they come out the
    same."""
    before = [getattr(row, name) for name in _DERIVED]
    derive_columns(row)
    if before != [getattr(row, name) for name in _DERIVED]:
        row.version += 1
        row.save(update_fields=[*_DERIVED, "version"])


def apply_corrections(facts: ServiceFacts, corrections: Mapping[str, Any]) -> ServiceFacts:
    return replace(facts, **{name: _as_fact(name, held) for name, held in corrections.items()})


def _as_fact(name: str, held: Any) -> Any:
    if name in _SETS:
        return frozenset(held)
    return opening_times.parse_openings(held) if name == "hours" else held


def save_taxonomies(held: Iterable[Mapping[str, Any]]) -> None:
    for one in held:
        Taxonomy.objects.update_or_create(
            record_id=one["id"],
            defaults={
                "name": one["name"],
                "entry": {key: value for key, value in one.items() if key != "taxonomy_terms"},
            },
        )
        save_terms({**term, "taxonomy_id": one["id"]} for term in one.get("taxonomy_terms", ()))


def save_terms(held: Iterable[Mapping[str, Any]]) -> None:
    """Write only terms that are new or changed: every entry names the same few."""
    wanted = {one["id"]: dict(one) for one in held}
    kept = dict(TaxonomyTerm.objects.filter(record_id__in=wanted).values_list("record_id", "entry"))
    for record_id, one in wanted.items():
        if kept.get(record_id) == one:
            continue
        taxonomy = Taxonomy.objects.filter(record_id=one.get("taxonomy_id") or "").first()
        TaxonomyTerm.objects.update_or_create(
            record_id=record_id,
            defaults={"taxonomy": taxonomy, "term": str(one.get("term") or one.get("name") or ""), "entry": one},
        )


def _terms_of(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    attributes = entry.get("attributes", ())
    return [one["taxonomy_term"] for one in attributes if "taxonomy_term" in one]


def _organisation(held: Mapping[str, Any] | None) -> SupportOrganisation | None:
    if not held:
        return None
    row, is_new = SupportOrganisation.objects.get_or_create(
        record_id=held["id"], defaults={"name": held["name"], "entry": dict(held)}
    )
    if not is_new and row.entry != dict(held):
        row.name, row.entry = held["name"], dict(held)
        row.save(update_fields=["name", "entry"])
    return row


def _keep_locations(row: SupportService) -> None:
    row.locations.all().delete()
    places = [one for one in row.entry.get("service_at_locations", ()) if "location" in one]
    ServiceLocation.objects.bulk_create(
        ServiceLocation(
            service=row,
            record_id=one["id"],
            name=str(one["location"].get("name") or ""),
            postcode=next((str(each["postal_code"])[:12] for each in one["location"].get("addresses", ())), ""),
        )
        for one in places
    )


# Entries from force.toml, loaded at each start where the file has changed.
#
# The file is the force's own statement, so only the load's row records that it was read; no person did it, so there is
# no audit entry.

FORCE_SOURCE = "force.toml"
_BY = "system:start"
_READ_AS = 2  # raise this when entries are to be read differently: all are read again at the next start


@transaction.atomic
def load_named_entries(*, force: Force, now: datetime) -> bool:
    """Load the services that force.toml names, and return whether anything had changed. One query if nothing has; two
    processes that start together load once."""
    digest = _digest(force)
    if DirectorySource.objects.filter(name=FORCE_SOURCE, digest=digest).exists():
        return False
    lock_directory()
    source, _ = DirectorySource.objects.get_or_create(name=FORCE_SOURCE, defaults={"kind": DirectorySourceKind.FORCE})
    if source.digest == digest:
        return False
    save_taxonomies([entry_making.make_taxonomy()])
    save_terms(entry_making.make_terms())
    taken = set()
    for service in force.support_services:
        try:
            row = save_entry(entry_making.make_entry(service, force), source, now)
        except ForeignEntry:  # our own export was loaded as a file and has this entry already
            continue
        if row.changed_at == now:  # the force has just written it
            row.checked_on = london_date(now)
            row.save(update_fields=["checked_on"])
        taken.add(row.id)
        stated = entry_making.read_stated_capacity(service)
        if stated is not None:
            save_newer_room(row, stated, by=CapacityReporter.SOURCE, by_whom=FORCE_SOURCE, now=now)
    gone = SupportService.objects.filter(source=source, gone_at=None).exclude(id__in=taken)
    count = gone.update(gone_at=now, changed_at=now)
    _derive_anew()
    DirectoryLoad.objects.create(source=source, at=now, by=_BY, taken=len(taken), gone=count, refused=0)
    source.digest = digest
    source.save(update_fields=["digest"])
    return True


def _derive_anew() -> None:
    """Derive all columns again: the meanings of other directories' terms are in the same file."""
    rows = SupportService.objects.select_for_update()  # a person may be correcting one
    for row in rows.order_by("id").iterator():
        rederive_columns(row)


def _digest(force: Force) -> str:
    """A digest of everything that an entry is derived from."""
    said = [
        [entry_making.make_entry(service, force), repr(entry_making.read_stated_capacity(service))]
        for service in force.support_services
    ]
    meant = [sorted(force.directory.meanings.needs.items()), sorted(force.directory.meanings.areas.items())]
    text = json.dumps([_READ_AS, entry_making.make_taxonomy(), entry_making.make_terms(), said, meant], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
