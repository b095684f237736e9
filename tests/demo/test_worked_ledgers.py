"""docs/worked-ledgers.md was worked out by hand; what the product says of the same people at the same moments is equal.

Read from the document: each case's heading, its moment, and the table of each of its victims. A difference is a fault
of the page or of the product: work the sum out again with a calendar before changing either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.services.people_and_cases import staff
from victimcare.demo.cast import cast_members
from victimcare.demo.cast.record_system_facts import next_event_line
from victimcare.demo.demo_loading import demonstration_feed
from victimcare.demo.feed.feed_moments import LONDON
from victimcare.records.models import Duty, Victim
from victimcare.rules.rights import DutyReason
from victimcare.services.access import Actor, Role
from victimcare.services.desk import duty_decisions, recorded_grounds
from victimcare.services.feed import feed_loading
from victimcare.services.rights import ledger_queries

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[2] / "docs" / "worked-ledgers.md"
NOW = datetime(2026, 12, 29, 12, 0, tzinfo=UTC)  # of the page's demonstration
ARRESTED = datetime(2026, 12, 29, 14, 0, tzinfo=UTC)
HELD = datetime(2026, 12, 29, 15, 0, tzinfo=UTC)
ASSESSED = datetime(2026, 12, 31, 10, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, in the ledger's own words; the sum is for people."""

    starts_on: str
    duty: str
    triggered_by: str
    due_on: str | None
    due_at: str | None
    status: str
    met_at: str | None
    met_by: str | None
    has_reason: bool


@dataclass(frozen=True, slots=True)
class Owed:
    victim_id: str
    enhanced: bool
    grounds: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """One case of the page."""

    reference: str
    as_of: datetime
    victims: tuple[Owed, ...]


def worked() -> list[Worked]:
    sections = re.split(r"^## \d+\. [^,]*?, ", PAGE.read_text(), flags=re.MULTILINE)[1:]
    return [_worked(section) for section in sections]


def _worked(section: str) -> Worked:
    moment = re.search(r"^As of ([0-9T:+-]+)", section, flags=re.MULTILINE)
    assert moment is not None
    victims = re.split(r"^### ", section, flags=re.MULTILINE)[1:]
    reference = section.split("\n", 1)[0]
    number = reference.split("/")[1]
    return Worked(reference, datetime.fromisoformat(moment[1]), tuple(_owed(one, number) for one in victims))


def _owed(part: str, number: str) -> Owed:
    heading, *rows = part.strip().split("\n")
    victim_id, standing = heading.split(": ")
    named = standing.removeprefix("enhanced by ")
    recorded = () if named in ("standard", "facts alone") else tuple(named.split(", "))
    lines = [line for row in rows if re.match(r"\| \w{3} \d", row) for line in _lines(row, number)]
    lines.sort(key=lambda line: (line.starts_on, line.duty))
    return Owed(victim_id, standing != "standard", recorded, tuple(lines))


def _lines(row: str, number: str) -> list[Line]:
    """One for each duty that shares the row."""
    starts, duties, *rest, _sum = (cell.strip() for cell in row.strip("|").split("|"))
    return [_line(starts, duty, *rest, number=number) for duty in duties.split(", ")]


def _line(starts: str, duty: str, started_by: str, due: str, status: str, met: str, *, number: str) -> Line:
    due_at = _moment(due, time(23, 59, 59))
    met_on, met_by = met.split(", ") if met != "–" else ("–", None)
    met_at = _moment(met_on)
    return Line(
        starts_on=_day(starts).isoformat(),
        duty=duty,
        triggered_by=_event(started_by, number),
        due_on=due_at.date().isoformat() if due_at else None,
        due_at=due_at.isoformat() if due_at else None,
        status=status,
        met_at=met_at.isoformat() if met_at else None,
        met_by=_event(met_by, number) if met_by else None,
        has_reason=status in ("held", "declined", "not_owed") or duty == "r9_uls_request",
    )


def _event(text: str, number: str) -> str:
    return f"{number}-{text}" if text.isdigit() else text


def _moment(text: str, otherwise: time | None = None) -> datetime | None:
    """`Tue 5 Jan 2027`, at `otherwise`, or with its time behind it; without a year the page's; None for a dash."""
    if text == "–":
        return None
    day, clock = re.fullmatch(r"(\w{3} \d+ \w{3}(?: \d{4})?)(?: (\d\d:\d\d))?", text).groups()  # type: ignore[union-attr]
    at = time.fromisoformat(clock) if clock else otherwise
    assert at is not None, text
    return datetime.combine(_day(day), at, LONDON)


def _day(text: str) -> date:
    day = datetime.strptime(text if text[-4:].isdigit() else f"{text} {NOW.year}", "%a %d %b %Y").date()
    assert f"{day:%a}" == text[:3], f"{day} is no {text[:3]}"
    return day


@cache
def lines_of(reference: str) -> tuple[bytes, ...]:
    return tuple(line for line in _demonstration() if json.loads(line)["subject"] == reference)


@cache
def _demonstration() -> tuple[bytes, ...]:
    return tuple(line.rstrip(b"\n") for line in demonstration_feed(NOW))


def load(lines: Sequence[bytes], now: datetime, *, is_history: bool = False) -> None:
    def numbered(_opened: ExitStack) -> Any:
        return enumerate(lines, 1)

    report = feed_loading.load_feed_sources(
        actor=Actor.operator("demonstration"),
        door="demonstration",
        sources=[feed_loading.FeedSource("worked", numbered)],
        is_history=is_history,
        clock=lambda: now,
    )
    assert report.as_json()["applied"] == len(lines)


def arrest_and_assess_naomi() -> None:
    load([next_event_line("naomi", ARRESTED)], ARRESTED)
    recorded_grounds.add_grounds(
        actor=staff("Carys Penry", Role.DESK),
        victim_id=Victim.objects.get(case__reference=cast_members.NAOMI).id,
        grounds=["intimidated"],
        words="He knows where she lives.",
        now=ASSESSED,
    )


def hold_elifs_news() -> None:
    duty_decisions.hold_duty(
        actor=staff("Bernice Samuels", Role.SUPERVISOR),
        duty_id=Duty.objects.get(victim__case__reference=cast_members.ELIF, code="r6_police_bail_changed").id,
        reason=DutyReason.NO_SAFE_WAY_TO_TELL,
        words="Her hour was over before anybody could ring.",
        review_on=date(2026, 12, 31),
        now=HELD,
    )


# What people did besides the feed, as the page tells it.
ACTS: dict[str, Callable[[], None]] = {cast_members.NAOMI: arrest_and_assess_naomi, cast_members.ELIF: hold_elifs_news}


def ledger(reference: str, as_of: datetime) -> tuple[Owed, ...]:
    answer = ledger_queries.read_ledger(
        actor=Actor.operator("checker", "checking"), reference=reference, as_of=as_of, now=NOW
    )
    return tuple(
        Owed(
            victim["victim_id"],
            victim["enhanced"],
            tuple(victim["enhanced_grounds"]),
            tuple(_as_line(duty) for duty in victim["duties"]),
        )
        for victim in answer["victims"]
    )


def _as_line(duty: dict[str, Any]) -> Line:
    kept = {key: duty[key] for key in ("starts_on", "triggered_by", "due_on", "due_at", "status", "met_at", "met_by")}
    return Line(duty=duty["id"], has_reason=duty["reason"] is not None, **kept)


@pytest.mark.parametrize("case", worked(), ids=lambda case: case.reference)
def test_the_product_says_what_was_worked_out_by_hand(case: Worked) -> None:
    load(lines_of(case.reference), NOW, is_history=True)
    ACTS.get(case.reference, lambda: None)()

    assert ledger(case.reference, case.as_of) == case.victims


def test_a_hold_that_nobody_reviews_reads_missed_when_the_page_says() -> None:
    load(lines_of(cast_members.ELIF), NOW, is_history=True)
    hold_elifs_news()

    last, first = (
        ledger(cast_members.ELIF, datetime.combine(day, at, LONDON))[0].lines[-1].status
        for day, at in ((date(2026, 12, 31), time(23, 59, 59)), (date(2027, 1, 1), time(0, 0)))
    )

    assert (last, first) == ("held", "missed")


def test_the_page_tells_of_eleven_cases_and_each_victim_has_duties() -> None:
    cases = worked()

    assert len({case.reference for case in cases}) == 11
    assert [owed.victim_id for case in cases for owed in case.victims if not owed.lines] == []
    assert {line.status for case in cases for owed in case.victims for line in owed.lines} == {
        "due",
        "met",
        "met_late",
        "missed",
        "held",
        "declined",
        "not_owed",
    }
