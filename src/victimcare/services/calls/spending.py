"""The sum that calls which we place may cost in a day, kept where a restart does not forget it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Sum

from victimcare.records.models import PlacedSpend
from victimcare.rules.calls import spending as rule
from victimcare.rules.calls.ringable import Kind
from victimcare.rules.force import Force

KEPT_FOR = timedelta(days=40)  # for a look at the last month's bill


class SpentEnough(Exception):
    """What may be spent today on numbers of this kind is spent, or the most calls of an hour are placed."""


@transaction.atomic
def reserve(*, reference: str, kind: Kind, most_an_hour: int, now: datetime, one_in: int = rule.ALL) -> None:
    """Count this call at its longest, before the carrier is asked. Once, however often it is asked. Raises SpentEnough.

    `one_in`: the part of an hour's calls and of a day's sum that calls of its sort may fill. Extensions are in no
    hour's count: nothing leaves the force's own exchange.
    """
    allowed = _allowed()
    _lock()
    if PlacedSpend.objects.filter(reference=reference).exists():
        return
    _refuse_above_the_sum(kind, one_in, now)
    outside = PlacedSpend.objects.exclude(kind=Kind.EXTENSION).filter(begun_at__gt=now - timedelta(hours=1))
    if kind is not Kind.EXTENSION and outside.count() >= most_an_hour // one_in:
        raise SpentEnough("an hour's calls")
    PlacedSpend.objects.filter(begun_at__lt=now - KEPT_FOR).delete()
    PlacedSpend.objects.create(reference=reference, kind=kind, begun_at=now, pence=rule.most(kind, allowed))


@transaction.atomic
def extend(*, reference: str, now: datetime, one_in: int = rule.ALL) -> None:
    """It lasts longer than was counted: the same again, on the day on which it began. Raises SpentEnough."""
    _lock()
    row = PlacedSpend.objects.get(reference=reference)
    kind = Kind(row.kind)
    _refuse_above_the_sum(kind, one_in, now)
    row.pence += rule.most(kind, _allowed())
    row.save(update_fields=["pence"])


@transaction.atomic
def settle(*, reference: str, lasted: timedelta, now: datetime) -> None:
    """Count it at what it came to, from the answer on. Nothing where it is settled, or never was counted."""
    row = PlacedSpend.objects.select_for_update().filter(reference=reference, ended_at=None).first()
    if row is not None:
        row.pence = min(row.pence, rule.cost(Kind(row.kind), lasted, _allowed()))
        row.ended_at = now
        row.save(update_fields=["pence", "ended_at"])


def _refuse_above_the_sum(kind: Kind, one_in: int, now: datetime) -> None:
    today = PlacedSpend.objects.filter(kind=kind, begun_at__gte=rule.day_began(now))
    if not rule.fits(kind, today.aggregate(sum=Sum("pence", default=0))["sum"], _allowed(), one_in):
        raise SpentEnough(f"a day's sum for calls of kind {kind}")


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.spending'))")


def extensions() -> tuple[str, ...]:
    """Those of the force's exchange that may be rung, as force.toml has them."""
    return _allowed().extensions


def _allowed() -> rule.PlacedCalls:
    force: Force = settings.FORCE
    return force.placed_calls
