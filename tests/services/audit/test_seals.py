"""The chain over the audit: what is altered, removed, slipped in or left unsealed is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db import transaction

from tests.conftest import Database
from victimcare.records.models import AuditEntry
from victimcare.services.access import Actor
from victimcare.services.audit import note, seals
from victimcare.services.audit.actions import NoTransaction
from victimcare.services.audit.seals import Head

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ACTOR = Actor.operator("ada", reason="a test")


@pytest.fixture
def sealer(real_database: Database) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(real_database.url, autocommit=True) as connection:
        yield connection


def _write(count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            note(ACTOR, "case.see", at=NOW, case_id=number, detail={"n": number})


def _tamper(sealer: psycopg.Connection[Any], statement: str) -> None:
    """As a database administrator with every right would."""
    sealer.execute("SET session_replication_role = replica")
    sealer.execute(statement)
    sealer.execute("SET session_replication_role = DEFAULT")


def test_a_whole_chain_holds(sealer: psycopg.Connection[Any]) -> None:
    _write(5)

    assert seals.seal(sealer, now=NOW) == 5
    assert seals.seal(sealer, now=NOW) == 0
    verdict = seals.verify(sealer, now=NOW)

    assert verdict.broken is None
    assert verdict.entries == 5
    assert verdict.head == seals.head(sealer)


def test_an_altered_entry_is_found(sealer: psycopg.Connection[Any]) -> None:
    _write(3)
    seals.seal(sealer, now=NOW)
    second = AuditEntry.objects.order_by("id")[1].id

    _tamper(sealer, f"UPDATE records_auditentry SET actor = 'operator:eve' WHERE id = {second}")

    broken = seals.verify(sealer, now=NOW).broken
    assert broken is not None
    assert (broken.what, broken.position, broken.entry_id) == ("altered", 2, second)


def test_a_removed_entry_is_found(sealer: psycopg.Connection[Any]) -> None:
    _write(3)
    seals.seal(sealer, now=NOW)
    last = AuditEntry.objects.order_by("-id")[0].id

    _tamper(sealer, f"DELETE FROM records_auditentry WHERE id = {last}")

    broken = seals.verify(sealer, now=NOW).broken
    assert broken is not None
    assert (broken.what, broken.entry_id) == ("removed", last)


def test_an_entry_removed_with_its_seal_is_found_by_the_exported_head(sealer: psycopg.Connection[Any]) -> None:
    _write(3)
    seals.seal(sealer, now=NOW)
    head = seals.head(sealer)
    assert head is not None
    last = AuditEntry.objects.order_by("-id")[0].id

    _tamper(sealer, f"DELETE FROM records_auditseal WHERE entry_id = {last}")
    _tamper(sealer, f"DELETE FROM records_auditentry WHERE id = {last}")

    broken = seals.verify(sealer, now=NOW, exported=[head]).broken
    assert broken is not None
    assert (broken.what, broken.position) == ("cut_off", 3)


def test_a_chain_rewritten_from_some_point_is_found_by_the_exported_head(sealer: psycopg.Connection[Any]) -> None:
    _write(2)
    seals.seal(sealer, now=NOW)

    broken = seals.verify(sealer, now=NOW, exported=[Head(2, "00" * 32)]).broken

    assert broken is not None
    assert (broken.what, broken.position) == ("rewritten", 2)


def test_an_entry_left_unsealed_is_found(sealer: psycopg.Connection[Any]) -> None:
    _write(1)

    broken = seals.verify(sealer, now=datetime.now(UTC) + timedelta(minutes=2)).broken

    assert broken is not None
    assert broken.what == "unsealed"


def test_an_entry_of_a_transaction_still_open_is_sealed_only_after_it_ends(
    real_database: Database, sealer: psycopg.Connection[Any]
) -> None:
    with psycopg.connect(real_database.url) as slow:
        slow.execute(
            "INSERT INTO records_auditentry (at, actor_kind, actor, act, reason, detail)"
            " VALUES (now(), 'system', 'slow', 'case.see', '', '{}')"
        )
        _write(1)
        assert seals.seal(sealer, now=NOW) == 0
        slow.commit()

    assert seals.seal(sealer, now=NOW) == 2
    assert seals.verify(sealer, now=NOW).broken is None


@pytest.mark.parametrize(
    "statement",
    ["UPDATE records_auditentry SET act = 'x'", "DELETE FROM records_auditentry", "TRUNCATE records_auditentry"],
)
def test_the_database_itself_refuses_to_change_an_entry(sealer: psycopg.Connection[Any], statement: str) -> None:
    _write(1)

    with pytest.raises(psycopg.errors.RestrictViolation):
        sealer.execute(statement)


@pytest.mark.usefixtures("real_database")
def test_a_note_outside_a_transaction_is_refused() -> None:
    with pytest.raises(NoTransaction):
        note(ACTOR, "case.see", at=NOW)
