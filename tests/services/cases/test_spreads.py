"""How long cases wait, as the database counts it: the same as the rules say for each timeline."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import groupby

import pytest

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.demo.feed import generate_crimes
from victimcare.records.models import StageDurationStats, Task, TaskChange
from victimcare.records.models.tasks import TaskKind
from victimcare.rules import clock
from victimcare.rules.cases.case_waits import BOUNDS_OF_WAIT, FEWEST_WAITS, PastWait, WaitKind, estimate_wait_spread
from victimcare.rules.rights import Fact
from victimcare.services.cases import wait_statistics
from victimcare.services.follow_up import long_waits

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def sent(number: int, at: datetime, *after: Fact, group: str = "burglary") -> None:
    begun = recorded(a_person(f"V{number}", mobile=f"07700 9{number:05}"), group=group, time=at - timedelta(days=1))
    load(f"44/{30_000 + number}/26", begun, fact("case.sent_to_cps", at), *after)


def decided(number: int, days: int, *, ago: int = 300, group: str = "burglary") -> None:
    at = NOW - timedelta(days=ago)
    decision = fact("prosecution.decision", at + timedelta(days=days), decision="no_charge", by="cps", reason="x")
    sent(number, at, decision, group=group)


def thirty() -> None:
    for number in range(FEWEST_WAITS):
        decided(number, 1 + number)


def test_thirty_cases_of_one_kind_tell_and_twenty_nine_do_not() -> None:
    for number in range(1, FEWEST_WAITS):
        decided(number, number)
    for number in range(100, 103):
        decided(number, 3, group="robbery")
    wait_statistics.recalculate_wait_spreads(now=NOW)
    assert not StageDurationStats.objects.filter(wait=WaitKind.LAWYERS).exists()

    decided(200, FEWEST_WAITS)
    wait_statistics.recalculate_wait_spreads(now=NOW)
    wait_statistics.recalculate_wait_spreads(now=NOW)  # a second run changes nothing

    row = StageDurationStats.objects.get(wait=WaitKind.LAWYERS)
    assert (row.kind, row.low, row.high, row.count) == ("burglary", 8, 23, FEWEST_WAITS)


def test_a_night_asks_once_for_a_victim_who_now_waits_longer_than_most() -> None:
    thirty()
    sent(500, NOW - timedelta(days=26))  # 23 days are the end of the middle half
    sent(501, NOW - timedelta(days=20))
    sent(502, NOW - timedelta(days=90))  # long ago: a force that begins is not flooded with tasks
    wait_statistics.recalculate_wait_spreads(now=NOW)

    assert long_waits.create_long_wait_tasks(now=NOW) == 1
    assert long_waits.create_long_wait_tasks(now=NOW) == 0

    task = Task.objects.get(kind=TaskKind.WAITS_LONG)
    assert task.victim is not None
    assert (task.victim.record_id, task.subject_key) == ("V500", "wait:lawyers")
    assert TaskChange.objects.filter(task=task, what="made").exists()


def test_once_it_is_decided_no_task_remains() -> None:
    thirty()
    sent(500, NOW - timedelta(days=26))
    wait_statistics.recalculate_wait_spreads(now=NOW)
    long_waits.create_long_wait_tasks(now=NOW)
    assert long_waits.close_long_wait_tasks(now=NOW) == 0

    load("44/30500/26", fact("prosecution.decision", NOW, decision="charge", by="cps"))

    assert long_waits.close_long_wait_tasks(now=NOW + timedelta(hours=1)) == 1
    assert Task.objects.get(kind=TaskKind.WAITS_LONG).outcome == "done"


def test_what_we_decide_ourselves_makes_no_task() -> None:
    assert all(not wait.is_ours for wait in long_waits._OTHERS)


def test_the_database_counts_what_the_rules_say_of_each_timeline() -> None:
    start, end = NOW - timedelta(days=200), NOW
    expected: dict[tuple[str, WaitKind], list[PastWait]] = {}
    for reference, lines in groupby(
        map(json.loads, generate_crimes(150, 5, start, end)), key=lambda line: line["subject"]
    ):
        facts = [
            Fact(
                line["source"],
                line["id"],
                line["type"],
                clock.parse_moment(line["time"]),
                line["sequence"],
                line["data"],
            )
            for line in lines
        ]
        load(reference, *facts)
        group = next(one for one in facts if one.type == "case.recorded").data["offence"]["group"]
        for wait in WaitKind:
            if waited := by_the_rules(wait, [one for one in facts if one.time <= NOW]):
                expected.setdefault((group, wait), []).append(waited)

    for wait in WaitKind:
        counted = [
            (kind, PastWait(days, is_over, count))
            for kind, days, is_over, count in wait_statistics._rows(
                wait_statistics._COUNTED, f"{wait_statistics._COLUMNS}, count(*)", wait, NOW
            )
        ]
        for group in {kind for kind, _ in counted}:
            rows = [waited for kind, waited in counted if kind == group]
            mine = expected[group, wait]
            assert sorted((w.days, w.is_over) for w in rows for _ in range(w.count)) == sorted(
                (w.days, w.is_over) for w in mine
            )
            assert estimate_wait_spread(rows) == estimate_wait_spread(mine)


def by_the_rules(wait: WaitKind, facts: list[Fact]) -> PastWait | None:
    bounds = BOUNDS_OF_WAIT[wait]
    begun = min((one.time for one in facts if any(mark.is_on(one) for mark in bounds.begins)), default=None)
    if begun is None:
        return None
    ends = [one.time for one in facts if one.time >= begun and any(mark.is_on(one) for mark in bounds.ends)]
    over = min(ends, default=None)
    return PastWait((clock.london_date(over or NOW) - clock.london_date(begun)).days, is_over=over is not None)
