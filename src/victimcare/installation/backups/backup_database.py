"""The database of the installation that is backed up or restored, and PostgreSQL's own programs on it; also copies the
keys of persons out and back."""

from __future__ import annotations

import getpass
import io
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.json import Jsonb

from victimcare.installation import installation_environment, installation_home
from victimcare.installation.backups.backup_archive import ReadableStream
from victimcare.installation.database_cluster import PostgresProgram
from victimcare.installation.embedded_postgres import run_temporary_postgres
from victimcare.installation.installation_database import open_connection
from victimcare.installation.installation_environment import Environment
from victimcare.installation.installation_home import StartRefused

OWNER = "VICTIMCARE_OWNER_DATABASE_URL"


@contextmanager
def open_backup_database(environ: Mapping[str, str], *, is_new: bool = False) -> Iterator[tuple[Environment, str]]:
    """The settings and the owner's address: of the database running in this home, otherwise of a server started for the
    duration."""
    settings = installation_environment.load_environment(environ, beside_running=False)
    if settings.database_url:
        if not settings.owner_database_url:
            raise StartRefused(f"DATABASE_URL is set, so {OWNER} must be set too.")
        yield settings, settings.owner_database_url
        return
    if not is_new and not (settings.home / "database").exists():
        raise StartRefused(
            f"There is no installation in {settings.home}: set VICTIMCARE_HOME to the one that is meant."
        )
    try:
        with installation_home.lock_folder(settings.home), run_temporary_postgres(settings.home / "database") as urls:
            yield settings, urls.owner
    except installation_home.AlreadyRunning:
        if is_new:
            raise
        settings = installation_environment.load_environment(environ)
        yield settings, str(settings.owner_database_url)


@contextmanager
def run_database_program(name: str, url: str, *arguments: str, is_fed: bool = False) -> Iterator[IO[bytes]]:
    """One of PostgreSQL's own programs on this database: its output, or its input. The password stays off the command
    line. Raises StartRefused when the program fails; the program is ended when the block ends."""
    parts = conninfo_to_dict(url)
    password = str(parts.pop("password", "") or "")
    program = PostgresProgram.reachable_by(None, copy_to=Path("/"))
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [str(program.binary(name)), f"--dbname={make_conninfo('', **parts)}", "--no-password", *arguments],
            env={**program.environment(), "PGPASSWORD": password},
            stdin=subprocess.PIPE if is_fed else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if is_fed else subprocess.PIPE,
            stderr=said,
        )
        pipe = process.stdin if is_fed else process.stdout
        assert pipe is not None
        try:
            yield pipe
            pipe.close()
            process.wait()
        except BrokenPipeError:
            process.wait()  # it ended before it had all its input: the reason is raised below
        except BaseException:
            process.kill()  # before its end of input: what it has restored so far is rolled back
            raise
        finally:
            process.wait()
        if process.returncode != 0:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()
            raise StartRefused(f"{name} failed: {lines[0] if lines else 'it gave no reason'}")


def write_backup_entry(owner_url: str, act: str, at: datetime, detail: Mapping[str, object]) -> None:
    """The audit entry for what concerns every case at once."""
    with open_connection(owner_url, OWNER) as connection:
        connection.execute(
            "WITH counted AS MATERIALIZED (SELECT public.records_count_entries(1))"
            " INSERT INTO public.records_auditentry (at, actor_kind, actor, act, reason, detail)"
            " SELECT %s, 'operator', %s, %s, '', %s FROM counted",
            [at, f"operator:{getpass.getuser()}", act, Jsonb(dict(detail))],
        )


# The keys that seal words about persons, copied out of the database and back into it.
#
# They are left out of the data, and are in a file beside it that each backup replaces: a key that was erased is then in
# no file, and what it sealed in older backups stays unreadable (ADR 53). Each is sealed with the installation's key.

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
# Keys of persons unknown to this older data are dropped: a person's number may later belong to another person.
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


def person_keys_file_beside(data: Path, *, is_encrypted: bool) -> Path:
    """Where the keys of persons are stored beside a backup of the data: one file for all backups in that folder."""
    return data.absolute().with_name(f"{_NAME}.{'age' if is_encrypted else 'tar'}")


def find_person_keys_beside(data: Path) -> Path | None:
    """The newest of the files that `person_keys_file_beside` names, if there is one."""
    held = [
        file for file in (person_keys_file_beside(data, is_encrypted=each) for each in (True, False)) if file.exists()
    ]
    return max(held, key=lambda file: file.stat().st_mtime, default=None)


@contextmanager
def copy_person_keys(owner_url: str) -> Iterator[ReadableStream]:
    """All of them, as a stream; an empty one from a database older than these keys."""
    with open_connection(owner_url, OWNER) as connection:
        if not _has_table(connection):
            yield io.BytesIO()
            return
        with connection.cursor().copy(_COPY_OUT) as copy:
            yield _Stream(iter(copy))


def restore_person_keys(owner_url: str, parts: Iterable[ReadableStream]) -> None:
    """Copy the keys of those persons and messages that it contains into a database whose data was restored.

    `parts`: what `copy_person_keys` gave, in order.
    """
    with open_connection(owner_url, OWNER) as connection:
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
    """The blocks that COPY returns, as a stream to be read in pieces of any size."""

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
