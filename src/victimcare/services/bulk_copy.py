"""Stores many rows at once by COPY. A value is a text as PostgreSQL reads it, a number, a list of texts or None."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import connection

CopyCell = str | int | list[str] | None
CopyRow = tuple[CopyCell, ...]

_encode = msgspec.json.Encoder().encode


def copy_in_rows(table: str, columns: Sequence[str], rows: Iterable[CopyRow]) -> int:
    """Store these rows in the caller's transaction; returns how many. Table and columns come from our own code only."""
    count = 0
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def reserve_ids(table: str, count: int) -> list[int]:
    """Reserve ids for rows that are about to be stored, so that other rows can point at them."""
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [f"{table}_id_seq", count])
        return [row[0] for row in cursor.fetchall()]


def json_cell(value: Any) -> str:
    return _encode(value).decode()


def bytes_cell(value: bytes) -> str:
    return "\\x" + value.hex()


def words_cell(words: Iterable[str]) -> str:
    """An array of plain words (of a fixed vocabulary: letters, digits and underscores)."""
    return "{" + ",".join(words) + "}"


def truth_cell(value: bool | None) -> str | None:
    return None if value is None else "t" if value else "f"


def moment_cell(value: datetime | date | None) -> str | None:
    return None if value is None else value.isoformat()
