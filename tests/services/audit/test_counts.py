"""The database counts audit entries separately, so that an entry kept out of the audit is missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from tests.conftest import Database
from victimcare.records.models import AuditCount, AuditEntry
from victimcare.services.access import Actor
from victimcare.services.audit import AuditSubject, chain_seals, note, note_each
from victimcare.services.audit.chain_seals import SealingProgress
from victimcare.services.audit.chain_verification import MissingEntries, find_missing_entries

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ACTOR = Actor.operator("ada", reason="a test")
# As the product wrote it once: the table without its schema.
UNQUALIFIED = (
    "INSERT INTO records_auditentry (at, actor_kind, actor, act, reason, detail)"
    " VALUES (now(), 'staff', 'staff:1', 'case.see', '', '{}')"
)
SHADOW = "CREATE TEMP TABLE records_auditentry (LIKE public.records_auditentry INCLUDING ALL)"


@pytest.fixture
def owner(real_database: Database) -> Iterator[psycopg.Connection[Any]]:
    """A connection with every right, in autocommit."""
    with psycopg.connect(real_database.url, autocommit=True) as connected:
        yield connected


def write(count: int) -> None:
    with transaction.atomic():
        note_each(ACTOR, "case.see", [AuditSubject(number, detail={"n": number}) for number in range(count)], at=AT)


def age_all(owner: psycopg.Connection[Any], moment: str) -> None:
    owner.execute("SET session_replication_role = replica")
    owner.execute("UPDATE records_auditentry SET written_at = %s", [moment])
    owner.execute("SET session_replication_role = DEFAULT")


def test_what_is_written_is_counted_before_and_after_the_sealer_adds_it_up(owner: psycopg.Connection[Any]) -> None:
    write(1)
    write(3)
    assert sorted(AuditCount.objects.values_list("entries", "is_sum")) == [(1, False), (3, False)]

    chain_seals.seal_entries(owner, watch=SealingProgress())
    write(2)
    chain_seals.seal_entries(owner, watch=SealingProgress())

    assert list(AuditCount.objects.values_list("entries", "is_sum")) == [(6, True)]
    assert find_missing_entries(owner) == ()


def test_entries_of_one_note_stand_in_their_order_and_as_they_were_given(real_database: Database) -> None:
    with transaction.atomic():
        note_each(ACTOR, "case.see", [AuditSubject(7, 8, {"words": "ü “x”", "n": [1, None]}), AuditSubject()], at=AT)
        note_each(ACTOR, "case.see", [], at=AT)

    first, second = AuditEntry.objects.order_by("id")
    assert (first.at, first.actor_kind, first.actor, first.act) == (AT, "operator", "operator:ada", "case.see")
    assert (first.case_id, first.victim_id, first.reason) == (7, 8, "a test")
    assert first.detail == {"words": "ü “x”", "n": [1, None]}
    assert (second.case_id, second.victim_id, second.detail) == (None, None, {})


def test_what_is_rolled_back_is_not_counted(owner: psycopg.Connection[Any]) -> None:
    with transaction.atomic():
        note(ACTOR, "case.see", at=AT)
        transaction.set_rollback(True)

    assert not AuditCount.objects.exists()


def test_the_product_writes_past_a_temporary_table_of_the_same_name(real_database: Database) -> None:
    """As if a user could create one and PostgreSQL found it first."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_temp, public")
        cursor.execute(SHADOW)
        note(ACTOR, "case.see", at=AT)
        cursor.execute("SELECT count(*) FROM pg_temp.records_auditentry")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM public.records_auditentry")
        assert cursor.fetchone() == (1,)
        transaction.set_rollback(True)


def test_a_real_table_is_found_before_a_temporary_one(owner: psycopg.Connection[Any]) -> None:
    owner.execute("SET search_path = public, pg_temp")  # as the installation sets it on its database
    with owner.transaction():
        owner.execute(SHADOW)
        owner.execute(UNQUALIFIED)
    owner.execute("DROP TABLE pg_temp.records_auditentry")

    assert AuditEntry.objects.count() == 1


def test_an_entry_that_a_temporary_table_swallowed_is_missed_on_its_day(owner: psycopg.Connection[Any]) -> None:
    """If both guards failed: the table is made, found first, and the entry written without its schema."""
    write(2)
    with owner.transaction():
        owner.execute("SET LOCAL search_path = pg_temp, public")
        owner.execute(SHADOW)
        owner.execute("SELECT public.records_count_entries(1)")
        owner.execute(UNQUALIFIED)

    [missing] = find_missing_entries(owner)

    assert missing == MissingEntries(datetime.now(UTC).date(), counted=3, kept=2)


def test_a_temporary_count_takes_no_count(owner: psycopg.Connection[Any]) -> None:
    with owner.transaction():
        owner.execute("SET LOCAL search_path = pg_temp, public")
        owner.execute("CREATE TEMP TABLE records_auditcount (LIKE public.records_auditcount INCLUDING ALL)")
        owner.execute(
            "CREATE FUNCTION pg_temp.records_count_entries(integer) RETURNS integer LANGUAGE sql AS 'SELECT 0'"
        )
        owner.execute("SELECT records_count_entries(1)")

    assert list(AuditCount.objects.values_list("entries", flat=True)) == [1]


@pytest.mark.parametrize(
    ("written_at", "is_missed"),
    [
        ("2026-03-02 23:59:59.9+00", False),
        ("2026-03-03 00:00:00.2+00", False),  # counted a moment before midnight
        ("2026-03-03 00:02:00+00", True),
    ],
)
def test_midnight_between_count_and_entry_is_no_false_alarm(
    owner: psycopg.Connection[Any], written_at: str, is_missed: bool
) -> None:
    write(1)
    age_all(owner, written_at)
    owner.execute("UPDATE records_auditcount SET day = '2026-03-02'")

    found = find_missing_entries(owner)

    assert found == ((MissingEntries(date(2026, 3, 2), 1, 0),) if is_missed else ())


def test_entries_of_before_counting_began_are_not_missed(owner: psycopg.Connection[Any]) -> None:
    owner.execute(UNQUALIFIED)
    age_all(owner, "2026-03-01 12:00+00")
    write(1)

    assert find_missing_entries(owner) == ()
