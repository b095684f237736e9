"""All that lies in the database, as the person who steals a dump reads it."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection


def find_words_in_dump(words: Collection[str], *, except_in: Collection[str] = ()) -> set[tuple[str, str]]:
    """Which tables hold which of these words in the clear: as text, in JSON, or in bytes that nothing seals."""
    found: set[tuple[str, str]] = set()
    for table in connection.introspection.table_names():
        if table in except_in:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            text = "\n".join(row[0] for row in cursor.fetchall()).casefold()
        found |= {(table, word) for word in words if word.casefold() in text or word.encode().hex() in text}
    return found
