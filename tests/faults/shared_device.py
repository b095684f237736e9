"""Searches all that a browser has written to its profile: as it lies there, unpacked, and out of its databases."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

_PACKED = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")  # how gzip and zlib begin
_DATABASE = b"SQLite format 3\x00"
_MOST = 20_000_000  # bytes that one packed part may unpack to


def found(folder: Path, words: Iterable[str]) -> Mapping[str, list[str]]:
    """In which files each of these stands, in bytes of either width. What is nowhere is left out."""
    wanted = {word: (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")) for word in words}
    places: dict[str, list[str]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
        texts = list(_texts(path))
        for word, forms in wanted.items():
            if any(form in text for text in texts for form in forms):
                places.setdefault(word, []).append(path.relative_to(folder).as_posix())
    return places


def _texts(path: Path) -> Iterator[bytes]:
    data = path.read_bytes()
    yield data
    yield from _unpacked(data)
    if data.startswith(_DATABASE):
        yield _rows(path)


def _unpacked(data: bytes) -> Iterator[bytes]:
    for begins in _PACKED:
        at = data.find(begins)
        while at >= 0:
            with suppress(zlib.error):  # it only began like that
                yield zlib.decompressobj(wbits=47).decompress(data[at:], _MOST)
            at = data.find(begins, at + 1)


def _rows(path: Path) -> bytes:
    """Every value of every table: a long one may lie torn over several pages of the file."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        values: list[bytes] = []
        for name in names:
            for row in database.execute(f'SELECT * FROM "{name}"'):
                values += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    return b"\n".join(values)
