"""The chain over the audit: entries that are altered, removed, slipped in or left unsealed are found, and nothing else
is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db import transaction
from psycopg.rows import dict_row

from tests.conftest import Database
from victimcare.records.models import AuditEntry
from victimcare.services.access import Actor
from victimcare.services.audit import chain_seals, note
from victimcare.services.audit.chain_seals import ChainHead, SealingProgress
from victimcare.services.audit.chain_verification import ChainVerdict, verify_chain

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ACTOR = Actor.operator("ada", reason="a test")
HOUR = timedelta(hours=1)


@pytest.fixture
def sealer(real_database: Database) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(real_database.url, autocommit=True) as connection:
        yield connection


def _write(count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            note(ACTOR, "case.see", at=AT, case_id=number, detail={"n": number})


def _seal(sealer: psycopg.Connection[Any], watch: SealingProgress | None = None) -> int:
    """One check by a sealer that has just started, or the next check by one that goes on."""
    return chain_seals.seal_entries(sealer, watch=watch or SealingProgress())


def _verify(sealer: psycopg.Connection[Any], exported: list[ChainHead] | None = None) -> ChainVerdict:
    return verify_chain(sealer, now=datetime.now(UTC), exported=exported or [])


def _told(verdict: ChainVerdict) -> tuple[str, int | None, int] | None:
    broken = verdict.broken
    return (broken.what, broken.position, broken.entry_id) if broken else None


def _tamper(sealer: psycopg.Connection[Any], statement: str) -> psycopg.Cursor[Any]:
    """Changes a row as a database administrator with every right could."""
    sealer.execute("SET session_replication_role = replica")
    answer = sealer.execute(statement)
    sealer.execute("SET session_replication_role = DEFAULT")
    return answer


def _slip_in(sealer: psycopg.Connection[Any], *, ago: timedelta, entry_id: str = "DEFAULT") -> int:
    """Adds an entry that claims to be that old. Returns its id."""
    moment = f"now() - interval '{ago.total_seconds()} seconds'"
    [row] = _tamper(
        sealer,
        "INSERT INTO records_auditentry (id, at, actor_kind, actor, act, case_id, reason, detail, written_at)"
        f" VALUES ({entry_id}, {moment}, 'operator', 'operator:ada', 'case.see', 0, 'a test', '{{}}', {moment})"
        " RETURNING id",
    ).fetchall()
    return int(row[0])


def _age_all(sealer: psycopg.Connection[Any], by: timedelta) -> None:
    """Backdates every unsealed entry by this much."""
    _tamper(sealer, f"UPDATE records_auditentry SET written_at = written_at - interval '{by.total_seconds()} seconds'")


def test_a_whole_chain_holds(sealer: psycopg.Connection[Any]) -> None:
    _write(5)

    assert _seal(sealer) == 5
    assert _seal(sealer) == 0
    verdict = _verify(sealer)

    assert verdict.broken is None
    assert verdict.late is None
    assert verdict.entries == 5
    assert verdict.head == chain_seals.read_chain_head(sealer)


def test_an_altered_entry_is_found(sealer: psycopg.Connection[Any]) -> None:
    _write(3)
    _seal(sealer)
    second = AuditEntry.objects.order_by("id")[1].id

    _tamper(sealer, f"UPDATE records_auditentry SET actor = 'operator:eve' WHERE id = {second}")

    assert _told(_verify(sealer)) == ("altered", 2, second)


@pytest.mark.parametrize(
    "change",
    ["settled_at = NULL", "sealed_at = sealed_at - interval '1 hour'", "covers_moments = false"],
)
def test_when_an_entry_was_sealed_cannot_be_altered_either(sealer: psycopg.Connection[Any], change: str) -> None:
    watch = SealingProgress()
    _seal(sealer, watch)
    _write(1)
    _seal(sealer, watch)

    _tamper(sealer, f"UPDATE records_auditseal SET {change}")

    assert _told(_verify(sealer)) == ("altered", 1, AuditEntry.objects.get().id)


def test_a_removed_entry_is_found(sealer: psycopg.Connection[Any]) -> None:
    _write(3)
    _seal(sealer)
    last = AuditEntry.objects.order_by("-id")[0].id

    _tamper(sealer, f"DELETE FROM records_auditentry WHERE id = {last}")

    assert _told(_verify(sealer)) == ("removed", 3, last)


def test_an_entry_removed_with_its_seal_is_found_by_the_exported_head(sealer: psycopg.Connection[Any]) -> None:
    _write(3)
    _seal(sealer)
    head = chain_seals.read_chain_head(sealer)
    assert head is not None
    last = AuditEntry.objects.order_by("-id")[0].id

    _tamper(sealer, f"DELETE FROM records_auditseal WHERE entry_id = {last}")
    _tamper(sealer, f"DELETE FROM records_auditentry WHERE id = {last}")

    assert _told(_verify(sealer, [head])) == ("cut_off", 3, 0)


def test_a_chain_rewritten_from_some_point_is_found_by_the_exported_head(sealer: psycopg.Connection[Any]) -> None:
    _write(2)
    _seal(sealer)
    head = chain_seals.read_chain_head(sealer)
    assert head is not None
    last = AuditEntry.objects.order_by("-id")[0].id

    assert _verify(sealer, [head, head]).broken is None
    assert _told(_verify(sealer, [ChainHead(2, "00" * 32)])) == ("rewritten", 2, last)
    assert _told(_verify(sealer, [ChainHead(2, "00" * 32), head])) == ("rewritten", 2, last)


def test_an_entry_slipped_in_while_the_sealer_watches_is_found(sealer: psycopg.Connection[Any]) -> None:
    """Even in a quiet night, with no other entry to compare it with."""
    _write(1)
    _age_all(sealer, 5 * HOUR)
    watch = SealingProgress()
    _seal(sealer, watch)
    slipped = _slip_in(sealer, ago=HOUR)
    _seal(sealer, watch)

    assert _told(_verify(sealer)) == ("inserted", 2, slipped)


def test_an_entry_slipped_in_behind_younger_ones_is_found(sealer: psycopg.Connection[Any]) -> None:
    """Also by a sealer that was started for one check, or has just come back."""
    _write(2)
    _seal(sealer)
    slipped = _slip_in(sealer, ago=HOUR)
    _seal(sealer)

    assert _told(_verify(sealer)) == ("inserted", 3, slipped)


def test_an_entry_that_claims_to_be_of_the_future_is_found(sealer: psycopg.Connection[Any]) -> None:
    _write(1)
    slipped = _slip_in(sealer, ago=-HOUR)
    assert _told(_verify(sealer)) == ("unsealed", None, slipped)

    _seal(sealer)
    _write(1)
    _seal(sealer)

    assert _told(_verify(sealer)) == ("inserted", 2, slipped)


def test_an_entry_slipped_in_far_below_the_newest_is_found(sealer: psycopg.Connection[Any]) -> None:
    """So far back that the sealer does not check there."""
    _write(1)
    _seal(sealer)
    slipped = _slip_in(sealer, ago=HOUR, entry_id="-2000000")

    assert _seal(sealer) == 0
    assert _told(_verify(sealer)) == ("unsealed", None, slipped)


def test_an_entry_that_waits_over_a_minute_for_its_seal_is_found(sealer: psycopg.Connection[Any]) -> None:
    _write(1)
    _age_all(sealer, timedelta(seconds=50))
    assert _verify(sealer).broken is None

    _age_all(sealer, timedelta(seconds=20))

    assert _told(_verify(sealer)) == ("unsealed", None, AuditEntry.objects.get().id)


def test_what_waited_for_a_sealer_that_was_down_is_told_as_late_and_holds(sealer: psycopg.Connection[Any]) -> None:
    _write(2)
    _age_all(sealer, 3 * HOUR)
    first = AuditEntry.objects.order_by("id")[0].id
    _write(1)

    assert _seal(sealer) == 3
    verdict = _verify(sealer)

    assert verdict.broken is None
    assert verdict.late is not None
    assert (verdict.late.entries, verdict.late.position, verdict.late.entry_id) == (2, 1, first)


def test_a_slow_transaction_is_no_false_alarm(real_database: Database, sealer: psycopg.Connection[Any]) -> None:
    """The transaction wrote before many checks of the running sealer, and commits after them."""
    watch = SealingProgress()
    with psycopg.connect(real_database.url) as slow:
        slow.execute("SET session_replication_role = replica")
        slow.execute(
            "INSERT INTO records_auditentry (at, actor_kind, actor, act, reason, detail, written_at)"
            " VALUES (now(), 'system', 'slow', 'case.see', '', '{}', now() - interval '8 minutes')"
        )
        _write(1)
        assert _seal(sealer, watch) == 0
        assert _seal(sealer, watch) == 0
        slow.commit()

    assert _seal(sealer, watch) == 2
    verdict = _verify(sealer)

    assert verdict.broken is None
    assert verdict.late is not None
    assert verdict.late.entries == 1


def test_a_backlog_of_several_batches_is_no_false_alarm(
    sealer: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain_seals, "BATCH", 2)
    _write(5)
    _age_all(sealer, 3 * HOUR)
    watch = SealingProgress()

    assert [_seal(sealer, watch) for _ in range(4)] == [2, 2, 1, 0]
    assert _verify(sealer).broken is None


def test_a_chain_of_before_its_seals_were_dated_holds(sealer: psycopg.Connection[Any]) -> None:
    _write(2)
    previous = chain_seals.GENESIS
    with sealer.cursor(row_factory=dict_row) as cursor:
        entries = cursor.execute(f"SELECT {chain_seals.COLUMNS} FROM records_auditentry e ORDER BY id").fetchall()
    for position, entry in enumerate(entries, start=1):
        previous = chain_seals.digest_entry(previous, entry)
        sealer.execute(
            "INSERT INTO records_auditseal (position, entry_id, hash, sealed_at) VALUES (%s, %s, %s, now())",
            (position, entry["id"], previous),
        )
    _write(1)
    _seal(sealer)

    verdict = _verify(sealer)

    assert verdict.broken is None
    assert verdict.entries == 3


def test_an_entry_of_a_transaction_still_open_is_sealed_only_after_it_ends(
    real_database: Database, sealer: psycopg.Connection[Any]
) -> None:
    with psycopg.connect(real_database.url) as slow:
        slow.execute(
            "INSERT INTO records_auditentry (at, actor_kind, actor, act, reason, detail)"
            " VALUES (now(), 'system', 'slow', 'case.see', '', '{}')"
        )
        _write(1)
        assert _seal(sealer) == 0
        slow.commit()

    assert _seal(sealer) == 2
    assert _verify(sealer).broken is None


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
    with pytest.raises(RuntimeError, match="open a transaction"):
        note(ACTOR, "case.see", at=AT)
