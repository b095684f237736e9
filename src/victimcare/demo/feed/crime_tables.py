"""The published tables, read once: how many crimes of which type, where and when, how they end, and after how long."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from victimcare.demo.feed.seeded_draw import SeededDraw, WeightedChoice

# Where the invented force's crimes happen: areas, courts, and addresses that are on no map.

FORCE_CODE = "44"  # no force in England and Wales has it
_STREETS = (
    "Alderfly", "Barleymow", "Bittern", "Candlewick", "Cobnut", "Cordwainer", "Curlew", "Dabchick", "Dunnock",
    "Eglantine", "Fallowfield", "Fennel", "Goldcrest", "Gorsefinch", "Hartstongue", "Heronry", "Inkberry", "Jackdaw",
    "Kittiwake", "Lantern Maker", "Linnet", "Loosestrife", "Marshwort", "Merlin's", "Nightjar", "Oxlip", "Pepperpot",
    "Pipistrelle", "Quillwort", "Redstart", "Rushlight", "Saffron Gate", "Sallow", "Tansy", "Teasel", "Tollkeeper",
    "Umberslade", "Wagtail", "Wheatear", "Yaffle",
)  # fmt: skip
_WAYS = ("Street", "Road", "Row", "Lane", "Close", "Terrace", "Gardens", "Way", "Court", "Mews", "Rise", "Walk")
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # letters allowed at the end of a postcode


@dataclass(frozen=True, slots=True)
class PoliceArea:
    """A basic command unit, with the courts that hear its cases."""

    code: str
    name: str
    magistrates: str
    crown: str


@cache
def read_areas() -> dict[str, PoliceArea]:
    """Borough, as the published table spells it, to the area that polices it."""
    courts = _read_courts()
    found: dict[str, PoliceArea] = {}
    for entry in tomllib.loads(read_demo_file("areas.toml"))["area"]:
        area = PoliceArea(entry["code"], entry["name"], courts[entry["magistrates"]], courts[entry["crown"]])
        found |= dict.fromkeys(entry["boroughs"], area)
    return found


def draw_address(draw: SeededDraw, district: int) -> dict[str, object]:
    """A home address. No postcode area is called ZZ; the district keeps a borough's homes together."""
    street = f"{draw.between(1, 180)} {draw.pick(_STREETS)} {draw.pick(_WAYS)}"
    lines = [f"Flat {draw.between(1, 40)}, {street}"] if draw.chance(0.3) else [street]
    inward = f"{draw.between(0, 9)}{draw.pick(_LETTERS)}{draw.pick(_LETTERS)}"
    return {"lines": lines, "postcode": f"ZZ{district} {inward}"}


def read_demo_file(name: str) -> str:
    """The text of one of the demonstration's data files."""
    return resources.files("victimcare.demo").joinpath("data", name).read_text(encoding="utf-8")


def _read_courts() -> dict[str, str]:
    return {row["court_id"]: row["court_name"] for row in csv.DictReader(read_demo_file("courts.csv").splitlines())}


NO_SUSPECT = "Investigation complete; no suspect identified"
UNABLE_TO_PROSECUTE = "Unable to prosecute suspect"
CHARGED = "Suspect charged"
UNDER_INVESTIGATION = "Under investigation"
_SAME_OUTCOMES = {
    # two values that mean the case is with a court, and two that mean the outcome is not known
    "Awaiting court outcome": CHARGED,
    "Court result unavailable": CHARGED,
    "Status update unavailable": UNDER_INVESTIGATION,
}
# court results in the months table, by the result a feed would carry
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
class CrimeCell:
    """A line of the table: a type of crime in a borough."""

    minor: str
    borough: str


@dataclass(frozen=True, slots=True)
class PublishedTables:
    cells: tuple[WeightedChoice[CrimeCell], ...]  # by calendar month, January first
    month_weight: tuple[int, ...]  # crimes in that calendar month, both years together
    outcomes: dict[str, WeightedChoice[str]]  # type of crime in the outcome table → category
    months: dict[str, WeightedChoice[int]]  # category → months from recorded to outcome
    court_results: WeightedChoice[str]


@cache
def read_published_tables(borough: str | None = None) -> PublishedTables:
    """For the whole force, or with the crimes of one borough only, named as the table spells it."""
    counts = _recorded_counts(borough)
    months = _months_to_outcome()
    return PublishedTables(
        cells=tuple(WeightedChoice(month.items()) for month in counts),
        month_weight=tuple(sum(month.values()) for month in counts),
        outcomes={kind: WeightedChoice(mix.items()) for kind, mix in _outcome_mix().items()},
        months={category: WeightedChoice(spread.items()) for category, spread in months.items()},
        court_results=WeightedChoice((result, sum(months[result].values())) for result in COURT_RESULTS),
    )


def count_recorded_in_year(borough: str) -> int:
    """How many crimes the table has for this borough in its last twelve months."""
    rows = csv.DictReader(read_demo_file("recorded-crime.csv").splitlines())
    own = [row for row in rows if row["LookUp_BoroughName"] == borough]
    months = sorted(column for column in own[0] if column not in _PLACES_COLUMNS)[-12:]
    return sum(int(row[month] or 0) for row in own for month in months)


def _recorded_counts(borough: str | None) -> list[dict[CrimeCell, int]]:
    counts: list[dict[CrimeCell, int]] = [defaultdict(int) for _ in range(12)]
    for row in csv.DictReader(read_demo_file("recorded-crime.csv").splitlines()):
        cell = CrimeCell(row["MinorText"], row["LookUp_BoroughName"])
        if borough not in (None, cell.borough):
            continue
        for column, crimes in row.items():
            if column not in _PLACES_COLUMNS:
                counts[int(column[4:]) - 1][cell] += int(crimes or 0)
    return counts


def _outcome_mix() -> dict[str, dict[str, int]]:
    mix: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in csv.DictReader(read_demo_file("outcome-mix.csv").splitlines()):
        category = row["last_outcome_category"]
        if row["crime_type"] != "Anti-social behaviour":  # not a recorded crime, and has no outcome
            mix[row["crime_type"]][_SAME_OUTCOMES.get(category, category)] += int(row["records"])
    return mix


def _months_to_outcome() -> dict[str, dict[int, int]]:
    spread: dict[str, dict[int, int]] = defaultdict(dict)
    for row in csv.DictReader(read_demo_file("months-to-outcome.csv").splitlines()):
        if int(row["months"]) >= 0:  # 19 records have their outcome before they were recorded
            spread[row["outcome_type"]][int(row["months"])] = int(row["records"])
    return spread
