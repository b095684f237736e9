"""Lines that need a person: viewed, mended and replayed, or discarded with a reason. Nothing is dropped. Also reports
the state of the feed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, Min, Q, QuerySet
from django.db.models.expressions import RawSQL

from victimcare.records.models import FeedLine, FeedLoad, UnnamedArea
from victimcare.records.models.feed import FeedLineResult
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, ActorKind, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.feed import line_chunks
from victimcare.services.feed.feed_shapes import FeedStatus, HeldLine, LineOutcome, LoadSummary, RawLine
from victimcare.services.feed.line_chunks import LoadContext
from victimcare.services.feed.line_reading import EventLine, LineRefusal, read_line
from victimcare.services.sealed_columns import LINE_SETTLED_REASON

OPEN_RESULTS = (FeedLineResult.QUARANTINED, FeedLineResult.CONFLICT)
OWN_LINES_AT_ONCE = 100


class LineStillRefused(ValueError):
    """Mended or not, the line cannot be applied. The one in quarantine stays as it is."""

    def __init__(self, result: LineOutcome, field: str, reason: str) -> None:
        super().__init__(reason)
        self.result = result
        self.field = field
        self.reason = reason


@transaction.atomic
def list_held_lines(
    *, actor: Actor, result: str | None = None, at_most: int = 1_000, start: int = 0, now: datetime
) -> tuple[HeldLine, ...]:
    """The open lines in quarantine and in conflict, oldest first, without their bytes. `result`: only these. `start`:
    how many to skip.

    A reason shows the value that was refused, which may be a victim's, so the access is audited with the count.
    """
    permit(actor, Act.KEEP_FEED)
    lines = _visible_lines(actor).filter(settled_at=None, result__in=[result] if result else OPEN_RESULTS)
    found = tuple(
        _held_line(line) for line in lines.select_related("load").defer("raw").order_by("id")[start : start + at_most]
    )
    note(actor, "feed.lines_listed", at=now, detail={"lines": len(found)})
    return found


@transaction.atomic
def list_own_lines(*, actor: Actor, after: int = 0, now: datetime) -> tuple[HeldLine, ...]:
    """Give a record system the open refused lines of its own sources, `OWN_LINES_AT_ONCE` at most, after this one,
    without their bytes. A line that names no source counts as its own if its token delivered it. The access is audited.
    """
    permit(actor, Act.SEE_OWN_LINES)
    own = Q(source__in=actor.sources) | Q(source="", load__door="api", load__name=actor.id)
    lines = FeedLine.objects.filter(own, settled_at=None, result__in=OPEN_RESULTS, id__gt=after)
    found = tuple(
        _held_line(line) for line in lines.select_related("load").defer("raw").order_by("id")[:OWN_LINES_AT_ONCE]
    )
    note(actor, "feed.own_lines_listed", at=now, detail={"lines": len(found)})
    return found


def count_open_lines(*, actor: Actor) -> int:
    """How many refused lines are open, for a page that says so."""
    permit(actor, Act.KEEP_FEED)
    return _visible_lines(actor).filter(settled_at=None, result__in=OPEN_RESULTS).count()


@transaction.atomic
def read_held_line(*, actor: Actor, line_id: int, now: datetime) -> HeldLine:
    """One line with its bytes, which may be about a victim: the access is audited. Raises NotFound, also for a line of
    a case that is hidden from this actor."""
    permit(actor, Act.KEEP_FEED)
    line = _visible_lines(actor).select_related("load").filter(id=line_id).first()
    if line is None:
        raise NotFound("no such line in quarantine")
    note(actor, "feed.line_seen", at=now, detail={"line": line_id})
    return _held_line(line, bytes(line.raw))


@transaction.atomic
def replay_line(*, actor: Actor, line_id: int, mended: bytes | None = None, now: datetime) -> LineOutcome:
    """Load an open line again, with other bytes where it was mended. It is settled unless it is refused again.

    A line mended at the desk keeps its source and its crime, where it stated them. No member of staff can mend a line
    into a case that is hidden from them. Raises NotFound, LineStillRefused.
    """
    permit(actor, Act.KEEP_FEED)
    line = _lock_line(actor, line_id)
    load = FeedLoad.objects.create(
        door="quarantine", name=f"line {line_id}", is_history=line.is_history, started_at=now, ended_at=now
    )
    raw = RawLine(load.id, 1, bytes(line.raw) if mended is None else mended.rstrip(b"\r\n"))
    what = read_line(raw.raw, now=now)
    if isinstance(what, LineRefusal):
        raise LineStillRefused(LineOutcome.QUARANTINED, what.field, what.reason)
    _require_same_matter(actor, line, what)
    hand = LoadContext(actor, "quarantine", {load.id: load.name}, line.is_history)
    tally = line_chunks.apply_lines([(raw, what)], hand=hand, now=now).tally
    if tally.problems:
        raise LineStillRefused(tally.problems[0].result, tally.problems[0].field, tally.problems[0].reason)
    _settle_line(line, "replayed", "mended" if mended is not None else "", actor, now)
    note(actor, "feed.line_replayed", at=now, detail={"line": line_id, "load": load.id, "mended": mended is not None})
    return next(result for result, count in tally.counts.items() if count)


@transaction.atomic
def discard_line(*, actor: Actor, line_id: int, reason: str, now: datetime) -> None:
    """Discard a line, even one that waits, with a reason. Its bytes stay. Raises NotFound."""
    permit(actor, Act.KEEP_FEED)
    if not reason.strip():
        raise ValueError("a line is discarded with a reason")
    line_chunks.lock_crimes(
        list(FeedLine.objects.filter(id=line_id).values_list("subject", flat=True))
    )  # a loader may release it
    _settle_line(_lock_line(actor, line_id, (*OPEN_RESULTS, FeedLineResult.WAITING)), "discarded", reason, actor, now)
    note(actor, "feed.line_discarded", at=now, detail={"line": line_id})


@transaction.atomic
def discard_lines(*, actor: Actor, line_ids: Collection[int], reason: str, now: datetime) -> tuple[int, ...]:
    """Discard those of these lines that are open, with one reason. Returns which; the others had been settled."""
    given_up = []
    for line_id in sorted({*line_ids}):
        with suppress(NotFound):
            discard_line(actor=actor, line_id=line_id, reason=reason, now=now)
            given_up.append(line_id)
    return tuple(given_up)


@transaction.atomic
def discard_load_lines(
    *, actor: Actor, load_id: int | None = None, file: str | None = None, reason: str, now: datetime
) -> int:
    """Discard every open line of one load, or of all loads of one file name, with one reason. Returns how many.

    Their bytes stay. Raises NotFound when none is open.
    """
    permit(actor, Act.KEEP_FEED)
    if not reason.strip():
        raise ValueError("lines are discarded with a reason")
    lines = FeedLine.objects.filter(settled_at=None, result__in=OPEN_RESULTS)
    lines = lines.filter(load__name=file) if load_id is None else lines.filter(load_id=load_id)
    loads = sorted(set(lines.values_list("load_id", flat=True)))
    why = LINE_SETTLED_REASON.seal_words(FeedLine, reason)
    count = lines.update(settled_at=now, settled_as="discarded", settled_by=actor.id, sealed_settled_reason=why)
    if not count:
        raise NotFound("no such line in quarantine")
    note(actor, "feed.lines_discarded", at=now, detail={"loads": loads, "lines": count})
    return count


def _visible_lines(actor: Actor) -> QuerySet[FeedLine]:
    """Excludes lines of cases that are hidden from this actor, even where the reference stands elsewhere in the line,
    or could not be read as its subject."""
    shut = sorted(access_scopes.hidden_crime_references(actor))
    if not shut:
        return FeedLine.objects.all()
    forms = [form.encode() for reference in shut for form in (reference, reference.replace("/", r"\/"))]
    named = RawSQL("EXISTS (SELECT FROM unnest(%s::bytea[]) shut WHERE position(shut IN raw) > 0)", (forms,))
    return FeedLine.objects.exclude(subject__in=shut).alias(names_shut=named).filter(names_shut=False)


def _require_same_matter(actor: Actor, line: FeedLine, what: EventLine) -> None:
    """Otherwise a person who mends lines at the desk could write into any case: only the terminal may load anything."""
    is_at_desk = actor.kind is ActorKind.STAFF
    for field, was, now_is in (("source", line.source, what.source), ("subject", line.subject, what.subject)):
        if is_at_desk and was and now_is != was:
            raise LineStillRefused(
                LineOutcome.QUARANTINED, field, "a mended line keeps it: discard this one and send another"
            )
    if what.subject in access_scopes.hidden_crime_references(actor):
        raise LineStillRefused(LineOutcome.QUARANTINED, "subject", "no line of this crime is mended here")


def _lock_line(actor: Actor, line_id: int, results: Sequence[str] = OPEN_RESULTS) -> FeedLine:
    line = _visible_lines(actor).select_for_update().filter(id=line_id, settled_at=None, result__in=results).first()
    if line is None:
        raise NotFound("no such line in quarantine")
    return line


def _settle_line(line: FeedLine, settled_as: str, reason: str, actor: Actor, now: datetime) -> None:
    line.settled_at, line.settled_as, line.settled_by = now, settled_as, actor.id
    LINE_SETTLED_REASON.put_words(line, reason)
    line.save(update_fields=["settled_at", "settled_as", "settled_by", "sealed_settled_reason"])


def _held_line(line: FeedLine, raw: bytes = b"") -> HeldLine:
    return HeldLine(
        id=line.id,
        file=line.load.name,
        number=line.number,
        result=line.result,
        field=line.field,
        reason=line.reason,
        source=line.source,
        source_event_id=line.source_event_id,
        subject=line.subject,
        waits_for=tuple(line.waits_for),
        received_at=line.received_at,
        times=line.times,
        first_at=line.first_at or line.received_at,
        last_at=line.last_at or line.received_at,
        settled_as=line.settled_as,
        raw=raw,
    )


# The state of the feed.

_LOADS_SHOWN = 10

_WAITS_BY_KIND = """
SELECT split_part(name, ':', 1), count(*) FROM records_feedline, unnest(waits_for) AS name
 WHERE result = 'waiting' AND settled_at IS NULL GROUP BY 1 ORDER BY 1
"""


def read_feed_status(*, actor: Actor) -> FeedStatus:
    """Counts and the latest loads; nothing about any victim."""
    permit(actor, Act.KEEP_FEED)
    counts = _count_by_result()
    waiting = FeedLine.objects.filter(result=FeedLineResult.WAITING, settled_at=None)
    return FeedStatus(
        cases=_estimate_rows("records_case"),
        events=_estimate_rows("records_event"),
        waiting=counts.get(FeedLineResult.WAITING, 0),
        waiting_since=waiting.aggregate(since=Min("received_at"))["since"],
        waiting_for=_count_waits(),
        quarantined=counts.get(FeedLineResult.QUARANTINED, 0),
        conflict=counts.get(FeedLineResult.CONFLICT, 0),
        unnamed_areas=tuple(UnnamedArea.objects.order_by("code").values_list("code", flat=True)),
        loads=tuple(
            LoadSummary(load.id, load.door, load.name, load.is_history, load.started_at, load.ended_at, load.counts)
            for load in FeedLoad.objects.order_by("-id")[:_LOADS_SHOWN]
        ),
    )


def _count_by_result() -> Mapping[str, int]:
    lines = FeedLine.objects.filter(settled_at=None).values("result").annotate(count=Count("id"))
    return dict(lines.values_list("result", "count"))


def _count_waits() -> Mapping[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_WAITS_BY_KIND)
        return dict(cursor.fetchall())


def _estimate_rows(table: str) -> int:
    """How many rows: counted while they are few, else the database's estimate, since counting would take long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table])
        estimate: int = cursor.fetchone()[0]
        if estimate > 1_000_000:
            return estimate
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  our own table names
        exact: int = cursor.fetchone()[0]
        return exact
