"""Where the invented force's crimes happen: areas, courts, and addresses that stand on no map."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from victimcare.demo.feed.draw import Draw

FORCE_CODE = "44"  # no force of England and Wales has it
_STREETS = (
    "Alderfly", "Barleymow", "Bittern", "Candlewick", "Cobnut", "Cordwainer", "Curlew", "Dabchick", "Dunnock",
    "Eglantine", "Fallowfield", "Fennel", "Goldcrest", "Gorsefinch", "Hartstongue", "Heronry", "Inkberry", "Jackdaw",
    "Kittiwake", "Lantern Maker", "Linnet", "Loosestrife", "Marshwort", "Merlin's", "Nightjar", "Oxlip", "Pepperpot",
    "Pipistrelle", "Quillwort", "Redstart", "Rushlight", "Saffron Gate", "Sallow", "Tansy", "Teasel", "Tollkeeper",
    "Umberslade", "Wagtail", "Wheatear", "Yaffle",
)  # fmt: skip
_WAYS = ("Street", "Road", "Row", "Lane", "Close", "Terrace", "Gardens", "Way", "Court", "Mews", "Rise", "Walk")
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # those a postcode's last two may be


@dataclass(frozen=True, slots=True)
class Area:
    """A basic command unit, with the courts that hear its cases."""

    code: str
    name: str
    magistrates: str
    crown: str


@cache
def areas() -> dict[str, Area]:
    """Borough, as the published table spells it, to the area that polices it."""
    courts = _courts()
    found: dict[str, Area] = {}
    for entry in tomllib.loads(read("areas.toml"))["area"]:
        area = Area(entry["code"], entry["name"], courts[entry["magistrates"]], courts[entry["crown"]])
        found |= dict.fromkeys(entry["boroughs"], area)
    return found


def address(draw: Draw, district: int) -> dict[str, object]:
    """A home. No postcode area is called ZZ; the district keeps a borough's homes together."""
    street = f"{draw.between(1, 180)} {draw.pick(_STREETS)} {draw.pick(_WAYS)}"
    lines = [f"Flat {draw.between(1, 40)}, {street}"] if draw.chance(0.3) else [street]
    inward = f"{draw.between(0, 9)}{draw.pick(_LETTERS)}{draw.pick(_LETTERS)}"
    return {"lines": lines, "postcode": f"ZZ{district} {inward}"}


def read(name: str) -> str:
    """The text of one of the demonstration's data files."""
    return resources.files("victimcare.demo").joinpath("data", name).read_text(encoding="utf-8")


def _courts() -> dict[str, str]:
    return {row["court_id"]: row["court_name"] for row in csv.DictReader(read("courts.csv").splitlines())}
