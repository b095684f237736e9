"""The published tables, read once: how many crimes of which type where and when, how they end, and after how long."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from victimcare.demo.feed.draw import Weighted
from victimcare.demo.feed.places import read

NO_SUSPECT = "Investigation complete; no suspect identified"
UNABLE = "Unable to prosecute suspect"
CHARGED = "Suspect charged"
OPEN = "Under investigation"
_ONE_STORY = {
    # two ways of saying that a court has it, and two of saying that nobody has said how it ended
    "Awaiting court outcome": CHARGED,
    "Court result unavailable": CHARGED,
    "Status update unavailable": OPEN,
}
# what the months table says of courts' results, by the result a feed would carry
COURT_RESULTS = (
    "Defendant found not guilty",
    "Court case unable to proceed",
    "Offender sent to prison",
    "Offender given suspended prison sentence",
    "Offender given community sentence",
    "Offender fined",
    "Offender given conditional discharge",
    "Offender ordered to pay compensation",
)
_PLACES_COLUMNS = ("MajorText", "MinorText", "LookUp_BoroughName")


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of the table: a type of crime in a borough."""

    minor: str
    borough: str


@dataclass(frozen=True, slots=True)
class Published:
    cells: tuple[Weighted[Cell], ...]  # by calendar month, January first
    month_weight: tuple[int, ...]  # crimes in that calendar month, both years together
    outcomes: dict[str, Weighted[str]]  # type of crime in the outcome table → category
    months: dict[str, Weighted[int]]  # category → months from recorded to outcome
    court_results: Weighted[str]


@cache
def published(borough: str | None = None) -> Published:
    """Of the whole force, or with the crimes of one borough alone, named as the table spells it."""
    counts = _recorded(borough)
    months = _months()
    return Published(
        cells=tuple(Weighted(month.items()) for month in counts),
        month_weight=tuple(sum(month.values()) for month in counts),
        outcomes={kind: Weighted(mix.items()) for kind, mix in _outcomes().items()},
        months={category: Weighted(spread.items()) for category, spread in months.items()},
        court_results=Weighted((result, sum(months[result].values())) for result in COURT_RESULTS),
    )


def recorded_in_a_year(borough: str) -> int:
    """How many crimes the table has for this borough in its last twelve months."""
    rows = csv.DictReader(read("recorded-crime.csv").splitlines())
    hers = [row for row in rows if row["LookUp_BoroughName"] == borough]
    months = sorted(column for column in hers[0] if column not in _PLACES_COLUMNS)[-12:]
    return sum(int(row[month] or 0) for row in hers for month in months)


def _recorded(borough: str | None) -> list[dict[Cell, int]]:
    counts: list[dict[Cell, int]] = [defaultdict(int) for _ in range(12)]
    for row in csv.DictReader(read("recorded-crime.csv").splitlines()):
        cell = Cell(row["MinorText"], row["LookUp_BoroughName"])
        if borough not in (None, cell.borough):
            continue
        for column, crimes in row.items():
            if column not in _PLACES_COLUMNS:
                counts[int(column[4:]) - 1][cell] += int(crimes or 0)
    return counts


def _outcomes() -> dict[str, dict[str, int]]:
    mix: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in csv.DictReader(read("outcome-mix.csv").splitlines()):
        category = row["last_outcome_category"]
        if row["crime_type"] != "Anti-social behaviour":  # not a recorded crime, and has no outcome
            mix[row["crime_type"]][_ONE_STORY.get(category, category)] += int(row["records"])
    return mix


def _months() -> dict[str, dict[int, int]]:
    spread: dict[str, dict[int, int]] = defaultdict(dict)
    for row in csv.DictReader(read("months-to-outcome.csv").splitlines()):
        if int(row["months"]) >= 0:  # 19 records have their outcome before they were recorded
            spread[row["outcome_type"]][int(row["months"])] = int(row["records"])
    return spread
