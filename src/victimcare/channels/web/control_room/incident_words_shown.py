"""What the incident pages say of time, and the tile map: one square an area, as the force's areas lie to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from victimcare.rules.clock import london_date
from victimcare.rules.control_room.incident_grades import TargetState
from victimcare.rules.force import Force
from victimcare.services.control_room.incidents.incident_board import IncidentRow
from victimcare.services.control_room.incidents.incident_queries import LogLine
from victimcare.wording import say
from victimcare.wording.dates import staff_time

MINUTE = 60
HOUR_OF_MINUTES = 60
TILE, GAP = 64, 4  # in the drawing's own units


def target_label(row: IncidentRow, now: datetime) -> str:
    """ "12 minutes left", "5 minutes late", "Arrived in time"."""
    if row.attend_by is None:
        return say("control-room-incidents-target-none")
    if row.target in (TargetState.KEPT, TargetState.MISSED):
        return say(f"control-room-incidents-target-{row.target}")
    minutes = int(abs((row.attend_by - now).total_seconds()) // MINUTE)
    state = "late" if row.target is TargetState.LATE else "left"
    if minutes >= 2 * HOUR_OF_MINUTES:
        return say(f"control-room-incidents-hours-{state}", count=minutes // HOUR_OF_MINUTES)
    return say(f"control-room-incidents-minutes-{state}", count=minutes)


def moment(at: datetime | None, now: datetime) -> str:
    """ "14:30" today, with its day otherwise."""
    if at is None:
        return ""
    is_today = london_date(at) == london_date(now)
    return staff_time(at) if is_today else f"{london_date(at):%d/%m} {staff_time(at)}"


def log_target(line: LogLine, now: datetime) -> str:
    """By when a grade that was given in the log wants a unit there, and by when the one before did."""
    by, before = (line.said.facts.get(name, "") for name in ("attend_by", "from_attend_by"))
    if not by:
        return ""
    time = moment(datetime.fromisoformat(by), now)
    if not before:
        return say("control-room-incidents-log-target", time=time)
    return say(
        "control-room-incidents-log-target-before", time=time, before=moment(datetime.fromisoformat(before), now)
    )


@dataclass(frozen=True, slots=True)
class MapTile:
    """A square of the map, at its place in the drawing."""

    code: str
    name: str
    x: int
    y: int
    count: int
    late: int


@dataclass(frozen=True, slots=True)
class TileMap:
    tiles: tuple[MapTile, ...]
    width: int
    height: int
    elsewhere: tuple[int, int]  # open and late incidents whose area is not known


def draw_tile_map(force: Force, areas: Mapping[str, tuple[int, int]]) -> TileMap:
    """Draw the force's area map; where it has none, its areas in rows of six."""
    codes = [area.code for area in force.areas]
    rows = [row.split() for row in force.area_map] or [codes[at : at + 6] for at in range(0, len(codes), 6)]
    tiles = tuple(
        MapTile(code, force.area_name(code), x * (TILE + GAP), y * (TILE + GAP), *areas.get(code, (0, 0)))
        for y, row in enumerate(rows)
        for x, code in enumerate(row)
        if code != ".."
    )
    known = {tile.code for tile in tiles}
    others = [counts for code, counts in areas.items() if code not in known]
    return TileMap(
        tiles,
        max((len(row) for row in rows), default=0) * (TILE + GAP),
        len(rows) * (TILE + GAP),
        (sum(count for count, _ in others), sum(late for _, late in others)),
    )
