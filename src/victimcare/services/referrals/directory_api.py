"""Serves the directory to programs, page by page, in Open Referral UK 3.0 form. Public: it names services and no
person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from victimcare.records.models import ServiceLocation, SupportOrganisation, SupportService, Taxonomy, TaxonomyTerm
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.referrals import entry_making
from victimcare.services.access import Act, Actor, permit
from victimcare.services.referrals import service_directory

_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True, slots=True)
class ServiceFilter:
    """Which services to list; all conditions given must hold. Ages as in the standard: a minimum age of at least, a
    maximum age of at most."""

    search: str = ""
    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    organization_id: str = ""
    minimum_age: float | None = None
    maximum_age: float | None = None
    modified_after: datetime | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class ApiPage:
    total_items: int
    number: int
    per_page: int
    contents: tuple[dict[str, Any], ...]


def page_services(*, actor: Actor, asked: ServiceFilter, number: int, per_page: int) -> ApiPage:
    permit(actor, Act.SEARCH_DIRECTORY)
    page = _page(_asked(asked).order_by("name", "id"), number, per_page)
    whole = map(as_api_service, page[1])
    return ApiPage(
        page[0], number, per_page, tuple(one if asked.full else entry_making.serve_entry_in_list(one) for one in whole)
    )


def read_service_record(*, actor: Actor, record_id: str) -> dict[str, Any]:
    """Raises NotFound."""
    permit(actor, Act.SEARCH_DIRECTORY)
    row = service_directory.all_services().filter(record_id=record_id).first()
    if row is None:
        raise NotFound("the directory has no such record")
    return as_api_service(row)


def page_service_locations(*, actor: Actor, asked: ServiceFilter, number: int, per_page: int) -> ApiPage:
    permit(actor, Act.SEARCH_DIRECTORY)
    rows = ServiceLocation.objects.filter(service__in=_asked(asked)).select_related("service")
    total, found = _page(rows.order_by("service__name", "id"), number, per_page)
    whole = map(_at_location, found)
    return ApiPage(
        total, number, per_page, tuple(one if asked.full else entry_making.serve_entry_in_list(one) for one in whole)
    )


def read_service_location(*, actor: Actor, record_id: str) -> dict[str, Any]:
    """Raises NotFound."""
    permit(actor, Act.SEARCH_DIRECTORY)
    rows = ServiceLocation.objects.filter(record_id=record_id, service__gone_at=None).select_related("service")
    row = rows.order_by("id").first()
    if row is None:
        raise NotFound("the directory has no such record")
    return _at_location(row)


def page_organisations(*, actor: Actor, number: int, per_page: int) -> ApiPage:
    return _kept(actor, _organisations().order_by("name", "id"), number, per_page)


def read_organisation(*, actor: Actor, record_id: str) -> dict[str, Any]:
    """Raises NotFound."""
    return _one(actor, _organisations(), record_id)


def page_taxonomies(*, actor: Actor, number: int, per_page: int) -> ApiPage:
    return _kept(actor, Taxonomy.objects.order_by("name", "id"), number, per_page)


def read_taxonomy(*, actor: Actor, record_id: str) -> dict[str, Any]:
    """Raises NotFound."""
    return _one(actor, Taxonomy.objects.all(), record_id)


def page_terms(*, actor: Actor, taxonomy_id: str = "", number: int, per_page: int) -> ApiPage:
    rows = TaxonomyTerm.objects.order_by("term", "id")
    if taxonomy_id:
        rows = rows.filter(taxonomy__record_id=taxonomy_id)
    page = _kept(actor, rows, number, per_page)
    return replace(page, contents=tuple(_with_name(one) for one in page.contents))


def read_term(*, actor: Actor, record_id: str) -> dict[str, Any]:
    """Raises NotFound."""
    return _with_name(_one(actor, TaxonomyTerm.objects.all(), record_id))


def _with_name(term: dict[str, Any]) -> dict[str, Any]:
    """Complete a term as the standard asks: many publishers give only `term` where it wants a name and a
    description."""
    name = term.get("name") or term.get("term") or term["id"]
    return {**term, "name": name, "description": term.get("description") or name}


def export_directory(*, actor: Actor) -> dict[str, Any]:
    """Export the whole directory as one file that can be loaded again."""
    permit(actor, Act.SEARCH_DIRECTORY)
    return {
        "services": [as_api_service(row) for row in service_directory.all_services().order_by("name", "id")],
        "taxonomies": [row.entry for row in Taxonomy.objects.order_by("name", "id")],
        "taxonomy_terms": [row.entry for row in TaxonomyTerm.objects.order_by("term", "id")],
    }


def _organisations() -> QuerySet[SupportOrganisation]:
    return SupportOrganisation.objects.filter(services__gone_at=None, services__isnull=False).distinct()


def _kept(actor: Actor, rows: QuerySet[Any], number: int, per_page: int) -> ApiPage:
    permit(actor, Act.SEARCH_DIRECTORY)
    total, found = _page(rows, number, per_page)
    return ApiPage(total, number, per_page, tuple(row.entry for row in found))


def _one(actor: Actor, rows: QuerySet[Any], record_id: str) -> dict[str, Any]:
    permit(actor, Act.SEARCH_DIRECTORY)
    row = rows.filter(record_id=record_id).first()
    if row is None:
        raise NotFound("the directory has no such record")
    entry: dict[str, Any] = row.entry
    return entry


def _page(rows: QuerySet[_Row], number: int, per_page: int) -> tuple[int, Sequence[_Row]]:
    first = (number - 1) * per_page
    return rows.count(), list(rows[first : first + per_page])


def _asked(asked: ServiceFilter) -> QuerySet[SupportService]:
    rows = service_directory.all_services()
    for word in asked.search.split()[:6]:
        rows = rows.filter(
            Q(name__icontains=word) | Q(description__icontains=word) | Q(organisation__name__icontains=word)
        )
    if asked.taxonomy_term_id:
        rows = rows.filter(
            _has_term({"id": asked.taxonomy_term_id}) | _named({"taxonomy_term_id": asked.taxonomy_term_id})
        )
    if asked.taxonomy_id:
        rows = rows.filter(_has_term({"taxonomy_id": asked.taxonomy_id}))
    if asked.organization_id:
        rows = rows.filter(organisation__record_id=asked.organization_id)
    if asked.minimum_age is not None:
        rows = rows.filter(youngest__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        rows = rows.filter(oldest__lte=asked.maximum_age)
    if asked.modified_after is not None:
        rows = rows.filter(changed_at__gte=asked.modified_after)
    return rows


def _has_term(part: Mapping[str, str]) -> Q:
    return _named({"taxonomy_term": dict(part)})


def _named(part: Mapping[str, Any]) -> Q:
    return Q(entry__contains={"attributes": [dict(part)]})


def as_api_service(row: SupportService) -> dict[str, Any]:
    force: Force = settings.FORCE
    return entry_making.serve_entry(
        row.entry,
        service_directory.build_service_facts(row),
        frozenset(row.corrections),
        room=service_directory.service_room(row),
        checked_on=row.checked_on,
        changed_at=row.changed_at,
        area_names={area.code: area.name for area in force.areas},
    )


def _at_location(row: ServiceLocation) -> dict[str, Any]:
    """One location of a service, with the service nested in it as the standard has it."""
    entry = as_api_service(row.service)
    places = entry.pop("service_at_locations", [])
    place = next((one for one in places if one["id"] == row.record_id), {"id": row.record_id})
    return {**place, "service": entry}
