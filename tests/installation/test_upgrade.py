"""A database that began with an earlier version ends with the very tables that a new one begins with."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.conftest import with_name
from victimcare.installation import installation_database
from victimcare.installation.database_cluster import PostgresProgram
from victimcare.installation.embedded_postgres import RoleUrls
from victimcare.services.sealing import unseal_bytes

NAME = "VICTIMCARE_OWNER_DATABASE_URL"


@pytest.fixture
def earlier(migrated: RoleUrls) -> Iterator[str]:
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


def test_brought_up_to_date_it_has_the_tables_of_a_new_one(earlier: str, migrated: RoleUrls) -> None:
    assert not installation_database.are_tables_current(earlier, NAME)

    _run(earlier, "django", "migrate", "--no-input", "--verbosity=0")

    assert _told(earlier) == _told(migrated.owner)
    assert installation_database.are_tables_current(earlier, NAME)
    with psycopg.connect(earlier) as connection:
        assert connection.execute("SELECT name FROM records_team").fetchall() == [("Kept",)]


def test_words_that_an_older_version_kept_in_the_clear_are_sealed_and_their_columns_go(migrated: RoleUrls) -> None:
    with psycopg.connect(migrated.owner, autocommit=True) as connection:
        connection.execute("CREATE DATABASE unsealed")
    url = with_name(migrated.owner, "unsealed")
    try:
        _run(url, "django", "migrate", "--no-input", "--verbosity=0", "records", "0133")
        with psycopg.connect(with_name(migrated.superuser, "unsealed"), autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")  # without the victim whom they are about
            connection.execute(_WORDS_OF_BEFORE)

        _run(url, "django", "migrate", "--no-input", "--verbosity=0")

        with psycopg.connect(url) as connection:
            found = {place: connection.execute(query).fetchone() or () for place, query in _SEALED_SINCE.items()}
        opened = {place: unseal_bytes(row[0], place.format(*row[1:])).decode() for place, row in found.items()}
    finally:
        with psycopg.connect(migrated.owner, autocommit=True) as connection:
            connection.execute("DROP DATABASE unsealed WITH (FORCE)")
    assert opened == {
        "contact:{0}:note": "They stay with a sister",
        "plan-proposal:7:content": '{"plan": {"note": "Ring at noon"}}',
        "received:{0}:head": '["447700900123", "", "0000"]',
        "received:{0}:words": "Please ring me",
        "refused-answer:{0}:given": '{"answer": "released"}',
    }


_WORDS_OF_BEFORE = """
INSERT INTO records_contact (victim_id, channel, reached, note, made_at, made_by_id, told_duties)
VALUES (7, 'call', true, 'They stay with a sister', now(), 1, '{}');
INSERT INTO records_planproposal (victim_id, content, proposed_at, proposed_by_id)
VALUES (7, '{"plan": {"note": "Ring at noon"}}', now(), 1);
INSERT INTO records_receivedmessage
       (channel, kind, supplier, supplier_id, received_at, from_key, sha256, sender, words, reason)
VALUES ('text', 'unknown', 'notify', '1', now(), '+447700900123', '0000', '447700900123', 'Please ring me', '');
INSERT INTO records_refusedanswer (file, line, given, field, reason, loaded_at, settled_as)
VALUES ('a.csv', 2, '{"answer": "released"}', 'answer', 'x', now(), '');
"""
# By the place to which the words are bound: what is sealed, and what the place names.
_SEALED_SINCE = {
    "contact:{0}:note": "SELECT sealed_note, public_id FROM records_contact",
    "plan-proposal:7:content": "SELECT sealed_content FROM records_planproposal",
    "received:{0}:head": "SELECT sealed_head, public_id FROM records_receivedmessage",
    "received:{0}:words": "SELECT sealed_words, public_id FROM records_receivedmessage",
    "refused-answer:{0}:given": "SELECT sealed_given, came_key FROM records_refusedanswer",
}


def _run(url: str, *words: str) -> None:
    environ = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "victimcare.config.settings"}
    subprocess.run([sys.executable, "-m", *words], env=environ, check=True)


def _told(url: str) -> list[str]:
    """What pg_dump says of its tables: columns in their order, constraints, indexes, triggers, functions."""
    pg_dump = str(PostgresProgram.reachable_by(None, copy_to=Path("/")).binary("pg_dump"))
    options = ("--schema-only", "--no-owner", "--no-privileges", "--restrict-key=none")
    ran = subprocess.run([pg_dump, f"--dbname={url}", *options], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()
