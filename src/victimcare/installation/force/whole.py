"""The force as its whole file describes it."""

from collections.abc import Mapping
from dataclasses import replace

from victimcare.installation.force.backups import read_backup_settings
from victimcare.installation.force.care import care
from victimcare.installation.force.directory import area_map, directory, support
from victimcare.installation.force.handovers import agencies, quality
from victimcare.installation.force.her_pages import her_pages, sign_language
from victimcare.installation.force.line import line_of_the_force, partners, placed, queue, recordings
from victimcare.installation.force.staff import (
    earlier_editions,
    escalation,
    read_complaint_settings,
    slot,
    standards,
    teams,
)
from victimcare.installation.force.table import WEB_PAGE, Table
from victimcare.rules.calls.call_queue import USUAL_LIMITS
from victimcare.rules.calls.outbound_calls import OutboundCallPolicy
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


def whole(file: Table) -> Force:
    force, phones, hours = file.table("force"), file.table("telephones"), file.table("hours")
    senders, colours = file.table("senders"), file.table("colours")
    named = _areas(file.table("areas"))
    areas = file.part("area_middles", lambda table: _placed(named, table), named)
    codes = {area.code for area in areas}
    own_teams = teams(file.tables("teams"), codes)
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
        callback_slots=tuple(slot(each, hours) for each in hours.texts("callback_slots")),
        callbacks_in_a_slot=hours.count_or("callbacks_in_a_slot", USUAL_CALLBACKS_IN_A_SLOT),
        senders=SenderNames(senders.sender("neutral"), senders.sender("open")),
        colours=ForceColours(colours.colour("strong"), colours.colour("main")),
        areas=areas,
        teams=own_teams,
        ceilings=ceilings,
        usual_ceiling=usual_ceiling,
        local_standards=standards(file.table("local_standards")),
        earlier_editions=earlier_editions(file),
        new_work_an_hour=file.count_or("new_work_an_hour", USUAL_NEW_WORK_AN_HOUR),
        silence_days=file.count_or("silence_days", USUAL_SILENCE_DAYS),
        crimes_in_a_year=file.count_or("crimes_in_a_year", USUAL_CRIMES_IN_A_YEAR),
        letter_hours=file.count_or("letter_hours", USUAL_LETTER_HOURS),
        return_address=senders.neutral_lines("return_address"),
        placed_calls=file.part("placed_calls", placed, OutboundCallPolicy()),
        queue=file.part("queue", queue, USUAL_LIMITS),
        line=file.part("line", line_of_the_force, ForceLine()),
        recordings=file.part("recordings", recordings, RecordingSettings()),
        sign_language=file.part("sign_language", sign_language, SignLanguage()),
        her_pages=file.part("her_pages", her_pages, VictimPageSettings()),
        care=file.part("care", care, CareSettings()),
        hosts_inside=file.texts_if_any("hosts_inside"),
        spoken_languages=file.texts_if_any("spoken_languages"),
        support_services=file.parts("support_services", lambda tables: support(tables, codes)),
        directory=file.part("directory", lambda table: directory(table, codes), DirectorySettings()),
        area_map=file.part("area_map", lambda table: area_map(table, codes), ()),
        call_partners=file.parts("call_partners", partners),
        escalation=file.parts("escalation", escalation),
        agencies=file.parts("agencies", agencies),
        complaints=file.part(
            "complaints", lambda table: read_complaint_settings(table, own_teams), ComplaintSettings()
        ),
        quality=file.part("quality", quality, QualitySettings()),
        backups=file.part("backups", read_backup_settings, BackupSettings()),
    )
    for table in (file, force, phones, hours, senders, colours):
        table.refuse_unknown()
    return made


def _neutral_place(force: Table) -> str:
    expected = 'a web page such as "https://www.bbc.co.uk/weather"'
    return force.matching("neutral_place", WEB_PAGE, expected) or USUAL_NEUTRAL_PLACE


def _areas(table: Table) -> tuple[ForceArea, ...]:
    return tuple(ForceArea(code, table.text(code)) for code in table.names())


def _placed(areas: tuple[ForceArea, ...], middles: Table) -> tuple[ForceArea, ...]:
    """With the middle of those whose middle the force has named."""
    expected = 'a latitude and a longitude such as "51.46, -0.11"'
    said = {area.code: middles.matching(area.code, r"-?\d{1,2}\.\d+, ?-?\d{1,3}\.\d+", expected) for area in areas}
    middles.refuse_unknown()
    return tuple(replace(area, middle=_point(said[area.code])) for area in areas)


def _point(said: str) -> tuple[float, float] | None:
    latitude, _, longitude = said.partition(",")
    return (float(latitude), float(longitude)) if said else None


def _ceilings(table: Table) -> tuple[int, Mapping[str, int]]:
    """The usual one, and those of kinds of message that have their own."""
    own = {name: table.count(name) for name in table.names() if name != "usual"}
    return table.count_or("usual", USUAL_CEILING), own
