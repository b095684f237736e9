"""The database of the installation that is backed up or restored, and PostgreSQL's own programs on it."""

from __future__ import annotations

import getpass
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.json import Jsonb

from victimcare.installation import environment, home
from victimcare.installation.database import connected
from victimcare.installation.environment import Environment
from victimcare.installation.postgres import running_postgres
from victimcare.installation.program import Program
from victimcare.installation.refusal import Refusal

OWNER = "VICTIMCARE_OWNER_DATABASE_URL"


@contextmanager
def open_database(environ: Mapping[str, str], *, is_new: bool = False) -> Iterator[tuple[Environment, str]]:
    """The settings and the owner's address: of what runs in this home, else of a server for as long as this takes."""
    settings = environment.load(environ, beside_running=False)
    if settings.database_url:
        if not settings.owner_database_url:
            raise Refusal(f"DATABASE_URL is set, so {OWNER} must be set too.")
        yield settings, settings.owner_database_url
        return
    if not is_new and not (settings.home / "database").exists():
        raise Refusal(f"There is no installation in {settings.home}: set VICTIMCARE_HOME to the one that is meant.")
    try:
        with home.hold(settings.home), running_postgres(settings.home / "database") as urls:
            yield settings, urls.owner
    except home.AlreadyRuns:
        if is_new:
            raise
        settings = environment.load(environ)
        yield settings, str(settings.owner_database_url)


@contextmanager
def run_program(name: str, url: str, *arguments: str, is_fed: bool = False) -> Iterator[IO[bytes]]:
    """One of PostgreSQL's own programs on this database: what it writes, or what it is fed. The password stays off the
    command line. Raises Refusal when the program fails; it is ended when the block does."""
    parts = conninfo_to_dict(url)
    password = str(parts.pop("password", "") or "")
    program = Program.reachable_by(None, copy_to=Path("/"))
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
            process.wait()  # it ended before all was fed: why stands below
        except BaseException:
            process.kill()  # before its end of input: what it has restored so far is rolled back
            raise
        finally:
            process.wait()
        if process.returncode != 0:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()
            raise Refusal(f"{name} failed: {lines[0] if lines else 'it gave no reason'}")


def write_entry(owner_url: str, act: str, at: datetime, detail: Mapping[str, object]) -> None:
    """The audit's entry for what concerns every case at once."""
    with connected(owner_url, OWNER) as connection:
        connection.execute(
            "WITH counted AS MATERIALIZED (SELECT public.records_count_entries(1))"
            " INSERT INTO public.records_auditentry (at, actor_kind, actor, act, reason, detail)"
            " SELECT %s, 'operator', %s, %s, '', %s FROM counted",
            [at, f"operator:{getpass.getuser()}", act, Jsonb(dict(detail))],
        )
