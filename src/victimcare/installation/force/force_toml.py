"""`force.toml` in the home: read and checked; a mistake is reported with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from victimcare.installation.force.control_room_settings import read_incident_settings
from victimcare.installation.force.directory_settings import (
    read_area_map,
    read_directory_settings,
    read_support_services,
)
from victimcare.installation.force.line_settings import (
    read_force_line,
    read_line_partners,
    read_outgoing_call_settings,
    read_queue_settings,
    read_recording_settings,
)
from victimcare.installation.force.room_settings import read_room_clocks
from victimcare.installation.force.team_settings import (
    read_agencies,
    read_backup_settings,
    read_callback_slot,
    read_care_settings,
    read_complaint_settings,
    read_earlier_editions,
    read_escalation_steps,
    read_quality_settings,
    read_service_standards,
    read_sign_language,
    read_teams,
    read_victim_page_settings,
)
from victimcare.installation.force.toml_table import (
    WEB_PAGE,
    TomlTable,
    UnexpectedValue,
    add_missing_seconds,
    find_line_of,
)
from victimcare.installation.installation_home import StartRefused
from victimcare.rules.calls.call_queue import USUAL_LIMITS
from victimcare.rules.calls.outbound_calls import OutboundCallPolicy
from victimcare.rules.control_room.contact_order import USUAL_CLOCKS
from victimcare.rules.control_room.incidents.incident_grades import USUAL_INCIDENTS
from victimcare.rules.force import (
    USUAL_CALLBACKS_IN_A_SLOT,
    USUAL_CEILING,
    USUAL_CRIMES_IN_A_YEAR,
    USUAL_LETTER_HOURS,
    USUAL_NEUTRAL_PLACE,
    USUAL_NEW_WORK_AN_HOUR,
    USUAL_SILENCE_DAYS,
    BackupSettings,
    CareSettings,
    ComplaintSettings,
    DailyHours,
    DirectorySettings,
    Force,
    ForceArea,
    ForceColours,
    ForceLine,
    ForceTelephones,
    QualitySettings,
    RecordingSettings,
    SenderNames,
    SignLanguage,
    VictimPageSettings,
)

# The force as its whole file describes it.


def read_whole_force(file: TomlTable) -> Force:
    force, phones, hours = file.table("force"), file.table("telephones"), file.table("hours")
    senders, colours = file.table("senders"), file.table("colours")
    named = _areas(file.table("areas"))
    areas = file.part("area_middles", lambda table: _placed(named, table), named)
    codes = {area.code for area in areas}
    own_teams = read_teams(file.tables("teams"), codes)
    usual_ceiling, ceilings = _ceilings(file.table("messages_an_hour"))
    made = Force(
        name=force.text("name"),
        shown_name=force.text("shown_name"),
        neutral_title=force.neutral("neutral_title"),
        neutral_place=_neutral_place(force),
        logo=force.matching("logo", r"[\w-]+\.(svg|png)", "an SVG or PNG file beside this one") or None,
        telephones=ForceTelephones(
            line=phones.telephone("line"),
            other_ways=phones.telephone("other_ways"),
            text_relay=phones.telephone("text_relay"),
            duty=phones.telephone_if_any("duty"),
        ),
        quiet_hours=DailyHours(hours.time_of_day("quiet_from"), hours.time_of_day("quiet_until")),
        callback_slots=tuple(read_callback_slot(each, hours) for each in hours.texts("callback_slots")),
        callbacks_in_a_slot=hours.count_or("callbacks_in_a_slot", USUAL_CALLBACKS_IN_A_SLOT),
        senders=SenderNames(senders.sender("neutral"), senders.sender("open")),
        colours=ForceColours(colours.colour("strong"), colours.colour("main")),
        areas=areas,
        teams=own_teams,
        ceilings=ceilings,
        usual_ceiling=usual_ceiling,
        local_standards=read_service_standards(file.table("local_standards")),
        earlier_editions=read_earlier_editions(file),
        new_work_an_hour=file.count_or("new_work_an_hour", USUAL_NEW_WORK_AN_HOUR),
        silence_days=file.count_or("silence_days", USUAL_SILENCE_DAYS),
        crimes_in_a_year=file.count_or("crimes_in_a_year", USUAL_CRIMES_IN_A_YEAR),
        letter_hours=file.count_or("letter_hours", USUAL_LETTER_HOURS),
        return_address=senders.neutral_lines("return_address"),
        placed_calls=file.part("placed_calls", read_outgoing_call_settings, OutboundCallPolicy()),
        queue=file.part("queue", read_queue_settings, USUAL_LIMITS),
        line=file.part("line", read_force_line, ForceLine()),
        recordings=file.part("recordings", read_recording_settings, RecordingSettings()),
        sign_language=file.part("sign_language", read_sign_language, SignLanguage()),
        victim_pages=file.part("her_pages", read_victim_page_settings, VictimPageSettings()),
        care=file.part("care", read_care_settings, CareSettings()),
        hosts_inside=file.texts_if_any("hosts_inside"),
        spoken_languages=file.texts_if_any("spoken_languages"),
        support_services=file.parts("support_services", lambda tables: read_support_services(tables, codes)),
        directory=file.part("directory", lambda table: read_directory_settings(table, codes), DirectorySettings()),
        area_map=file.part("area_map", lambda table: read_area_map(table, codes), ()),
        call_partners=file.parts("call_partners", read_line_partners),
        escalation=file.parts("escalation", read_escalation_steps),
        agencies=file.parts("agencies", read_agencies),
        complaints=file.part(
            "complaints", lambda table: read_complaint_settings(table, own_teams), ComplaintSettings()
        ),
        quality=file.part("quality", read_quality_settings, QualitySettings()),
        control_room=file.part("control_room", read_room_clocks, USUAL_CLOCKS),
        backups=file.part("backups", read_backup_settings, BackupSettings()),
        incidents=file.part("control_room", lambda table: read_incident_settings(table, codes), USUAL_INCIDENTS),
    )
    for table in (file, force, phones, hours, senders, colours):
        table.refuse_unknown()
    return made


def _neutral_place(force: TomlTable) -> str:
    expected = 'a web page such as "https://www.bbc.co.uk/weather"'
    return force.matching("neutral_place", WEB_PAGE, expected) or USUAL_NEUTRAL_PLACE


def _areas(table: TomlTable) -> tuple[ForceArea, ...]:
    return tuple(ForceArea(code, table.text(code)) for code in table.names())


def _placed(areas: tuple[ForceArea, ...], middles: TomlTable) -> tuple[ForceArea, ...]:
    """With the centre of each area for which the force has given one."""
    expected = 'a latitude and a longitude such as "51.46, -0.11"'
    said = {area.code: middles.matching(area.code, r"-?\d{1,2}\.\d+, ?-?\d{1,3}\.\d+", expected) for area in areas}
    middles.refuse_unknown()
    return tuple(replace(area, middle=_point(said[area.code])) for area in areas)


def _point(said: str) -> tuple[float, float] | None:
    latitude, _, longitude = said.partition(",")
    return (float(latitude), float(longitude)) if said else None


def _ceilings(table: TomlTable) -> tuple[int, Mapping[str, int]]:
    """The usual ceiling, and those of kinds of message that have their own."""
    own = {name: table.count(name) for name in table.names() if name != "usual"}
    return table.count_or("usual", USUAL_CEILING), own


FORCE_FILE_NAME = "force.toml"


def read_force_file(home: Path) -> Force:
    """The force's own settings; the example's until the file exists. Raises StartRefused naming file, line and
    reason."""
    path = home / FORCE_FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = read_example_text()
    except (OSError, UnicodeDecodeError) as error:
        raise StartRefused(f"{path} cannot be read ({error}): it must be a UTF-8 file this user may read.") from None
    return parse_force_file(text, path)


# What a demonstration shows although a force starts without it (docs/quiet-code.md).
_SHOWN_IN_A_DEMONSTRATION = ("quiet_codes = false", "quiet_codes = true ")


def write_example(home: Path, *, is_demonstration: bool = False) -> None:
    """Write the commented example, unless the force has a file already."""
    text = read_example_text()
    if is_demonstration:
        text = text.replace(*_SHOWN_IN_A_DEMONSTRATION)
    try:
        with (home / FORCE_FILE_NAME).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return


def read_example_text() -> str:
    return files("victimcare.installation").joinpath("force.example.toml").read_text(encoding="utf-8")


def parse_force_file(text: str, path: Path) -> Force:
    try:
        force = read_whole_force(TomlTable(tomllib.loads(add_missing_seconds(text)), ()))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise StartRefused(f"{path}, line {line}: not TOML: {str(error).split(' (at')[0]}.") from None
    except UnexpectedValue as wrong:
        line = find_line_of(add_missing_seconds(text), wrong.place)
        where = ".".join(str(step) for step in wrong.place if isinstance(step, str))
        raise StartRefused(f"{path}, line {line}: {where}: expected {wrong.expected}.") from None
    if force.logo and not (path.parent / force.logo).is_file():
        line = find_line_of(add_missing_seconds(text), ("force", "logo"))
        raise StartRefused(
            f"{path}, line {line}: force.logo: expected a file in {path.parent}, and {force.logo} is not."
        )
    return force
