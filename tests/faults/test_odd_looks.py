"""Looks without work to do there are planted among a desk's honest ones: how many stand out, and how many honest ones
do too.

Short form: some 40 among 3,000. Long form (VICTIMCARE_FAULTS=long): over 200 among 200,000, at three desks of fifty
people, none of which is that on which the rule was tuned (seed 7). It prints what stood out, by kind.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from datetime import timedelta

import pytest

from tests.faults.lookers import DAYS, Month, a_month
from tests.services.people_and_cases import NOW
from victimcare.records.models import AccessReview
from victimcare.services.supervision import access_reviews

LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
LOOKS, PLANTED, PEOPLE, VICTIMS = (66_000, 70, 50, 10_000) if LONG else (3_000, 24, 40, 1_500)
SEEDS = [int(seed) for seed in os.environ.get("LOOKS_SEEDS", "11 12 13").split()] if LONG else [7]
A_REVIEWER = 15  # people whose looks one supervisor answers for


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_planted_stands_out_and_few_honest_looks_do(seed: int) -> None:
    month = a_month(looks=LOOKS, planted=PLANTED, people=PEOPLE, victims=VICTIMS, until=NOW, seed=seed)
    began = time.perf_counter()

    while access_reviews.read_audit_for_looks(now=NOW + timedelta(days=2)):
        pass

    took = time.perf_counter() - began
    odd = set(AccessReview.objects.filter(score__gte=access_reviews.ODD_FROM).values_list("entry_id", flat=True))
    drawn = AccessReview.objects.filter(is_drawn=True).count()
    found, false = odd & month.planted.keys(), odd - month.planted.keys()
    _tell(month, found, false, drawn, took)
    assert len(found) >= 0.7 * len(month.planted)
    assert len(false) <= 0.02 * month.looks
    assert 0.01 * month.looks < drawn < 0.03 * month.looks


def _tell(month: Month, found: set[int], false: set[int], drawn: int, took: float) -> None:
    planted, seen = Counter(month.planted.values()), Counter(month.planted[entry] for entry in found)
    reasons = Counter(
        reason
        for row in AccessReview.objects.filter(entry_id__in=false).values_list("reasons", flat=True)
        for reason in row
        if reason != "no_work"
    )
    print(f"\n{month.looks:,} looks, {len(month.planted)} planted; read in {took:.1f} s; {drawn:,} drawn by lot")
    a_week = len(false) * 7 / DAYS * A_REVIEWER / PEOPLE
    print(f"stood out: {len(found)} of the planted, {len(false)} honest ones, these because of {dict(reasons)}")
    print(f"{a_week:.1f} honest ones a week for each who answers for {A_REVIEWER}")
    print(", ".join(f"{kind}: {seen[kind]} of {count}" for kind, count in planted.items()))
