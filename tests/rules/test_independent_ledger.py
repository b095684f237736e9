"""The engine against the ledger written a second time, on random cases: no difference is allowed."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any

import pytest

from tests.rules.independent_ledger import independent_victims
from tests.rules.random_cases import Event, Maker
from tests.rules.written import written_victims
from victimcare.rules import clock
from victimcare.rules.rights import Fact, ledger
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.working_days import shipped_working_days

CASES = 100_000 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 5_000
PARTS = 10


def engine_victims(events: list[Event], as_of: datetime) -> list[dict[str, Any]]:
    facts = [Fact(e["source"], e["id"], e["type"], clock.moment(e["time"]), e["sequence"], e["data"]) for e in events]
    return written_victims(ledger(facts, catalogue(), shipped_working_days(), as_of=as_of))


@pytest.mark.parametrize("part", range(PARTS))
def test_both_ledgers_agree(part: int) -> None:
    for seed in range(part, CASES, PARTS):
        maker = Maker(seed)
        events, as_of = maker.case(), maker.moment_to_ask()

        assert engine_victims(events, as_of) == independent_victims(events, as_of), f"case {seed} at {as_of}"
