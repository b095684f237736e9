"""What the incident pages say of time, and the tile map: one square an area, as the force's areas lie to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from victimcare.channels.web.control_room.contacts.contact_words_shown import waited_label
from victimcare.rules.clock import london_date
from victimcare.rules.control_room.incidents.incident_grades import TargetState
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade
from victimcare.rules.force import Force
from victimcare.services.control_room.incidents.incident_board import IncidentRow
from victimcare.services.control_room.incidents.incident_queries import LogLine
from victimcare.wording import say
from victimcare.wording.dates import staff_time

MINUTE = 60
HOUR_OF_MINUTES = 60
TILE, GAP, EDGE = 64, 8, 3  # in the drawing's own units; the edge leaves room for the lines of the outer squares


def target_label(row: IncidentRow, now: datetime) -> str:
    """ "12 minutes left", "5 minutes late", "Arrived in time"."""
    if row.attend_by is None:
        return say("control-room-incidents-target-none")
    if row.target in (TargetState.KEPT, TargetState.MISSED):
        return say(f"control-room-incidents-target-{row.target}")
    minutes = int(abs((row.attend_by - now).total_seconds()) // MINUTE)
    state = "late" if row.target is TargetState.LATE else "left"
    if minutes < HOUR_OF_MINUTES:
        return say(f"control-room-incidents-minutes-{state}", count=minutes)
    time = waited_label(*sorted((row.attend_by, now)))
    return say(f"control-room-incidents-time-{state}", time=time)


def units_label(row: IncidentRow, now: datetime) -> str:
    """Who is there or on the way; else who left last; empty: a grade without units has none."""
    if row.units:
        return say("control-room-incidents-units-there", units=", ".join(row.units))
    if row.last_left is not None:
        unit, at = row.last_left
        return say("control-room-incidents-units-left", unit=unit, time=moment(at, now))
    return "" if row.grade is IncidentGrade.WITHOUT_DEPLOYMENT else say("control-room-incidents-units-none")


def moment(at: datetime | None, now: datetime) -> str:
    """ "14:30" today, "Sat 5 December 04:08" otherwise."""
    if at is None:
        return ""
    day = london_date(at)
    if day == london_date(now):
        return staff_time(at)
    return say("control-room-moment", day=f"{day:%a} {day.day} {day:%B}", time=staff_time(at))


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
        MapTile(code, force.area_name(code), EDGE + x * (TILE + GAP), EDGE + y * (TILE + GAP), *areas.get(code, (0, 0)))
        for y, row in enumerate(rows)
        for x, code in enumerate(row)
        if code != ".."
    )
    known = {tile.code for tile in tiles}
    others = [counts for code, counts in areas.items() if code not in known]
    return TileMap(
        tiles,
        max((len(row) for row in rows), default=0) * (TILE + GAP) - GAP + 2 * EDGE,
        len(rows) * (TILE + GAP) - GAP + 2 * EDGE,
        (sum(count for count, _ in others), sum(late for _, late in others)),
    )
