"""Twice, late, in any order, split, cut off, from several loaders at once: the same state as in clean order."""

from __future__ import annotations

import random
import threading
from datetime import UTC, datetime

import pytest
from django.db import connection

from tests.conftest import Database
from tests.services.feed.feed_lines import clear, counts, doubled, load_bytes, parts, state
from victimcare.demo.feed import generate_crimes
from victimcare.records.models import FeedLine
from victimcare.services.feed.feed_shapes import FeedLoadReport, LineOutcome


def _feed(seed: int, n: int) -> list[bytes]:
    return list(generate_crimes(n, seed, datetime(2025, 12, 1, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shuffled_doubled_and_split_it_ends_as_in_clean_order(seed: int, real_database: Database) -> None:
    draw = random.Random(seed)
    lines = _feed(seed, 60)
    clean_report = load_bytes(b"".join(lines))
    clean = state()
    clear()

    reports = [load_bytes(part) for part in parts(doubled(lines, draw), draw)]

    assert counts(clean_report) == {"applied": len(lines)}
    assert {name: rows for name, rows in state().items() if rows != clean[name]} == {}
    assert clean["waiting"] == []
    assert sum(report.tally.counts[LineOutcome.DUPLICATE] for report in reports) == len(lines) // 4
    assert not any(report.tally.needs_a_person for report in reports)


def test_one_line_at_a_time_and_backwards_it_ends_the_same(real_database: Database) -> None:
    lines = _feed(4, 15)
    load_bytes(b"".join(lines))
    clean = state()
    clear()

    for line in reversed(lines):
        load_bytes(line)

    assert {name: rows for name, rows in state().items() if rows != clean[name]} == {}


def test_cut_off_in_the_middle_of_a_line_and_loaded_again_it_ends_the_same(real_database: Database) -> None:
    lines = _feed(5, 30)
    whole = b"".join(lines)
    load_bytes(whole)
    clean = state()
    clear()

    cut = load_bytes(whole[: len(whole) // 2])
    load_bytes(whole)

    assert cut.tally.counts[LineOutcome.QUARANTINED] == 1
    assert {name: rows for name, rows in state().items() if rows != clean[name]} == {}


@pytest.mark.parametrize("seed", [7, 8])
def test_loaders_at_the_same_time_end_as_one(seed: int, real_database: Database) -> None:
    """Four of them, each with half of the lines in its own order, so that every line comes twice."""
    draw = random.Random(seed)
    lines = _feed(seed, 80)
    load_bytes(b"".join(lines))
    clean = state()
    clear()
    shares = [draw.sample(lines, len(lines)) for _ in range(2)]
    halves = [half for share in shares for half in (share[: len(share) // 2], share[len(share) // 2 :])]
    reports: list[FeedLoadReport] = []

    def load_half(half: list[bytes]) -> None:
        try:
            for start in range(0, len(half), 25):
                reports.append(load_bytes(b"".join(half[start : start + 25])))
        finally:
            connection.close()

    threads = [threading.Thread(target=load_half, args=(half,)) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {name: rows for name, rows in state().items() if rows != clean[name]} == {}
    assert sum(report.tally.lines for report in reports) == 2 * len(lines)
    assert sum(report.tally.counts[LineOutcome.DUPLICATE] for report in reports) == len(lines)
    assert not FeedLine.objects.filter(settled_at=None).exists()


def test_on_several_cores_it_ends_as_on_one(real_database: Database) -> None:
    draw = random.Random(9)
    lines = _feed(9, 120)
    one = load_bytes(b"".join(lines))
    clean = state()
    clear()

    several = load_bytes(*parts(doubled(lines, draw), draw), workers=3)

    assert {name: rows for name, rows in state().items() if rows != clean[name]} == {}
    assert counts(several) == {"applied": one.tally.counts[LineOutcome.APPLIED], "duplicate": len(lines) // 4}


def test_the_first_of_two_with_one_id_stands_on_several_cores_too(real_database: Database) -> None:
    """Their crimes belong to different workers."""
    lines = [line for line in _feed(10, 40) if b'"case.recorded"' in line]
    pairs = []
    for number, line in enumerate(lines):
        other = line.replace(b'"subject":"', b'"subject":"X').replace(b'"subject": "', b'"subject": "X')
        pairs += [line, other] if number % 2 else [other, line]

    report = load_bytes(b"".join(pairs), workers=4)

    assert counts(report) == {"applied": len(lines), "conflict": len(lines)}
    expected = sorted(("X" if number % 2 == 0 else "") for number in range(len(lines)))
    assert sorted("X" if row[0].startswith("X") else "" for row in state()["cases"]) == expected
