"""Reads a gazetteer in the form of OS Open Names: CSV files without a line of names, or with it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, hypot

# As Ordnance Survey publishes them (Doc/OS_Open_Names_Header.csv).
COLUMNS = (
    "ID", "NAMES_URI", "NAME1", "NAME1_LANG", "NAME2", "NAME2_LANG", "TYPE", "LOCAL_TYPE", "GEOMETRY_X", "GEOMETRY_Y",
    "MOST_DETAIL_VIEW_RES", "LEAST_DETAIL_VIEW_RES", "MBR_XMIN", "MBR_YMIN", "MBR_XMAX", "MBR_YMAX",
    "POSTCODE_DISTRICT", "POSTCODE_DISTRICT_URI", "POPULATED_PLACE", "POPULATED_PLACE_URI", "POPULATED_PLACE_TYPE",
    "DISTRICT_BOROUGH", "DISTRICT_BOROUGH_URI", "DISTRICT_BOROUGH_TYPE", "COUNTY_UNITARY", "COUNTY_UNITARY_URI",
    "COUNTY_UNITARY_TYPE", "REGION", "REGION_URI", "COUNTRY", "COUNTRY_URI", "RELATED_SPATIAL_OBJECT",
    "SAME_AS_DBPEDIA", "SAME_AS_GEONAMES",
)  # fmt: skip
_NEEDED = ("ID", "NAME1", "LOCAL_TYPE", "GEOMETRY_X", "GEOMETRY_Y")
_OF_A_POSTCODE = 50  # metres: the middle of the addresses of one postcode, in a town


class UnreadablePlaces(Exception):
    """A gazetteer's line that cannot be read, with its number and why."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a gazetteer names it. `spread_metres`: from its middle to its furthest corner."""

    id: str
    name: str
    other_name: str
    kind: str
    near: str
    easting: int
    northing: int
    spread_metres: int


def read_places(lines: Iterable[str]) -> Iterator[NamedPlace]:
    """Read the file's places. Raises UnreadablePlaces at the first line that is none."""
    columns: tuple[str, ...] = COLUMNS
    for number, cells in enumerate(csv.reader(lines), start=1):
        if not cells:
            continue
        if number == 1 and cells[0].lstrip("\ufeff").strip().upper() == "ID":
            columns = tuple(cell.lstrip("\ufeff").strip().upper() for cell in cells)
            if missing := [name for name in _NEEDED if name not in columns]:
                raise UnreadablePlaces(f"line 1 lacks the column {missing[0]}")
            continue
        yield _read_place(dict(zip(columns, cells, strict=False)), number)


def _read_place(row: dict[str, str], number: int) -> NamedPlace:
    try:
        easting, northing = (round(float(row[name])) for name in ("GEOMETRY_X", "GEOMETRY_Y"))
        box = [float(row.get(name) or 0) for name in ("MBR_XMIN", "MBR_YMIN", "MBR_XMAX", "MBR_YMAX")]
        if not row["ID"].strip() or not row["NAME1"].strip():
            raise UnreadablePlaces(f"line {number} has no id or no name")
    except (KeyError, ValueError):
        raise UnreadablePlaces(f"line {number} has no easting and northing where they belong") from None
    kind = row["LOCAL_TYPE"].strip()
    wide = ceil(hypot(box[2] - box[0], box[3] - box[1]) / 2)
    near = (row.get(name, "").strip() for name in ("POPULATED_PLACE", "POSTCODE_DISTRICT", "DISTRICT_BOROUGH"))
    return NamedPlace(
        id=row["ID"].strip(),
        name=row["NAME1"].strip(),
        other_name=row.get("NAME2", "").strip(),
        kind=kind,
        near=", ".join(dict.fromkeys(part for part in near if part)),
        easting=easting,
        northing=northing,
        spread_metres=max(wide, _OF_A_POSTCODE if kind == "Postcode" else 1),
    )
