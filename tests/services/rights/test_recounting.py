"""Bank holidays announced, or taken back, while clocks run."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.services.loading import a_person, fact, load, recorded
from victimcare.records.models import Duty, DutyRevision
from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.services.access import Actor
from victimcare.services.rights import ledger_queries, ledger_rebuilds
from victimcare.services.rights.working_calendar import SHIPPED_CALENDAR, working_days

pytestmark = pytest.mark.django_db
OPERATOR = Actor.operator("tester")
NOW = datetime(2022, 9, 12, 9, tzinfo=UTC)  # the Monday of the week in which a funeral's holiday was announced
FUNERAL = "2022-09-19"


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def calendar(home: Path, *, without: Iterable[str] = (), besides: Iterable[str] = (), until: int = 2028) -> Path:
    held = json.loads(SHIPPED_CALENDAR.read_text("utf-8"))
    events = held["england-and-wales"]["events"]
    kept = [each for each in events if each["date"] not in set(without) and int(each["date"][:4]) <= until]
    held["england-and-wales"]["events"] = [*kept, *({"date": day, "title": "made up"} for day in besides)]
    file = home / "newer.json"
    file.write_text(json.dumps(held), encoding="utf-8")
    return file


def an_arrest(reference: str, at: datetime) -> Duty:
    victims = load(
        reference,
        recorded(a_person(), time=at - timedelta(hours=1)),
        fact("suspect.arrested", at, suspect_ref="S"),
        now=at,
    )
    return Duty.objects.get(victim=victims["V1"], code="r6_suspect_arrested")


def take(file: Path, now: datetime = NOW) -> int:
    return ledger_rebuilds.adopt_bank_holidays(actor=OPERATOR, file=file, now=now)


def due(duty: Duty) -> date | None:
    duty.refresh_from_db()
    return duty.due_on


def test_a_holiday_that_is_announced_moves_the_clocks_that_run_over_it(home: Path) -> None:
    take(calendar(home, without=[FUNERAL]))
    running, over = an_arrest("03/1/22", NOW), an_arrest("03/2/22", NOW - timedelta(days=14))
    assert (due(running), due(over)) == (date(2022, 9, 19), date(2022, 9, 5))

    count = take(calendar(home), NOW + timedelta(hours=1))

    assert count == 1
    assert (due(running), due(over)) == (date(2022, 9, 20), date(2022, 9, 5))
    readings = DutyRevision.objects.filter(code="r6_suspect_arrested")
    assert [(one.victim_id, one.why, one.due_on, one.caused_by_id) for one in readings] == [
        (running.victim_id, DutyChangeReason.CALENDAR, date(2022, 9, 19), None)
    ]
    assert list(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference=None, now=NOW + timedelta(hours=2))) == []
    assert not (home / ledger_rebuilds.PREVIOUS_CALENDAR).exists()


def test_a_holiday_taken_back_moves_them_back(home: Path) -> None:
    running = an_arrest("03/1/22", NOW)

    take(calendar(home, without=[FUNERAL]))

    assert due(running) == date(2022, 9, 19)


def test_a_calendar_that_reaches_further_gives_dates_to_what_had_none(home: Path) -> None:
    late = datetime(2028, 12, 28, 9, tzinfo=UTC)
    running = an_arrest("03/1/28", late)
    assert due(running) is None

    take(calendar(home, besides=["2029-01-01", "2029-12-25"]), late)

    assert due(running) == date(2029, 1, 5)
    (standing,) = [
        each
        for each in ledger_queries.load_duty_standings(running.victim_id, now=late)
        if each.duty.id == "r6_suspect_arrested"
    ]
    assert standing.reason is None


def test_a_file_that_ends_sooner_is_refused_and_nothing_changes(home: Path) -> None:
    with pytest.raises(ledger_rebuilds.CalendarEndsSooner):
        take(calendar(home, until=2027))

    assert working_days().last_day == date(2028, 12, 31)
    assert [path.name for path in home.iterdir()] == ["newer.json"]


def test_a_recount_that_was_interrupted_is_finished_by_the_next(home: Path) -> None:
    take(calendar(home, without=[FUNERAL]))
    running = an_arrest("03/1/22", NOW)
    # As a power cut leaves it: the newer file is in place, the earlier one beside it, and nothing is counted again.
    (home / ledger_rebuilds.PREVIOUS_CALENDAR).write_text(
        (home / "bank-holidays.json").read_text("utf-8"), encoding="utf-8"
    )
    (home / "bank-holidays.json").write_text(calendar(home).read_text("utf-8"), encoding="utf-8")

    assert take(calendar(home), NOW + timedelta(hours=1)) == 1

    assert due(running) == date(2022, 9, 20)
