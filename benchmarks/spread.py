"""Whether the waiting times on victims' pages hold as often as they say: a back-test on generated years.

    python -m benchmarks.spread --crimes 60000 --seed 7 11 23

Everything is in memory. `--crimes` are recorded over two years (`victimcare demo feed`). At the end of the first the
middle half of each kind and wait is calculated as the nightly job does it, from what had happened by then: waits that
go on count as open. Then the waits that begin in the second year are followed to their end, and counted: how many last
as long as predicted. Prints, as JSON, for each wait and in total: how many spreads were shown, how many waits they were
compared with, how often they said they would hold, how often they did; and the worst single kind of 200 waits or more.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from victimcare.demo.feed.crime_generator import generate_crimes
from victimcare.rules import clock
from victimcare.rules.cases.case_waits import BOUNDS_OF_WAIT, PastWait, WaitKind, WaitSpread, estimate_wait_spread
from victimcare.rules.clock import london_date
from victimcare.rules.rights import Fact

START, TOLD, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
FOLLOWED = timedelta(days=3 * 365)  # by then all but very few of the later waits have ended
FEW = 200


@dataclass(frozen=True, slots=True)
class Lasted:
    """One wait of one case; `over` None where it had not ended when the years end."""

    kind: str
    wait: WaitKind
    begun: datetime
    over: datetime | None


@dataclass(slots=True)
class Held:
    shown: int = 0
    waits: int = 0
    said: float = 0.0  # waits that should lie inside
    inside: int = 0

    def as_shares(self) -> dict[str, float]:
        waits = max(self.waits, 1)
        return {
            "spreads": self.shown,
            "waits": self.waits,
            "said": round(100 * self.said / waits, 1),
            "held": round(100 * self.inside / waits, 1),
        }


def lasted(number: int, seed: int) -> Iterator[Lasted]:
    """Every wait of two generated years."""
    parsed = map(json.loads, generate_crimes(number, seed, START, END, END + FOLLOWED))
    for _, lines in groupby(parsed, key=lambda line: line["subject"]):
        facts = [_fact(line) for line in lines]
        kind = next(fact for fact in facts if fact.type == "case.recorded").data["offence"]["group"]
        for wait, bounds in BOUNDS_OF_WAIT.items():
            begun = min((fact.time for fact in facts if any(mark.is_on(fact) for mark in bounds.begins)), default=None)
            if begun is not None:
                ends = [f.time for f in facts if f.time >= begun and any(mark.is_on(f) for mark in bounds.ends)]
                yield Lasted(kind, wait, begun, min(ends, default=None))


def _fact(line: dict[str, Any]) -> Fact:
    return Fact(
        line["source"], line["id"], line["type"], clock.parse_moment(line["time"]), line["sequence"], line["data"]
    )


def as_known_then(waits: list[Lasted]) -> dict[tuple[str, WaitKind], WaitSpread]:
    """What a victim's page would have said at the end of the first year."""
    known = defaultdict[tuple[str, WaitKind], list[PastWait]](list)
    for one in waits:
        if one.begun <= TOLD:
            is_over = one.over is not None and one.over <= TOLD
            until = one.over if is_over and one.over is not None else TOLD
            known[one.kind, one.wait].append(PastWait(_days(one.begun, until), is_over=is_over))
    found = {key: estimate_wait_spread(rows) for key, rows in known.items()}
    return {key: value for key, value in found.items() if value is not None}


def back_test(waits: list[Lasted]) -> dict[tuple[str, WaitKind], Held]:
    """By kind and wait: how many of the second year's waits lasted as long as was predicted at its beginning."""
    said = as_known_then(waits)
    found = {key: Held(shown=1) for key in said}
    for one in waits:
        known = said.get((one.kind, one.wait))
        if one.begun <= TOLD or known is None:
            continue
        held = found[one.kind, one.wait]
        held.waits += 1
        held.said += known.share / 100
        if one.over is not None and known.low <= _days(one.begun, one.over) <= known.high:
            held.inside += 1
    return found


def together(parts: list[Held]) -> Held:
    return Held(
        sum(part.shown for part in parts),
        sum(part.waits for part in parts),
        sum(part.said for part in parts),
        sum(part.inside for part in parts),
    )


def _days(begun: datetime, over: datetime) -> int:
    return (london_date(over) - london_date(begun)).days


def report(found: dict[tuple[str, WaitKind], Held]) -> dict[str, Any]:
    by_wait = {
        wait.value: together([held for (_, of), held in found.items() if of is wait]).as_shares()
        for wait in WaitKind
        if any(of is wait for _, of in found)
    }
    many = {key: held for key, held in found.items() if held.waits >= FEW}
    worst = max(many, key=lambda key: abs(many[key].inside - many[key].said) / many[key].waits, default=None)
    return {
        "all": together(list(found.values())).as_shares(),
        **by_wait,
        "worst": {"kind": worst[0], "wait": worst[1], **many[worst].as_shares()} if worst else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crimes", type=int, default=60_000)
    parser.add_argument("--seed", type=int, nargs="+", default=[7])
    arguments = parser.parse_args()
    for seed in arguments.seed:
        print(json.dumps({"seed": seed, **report(back_test(list(lasted(arguments.crimes, seed))))}))


if __name__ == "__main__":
    main()
