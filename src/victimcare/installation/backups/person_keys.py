"""The keys that seal words about persons, copied out of the database and back into it.

They are left out of the data, and lie in a file beside it that each backup replaces: a key that was erased is then in
no file, and what it sealed in older backups stays shut (ADR 53). Each is sealed with the installation's key.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from victimcare.installation.backups.archive import Readable
from victimcare.installation.backups.database_of import OWNER
from victimcare.installation.database import connected

TABLE = "public.records_personkey"
MEMBER = "person_keys.copy"  # as COPY writes it
_NAME = "person-keys"

_COPY_OUT = (
    "COPY (SELECT id, person_id, received_id, reply_id, sealed_key, made_at, erased_at FROM public.records_personkey)"
    " TO STDOUT"
)
_STAGE = (
    "CREATE TEMPORARY TABLE brought (id uuid, person_id bigint, received_id uuid, reply_id uuid, sealed_key bytea,"
    " made_at timestamptz, erased_at timestamptz) ON COMMIT DROP"
)
# Of what this older data does not know nothing is kept: the number of a person may come to mean another.
_PUT_BACK = """
INSERT INTO public.records_personkey (id, person_id, received_id, reply_id, sealed_key, made_at, erased_at)
SELECT b.id, p.id, b.received_id, b.reply_id, b.sealed_key, b.made_at, b.erased_at
  FROM brought b
  LEFT JOIN public.records_person p ON p.id = b.person_id
  LEFT JOIN public.records_receivedmessage r ON r.public_id = b.received_id
  LEFT JOIN public.records_officerreply o ON o.public_id = b.reply_id
 WHERE CASE WHEN b.received_id IS NOT NULL THEN r.id IS NOT NULL
            WHEN b.reply_id IS NOT NULL THEN o.id IS NOT NULL
            ELSE p.id IS NOT NULL END
"""


def file_beside(data: Path, *, is_encrypted: bool) -> Path:
    """Where the keys of persons lie beside a backup of the data: one file for all backups of that folder."""
    return data.absolute().with_name(f"{_NAME}.{'age' if is_encrypted else 'tar'}")


def find_beside(data: Path) -> Path | None:
    """The newest of what `file_beside` names, where there is one."""
    held = [file for file in (file_beside(data, is_encrypted=each) for each in (True, False)) if file.exists()]
    return max(held, key=lambda file: file.stat().st_mtime, default=None)


@contextmanager
def copy_person_keys(owner_url: str) -> Iterator[Readable]:
    """All of them, as a stream; an empty one from a database of before there were any."""
    with connected(owner_url, OWNER) as connection:
        if not _has_table(connection):
            yield io.BytesIO()
            return
        with connection.cursor().copy(_COPY_OUT) as copy:
            yield _Stream(iter(copy))


def put_person_keys_back(owner_url: str, parts: Iterable[Readable]) -> None:
    """Into a database whose data was restored, the keys of those persons and messages that it holds.

    `parts`: what `copy_person_keys` gave, in order.
    """
    with connected(owner_url, OWNER) as connection:
        if not _has_table(connection):
            return
        with connection.transaction(), connection.cursor() as cursor:
            cursor.execute(_STAGE)
            with cursor.copy("COPY brought FROM STDIN") as copy:
                for part in parts:
                    while block := part.read(1 << 20):
                        copy.write(block)
            cursor.execute(_PUT_BACK)


def _has_table(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT to_regclass(%s)", [TABLE]).fetchone()
    return row is not None and row[0] is not None


class _Stream:
    """What COPY hands out block by block, to be read in pieces of any size."""

    def __init__(self, blocks: Iterator[bytes | bytearray | memoryview]) -> None:
        self._blocks = blocks
        self._left = b""

    def read(self, size: int = -1, /) -> bytes:
        held = bytearray(self._left)
        while size < 0 or len(held) < size:
            block = next(self._blocks, None)
            if block is None:
                break
            held += block
        end = len(held) if size < 0 else size
        self._left = bytes(held[end:])
        return bytes(held[:end])
