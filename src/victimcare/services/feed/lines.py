"""A stream of bytes as numbered lines, in memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
KEPT = 64 << 20  # bytes kept of one line: what is longer is no line of any feed, and its first part shows what it is


class Stream(Protocol):
    def readline(self, limit: int = -1, /) -> bytes: ...


def numbered(stream: Stream) -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank, with its number from 1 and without its line end (LF or CRLF).

    A byte order mark at the start is dropped. Blank is spaces and tabs only.
    """
    number = 0
    while line := stream.readline(KEPT):
        number += 1
        if not line.endswith(b"\n") and len(line) == KEPT:
            _skip_rest(stream)
        if number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if line.strip(b" \t"):
            yield number, line


def _skip_rest(stream: Stream) -> None:
    while (more := stream.readline(KEPT)) and not more.endswith(b"\n"):
        pass
