"""Who is rung first: a year of a desk that works in the silence detector's order, against one that takes the oldest
first.

    python -m benchmarks.silence --crimes 20000 --seed 7 --capacity 0.8 0.95 1.1

Everything is in memory: a generated year (`victimcare demo feed`), the engine of the Victims' Code and the detector's
own rules; no database and no pages. What the feed says about contacts and assessments is left out, so that only the
desk acts. Each working day it has a fixed number of acts; one act reaches one victim and does everything owed to them
by then, and every tenth try fails to reach the victim. `capacity` is a day's acts as a share of those that a working
day brings on average. A right is broken when its day ends before the desk has acted. Prints, as JSON, for each capacity
and order: rights broken in a thousand that came due, the same weighted with harm (3 guarded, 2 enhanced, 1), and by
harm.
"""

from __future__ import annotations

import argparse
import heapq
import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from victimcare.demo.feed.crime_generator import generate_crimes
from victimcare.rules import clock
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.follow_up.unattended_duties import (
    CommitmentKind,
    UnattendedMatter,
    UnattendedVictim,
    VictimContactFacts,
    rank_unattended_victims,
    unattended_order,
)
from victimcare.rules.rights import Catalogue, DutyEnd, Fact, work_out_duties
from victimcare.services.rights.code_catalogue import HERE, list_edition_folders, read_editions, read_outcomes
from victimcare.services.rights.working_calendar import shipped_working_days

START, END = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
BY_DESK = frozenset({"victim.contacted", "victim.needs_assessed"})
UNREACHED = 0.1


@dataclass(slots=True)
class Owed:
    """One right: from when it can be done, and by when it must be."""

    starts_at: datetime
    due_at: datetime
    due_on: date
    code: str
    is_news: bool
    done_at: datetime | None = None


@dataclass(slots=True)
class Victim:
    id: int
    harm: int
    rights: list[Owed] = field(default_factory=list)


def a_year(number: int, seed: int) -> list[Victim]:
    """Every victim with the rights that the desk has to keep, in the order of their beginning."""
    victims: list[Victim] = []
    parsed = (json.loads(line) for line in generate_crimes(number, seed, START, END))
    for _, events in groupby(parsed, key=lambda event: event["subject"]):
        facts = [_fact(event) for event in events if event["type"] not in BY_DESK]
        victims += _victims(facts, len(victims))
    return victims


def _fact(event: dict[str, Any]) -> Fact:
    at = clock.parse_moment(event["time"])
    return Fact(event["source"], event["id"], event["type"], at, event["sequence"], event["data"])


def _victims(facts: list[Fact], first_id: int) -> Iterator[Victim]:
    recorded = next(fact for fact in facts if fact.type == "case.recorded").data
    offence = recorded["offence"]
    is_guarded_case = offence["group"] == "sexual" or bool(offence.get("flags"))
    found = work_out_duties(facts, SHIPPED, shipped_working_days(), as_of=END)
    for place_of, own in enumerate(found.victims):
        harm = 3 if is_guarded_case else 2 if own.is_enhanced else 1
        owed = [
            Owed(duty.starts_at, duty.due_at, duty.due_on, duty.id, duty.id in NEWS)
            for duty in own.duties
            if duty.id in OURS and duty.due_at and duty.due_on and not duty.ending and duty.due_at < END
        ]
        yield Victim(first_id + place_of, harm, sorted(owed, key=lambda one: one.starts_at))


# Read without Django, whose settings would look for an installation.
SHIPPED = Catalogue(read_editions(list_edition_folders(HERE / "editions")), read_outcomes(HERE / "outcomes.toml"))
_ENTRIES = [entry for edition in SHIPPED.editions for entry in edition.entitlements.values()]
NEWS = frozenset(entry.id for entry in _ENTRIES if entry.ends is DutyEnd.TELLING)
OURS = frozenset(
    entry.id
    for entry in _ENTRIES
    if entry.ends not in (DutyEnd.WINDOW, DutyEnd.COURT, DutyEnd.RECORDING)
    and (entry.ends is DutyEnd.TELLING or not entry.is_of_another_agency)
)

Order = Callable[[list["Open"], datetime], list["Open"]]


@dataclass(slots=True)
class Open:
    """A victim for whom something is to be done now."""

    victim: Victim
    rights: list[Owed]


def oldest_first(waiting: list[Open], now: datetime) -> list[Open]:
    """By when the first of it began: a queue."""
    return sorted(waiting, key=lambda one: (min(right.starts_at for right in one.rights), one.victim.id))


def soonest_due(waiting: list[Open], now: datetime) -> list[Open]:
    """By the day alone, for every victim alike: for comparison."""
    return sorted(waiting, key=lambda one: (min(right.due_at for right in one.rights), one.victim.id))


def detector(waiting: list[Open], now: datetime) -> list[Open]:
    """First those that the detector finds, in its order; then, for the rest of the day, what comes due later, in the
    same order."""
    return sorted(waiting, key=lambda one: unattended_order(_line(one, now)))


def _line(one: Open, now: datetime) -> UnattendedVictim:
    matters = [
        UnattendedMatter(one.victim.id, CommitmentKind.RIGHT, right.code, right.due_at, right.is_news)
        for right in one.rights
    ]
    [line] = rank_unattended_victims(
        matters, {one.victim.id: VictimContactFacts(one.victim.harm, True, 0, False)}, now=now
    )
    return line


ORDERS: dict[str, Order] = {"oldest first": oldest_first, "soonest due": soonest_due, "detector": detector}


def work(victims: list[Victim], order: Order, acts_a_day: float, seed: int) -> dict[str, Any]:
    """The year, day by day. Returns what was broken."""
    chance = random.Random(seed)
    calendar = shipped_working_days()
    coming = [(right.starts_at, victim.id, number) for victim in victims for number, right in enumerate(victim.rights)]
    heapq.heapify(coming)
    waiting: dict[int, Open] = {}
    saved = 0.0
    for right in (right for victim in victims for right in victim.rights):
        right.done_at = None
    day = START.date()
    while day < END.date():
        now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        while coming and coming[0][0] <= now:
            _, victim_id, number = heapq.heappop(coming)
            victim = victims[victim_id]
            waiting.setdefault(victim_id, Open(victim, [])).rights.append(victim.rights[number])
        if calendar.is_working_day(day):
            saved += acts_a_day
            for one in order(list(waiting.values()), now)[: int(saved)]:
                saved -= 1
                if chance.random() >= UNREACHED:
                    for right in one.rights:
                        right.done_at = now
                    del waiting[one.victim.id]
            saved = min(saved, acts_a_day)
        day += ONE_DAY
    return _measured(victims)


def _measured(victims: list[Victim]) -> dict[str, Any]:
    due = [(victim.harm, right) for victim in victims for right in victim.rights]
    broken = [
        (harm, right) for harm, right in due if right.done_at is None or london_date(right.done_at) > right.due_on
    ]
    by_harm = {
        name: _in_a_thousand(sum(one == harm for one, _ in broken), sum(one == harm for one, _ in due))
        for harm, name in ((3, "guarded"), (2, "enhanced"), (1, "standard"))
    }
    return {
        "broken_in_1000": _in_a_thousand(len(broken), len(due)),
        "harm_weighted_in_1000": _in_a_thousand(sum(harm for harm, _ in broken), sum(harm for harm, _ in due)),
        **by_harm,
    }


def _in_a_thousand(part: int, whole: int) -> float:
    return round(1000 * part / whole, 1) if whole else 0.0


def acts_needed(victims: list[Victim]) -> float:
    """How many acts a working day brings on average: one for all rights of a victim that begin on one day."""
    working = sum(bool(shipped_working_days().is_working_day(START.date() + timedelta(n))) for n in range(365))
    acts = sum(len({right.starts_at.date() for right in victim.rights}) for victim in victims)
    return acts / working / (1 - UNREACHED)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--crimes", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--capacity", type=float, nargs="+", default=[0.6, 0.8, 0.95, 1.1])
    options = asked.parse_args()
    began = time.monotonic()
    victims = a_year(options.crimes, options.seed)
    needed = acts_needed(victims)
    answer = {
        "crimes": options.crimes,
        "seed": options.seed,
        "victims": len(victims),
        "rights": sum(len(victim.rights) for victim in victims),
        "acts_a_working_day": round(needed, 1),
        "orders": {
            f"{share:.2f}": {name: work(victims, order, share * needed, options.seed) for name, order in ORDERS.items()}
            for share in options.capacity
        },
        "seconds": round(time.monotonic() - began, 1),
    }
    print(json.dumps(answer, indent=1))


if __name__ == "__main__":
    main()
