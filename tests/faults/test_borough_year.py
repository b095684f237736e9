"""One borough's whole year, as many crimes as it truly recorded: the stored duties against recomputed ones.

Only in the long form (VICTIMCARE_FAULTS=long); a year of 2,000 crimes is compared in `tests/services/feed`.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Database
from tests.services.people_and_cases import NOW
from victimcare.demo.feed import generate_crimes
from victimcare.demo.feed.crime_tables import count_recorded_in_year
from victimcare.services.access import Actor
from victimcare.services.feed import feed_loading
from victimcare.services.rights import ledger_queries, ledger_rebuilds

BOROUGH = "Southwark"
START, END = datetime(2025, 11, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
OPERATOR = Actor.operator("tester")


@pytest.mark.skipif(os.environ.get("VICTIMCARE_FAULTS") != "long", reason="only in the long form")
def test_a_boroughs_whole_year_stands_as_it_is_worked_out_anew(
    real_database: Database, django_db_blocker: Any, tmp_path: Path
) -> None:
    number = count_recorded_in_year(BOROUGH)
    with (tmp_path / "feed.ndjson").open("wb+") as feed, django_db_blocker.unblock():
        feed.writelines(generate_crimes(number, 1, START, END, borough=BOROUGH))
        feed.seek(0)
        report = feed_loading.load_feed_sources(
            actor=OPERATOR,
            door="command",
            sources=[feed_loading.FeedSource("the year", feed_loading.stream_opener(feed))],
            is_history=True,
            clock=lambda: NOW,
            workers=2,
        )
        stored = ledger_queries.iterate_ledgers(actor=OPERATOR, now=NOW)
        anew = ledger_queries.iterate_ledgers(actor=OPERATOR, now=NOW, as_of=NOW)
        cases = duties = 0
        different: list[str] = []
        for one, other in zip(stored, anew, strict=True):
            cases += 1
            duties += sum(len(victim["duties"]) for victim in one["victims"])
            different += [one["crime_reference"]] * (one != other)
        rows = list(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference=None, now=NOW))

    events = report.as_json()["applied"]
    print(
        f"\n{BOROUGH}, a year: {cases} crimes, {events} events, {duties} duties; {len(different)} ledgers and "
        f"{len(rows)} cases differ; 95 % bound for a duty {3 / duties:.4%}"
    )
    assert events == report.as_json()["lines"]
    assert (cases, different, rows) == (number, [], [])
