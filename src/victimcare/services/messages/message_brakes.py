"""The brake on each kind of message: asked when a message is sent, one batch at a time for each kind; and the usual
rate, recalculated each night."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Sum
from django.db.models.functions import TruncDate, TruncHour

from victimcare.records.models import BaselineRate, Brake, Notification, SentMessageCount
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import LONDON
from victimcare.rules.force import Force
from victimcare.rules.message_sending import (
    BRAKE_LOOKED_AT_WITHIN,
    COUNT_STEP,
    COUNTED_OVER,
    LEARNS_FROM,
    BrakeAxis,
    BrakeKind,
    hourly_limit,
    usual_busiest_hour,
)
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel

BRAKE_REASON = "brake"  # the end of `desk-why-…`

# In the given order, so that two batches that share kinds never deadlock.
_LOCK = """
SELECT pg_advisory_xact_lock(hashtext('messages.brake'), hashtext(kind))
  FROM (SELECT kind FROM unnest(%(kinds)s::text[]) WITH ORDINALITY AS given (kind, place) ORDER BY place) AS ordered
"""
_SENT = """
SELECT axis, value, sum(count) FROM records_sentmessagecount
 WHERE (axis, value) IN (SELECT * FROM unnest(%(axes)s::text[], %(values)s::text[]))
   AND begins_at > %(since)s AND begins_at <= %(now)s
 GROUP BY axis, value
"""
_COUNT = """
INSERT INTO records_sentmessagecount (axis, value, begins_at, count)
SELECT axis, value, %(begins_at)s, count
  FROM unnest(%(axes)s::text[], %(values)s::text[], %(counts)s::integer[]) AS counted (axis, value, count)
ON CONFLICT (axis, value, begins_at) DO UPDATE SET count = records_sentmessagecount.count + EXCLUDED.count
"""


@dataclass(frozen=True, slots=True)
class MessageRate:
    """How many of a kind have left in the last hour, how many are usual, and how many may."""

    sent: int
    usual: int
    limit: int


class BrakeCounter:
    """The counts of the kinds in one batch, locked until the transaction ends."""

    def __init__(self, kinds: Iterable[BrakeKind], *, now: datetime) -> None:
        """`kinds`: of every message of the batch."""
        kinds, self._now = sorted(set(kinds)), now
        lock_message_kinds(kinds)
        self._on = {
            BrakeKind(BrakeAxis(brake.axis), brake.value): brake for brake in Brake.objects.filter(ended_at=None)
        }
        self._rates = load_message_rates(kinds, now=now)
        self._new: Counter[BrakeKind] = Counter()

    def stopped_by(
        self, kinds: Sequence[BrakeKind], *, is_counted: bool, let_through: BrakeKind | None = None
    ) -> Brake | None:
        """Count one more message of these kinds; or, where one of them is stopped or would pass its limit, count
        nothing and return its brake. `kinds` as `rules.message_sending.brake_kinds` gives them.

        `is_counted`: the message was counted at an earlier send; then only a stopped kind holds it. `let_through`: two
        people have said that this very message is right, when this kind was stopped. It uses up no allowance of its
        other kinds, and none of them stops it: they would ask the same people the same question again.
        """
        if let_through is not None:
            self._new.update({let_through} & set(kinds) if not is_counted else ())
            return None
        if already := next((self._on[kind] for kind in kinds if kind in self._on), None):
            return already
        if is_counted:
            return None
        for kind in kinds:
            rate = self._rates[kind]
            if rate.sent + self._new[kind] >= rate.limit:
                self._on[kind] = stop_message_kind(kind, replace(rate, sent=rate.sent + self._new[kind]), self._now)
                return self._on[kind]
        self._new.update(kinds)
        return None

    def write(self) -> None:
        """Add these counts to the stored ones."""
        if self._new:
            _count(self._new, self._now)


def load_message_rates(kinds: Sequence[BrakeKind], *, now: datetime) -> dict[BrakeKind, MessageRate]:
    """For each of these kinds, in their order."""
    force: Force = settings.FORCE
    values = [kind.value for kind in kinds]
    learned = {
        BrakeKind(BrakeAxis(axis), value): an_hour
        for axis, value, an_hour in BaselineRate.objects.filter(value__in=values).values_list(
            "axis", "value", "an_hour"
        )
    }
    lifted = {
        BrakeKind(BrakeAxis(axis), value): up_to
        for axis, value, up_to in Brake.objects.filter(value__in=values, lifted_until__gt=now)
        .order_by("lifted_to")
        .values_list("axis", "value", "lifted_to")
    }
    sent = _count_sent(kinds, now)
    return {
        kind: MessageRate(
            sent.get(kind, 0),
            learned.get(kind, 0),
            hourly_limit(ceiling=force.ceiling(kind.value), learned=learned.get(kind, 0), lifted=lifted.get(kind, 0)),
        )
        for kind in kinds
    }


def _count_sent(kinds: Sequence[BrakeKind], now: datetime) -> dict[BrakeKind, int]:
    with connection.cursor() as cursor:
        cursor.execute(_SENT, {**_columns(kinds), "since": now - COUNTED_OVER - COUNT_STEP, "now": now})
        return {BrakeKind(BrakeAxis(axis), value): int(count) for axis, value, count in cursor.fetchall()}


def lock_message_kinds(kinds: Sequence[BrakeKind]) -> None:
    """Lock these kinds until the transaction ends: no other process counts, stops or releases them."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, {"kinds": [f"{kind.axis}:{kind.value}" for kind in kinds]})


def _count(new: Counter[BrakeKind], now: datetime) -> None:
    step = int(COUNT_STEP.total_seconds())
    begins_at = datetime.fromtimestamp(now.timestamp() // step * step, tz=now.tzinfo)
    kinds = sorted(new)
    with connection.cursor() as cursor:
        counts = [new[kind] for kind in kinds]
        cursor.execute(_COUNT, {**_columns(kinds), "counts": counts, "begins_at": begins_at})


def _columns(kinds: Sequence[BrakeKind]) -> dict[str, list[str]]:
    return {"axes": [str(kind.axis) for kind in kinds], "values": [kind.value for kind in kinds]}


def find_released_kinds(tellings: Iterable[Notification]) -> dict[int, BrakeKind]:
    """Which of these messages two people have released, by their ids, with the kind that was stopped."""
    by = {one.id: one.brake_id for one in tellings if one.brake_id is not None}
    brakes = Brake.objects.filter(id__in=set(by.values()), is_let_through=True) if by else ()
    kinds = {brake.id: BrakeKind(BrakeAxis(brake.axis), brake.value) for brake in brakes}
    return {telling_id: kinds[brake_id] for telling_id, brake_id in by.items() if brake_id in kinds}


def stop_message_kind(kind: BrakeKind, rate: MessageRate, now: datetime) -> Brake:
    """Stop the kind, and alert people at once."""
    brake = Brake.objects.create(
        axis=kind.axis, value=kind.value, stopped_at=now, sent=rate.sent, limit=rate.limit, usual=rate.usual
    )
    make_task(
        kind=TaskKind.BRAKE,
        victim_id=None,
        reason=BRAKE_REASON,
        harm=HarmLevel.HIGH,
        due_at=now + BRAKE_LOOKED_AT_WITHIN,
        now=now,
        subject_key=f"brake:{brake.public_id}",
    )
    return brake


# The usual rate of each kind of message, recalculated each night from what this force has sent.


@transaction.atomic
def recalculate_baseline_rates(*, now: datetime) -> int:
    """Recalculate the usual rate of each kind and delete counts too old to use. Returns how many are known."""
    since = now - LEARNS_FROM
    SentMessageCount.objects.filter(begins_at__lte=since).delete()
    known = {kind: an_hour for kind, days in _counts_by_day(since).items() if (an_hour := usual_busiest_hour(days)) > 0}
    BaselineRate.objects.all().delete()
    BaselineRate.objects.bulk_create(
        BaselineRate(axis=axis, value=value, an_hour=an_hour, learned_at=now)
        for (axis, value), an_hour in sorted(known.items())
    )
    return len(known)


def _counts_by_day(since: datetime) -> dict[tuple[str, str], dict[date, list[int]]]:
    """For each kind and London day, how many left in each hour that had any."""
    rows = (
        SentMessageCount.objects.filter(begins_at__gt=since)
        .values_list("axis", "value", TruncDate("begins_at", tzinfo=LONDON), TruncHour("begins_at", tzinfo=LONDON))
        .annotate(sent=Sum("count"))
    )
    found: dict[tuple[str, str], dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for axis, value, day, _, sent in rows:
        found[axis, value][day].append(sent)
    return found
