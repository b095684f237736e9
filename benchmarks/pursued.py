"""How much work unread news makes: a generated year, counted.

    python -m benchmarks.pursued --crimes 20000 --seed 7 --unread 0.4

Everything is in memory, as in `benchmarks.silence`. Counts the pieces of news that victims are owed, one for each
victim and event; which of them are news of risk, now and today, and which of those were so before releases counted by
their kind (`guarded_alone`); and how many tasks arise where this share of victims does not read what waits for them.
Several pieces of news for one victim on one day are one task. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from itertools import groupby
from typing import Any

from benchmarks.silence import BY_DESK, END, NEWS, SHIPPED, START, _fact

from victimcare.demo.feed.crime_generator import generate_crimes
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.risk_news import ALWAYS_RISK, NewsUrgency, VictimAtRisk, urgency_of_news
from victimcare.rules.rights import Fact, work_out_duties
from victimcare.services.rights.working_calendar import shipped_working_days

Asked = tuple[str, str, date]  # the crime, the victim, the day
OF_RISK_BEFORE = ALWAYS_RISK | {EventType.SUSPECT_BAIL_CHANGED}


def counted(number: int, seed: int) -> tuple[Counter[str], dict[str, set[Asked]]]:
    """The pieces of news by kind, and the days of victims on which they came."""
    count: Counter[str] = Counter()
    days: dict[str, set[Asked]] = {"now": set(), "today": set(), "high": set(), "medium": set(), "standard": set()}
    parsed = (json.loads(line) for line in generate_crimes(number, seed, START, END))
    for subject, events in groupby(parsed, key=lambda event: event["subject"]):
        facts = [_fact(event) for event in events if event["type"] not in BY_DESK]
        _count(subject, facts, count, days)
    return count, days


def _count(subject: str, facts: list[Fact], count: Counter[str], days: dict[str, set[Asked]]) -> None:
    recorded = next(fact for fact in facts if fact.type == "case.recorded").data
    offence, by_ref = recorded["offence"], {fact.ref: fact for fact in facts}
    born = {one["victim_id"]: one.get("date_of_birth") for one in recorded["victims"]}
    is_guarded = offence["group"] == "sexual" or bool(offence.get("flags"))
    for victim in work_out_duties(facts, SHIPPED, shipped_working_days(), as_of=END).victims:
        count["victims"] += 1
        born_on = date.fromisoformat(born[victim.victim_id]) if born.get(victim.victim_id) else None
        flags, grounds = frozenset(offence.get("flags", ())), frozenset(victim.grounds)
        at_risk = VictimAtRisk(offence["group"], flags, grounds, is_guarded, born_on)
        harm = "high" if is_guarded else "medium" if victim.is_enhanced else "standard"
        for ref in {duty.triggered_by for duty in victim.duties if duty.id in NEWS and not duty.ending}:
            fact = by_ref[ref]
            asked = (subject, victim.victim_id, london_date(fact.time))
            haste = urgency_of_news(fact.type, fact.data, at_risk, at=fact.time)
            count["news"] += 1
            if haste is None:
                count[f"news_{harm}"] += 1
                days[harm].add(asked)
                continue
            count[f"risk_{haste}"] += 1
            days["now" if haste is NewsUrgency.NOW else "today"].add(asked)
            count["guarded_alone"] += is_guarded or fact.type in OF_RISK_BEFORE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crimes", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--unread", type=float, default=0.4, help="share of victims who do not read what waits")
    parser.add_argument("--size", type=int, default=950_000, help="crimes a year of the force that is told of")
    given = parser.parse_args()
    count, days = counted(given.crimes, given.seed)
    scale = given.size / given.crimes / 365
    a_day: dict[str, Any] = {name: round(len(found) * scale, 1) for name, found in days.items()}
    asked = {name: round(each * given.unread, 1) for name, each in a_day.items()}
    print(json.dumps({"counted": dict(count), "news_a_day": a_day, "people_asked_a_day": asked}, indent=1))


if __name__ == "__main__":
    main()
