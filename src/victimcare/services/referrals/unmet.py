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
from victimcare.rules.referrals import unmet
from victimcare.rules.referrals.needs import NEEDS
from victimcare.rules.referrals.unmet import Table, Tile
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note

COUNTED_OVER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Map:
    """`need` empty: all of them together."""

    need: str
    table: Table
    tiles: tuple[Tile, ...]
    names: dict[str, str]
    since: datetime


@transaction.atomic
def say(*, actor: Actor, need: str, area: str, why: UnmetWhy, now: datetime, victim_id: int | None = None) -> None:
    """Nobody does this here, or nobody can now. For a victim it counts once as long as it lasts."""
    permit(actor, Act.KEEP_DIRECTORY)
    if need not in NEEDS:
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
    wanted = [need] if need in NEEDS else list(NEEDS)
    note(actor, "unmet.see", at=now, detail={"need": need})
    return Map(
        need=need if need in NEEDS else "",
        table=unmet.table(counts, wanted, codes),
        tiles=unmet.tiles(force.area_map, codes),
        names={area.code: area.name for area in force.areas},
        since=since,
    )
