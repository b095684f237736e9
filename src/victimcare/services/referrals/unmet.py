"""Needs that nobody could meet: said by whoever looked in vain, counted by need and area, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from victimcare.records.models import UnmetNeed
from victimcare.records.models.directory import UnmetWhy as UnmetWhy
from victimcare.rules.force import Force
from victimcare.rules.referrals import support_needs
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS, AreaTile, UnmetNeedTable
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note

COUNTED_OVER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Map:
    """`need` empty: all of them together."""

    need: str
    table: UnmetNeedTable
    tiles: tuple[AreaTile, ...]
    names: dict[str, str]
    since: datetime


@transaction.atomic
def say(*, actor: Actor, need: str, area: str, why: UnmetWhy, now: datetime, victim_id: int | None = None) -> None:
    """Nobody does this here, or nobody can now. For a victim it counts once as long as it lasts."""
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


def met(*, victim_id: int, need: str, now: datetime) -> None:
    """A service has taken them after all. In the caller's transaction, whose audit says so."""
    UnmetNeed.objects.filter(victim_id=victim_id, need=need, ended_at=None).update(ended_at=now)


@transaction.atomic
def counted(*, actor: Actor, need: str, now: datetime) -> Map:
    """Of the last three months, also those that were met later."""
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
    return Map(
        need=need if need in SUPPORT_NEEDS else "",
        table=support_needs.make_unmet_table(counts, wanted, codes),
        tiles=support_needs.place_tiles(force.area_map, codes),
        names={area.code: area.name for area in force.areas},
        since=since,
    )
