"""Heads of the chain are kept beside the database: a tail that is cut off is missed, even once new entries take its
place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import transaction

from tests.conftest import Database
from victimcare.services.access import Actor
from victimcare.services.audit import chain_seals, note
from victimcare.services.audit.chain_seals import ChainHead, ChainHeadExporter, SealingProgress
from victimcare.services.audit.chain_verification import verify_chain

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def sealer(real_database: Database) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(real_database.url, autocommit=True) as connection:
        yield connection


def _look(sealer: psycopg.Connection[Any], keeper: ChainHeadExporter, *, after: int = 0) -> ChainHead | None:
    """The sealer's next check, after so many new entries."""
    for _ in range(after):
        with transaction.atomic():
            note(Actor.operator("ada", reason="a test"), "case.see", at=NOW)
    chain_seals.seal_entries(sealer, watch=SealingProgress())
    return keeper.keep(sealer)


def _cut_tail(sealer: psycopg.Connection[Any]) -> None:
    """Removes the newest entry and its seal, as a person with every right on the database could."""
    sealer.execute("SET session_replication_role = replica")
    sealer.execute(
        "WITH seal AS (DELETE FROM records_auditseal WHERE position = (SELECT max(position) FROM records_auditseal)"
        " RETURNING entry_id) DELETE FROM records_auditentry USING seal WHERE id = seal.entry_id"
    )
    sealer.execute("SET session_replication_role = DEFAULT")


def _told(sealer: psycopg.Connection[Any], home: Path) -> tuple[str, int | None] | None:
    broken = verify_chain(sealer, now=datetime.now(UTC), exported=chain_seals.read_exported_heads(home)).broken
    return (broken.what, broken.position) if broken else None


def test_every_seal_is_covered_at_once_and_the_history_gets_a_line_a_minute(
    sealer: psycopg.Connection[Any], tmp_path: Path
) -> None:
    keeper = ChainHeadExporter(tmp_path)
    for _ in range(5):
        assert _look(sealer, keeper, after=1) is None

    assert chain_seals.read_exported_heads(tmp_path)[-1] == chain_seals.read_chain_head(sealer)
    assert [head.position for head in chain_seals.read_exported_heads(tmp_path)] == [1, 5]
    assert _told(sealer, tmp_path) is None


def test_a_tail_taken_away_is_missed(sealer: psycopg.Connection[Any], tmp_path: Path) -> None:
    keeper = ChainHeadExporter(tmp_path)
    _look(sealer, keeper, after=2)
    _look(sealer, keeper, after=1)

    _cut_tail(sealer)

    assert _told(sealer, tmp_path) == ("cut_off", 3)


@pytest.mark.parametrize("is_restarted", [False, True], ids=["goes on", "started again"])
@pytest.mark.parametrize(
    ("looks", "told"), [([0], ("cut_off", 3)), ([1], ("rewritten", 3)), ([0, 1, 5], ("rewritten", 3))]
)
def test_it_is_missed_also_once_the_sealer_has_gone_on(
    sealer: psycopg.Connection[Any], tmp_path: Path, is_restarted: bool, looks: list[int], told: tuple[str, int]
) -> None:
    keeper = ChainHeadExporter(tmp_path)
    _look(sealer, keeper, after=2)
    _look(sealer, keeper, after=1)
    lost = chain_seals.read_chain_head(sealer)
    _cut_tail(sealer)
    if is_restarted:
        keeper = ChainHeadExporter(tmp_path)

    answers = [_look(sealer, keeper, after=after) for after in looks]

    assert answers == [lost, *[None] * (len(looks) - 1)]
    assert _told(sealer, tmp_path) == told
