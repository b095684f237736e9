"""`victimcare audit seal` and `verify` as an operator uses them."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner, Result
from django.db import transaction
from tests.conftest import Database

from victimcare.channels.cli.audit_commands import audit_group
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.audit import note


@pytest.fixture(autouse=True)
def installed(real_database: Database, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    settings.ENVIRONMENT = dataclasses.replace(
        settings.ENVIRONMENT, database_url=real_database.url, sealer_database_url=real_database.url
    )


def run(*words: str) -> Result:
    return CliRunner().invoke(audit_group, words)


def look(count: int = 1) -> None:
    for _ in range(count):
        with transaction.atomic():
            note(Actor.operator("ada", reason="a test"), "case.see", at=clock.current_time())


def tamper(database: Database, statement: str) -> None:
    with psycopg.connect(database.url, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute(statement)


def test_what_is_sealed_in_time_holds_without_another_word() -> None:
    look(3)
    assert run("seal").exit_code == 0

    verified = run("verify")

    assert (verified.exit_code, verified.output) == (0, "The chain holds: 3 entries.\n")


def test_what_was_sealed_late_is_told_and_holds(real_database: Database) -> None:
    look(2)
    tamper(real_database, "UPDATE records_auditentry SET written_at = written_at - interval '2 minutes'")
    run("seal")

    verified = run("verify")

    assert verified.exit_code == 0
    assert verified.stderr.startswith(
        "Sealed late: 2 entries waited over a minute for their seal, the first at position 1"
    )
    assert verified.stdout == "The chain holds: 2 entries.\n"
    told = json.loads(run("verify", "--json").output)
    assert told["broken"] is None
    assert told["late"]["entries"] == 2


def test_a_tail_taken_away_in_a_quiet_hour_breaks_the_chain(real_database: Database) -> None:
    look(2)
    run("seal")
    tamper(
        real_database,
        "WITH seal AS (DELETE FROM records_auditseal WHERE position = 2 RETURNING entry_id)"
        " DELETE FROM records_auditentry USING seal WHERE id = seal.entry_id",
    )

    verified = run("verify")
    assert verified.exit_code == 1
    assert "The chain breaks: cut_off, at position 2" in verified.stderr

    look(1)
    sealed = run("seal")
    assert "no longer has the head kept at position 2" in sealed.stderr

    verified = run("verify")
    assert verified.exit_code == 1
    assert "The chain breaks: rewritten, at position 2" in verified.stderr


def test_a_day_on_which_entries_went_elsewhere_is_named(real_database: Database) -> None:
    look(2)
    run("seal")
    with psycopg.connect(real_database.url) as connection:
        connection.execute("SELECT public.records_count_entries(3)")  # and no entry came

    verified = run("verify")

    assert verified.exit_code == 1
    assert verified.stderr.startswith(
        f"Entries are missing: on {datetime.now(UTC):%Y-%m-%d} (UTC) 5 were counted and 2"
    )
    assert verified.stdout == "The chain holds: 2 entries.\n"
    [missing] = json.loads(run("verify", "--json").output)["missing"]
    assert (missing["counted"], missing["kept"]) == (5, 2)
