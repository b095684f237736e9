"""Limits the cost of calls that we place in a day; the sum is stored, so that a restart does not forget it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet, Sum

from victimcare.records.models import OutboundCallCost
from victimcare.rules.calls import outbound_calls
from victimcare.rules.calls.outbound_calls import NumberTariff, SpendingCap
from victimcare.rules.force import Force
from victimcare.services.access import Actor, Role

SPENDING_KEPT_FOR = timedelta(days=40)  # for a check against the last month's bill
_HOUR = timedelta(hours=1)


class SpendingCapReached(Exception):
    """The day's budget for numbers of this kind is spent, or the hour's calls are used up: `cap`."""

    def __init__(self, cap: SpendingCap) -> None:
        super().__init__(cap.value)
        self.cap = cap


@dataclass(frozen=True, slots=True)
class ReachedCap:
    """A cap that stops us from placing calls, and when it ends at the latest: sooner if calls, which are counted at
    their longest, end early. `kind`: the only kind of number that it stops; None: all outside numbers."""

    cap: SpendingCap
    kind: NumberTariff | None
    until: datetime


@transaction.atomic
def reserve_call_cost(
    *, reference: str, kind: NumberTariff, most_an_hour: int, now: datetime, one_in: int = outbound_calls.WHOLE_BUDGET
) -> None:
    """Count this call at its longest, before the carrier is asked: once, however often this is called. Raises
    SpendingCapReached.

    `one_in`: the share of the hour's calls and of the day's sum that calls of this sort may use. Calls to extensions do
    not count in an hour: they never leave the force's own exchange.
    """
    allowed = _call_policy()
    _lock_spending()
    if OutboundCallCost.objects.filter(reference=reference).exists():
        return
    _refuse_over_budget(kind, one_in, now)
    if (
        kind is not NumberTariff.EXTENSION
        and one_in != outbound_calls.NO_CAP
        and _calls_of_hour(now).count() >= most_an_hour // one_in
    ):
        raise SpendingCapReached(SpendingCap.AN_HOUR)
    OutboundCallCost.objects.filter(begun_at__lt=now - SPENDING_KEPT_FOR).delete()
    OutboundCallCost.objects.create(
        reference=reference, kind=kind, begun_at=now, pence=outbound_calls.most_call_cost(kind, allowed)
    )


@transaction.atomic
def extend_call_cost(*, reference: str, now: datetime, one_in: int = outbound_calls.WHOLE_BUDGET) -> None:
    """Count the same again, on the day on which the call began, because it lasts longer than was counted. Raises
    SpendingCapReached."""
    _lock_spending()
    row = OutboundCallCost.objects.get(reference=reference)
    kind = NumberTariff(row.kind)
    _refuse_over_budget(kind, one_in, now)
    row.pence += outbound_calls.most_call_cost(kind, _call_policy())
    row.save(update_fields=["pence"])


@transaction.atomic
def settle_call_cost(*, reference: str, lasted: timedelta, now: datetime) -> None:
    """Replace the counted cost with the actual one, from the answer on. Does nothing if it is settled, or was never
    counted."""
    row = OutboundCallCost.objects.select_for_update().filter(reference=reference, ended_at=None).first()
    if row is not None:
        row.pence = min(row.pence, outbound_calls.call_cost(NumberTariff(row.kind), lasted, _call_policy()))
        row.ended_at = now
        row.save(update_fields=["pence", "ended_at"])


def list_reached_caps(*, now: datetime) -> tuple[ReachedCap, ...]:
    """Return the caps of the hour and of the day that are reached, for staff who ring people. Caps on calls at one time
    pass within minutes, and only the line knows them."""
    midnight, allowed = outbound_calls.spending_day_end(now), _call_policy()
    today = (
        OutboundCallCost.objects.filter(begun_at__gte=outbound_calls.spending_day_start(now))
        .order_by()
        .values_list("kind")
    )
    spent = dict(today.annotate(sum=Sum("pence", default=0)))
    days = [
        ReachedCap(SpendingCap.A_DAY, kind, midnight)
        for kind in list_priced_tariffs()
        if not outbound_calls.is_within_budget(kind, spent.get(kind.value, 0), allowed, outbound_calls.WHOLE_BUDGET)
    ]
    lately = _calls_of_hour(now).order_by("-begun_at").values_list("begun_at", flat=True)[: outbound_calls.MOST_AN_HOUR]
    hour = (
        [ReachedCap(SpendingCap.AN_HOUR, None, lately[outbound_calls.MOST_AN_HOUR - 1] + _HOUR)]
        if len(lately) == outbound_calls.MOST_AN_HOUR
        else []
    )
    return (*hour, *days)


def list_caps_to_alarm(*, actor: Actor, now: datetime) -> tuple[ReachedCap, ...]:
    """Return the reached caps for a supervisor, who is alerted to them."""
    return list_reached_caps(now=now) if Role.SUPERVISOR in actor.roles else ()


def _calls_of_hour(now: datetime) -> QuerySet[OutboundCallCost]:
    return OutboundCallCost.objects.exclude(kind=NumberTariff.EXTENSION).filter(begun_at__gt=now - _HOUR)


def _refuse_over_budget(kind: NumberTariff, one_in: int, now: datetime) -> None:
    if not _is_within_budget(kind, one_in, now):
        raise SpendingCapReached(SpendingCap.A_DAY)


def _is_within_budget(kind: NumberTariff, one_in: int, now: datetime) -> bool:
    today = OutboundCallCost.objects.filter(kind=kind, begun_at__gte=outbound_calls.spending_day_start(now))
    return outbound_calls.is_within_budget(
        kind, today.aggregate(sum=Sum("pence", default=0))["sum"], _call_policy(), one_in
    )


def _lock_spending() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.spending'))")


def list_priced_tariffs() -> tuple[NumberTariff, ...]:
    """Return the kinds of number that cost something to ring."""
    return tuple(_call_policy().prices)


def list_force_extensions() -> tuple[str, ...]:
    """Return the extensions of the force's exchange that may be rung, as listed in force.toml."""
    return _call_policy().extensions


def _call_policy() -> outbound_calls.OutboundCallPolicy:
    force: Force = settings.FORCE
    return force.placed_calls
