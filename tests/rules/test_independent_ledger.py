"""The engine against the ledger written a second time, on random cases: no difference is allowed."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.rules.independent_code import announced
from tests.rules.independent_ledger import independent_victims
from tests.rules.random_cases import Event, Maker
from tests.rules.written import written_victims
from victimcare.rules import clock
from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import Fact, work_out_ledger
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days

CASES = 100_000 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 3_000
PARTS = 10


def engine_victims(events: list[Event], as_of: datetime, calendar: WorkingDays | None = None) -> list[dict[str, Any]]:
    facts = [
        Fact(e["source"], e["id"], e["type"], clock.parse_moment(e["time"]), e["sequence"], e["data"]) for e in events
    ]
    return written_victims(work_out_ledger(facts, rights_catalogue(), calendar or shipped_working_days(), as_of=as_of))


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("with_people", [False, True], ids=["feed", "people"])
def test_both_ledgers_agree(part: int, with_people: bool) -> None:
    for seed in range(part, CASES, PARTS):
        maker = Maker(seed, with_people=with_people)
        events, as_of = maker.case(), maker.moment_to_ask()

        assert engine_victims(events, as_of) == independent_victims(events, as_of), f"case {seed} at {as_of}"


@pytest.mark.parametrize("part", range(PARTS))
def test_both_agree_when_a_one_off_holiday_is_announced_in_the_middle_of_a_clock(part: int) -> None:
    """The same case is asked about before and after: the ledger follows from the calendar as it is."""
    for seed in range(part, CASES // 5, PARTS):
        maker = Maker(seed, with_people=seed % 2 == 0)
        events, as_of = maker.case(), maker.moment_to_ask()
        ahead = maker.random.sample(range(12), 2)
        days = {(maker.recorded_at + timedelta(days=count)).date().isoformat() for count in ahead}
        calendar = shipped_working_days()
        newer = WorkingDays(calendar.closed | {date.fromisoformat(day) for day in days}, calendar.years)

        with announced(days):
            after = independent_victims(events, as_of)

        assert engine_victims(events, as_of, newer) == after, f"case {seed} at {as_of} with {sorted(days)}"
