"""Entries become rows: what an entry says, and over it what we know better, stands in the columns it is searched by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection

from victimcare.records.models import (
    DirectorySource,
    ServiceLocation,
    SupportOrganisation,
    SupportService,
    Taxonomy,
    TaxonomyTerm,
)
from victimcare.records.models.directory import CapacityBy
from victimcare.rules.force import Force
from victimcare.rules.referrals import entry_reading, opening_times
from victimcare.rules.referrals.listed_services import ServiceFacts
from victimcare.services.referrals import stating

# What a person may set right beside the entry (`corrections`), and so what a later load leaves.
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


class OfAnotherSource(Exception):
    """Another source has an entry with this id."""


def one_at_a_time() -> None:
    """Whoever writes many entries waits here for whoever else does: no two of them wait for rows of each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('referrals.entries'))")


def keep(entry: Mapping[str, Any], source: DirectorySource, now: datetime) -> SupportService:
    """Make or renew the row of an entry that has the form. Raises OfAnotherSource."""
    row = SupportService.objects.select_for_update().filter(record_id=entry["id"]).first()
    if row is not None and row.source_id != source.id:
        raise OfAnotherSource(entry["id"])
    row = row or SupportService(record_id=entry["id"], source=source)
    if row.id is None or row.entry != dict(entry) or row.gone_at is not None:  # most of a load is as it was
        row.entry, row.changed_at, row.gone_at = dict(entry), now, None
        row.organisation = _organisation(entry.get("organization"))
        derive(row)
        row.version += 1
        row.save()
        _keep_locations(row)
        keep_terms(_terms_of(entry))
    stated = entry_reading.read_capacity(entry)
    if stated is not None:
        stating.newer(row, stated, by=CapacityBy.SOURCE, by_whom=source.name, now=now)
    return row


def derive(row: SupportService) -> None:
    """Set the columns from the entry and what was corrected in it."""
    force: Force = settings.FORCE
    found = corrected(entry_reading.read_service_facts(row.entry, force.directory.meanings), row.corrections)
    for one in fields(ServiceFacts):
        value = getattr(found, one.name)
        setattr(row, one.name, as_stored(one.name, value))


def as_stored(name: str, value: Any) -> Any:
    """A fact, by its name, as its column and a correction hold it."""
    if name in _SETS:
        return sorted(value)
    if name == "hours":
        return opening_times.format_openings(value)
    return [list(point) for point in value] if name == "stands_at" else value


def derive_anew(row: SupportService) -> None:
    """The meanings may have changed. `row` is locked; where they say the same as before nothing is written."""
    before = [getattr(row, name) for name in _DERIVED]
    derive(row)
    if before != [getattr(row, name) for name in _DERIVED]:
        row.version += 1
        row.save(update_fields=[*_DERIVED, "version"])


def corrected(facts: ServiceFacts, corrections: Mapping[str, Any]) -> ServiceFacts:
    return replace(facts, **{name: _as_fact(name, held) for name, held in corrections.items()})


def _as_fact(name: str, held: Any) -> Any:
    if name in _SETS:
        return frozenset(held)
    return opening_times.parse_openings(held) if name == "hours" else held


def keep_taxonomies(held: Iterable[Mapping[str, Any]]) -> None:
    for one in held:
        Taxonomy.objects.update_or_create(
            record_id=one["id"],
            defaults={
                "name": one["name"],
                "entry": {key: value for key, value in one.items() if key != "taxonomy_terms"},
            },
        )
        keep_terms({**term, "taxonomy_id": one["id"]} for term in one.get("taxonomy_terms", ()))


def keep_terms(held: Iterable[Mapping[str, Any]]) -> None:
    """Only what is new or other than before is written: every entry names the same few."""
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
