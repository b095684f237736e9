"""A database that began with an earlier version ends with the very tables that a new one begins with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.conftest import with_name
from victimcare.installation import tables
from victimcare.installation.postgres import Urls
from victimcare.installation.program import Program

NAME = "VICTIMCARE_OWNER_DATABASE_URL"


@pytest.fixture
def earlier(migrated: Urls) -> Iterator[str]:
    """Our own migrations up to 0028 were applied one by one, and a team was made."""
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("CREATE DATABASE earlier")
    url = with_name(migrated.owner, "earlier")
    _run(url, "tests.installation.one_by_one", "0028_unknown_senders")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("INSERT INTO records_team (code, name) VALUES ('kept', 'Kept')")
    yield url
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("DROP DATABASE earlier WITH (FORCE)")


def test_brought_up_to_date_it_has_the_tables_of_a_new_one(earlier: str, migrated: Urls) -> None:
    assert not tables.are_up_to_date(earlier, NAME)

    _run(earlier, "django", "migrate", "--no-input", "--verbosity=0")

    assert _told(earlier) == _told(migrated.owner)
    assert tables.are_up_to_date(earlier, NAME)
    with psycopg.connect(earlier) as connection:
        assert connection.execute("SELECT name FROM records_team").fetchall() == [("Kept",)]


def _run(url: str, *words: str) -> None:
    environ = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "victimcare.config.settings"}
    subprocess.run([sys.executable, "-m", *words], env=environ, check=True)


def _told(url: str) -> list[str]:
    """What pg_dump says of its tables: columns in their order, constraints, indexes, triggers, functions."""
    pg_dump = str(Program.reachable_by(None, copy_to=Path("/")).binary("pg_dump"))
    options = ("--schema-only", "--no-owner", "--no-privileges", "--restrict-key=none")
    ran = subprocess.run([pg_dump, f"--dbname={url}", *options], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()
