"""The feed's one service: whoever has lines hands them over here."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import FeedLoad
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.feed import held_lines
from victimcare.services.feed.chunk import Done, Hand
from victimcare.services.feed.lines import Stream, numbered
from victimcare.services.feed.loading import chunks, load_chunk
from victimcare.services.feed.parallel import load_parallel
from victimcare.services.feed.reading import names_in
from victimcare.services.feed.shapes import PROBLEMS_SHOWN, RawLine, Report, Result, Tally
from victimcare.services.job_queue import Job, queue_job_once

_SETTLES = timedelta(minutes=1)  # so that of many small loads one look sees all

Clock = Callable[[], datetime]
Lines = Iterable[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Source:
    """One file, request or hand-over: its name, and how to open its lines when their turn comes."""

    name: str
    lines: Callable[[ExitStack], Lines]


class NotBound(Exception):
    """A token sent something beyond the sources and types it is bound to: nothing of the request is stored."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(what)
        self.number = number
        self.what = what


def from_stream(stream: Stream) -> Callable[[ExitStack], Lines]:
    return lambda _: numbered(stream)


def load(
    *,
    actor: Actor,
    door: str,
    sources: Sequence[Source],
    is_history: bool,
    clock: Clock,
    workers: int = 1,
    told: Callable[[Tally], None] | None = None,
) -> Report:
    """Load all lines of these sources, in their order; each line ends in one of the five results.

    `workers` above 1 uses so many processes. `told` hears the tally after each chunk. Of a source that breaks off what
    came before is loaded, and the report names it.
    """
    permit(actor, Act.LOAD_FEED)
    started = time.monotonic()
    loads = [_open(door, source.name, is_history, clock()) for source in sources]
    hand = Hand(actor, door, {load.id: load.name for load in loads}, is_history)
    tallies = {load.id: Tally() for load in loads}
    total = Tally()
    broken_off: list[str] = []
    lines = _lines(loads, sources, broken_off)
    try:
        for load_id, done in _load(lines, hand, workers, clock):
            _count(load_id, done, tallies, total)
            if told is not None:
                told(total)
    finally:
        for load in loads:
            _close(load, tallies[load.id], clock())
        if total.counts[Result.APPLIED]:
            queue_job_once(Job.LOOK_FOR_SILENCE, after=_SETTLES)
            if is_history:
                queue_job_once(Job.KEEP_BACKLOG, after=_SETTLES)
    return Report(
        total,
        time.monotonic() - started,
        tuple(broken_off),
        waits=held_lines.first_waits(list(tallies), PROBLEMS_SHOWN) if total.counts[Result.WAITING] else (),
        no_feeds={load.id: load.name for load in loads if tallies[load.id].lines and not tallies[load.id].objects},
    )


def refuse_unbound(*, actor: Actor, lines: Sequence[tuple[int, bytes]], now: datetime) -> None:
    """Raise NotBound, audited, if any line names a source or type beyond those of this machine's token.

    A line that names none is no matter of whose it is: it will be quarantined.
    """
    for number, raw in lines:
        source, _, kind, _ = names_in(raw)
        is_other_source = source and source not in actor.sources
        is_other_type = kind and actor.types and kind not in actor.types
        if is_other_source or is_other_type:
            what = f"source {source!r}" if is_other_source else f"type {kind!r}"
            with transaction.atomic():
                note(actor, "feed.not_bound", at=now, detail={"line": number, "lines": len(lines)})
            raise NotBound(number, what)


def _lines(loads: Sequence[FeedLoad], sources: Sequence[Source], broken_off: list[str]) -> Iterator[RawLine]:
    for load, source in zip(loads, sources, strict=True):
        with ExitStack() as opened:
            try:
                for number, raw in source.lines(opened):
                    yield RawLine(load.id, number, raw)
            except (OSError, EOFError, zlib.error) as error:
                broken_off.append(f"{source.name}: {error}")


def _load(lines: Iterable[RawLine], hand: Hand, workers: int, clock: Clock) -> Iterator[tuple[int, Done]]:
    if workers > 1:
        yield from load_parallel(lines, hand=hand, workers=workers, clock=clock)
        return
    for run in chunks(lines):
        yield run[0].load_id, load_chunk(run, hand=hand, now=clock())


def _count(load_id: int, done: Done, tallies: dict[int, Tally], total: Tally) -> None:
    """A line that waited and was applied within the same load counts as applied only."""
    for tally in (tallies[load_id], total):
        tally.add(done.tally)
    for other_id, count in done.released.items():
        if other_id not in tallies:
            total.released += count
            continue
        for tally in (tallies[other_id], total):
            tally.counts[Result.WAITING] -= count
            tally.counts[Result.APPLIED] += count


def _open(door: str, name: str, is_history: bool, now: datetime) -> FeedLoad:
    return FeedLoad.objects.create(door=door, name=name, is_history=is_history, started_at=now)


def _close(load: FeedLoad, tally: Tally, now: datetime) -> None:
    load.ended_at = now
    load.counts = {str(result): count for result, count in tally.counts.items()} | {"released": tally.released}
    load.save(update_fields=["ended_at", "counts"])
