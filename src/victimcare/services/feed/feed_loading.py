"""Loads feed lines, whichever way they came, and runs the watched folder."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from django.db import transaction

from victimcare.records.models import FeedLoad
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.feed import held_lines
from victimcare.services.feed.chunk_loading import load_chunk, load_parallel, split_into_chunks
from victimcare.services.feed.feed_inputs import LineStream, number_lines
from victimcare.services.feed.feed_shapes import PROBLEMS_SHOWN, FeedLoadReport, LineOutcome, LoadTally, RawLine
from victimcare.services.feed.line_chunks import ChunkResult, LoadContext
from victimcare.services.feed.line_reading import read_line_names
from victimcare.services.job_queue import Job, queue_job_once

_SETTLES = timedelta(minutes=1)  # so that one check covers many small loads

Clock = Callable[[], datetime]
Lines = Iterable[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class FeedSource:
    """One file, request or delivery: its name, and how to open its lines when their turn comes."""

    name: str
    lines: Callable[[ExitStack], Lines]


class TokenScopeExceeded(Exception):
    """A token sent something beyond the sources and types that it is bound to: nothing of the request is stored."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(what)
        self.number = number
        self.what = what


def stream_opener(stream: LineStream) -> Callable[[ExitStack], Lines]:
    return lambda _: number_lines(stream)


def load_feed_sources(
    *,
    actor: Actor,
    door: str,
    sources: Sequence[FeedSource],
    is_history: bool,
    clock: Clock,
    workers: int = 1,
    told: Callable[[LoadTally], None] | None = None,
) -> FeedLoadReport:
    """Load all lines of these sources, in their order; each line ends in one of the five results.

    `workers` above 1 uses that many processes. `told` receives the tally after each chunk. Where a source breaks off,
    what came before is loaded, and the report names the source.
    """
    permit(actor, Act.LOAD_FEED)
    started = time.monotonic()
    loads = [_open_load(door, source.name, is_history, clock()) for source in sources]
    hand = LoadContext(actor, door, {load.id: load.name for load in loads}, is_history)
    tallies = {load.id: LoadTally() for load in loads}
    total = LoadTally()
    broken_off: list[str] = []
    lines = _source_lines(loads, sources, broken_off)
    try:
        for load_id, done in _load_lines(lines, hand, workers, clock):
            _count_chunk(load_id, done, tallies, total)
            if told is not None:
                told(total)
    finally:
        with transaction.atomic():
            for load in loads:
                _close_load(load, tallies[load.id], clock())
            if total.counts[LineOutcome.APPLIED]:
                queue_job_once(Job.LOOK_FOR_SILENCE, after=_SETTLES)
                if is_history:
                    queue_job_once(Job.KEEP_BACKLOG, after=_SETTLES)
    return FeedLoadReport(
        total,
        time.monotonic() - started,
        tuple(broken_off),
        waits=held_lines.list_first_waits(list(tallies), PROBLEMS_SHOWN) if total.counts[LineOutcome.WAITING] else (),
        unreadable_files={
            load.id: load.name for load in loads if tallies[load.id].lines and not tallies[load.id].objects
        },
    )


def require_token_scope(*, actor: Actor, lines: Sequence[tuple[int, bytes]], now: datetime) -> None:
    """Raise TokenScopeExceeded, audited, if any line names a source or type beyond those of this machine's token.

    A line without a source is quarantined, whatever its sender.
    """
    for number, raw in lines:
        source, _, kind, _ = read_line_names(raw)
        is_other_source = source and source not in actor.sources
        is_other_type = kind and actor.types and kind not in actor.types
        if is_other_source or is_other_type:
            what = f"source {source!r}" if is_other_source else f"type {kind!r}"
            with transaction.atomic():
                note(actor, "feed.not_bound", at=now, detail={"line": number, "lines": len(lines)})
            raise TokenScopeExceeded(number, what)


def _source_lines(loads: Sequence[FeedLoad], sources: Sequence[FeedSource], broken_off: list[str]) -> Iterator[RawLine]:
    for load, source in zip(loads, sources, strict=True):
        with ExitStack() as opened:
            try:
                for number, raw in source.lines(opened):
                    yield RawLine(load.id, number, raw)
            except (OSError, EOFError, zlib.error) as error:
                broken_off.append(f"{source.name}: {error}")


def _load_lines(
    lines: Iterable[RawLine], hand: LoadContext, workers: int, clock: Clock
) -> Iterator[tuple[int, ChunkResult]]:
    if workers > 1:
        yield from load_parallel(lines, hand=hand, workers=workers, clock=clock)
        return
    for run in split_into_chunks(lines):
        yield run[0].load_id, load_chunk(run, hand=hand, now=clock())


def _count_chunk(load_id: int, done: ChunkResult, tallies: dict[int, LoadTally], total: LoadTally) -> None:
    """A line that waited and was applied within the same load counts only as applied."""
    for tally in (tallies[load_id], total):
        tally.add(done.tally)
    for other_id, count in done.released.items():
        if other_id not in tallies:
            total.released += count
            continue
        for tally in (tallies[other_id], total):
            tally.counts[LineOutcome.WAITING] -= count
            tally.counts[LineOutcome.APPLIED] += count


def _open_load(door: str, name: str, is_history: bool, now: datetime) -> FeedLoad:
    return FeedLoad.objects.create(door=door, name=name, is_history=is_history, started_at=now)


def _close_load(load: FeedLoad, tally: LoadTally, now: datetime) -> None:
    load.ended_at = now
    load.counts = {str(result): count for result, count in tally.counts.items()} | {"released": tally.released}
    load.save(update_fields=["ended_at", "counts"])


# The watched folder: files moved into `in` are loaded, then moved to `done`, or to `refused`.
#
# A file is refused if it could not be read to its end, or if every line was quarantined or in conflict.

_UNFINISHED = (".part", ".tmp", ".partial", ".filepart")

log = structlog.get_logger(__name__)


class FeedFolder:
    """`root/in`, `root/done` and `root/refused`, created where missing.

    A sender writes a file under another name (starting with a dot, or ending in .part or .tmp), or elsewhere on the
    same disk, and then renames it into `in`: so it is complete when it is seen.

    The files name victims, so a folder that is created here is closed to other accounts of this machine; an existing
    one keeps its permissions.
    """

    def __init__(self, root: Path) -> None:
        self.waiting = root / "in"
        self.done = root / "done"
        self.refused = root / "refused"
        root.parent.mkdir(parents=True, exist_ok=True)
        for folder in (root, self.waiting, self.done, self.refused):
            folder.mkdir(mode=0o700, exist_ok=True)

    def files(self) -> list[Path]:
        """The files that can be loaded now, oldest first."""
        found = [
            path
            for path in self.waiting.iterdir()
            if path.is_file() and not path.name.startswith(".") and not path.name.endswith(_UNFINISHED)
        ]
        return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))

    def load_next(self, *, clock: Callable[[], datetime]) -> FeedLoadReport | None:
        """Load the oldest file and move it, with its report beside it. None when there is none.

        If the process is killed between the two, the file is loaded again: its lines are then duplicates.
        """
        files = self.files()
        if not files:
            return None
        path = files[0]
        source = FeedSource(path.name, file_opener(path))
        report = load_feed_sources(
            actor=Actor.system("feed.folder"), door="folder", sources=[source], is_history=False, clock=clock
        )
        is_refused = bool(report.broken_off) or report.tally.is_refused
        self._move(path, self.refused if is_refused else self.done, report, clock())
        log.info("feed.file_loaded", lines=report.tally.lines, refused=is_refused)
        return report

    def _move(self, path: Path, folder: Path, report: FeedLoadReport, now: datetime) -> None:
        target = folder / path.name
        if target.exists():
            target = target.with_name(f"{now:%Y%m%dT%H%M%S.%f}-{path.name}")
        answer = {**report.as_json(), "could_not_be_read": list(report.broken_off)}
        target.with_name(target.name + ".report.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1))
        path.replace(target)


def file_opener(path: Path) -> Callable[[ExitStack], Iterable[tuple[int, bytes]]]:
    """Return how to open a file's lines when their turn comes; a file whose name ends in .gz is unpacked."""

    def lines(opened: ExitStack) -> Iterable[tuple[int, bytes]]:
        if path.name.endswith(".gz"):
            return number_lines(opened.enter_context(gzip.open(path, "rb")))
        return number_lines(opened.enter_context(path.open("rb")))

    return lines
