"""Searches the support services by need, place, age, language, cost and access, and counts the needs that none could
meet. The directory is public and about services alone, so searches are not recorded: the front door keeps nothing of
what was chosen there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet

from victimcare.records.models import SupportService, TaxonomyTerm, UnmetNeed
from victimcare.records.models.other_agencies.directory import UnmetNeedReason as UnmetNeedReason
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force, ForceArea
from victimcare.rules.referrals import opening_times, ranking, support_needs
from victimcare.rules.referrals.listed_services import CapacityStatus, ListedService, ServiceFacts, StatedCapacity
from victimcare.rules.referrals.ranking import RankedService, ServiceSearch
from victimcare.rules.referrals.support_needs import (
    SUPPORT_NEEDS,
    AreaTile,
    NearMeaning,
    UnmetNeedTable,
    find_near_meanings,
)
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note

MOST_UNASKED = 200  # services, by name, when neither a need, a place nor a word was given


def search_services(*, actor: Actor, wish: ServiceSearch, now: datetime) -> tuple[RankedService, ...]:
    """All that match, the best first. One query, however many services do not match."""
    permit(actor, Act.SEARCH_DIRECTORY)
    wish = _from_home_area(wish)
    return ranking.rank_services(map(as_service_row, _candidates(wish)), wish, today=london_date(now))


def find_near_terms(*, actor: Actor, words: str) -> tuple[NearMeaning, ...]:
    """Suggest needs and taxonomy terms close to words that no service uses. One query."""
    permit(actor, Act.SEARCH_DIRECTORY)
    return find_near_meanings(words, TaxonomyTerm.objects.order_by("term").values_list("term", flat=True).distinct())


def search_services_by_need(
    *, actor: Actor, needs: Sequence[str], wish: ServiceSearch, now: datetime
) -> tuple[tuple[str, tuple[RankedService, ...]], ...]:
    """Services by need, in the order of needs; a service appears once, under its first need. One query."""
    permit(actor, Act.SEARCH_DIRECTORY)
    wish = _from_home_area(wish)
    found = [as_service_row(row) for row in _candidates(wish).filter(needs__overlap=list(needs))]
    groups, shown, today = [], set[UUID](), london_date(now)
    for need in needs:
        of_need = ranking.rank_services(found, replace(wish, need=need), today=today)
        fresh = tuple(one for one in of_need if one.service.id not in shown)
        shown |= {one.service.id for one in fresh}
        if fresh:
            groups.append((need, fresh))
    return tuple(groups)


def list_areas_with_own_services(*, actor: Actor, need: str) -> tuple[ForceArea, ...]:
    """Areas that have a service of their own; empty if every service covers everyone."""
    permit(actor, Act.SEARCH_DIRECTORY)
    force: Force = settings.FORCE
    rows = offered_services().filter(needs__contains=[need]).values_list("areas", flat=True)
    named = {code for areas in rows for code in areas}
    return tuple(area for area in force.areas if area.code in named)


def read_service(*, actor: Actor, service_id: UUID) -> ListedService:
    """An offered service. Raises NotFound."""
    permit(actor, Act.SEARCH_DIRECTORY)
    row = offered_services().filter(public_id=service_id).first()
    if row is None:
        raise NotFound("no such service in the directory")
    return as_service_row(row)


def lock_service(service_id: UUID) -> SupportService:
    """Lock a service for writing. Raises NotFound."""
    row = SupportService.objects.select_for_update().filter(public_id=service_id, gone_at=None).first()
    if row is None:
        raise NotFound("no such service in the directory")
    return row


def offered_services() -> QuerySet[SupportService]:
    """Services that are offered to the public: open, and still named by their source."""
    return all_services().filter(is_open=True)


def all_services() -> QuerySet[SupportService]:
    return SupportService.objects.filter(gone_at=None).select_related("organisation")


def as_service_row(row: SupportService) -> ListedService:
    return ListedService(
        id=row.public_id,
        organisation=row.organisation.name if row.organisation else "",
        facts=build_service_facts(row),
        room=service_room(row),
        checked_on=last_checked_on(row),
    )


def build_service_facts(row: SupportService) -> ServiceFacts:
    return ServiceFacts(
        name=row.name,
        telephone=row.telephone,
        website=row.website,
        email=row.email,
        description=row.description,
        needs=frozenset(row.needs),
        areas=frozenset(row.areas),
        is_everywhere=row.is_everywhere,
        hours=opening_times.parse_openings(row.hours),
        languages=frozenset(row.languages),
        youngest=row.youngest,
        oldest=row.oldest,
        is_free=row.is_free,
        access=frozenset(row.access),
        takes_self_referral=row.takes_self_referral,
        is_open=row.is_open,
        assured_on=row.assured_on,
        stands_at=tuple((latitude, longitude) for latitude, longitude in row.stands_at),
        terms=row.terms,
    )


def service_room(row: SupportService) -> StatedCapacity | None:
    return (
        StatedCapacity(CapacityStatus(row.said), row.said_on, row.places, row.weeks)
        if row.said and row.said_on
        else None
    )


def last_checked_on(row: SupportService) -> date | None:
    """When its facts were last checked, by us or by its source."""
    return max((on for on in (row.checked_on, row.assured_on) if on is not None), default=None)


def _candidates(wish: ServiceSearch) -> QuerySet[SupportService]:
    """Narrow the services in the database; `referrals.ranking` decides. Leaves out the entries themselves, which are
    most of a row; and with no search criteria returns no more than a person would look through."""
    rows = offered_services().defer("entry", "corrections", "organisation__entry")
    if wish.need:
        rows = rows.filter(needs__contains=[wish.need])
    if not wish.any_area and not wish.within:
        rows = rows.filter(Q(is_everywhere=True) | Q(areas__contains=[wish.area]))
    for word in _words(wish):
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(description__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(terms__icontains=word)
        )
    return rows if wish.need or wish.words or not wish.any_area else rows.order_by("name", "id")[:MOST_UNASKED]


def _from_home_area(wish: ServiceSearch) -> ServiceSearch:
    """Measure from the middle of the area, if the force has named it. Otherwise distance does not count."""
    force: Force = settings.FORCE
    middle = next((area.middle for area in force.areas if area.code == wish.area), None)
    return replace(wish, start=middle, within=wish.within if middle else 0)


def _words(wish: ServiceSearch) -> Iterable[str]:
    return wish.words.split()[:6]


# Unmet needs: reported by the person who searched in vain, counted by need and area, never with a name.

COUNTED_OVER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class UnmetNeedMap:
    """`need` empty: all of them together."""

    need: str
    table: UnmetNeedTable
    tiles: tuple[AreaTile, ...]
    names: dict[str, str]
    since: datetime


@transaction.atomic
def report_unmet_need(
    *, actor: Actor, need: str, area: str, why: UnmetNeedReason, now: datetime, victim_id: int | None = None
) -> None:
    """Report that no service meets this need here, or none can now. For one victim it counts once while it lasts."""
    permit(actor, Act.KEEP_DIRECTORY)
    if need not in SUPPORT_NEEDS:
        raise ValueError(f"no need: {need}")
    if victim_id is None:
        UnmetNeed.objects.create(need=need, area=area, why=why, began_at=now)
    else:
        UnmetNeed.objects.get_or_create(
            victim_id=victim_id, need=need, ended_at=None, defaults={"area": area, "why": why, "began_at": now}
        )
    note(actor, "unmet.said", at=now, victim_id=victim_id, detail={"need": need, "area": area, "why": why.value})


def resolve_unmet_need(*, victim_id: int, need: str, now: datetime) -> None:
    """Mark the victim's unmet need as met, as a service has accepted them after all. In the caller's transaction, which
    writes the audit entry."""
    UnmetNeed.objects.filter(victim_id=victim_id, need=need, ended_at=None).update(ended_at=now)


@transaction.atomic
def count_unmet_needs(*, actor: Actor, need: str, now: datetime) -> UnmetNeedMap:
    """Count the last three months, including needs met later."""
    permit(actor, Act.SEE_UNMET)
    force: Force = settings.FORCE
    since = now - COUNTED_OVER
    rows = UnmetNeed.objects.filter(began_at__gte=since).values_list("need", "area").annotate(count=Count("id"))
    counts: dict[tuple[str, str], int] = {}
    for row_need, area, count in rows:
        counts[row_need, area] = count
    codes = [area.code for area in force.areas]
    wanted = [need] if need in SUPPORT_NEEDS else list(SUPPORT_NEEDS)
    note(actor, "unmet.see", at=now, detail={"need": need})
    return UnmetNeedMap(
        need=need if need in SUPPORT_NEEDS else "",
        table=support_needs.make_unmet_table(counts, wanted, codes),
        tiles=support_needs.place_tiles(force.area_map, codes),
        names={area.code: area.name for area in force.areas},
        since=since,
    )
