"""How the feed stands."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection
from django.db.models import Count, Min

from victimcare.records.models import FeedLine, FeedLoad, UnnamedArea
from victimcare.records.models.feed import FeedLineResult
from victimcare.services.access import Act, Actor, permit
from victimcare.services.feed.shapes import FeedStatus, LoadSeen

_LOADS_SHOWN = 10

_WAITS = """
SELECT split_part(name, ':', 1), count(*) FROM records_feedline, unnest(waits_for) AS name
 WHERE result = 'waiting' AND settled_at IS NULL GROUP BY 1 ORDER BY 1
"""


def status(*, actor: Actor) -> FeedStatus:
    """Counts and the latest loads; nothing of any victim."""
    permit(actor, Act.KEEP_FEED)
    counts = _open_counts()
    waiting = FeedLine.objects.filter(result=FeedLineResult.WAITING, settled_at=None)
    return FeedStatus(
        cases=_about("records_case"),
        events=_about("records_event"),
        waiting=counts.get(FeedLineResult.WAITING, 0),
        waiting_since=waiting.aggregate(since=Min("received_at"))["since"],
        waiting_for=_waits(),
        quarantined=counts.get(FeedLineResult.QUARANTINED, 0),
        conflict=counts.get(FeedLineResult.CONFLICT, 0),
        unnamed_areas=tuple(UnnamedArea.objects.order_by("code").values_list("code", flat=True)),
        loads=tuple(
            LoadSeen(load.id, load.door, load.name, load.is_history, load.started_at, load.ended_at, load.counts)
            for load in FeedLoad.objects.order_by("-id")[:_LOADS_SHOWN]
        ),
    )


def _open_counts() -> Mapping[str, int]:
    lines = FeedLine.objects.filter(settled_at=None).values("result").annotate(count=Count("id"))
    return dict(lines.values_list("result", "count"))


def _waits() -> Mapping[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_WAITS)
        return dict(cursor.fetchall())


def _about(table: str) -> int:
    """How many rows: counted while they are few, as the database estimates them when counting would take long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table])
        estimate: int = cursor.fetchone()[0]
        if estimate > 1_000_000:
            return estimate
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  our own table names
        exact: int = cursor.fetchone()[0]
        return exact
