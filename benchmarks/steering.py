"""Whether the measure of steering finds what is there, and nothing where there is nothing: plans on generated contacts.

    python -m benchmarks.steering --plans 10000 --days 56 --less 30

Everything is in memory. Each plan draws its control days as the product does, then each day draws how many people ask
for news (fewer at weekends), how the day is (some days all people write more), and how often each person writes again
(a few write very often). Steering makes that `--less` in 100 less, or changes nothing. Prints, as JSON: of the plans
without an effect, in how many of 100 the interval leaves zero out; of those with one, in how many of 100 the interval
holds the true difference, and in how many it leaves zero out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from victimcare.rules.control_room.figures.steering import SteeringDays, draw_control_days
from victimcare.services.control_room.figures.steering_estimate import DayMean, estimate_difference

FIRST_DAY = date(2027, 1, 4)  # a Monday
PEOPLE = (14, 14, 14, 14, 14, 5, 5)  # who ask for news, by weekday
AGAIN = (0.9, 0.9, 0.9, 0.9, 0.9, 1.2, 1.2)  # messages in the next 14 days, by weekday
DAY_SHAPE = 20  # of the gamma by which days differ: the greater, the more alike
PERSON_SHAPE = 1  # of the gamma by which people differ


@dataclass(frozen=True, slots=True)
class Recovered:
    """Of 100 plans: how many intervals hold the true difference, and how many leave zero out."""

    holds: float
    shown: float


def generate_days(plan: SteeringDays, *, less: float) -> list[DayMean]:
    """The days of one plan on which any person asked."""
    draw = np.random.default_rng(plan.seed)
    control_days = draw_control_days(plan)
    days = []
    for ahead in range((plan.ends_on - plan.starts_on).days + 1):
        on = plan.starts_on + timedelta(days=ahead)
        people = int(draw.poisson(PEOPLE[on.weekday()]))
        if not people:
            continue
        expected = AGAIN[on.weekday()] * draw.gamma(DAY_SHAPE, 1 / DAY_SHAPE) * (1 if on in control_days else 1 - less)
        again = draw.poisson(expected * draw.gamma(PERSON_SHAPE, 1 / PERSON_SHAPE, people))
        days.append(DayMean(on, on in control_days, float(again.mean())))
    return days


def recover_effect(seeds: Sequence[int], *, days: int, less: float) -> Recovered:
    """Plant the effect in a plan for each seed, and look for it."""
    true = -less * sum(AGAIN) / len(AGAIN)
    holds = shown = 0
    for seed in seeds:
        plan = SteeringDays(FIRST_DAY, FIRST_DAY + timedelta(days=days - 1), 50, seed)
        found = estimate_difference(generate_days(plan, less=less), is_by_weekday=True)
        assert found is not None, "a plan of eight weeks has enough days"
        holds += found.low <= true <= found.high
        shown += found.is_shown
    return Recovered(100 * holds / len(seeds), 100 * shown / len(seeds))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--plans", type=int, default=10_000)
    asked.add_argument("--days", type=int, default=56)
    asked.add_argument("--less", type=int, default=30, help="of 100 messages that steering saves")
    given = asked.parse_args()
    seeds = range(given.plans)
    none = recover_effect(seeds, days=given.days, less=0)
    planted = recover_effect(seeds, days=given.days, less=given.less / 100)
    told = {
        "plans": given.plans,
        "days": given.days,
        "false_alarms_of_100": none.shown,
        "planted": given.less,
        "interval_holds_of_100": planted.holds,
        "found_of_100": planted.shown,
    }
    print(json.dumps(told, indent=2))


if __name__ == "__main__":
    main()
