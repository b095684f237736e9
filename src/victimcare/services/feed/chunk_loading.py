"""Groups lines into chunks and loads each chunk in one transaction: repeated after a conflict with another loader,
halved where a line is at fault."""

from __future__ import annotations

import gc
import multiprocessing
import time
import traceback
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any

import msgspec
import structlog
from django.db import Error, IntegrityError, OperationalError, connection, connections

from victimcare.services.feed import line_chunks
from victimcare.services.feed.feed_shapes import RawLine
from victimcare.services.feed.line_chunks import ChunkResult, LoadContext, ReadLine
from victimcare.services.feed.line_reading import LineRefusal, read_line, read_line_names

# About 10,000 rows a transaction; and each crime takes one of the database's locks, of which there are a few thousand.
LINES_IN_CHUNK = 2_000
_TRIES = 6

log = structlog.get_logger(__name__)


def split_into_chunks(lines: Iterable[RawLine]) -> Iterator[list[RawLine]]:
    """Split into runs of lines of one file, each small enough for one transaction."""
    run: list[RawLine] = []
    for line in lines:
        if len(run) == LINES_IN_CHUNK or (run and run[-1].load_id != line.load_id):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def load_chunk(lines: Sequence[RawLine], *, hand: LoadContext, now: datetime) -> ChunkResult:
    """Load these lines, whatever they contain. A bug that one line triggers puts that line in quarantine, and no
    other."""
    return _load_or_halve([(line, read_line(line.raw, now=now)) for line in lines], hand, now)


def _load_or_halve(lines: Sequence[ReadLine], hand: LoadContext, now: datetime) -> ChunkResult:
    try:
        return _load_again(lines, hand, now)
    except Exception as fault:
        is_full = _sql_state(fault) == _LOCKS_FULL
        if isinstance(fault, OperationalError | MemoryError) and not (is_full and len(lines) > 1):
            raise  # the database is away: no line is at fault
        if len(lines) > 1:
            middle = len(lines) // 2
            done = _load_or_halve(lines[:middle], hand, now)
            then = _load_or_halve(lines[middle:], hand, now)
            done.tally.add(then.tally)
            done.released.update(then.released)
            return done
        raw, what = lines[0]
        if isinstance(what, LineRefusal):
            raise  # even quarantining it fails
        log.error("feed.line_at_fault", load=raw.load_id, line=raw.number, fault=type(fault).__name__)
        reason = f"this line could not be applied ({type(fault).__name__}): a fault of the product, please report it"
        return _load_again([(raw, LineRefusal("", reason, *read_line_names(raw.raw)))], hand, now)


def _load_again(lines: Sequence[ReadLine], hand: LoadContext, now: datetime) -> ChunkResult:
    """Another loader may have stored the same event, or waited for a row of ours: load the whole chunk again."""
    for tried in range(_TRIES):
        try:
            return line_chunks.apply_lines(lines, hand=hand, now=now)
        except (IntegrityError, OperationalError) as met:
            if tried == _TRIES - 1 or not _is_conflict_of_loaders(met) or connection.in_atomic_block:
                raise
            time.sleep(0.05 * 2**tried)
    raise AssertionError("the last try either returns or raises")


_LOADER_CONFLICTS = frozenset({"23505", "40P01", "40001", "55P03"})  # unique violation, deadlock, serialisation, lock
_LOCKS_FULL = "53200"  # many loaders at once hold as many locks as the database has: half a chunk needs half as many


def _is_conflict_of_loaders(error: Error) -> bool:
    return _sql_state(error) in _LOADER_CONFLICTS


def _sql_state(error: Exception) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)


# A load on several cores: each worker has its own crimes, so that the lines of one crime are placed in their order.

_IN_FLIGHT = 3  # chunks given to a worker and not yet answered: enough to keep it busy, few enough to hold in memory


class _RoutingNames(msgspec.Struct):
    """The fields by which a line is routed; all others are skipped."""

    subject: Any = None
    source: Any = None
    id: Any = None


_decode_names = msgspec.json.Decoder(_RoutingNames).decode

Clock = Callable[[], Any]


def load_parallel(
    lines: Iterable[RawLine], *, hand: LoadContext, workers: int, clock: Clock
) -> Iterator[tuple[int, ChunkResult]]:
    """Load these lines with this many processes; yields the load and result of each chunk as they come."""
    connections.close_all()  # a connection must not be shared with a forked process
    context = multiprocessing.get_context("fork")
    pool = [_Worker(context, hand, clock) for _ in range(workers)]
    try:
        router = _Router(workers)
        runs: list[list[RawLine]] = [[] for _ in pool]
        for line in lines:
            place = router.worker_of(line.raw)
            run = runs[place]
            if len(run) == LINES_IN_CHUNK or (run and run[-1].load_id != line.load_id):
                yield from pool[place].hand_over(run)
                run = runs[place] = []
            run.append(line)
        for worker, run in zip(pool, runs, strict=True):
            if run:
                yield from worker.hand_over(run)
        for worker in pool:
            yield from worker.finish()
    finally:
        for worker in pool:
            worker.stop()


class _Router:
    """Chooses the worker for a line by its crime. A line with the source and id of one that may still be in progress
    goes to the same worker, so that the first of the two stays first."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._recent: dict[int, int] = {}
        self._older: dict[int, int] = {}
        self._remembered = LINES_IN_CHUNK * workers * (_IN_FLIGHT + 2)

    def worker_of(self, raw: bytes) -> int:
        try:
            names = _decode_names(raw)
            # The hash alone: twenty thousand pairs of names would take megabytes, and two lines that share one by
            # chance only go to the same worker.
            key = hash((names.source, names.id))
            if (place := self._recent.get(key, self._older.get(key))) is None:
                place = zlib.crc32(str(names.subject).encode(errors="replace")) % self._workers
        except (ValueError, TypeError, msgspec.DecodeError, RecursionError):
            return 0  # no line, or names that are not strings: every worker would quarantine it
        self._recent[key] = place
        if len(self._recent) >= self._remembered:
            self._older, self._recent = self._recent, {}
        return place


class _Worker:
    def __init__(self, context: Any, hand: LoadContext, clock: Clock) -> None:
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_run_worker, args=(theirs, self._pipe, hand, clock), daemon=True)
        self._process.start()
        theirs.close()
        self._under_way = 0

    def hand_over(self, run: list[RawLine]) -> Iterator[tuple[int, ChunkResult]]:
        while self._under_way >= _IN_FLIGHT or (self._under_way and self._pipe.poll()):
            yield self._answer()
        self._pipe.send(run)
        self._under_way += 1

    def finish(self) -> Iterator[tuple[int, ChunkResult]]:
        while self._under_way:
            yield self._answer()

    def stop(self) -> None:
        with suppress(OSError):
            self._pipe.send(None)  # closing is not enough: workers forked later hold this end too
        self._pipe.close()
        self._process.join(timeout=30)
        if self._process.is_alive():
            self._process.terminate()

    def _answer(self) -> tuple[int, ChunkResult]:
        try:
            answer = self._pipe.recv()
        except EOFError:
            raise RuntimeError(
                "a worker ended without an answer; what it had committed remains: load the same files again"
            ) from None
        self._under_way -= 1
        if isinstance(answer, BaseException):
            raise answer
        end: tuple[int, ChunkResult] = answer
        return end


def _run_worker(pipe: Connection, other_end: Connection, hand: LoadContext, clock: Clock) -> None:
    other_end.close()  # so that closing the parent's end ends the pipe
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)  # a chunk makes a million objects and no cycles: this saves a seventh of the time
    while True:
        try:
            run = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            break
        if run is None:
            break
        try:
            pipe.send((run[0].load_id, load_chunk(run, hand=hand, now=clock())))
        except Exception as fault:
            if isinstance(fault, OperationalError):  # the database is away: reported as such
                pipe.send(OperationalError(type(fault).__name__))
                continue
            # Report the kind and place of the error, never its text: PostgreSQL's may quote what a line says about a
            # person.
            places = traceback.extract_tb(fault.__traceback__)
            pipe.send(RuntimeError(f"{type(fault).__name__} in {places[-1].filename}:{places[-1].lineno}"))
    connections.close_all()
