"""The child's side of `limited_process`: takes work by its standard input and answers by its standard output.

Once it has loaded what it needs, the number of files that it may have open is the number that it has: from then on it
can open no file and no connection. Work that takes too much memory ends it, and its parent starts another.
"""

from __future__ import annotations

import os
import resource
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO

FRAME = struct.Struct("!II")  # the lengths of the head (JSON) and of the bytes after it
MOST_MEMORY = 768 * 1024 * 1024  # bytes of addresses; a mail of 10 MB takes a tenth of it
SECONDS_OF_WORK = 5  # of the processor, for one piece of work
OPEN_FILES = 4  # work, errors, what a library prints, and our answers

Work = Callable[[bytes, bytes], tuple[bytes, bytes]]  # from head and body of what comes to those of the answer


def run_child(work: Work, load_ahead: Callable[[], None]) -> None:
    """Load, give up what is not needed any more, and work until there is no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints or logs goes where errors go, never between our answers
    load_ahead()
    _limit_process()
    serve_work(sys.stdin.buffer, answers, work)


def serve_work(source: BinaryIO, answers: BinaryIO, work: Work) -> None:
    while start := source.read(FRAME.size):
        head_size, body_size = FRAME.unpack(start)
        head, body = source.read(head_size), source.read(body_size)
        _grant_time()
        given, content = work(head, body)
        answers.write(FRAME.pack(len(given), len(content)) + given + content)
        answers.flush()


def _grant_time() -> None:
    """Allow some more seconds of the processor: the limit counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(
        resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + SECONDS_OF_WORK, resource.RLIM_INFINITY)
    )


def _limit_process() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
