"""Lines into chunks, chunks into transactions: again where loaders met, in halves where a line is at fault."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import structlog
from django.db import Error, IntegrityError, OperationalError, connection

from victimcare.services.feed import chunk
from victimcare.services.feed.chunk import Done, Hand, Read
from victimcare.services.feed.reading import Refusal, names_in, read
from victimcare.services.feed.shapes import RawLine

# About 10,000 rows a transaction; and each crime takes one of the database's locks, of which there are some thousands.
LINES = 2_000
_TRIES = 6

log = structlog.get_logger(__name__)


def chunks(lines: Iterable[RawLine]) -> Iterator[list[RawLine]]:
    """Runs of lines of one file, each small enough for one transaction."""
    run: list[RawLine] = []
    for line in lines:
        if len(run) == LINES or (run and run[-1].load_id != line.load_id):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def load_chunk(lines: Sequence[RawLine], *, hand: Hand, now: datetime) -> Done:
    """Load these lines, whatever is in them. A fault of ours in one line puts that line in quarantine, no other."""
    return _load([(line, read(line.raw, now=now)) for line in lines], hand, now)


def _load(lines: Sequence[Read], hand: Hand, now: datetime) -> Done:
    try:
        return _load_again(lines, hand, now)
    except Exception as fault:
        is_full = _state_of(fault) == _LOCKS_FULL
        if isinstance(fault, OperationalError | MemoryError) and not (is_full and len(lines) > 1):
            raise  # the database is away: no line is at fault
        if len(lines) > 1:
            middle = len(lines) // 2
            done = _load(lines[:middle], hand, now)
            then = _load(lines[middle:], hand, now)
            done.tally.add(then.tally)
            done.released.update(then.released)
            return done
        raw, what = lines[0]
        if isinstance(what, Refusal):
            raise  # even putting it aside fails
        log.error("feed.line_at_fault", load=raw.load_id, line=raw.number, fault=type(fault).__name__)
        reason = f"this line could not be applied ({type(fault).__name__}): a fault of the product, please report it"
        return _load_again([(raw, Refusal("", reason, *names_in(raw.raw)))], hand, now)


def _load_again(lines: Sequence[Read], hand: Hand, now: datetime) -> Done:
    """Another loader may have stored the same event, or waited for a row of ours: then the whole chunk again."""
    for tried in range(_TRIES):
        try:
            return chunk.apply(lines, hand=hand, now=now)
        except (IntegrityError, OperationalError) as met:
            if tried == _TRIES - 1 or not _is_meeting(met) or connection.in_atomic_block:
                raise
            time.sleep(0.05 * 2**tried)
    raise AssertionError("the last try either returns or raises")


_MEETINGS = frozenset({"23505", "40P01", "40001", "55P03"})  # unique violation, deadlock, serialisation, lock
_LOCKS_FULL = "53200"  # many loaders at once hold as many locks as the database has: half a chunk needs half of them


def _is_meeting(error: Error) -> bool:
    return _state_of(error) in _MEETINGS


def _state_of(error: Exception) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)
