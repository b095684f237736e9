"""A load on several cores: each worker has its own crimes, so that the lines of one are placed in their order."""

from __future__ import annotations

import gc
import multiprocessing
import traceback
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

import msgspec
from django.db import OperationalError, connections

from victimcare.services.feed.chunk import Done, Hand
from victimcare.services.feed.loading import LINES, load_chunk
from victimcare.services.feed.shapes import RawLine

_IN_FLIGHT = 3  # chunks handed to a worker and not yet answered: enough to keep it busy, little enough to hold


class WorkerDied(Exception):
    """A worker ended without an answer. What it had committed stands; load the same files again to finish."""


class _Names(msgspec.Struct):
    """What routes a line; whatever else it holds is skipped."""

    subject: Any = None
    source: Any = None
    id: Any = None


_decode = msgspec.json.Decoder(_Names).decode

Clock = Callable[[], Any]


def load_parallel(lines: Iterable[RawLine], *, hand: Hand, workers: int, clock: Clock) -> Iterator[tuple[int, Done]]:
    """Load these lines with so many processes; yields each chunk's load and end as it comes."""
    connections.close_all()  # a connection must not be shared with a forked process
    context = multiprocessing.get_context("fork")
    pool = [_Worker(context, hand, clock) for _ in range(workers)]
    try:
        router = _Router(workers)
        runs: list[list[RawLine]] = [[] for _ in pool]
        for line in lines:
            place = router.worker_of(line.raw)
            run = runs[place]
            if len(run) == LINES or (run and run[-1].load_id != line.load_id):
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
    """Which worker a line belongs to: that of its crime. A line with the source and id of one that may still be under
    way goes where that one went, so that the first of two still is the first."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._recent: dict[tuple[Any, Any], int] = {}
        self._older: dict[tuple[Any, Any], int] = {}
        self._remembered = LINES * workers * (_IN_FLIGHT + 2)

    def worker_of(self, raw: bytes) -> int:
        try:
            names = _decode(raw)
            key = (names.source, names.id)
            if (place := self._recent.get(key, self._older.get(key))) is None:
                place = zlib.crc32(str(names.subject).encode(errors="replace")) % self._workers
        except (ValueError, TypeError, msgspec.DecodeError, RecursionError):
            return 0  # no line, or names that are no texts: it goes to quarantine wherever it is read
        self._recent[key] = place
        if len(self._recent) >= self._remembered:
            self._older, self._recent = self._recent, {}
        return place


class _Worker:
    def __init__(self, context: Any, hand: Hand, clock: Clock) -> None:
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._pipe, hand, clock), daemon=True)
        self._process.start()
        theirs.close()
        self._under_way = 0

    def hand_over(self, run: list[RawLine]) -> Iterator[tuple[int, Done]]:
        while self._under_way >= _IN_FLIGHT or (self._under_way and self._pipe.poll()):
            yield self._answer()
        self._pipe.send(run)
        self._under_way += 1

    def finish(self) -> Iterator[tuple[int, Done]]:
        while self._under_way:
            yield self._answer()

    def stop(self) -> None:
        with suppress(OSError):
            self._pipe.send(None)  # closing would not do: workers forked later hold this end too
        self._pipe.close()
        self._process.join(timeout=30)
        if self._process.is_alive():
            self._process.terminate()

    def _answer(self) -> tuple[int, Done]:
        try:
            answer = self._pipe.recv()
        except EOFError:
            raise WorkerDied from None
        self._under_way -= 1
        if isinstance(answer, BaseException):
            raise answer
        end: tuple[int, Done] = answer
        return end


def _work(pipe: Connection, other_end: Connection, hand: Hand, clock: Clock) -> None:
    other_end.close()  # so that the end of the parent is the end of the pipe
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)  # a chunk makes a million objects and no circles: a seventh of the time is spared
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
            if isinstance(fault, OperationalError):  # the database is away: told as what it is
                pipe.send(OperationalError(type(fault).__name__))
                continue
            # By kind and place, never in its own words: PostgreSQL's may hold what a line says of somebody.
            places = traceback.extract_tb(fault.__traceback__)
            pipe.send(RuntimeError(f"{type(fault).__name__} in {places[-1].filename}:{places[-1].lineno}"))
    connections.close_all()
