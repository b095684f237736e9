"""One month's feed, shuffled, a quarter of it twice, and cut into parts anywhere: the same state as in clean order.

1,000 shuffles in the long form (VICTIMCARE_FAULTS=long), a few in the ordinary tests.
"""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime

from tests.conftest import Database
from tests.services.feed.feed_lines import clear, counts, doubled, load_bytes, parts, state
from victimcare.demo.feed import generate_crimes
from victimcare.services.feed.feed_shapes import LineOutcome

SHUFFLES = 1_000 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 4
CRIMES = 40
START, END = datetime(2026, 10, 24, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)


def test_however_a_month_is_shuffled_it_ends_in_one_state(real_database: Database) -> None:
    lines = list(generate_crimes(CRIMES, 1, START, END))
    assert counts(load_bytes(b"".join(lines))) == {"applied": len(lines)}
    clean = state()
    different: list[int] = []
    for seed in range(SHUFFLES):
        clear()
        draw = random.Random(seed)
        reports = [load_bytes(part) for part in parts(doubled(lines, draw), draw)]
        duplicates = sum(report.tally.counts[LineOutcome.DUPLICATE] for report in reports)
        if state() != clean or duplicates != len(lines) // 4:
            different.append(seed)

    print(
        f"\na month of {CRIMES} crimes, {len(lines)} events: {SHUFFLES} shuffles, {len(different)} ended otherwise;"
        f" 95 % bound {3 / SHUFFLES:.2%}"
    )
    assert different == []
