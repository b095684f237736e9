"""The table [control_room] of force.toml: targets of grades, and other control rooms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from victimcare.installation.force.toml_table import TomlTable
from victimcare.rules.control_room.incidents.incident_grades import (
    USUAL_INCIDENTS,
    ClockStart,
    GradeTarget,
    IncidentSettings,
    OtherControlRoom,
)
from victimcare.rules.control_room.incidents.incident_kinds import IncidentGrade

_CODE = r"[a-z][a-z0-9_]{0,39}"


def read_incident_settings(table: TomlTable, area_codes: set[str]) -> IncidentSettings:
    """Read the table. Areas that are country must be areas of the force."""
    country = frozenset(table.texts_if_any("country_areas"))
    if unknown := sorted(country - area_codes):
        raise table.wrong("country_areas", f"codes of [areas], and {unknown[0]} is none")
    usual = USUAL_INCIDENTS
    made = replace(
        usual,
        targets=table.parts("grades", _read_grades) or usual.targets,
        country_areas=country,
        control_rooms=table.parts("control_rooms", _read_control_rooms),
        seen_within=timedelta(minutes=table.count_or("seen_within_minutes", usual.seen_within // timedelta(minutes=1))),
    )
    table.knows("clocks")  # room_settings
    table.refuse_unknown()
    return made


def _read_grades(tables: list[TomlTable]) -> tuple[GradeTarget, ...]:
    return tuple(_read_grade(table) for table in tables)


def _read_grade(table: TomlTable) -> GradeTarget:
    start = table.matching("starts", "|".join(ClockStart), f"one of {', '.join(ClockStart)}", needed=True)
    made = GradeTarget(
        grade=IncidentGrade(
            table.matching("grade", "|".join(IncidentGrade), f"one of {', '.join(IncidentGrade)}", needed=True)
        ),
        minutes=table.count("minutes"),
        starts=ClockStart(start),
        country_minutes=table.count_or("country_minutes", 0) or None,
        from_on=table.day_or("from", date.min),
        until_on=table.day_or("until", date.max),
    )
    if made.until_on < made.from_on:
        raise table.wrong("until", "a day that is not before `from`")
    table.refuse_unknown()
    return made


def _read_control_rooms(tables: list[TomlTable]) -> tuple[OtherControlRoom, ...]:
    found: list[OtherControlRoom] = []
    for table in tables:
        code = table.matching("code", _CODE, 'a short code such as "fire"', needed=True)
        if code in {each.code for each in found}:
            raise table.wrong("code", "a control room that stands here once")
        found.append(OtherControlRoom(code, table.text("name"), table.telephone("telephone")))
        table.refuse_unknown()
    return tuple(found)
