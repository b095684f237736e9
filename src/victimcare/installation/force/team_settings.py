"""The force's settings for its people: teams and their areas, escalation steps, callback hours, its own standards; and
for agencies, backups and victims' pages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import time
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from victimcare.installation.force.toml_table import WEB_PAGE, TomlTable
from victimcare.rules.agency_handovers import RECIPIENTS
from victimcare.rules.follow_up.escalation import EscalationRule, EscalationTarget
from victimcare.rules.force import (
    RISK_EXAMPLE,
    AgencyContact,
    BackupSettings,
    CallbackSlot,
    CareSettings,
    ComplaintSettings,
    ForceTeam,
    QualitySettings,
    SignLanguage,
    StaffNaming,
    VictimPageSettings,
)


def read_teams(tables: list[TomlTable], areas: set[str]) -> tuple[ForceTeam, ...]:
    found: list[ForceTeam] = []
    for table in tables:
        code = table.matching(
            "code", r"[a-z][a-z0-9-]{1,39}", "a code of small letters, digits and dashes", needed=True
        )
        if code in {team.code for team in found}:
            raise table.wrong("code", "a code that no other team has")
        covered = frozenset(table.texts("areas"))
        if not covered <= areas:
            raise table.wrong("areas", f"codes from [areas], and {', '.join(sorted(covered - areas))} is not there")
        found.append(ForceTeam(code, table.text("name"), covered))
        table.refuse_unknown()
    return tuple(found)


def read_complaint_settings(table: TomlTable, of_force: tuple[ForceTeam, ...]) -> ComplaintSettings:
    codes = [team.code for team in of_force]
    team = table.matching("standards_team", "|".join(codes), f"the code of one of [[teams]]: {', '.join(codes)}")
    table.refuse_unknown()
    return ComplaintSettings(team)


def read_escalation_steps(tables: list[TomlTable]) -> tuple[EscalationRule, ...]:
    """The steps by their days. Two on one day would be one, so they are refused."""
    steps: list[EscalationRule] = []
    for table in tables:
        days = table.whole("working_days")
        if steps and days <= steps[-1].working_days:
            raise table.wrong("working_days", "more days than the step before it")
        to = table.matching("to", "|".join(EscalationTarget), f"one of {', '.join(EscalationTarget)}", needed=True)
        steps.append(EscalationRule(days, EscalationTarget(to), table.count("keeps")))
        table.refuse_unknown()
    return tuple(steps)


def read_callback_slot(text: str, hours: TomlTable) -> CallbackSlot:
    try:
        start, end = (time.fromisoformat(part) for part in text.split("-"))
    except ValueError:
        start = end = time()
    if start >= end:
        raise hours.wrong("callback_slots", 'times such as "09:00-11:00"')
    return CallbackSlot(start, end)


def read_service_standards(table: TomlTable) -> Mapping[str, int]:
    """Duty -> working days. Only duties of the Victims' Code for which the Code gives no number."""
    known = _duties_without_a_number()
    for name in table.names():
        if name not in known:
            raise table.wrong(name, f"a duty without a number in the Victims' Code{_nearest(name, known)}")
    return {name: table.count(name) for name in table.names()}


def read_earlier_editions(file: TomlTable) -> tuple[str, ...]:
    """Folders of `services/rights/earlier_editions` that this force uses, each once, by name."""
    shipped = files("victimcare.services.rights").joinpath("earlier_editions")
    known = sorted(each.name for each in shipped.iterdir() if each.is_dir() and not each.name.startswith("_"))
    named = file.texts_if_any("earlier_editions")
    if strange := [name for name in named if name not in known]:
        raise file.wrong("earlier_editions", f"some of {', '.join(known)}, and not {strange[0]}")
    return tuple(sorted(set(named)))


@cache
def _duties_without_a_number() -> frozenset[str]:
    """Read from the editions in the package as plain files: they are checked where they are used."""
    found: set[str] = set()
    for edition in files("victimcare.services.rights").joinpath("editions").iterdir():
        for file in edition.iterdir() if edition.is_dir() else ():
            if file.name.endswith(".toml"):
                duties = tomllib.loads(file.read_text(encoding="utf-8")).get("entitlement", [])
                found |= {duty["id"] for duty in duties if "standard" not in duty}
    return frozenset(found)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f", such as {near[0]}" if near else ""


# [care]: the risk questions that the force has chosen, and what it compares.


def read_care_settings(table: TomlTable) -> CareSettings:
    expected = f'a file beside this one such as "our-form.toml", or "{RISK_EXAMPLE}"'
    made = CareSettings(
        risk_questions=table.matching("risk_questions", rf"{RISK_EXAMPLE}|[\w-]+\.toml", expected),
        compare_closing=table.matching("compare_closing", r".{4,60}", "4 to 60 letters that name the comparison"),
    )
    table.refuse_unknown()
    return made


# The agencies that take over from the force, and how it reviews its own contacts.

_EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
_MOST_CRITERIA = 12


def read_agencies(tables: list[TomlTable]) -> tuple[AgencyContact, ...]:
    found: list[AgencyContact] = []
    for table in tables:
        name = table.matching("agency", "|".join(RECIPIENTS), f"one of {', '.join(RECIPIENTS)}", needed=True)
        if name in {one.agency for one in found}:
            raise table.wrong("agency", "an agency that stands here once")
        email = table.matching("email", _EMAIL, 'its secure address, such as "handovers@witness-care.example"')
        found.append(AgencyContact(name, table.telephone("telephone"), email))
        table.refuse_unknown()
    return tuple(found)


def read_quality_settings(table: TomlTable) -> QualitySettings:
    usual = QualitySettings()
    criteria = table.texts_if_any("criteria")
    if len(criteria) > _MOST_CRITERIA:
        raise table.wrong("criteria", f"{_MOST_CRITERIA} at most: the form is short")
    made = QualitySettings(
        criteria,
        min(100, table.count_or("in_100", usual.in_100)),
        table.count_or("coaching_days", usual.coaching_days),
    )
    table.refuse_unknown()
    return made


# The public keys that can open the force's backups.

_BEGINNINGS = ("age1", "ssh-ed25519 ", "ssh-rsa ")


def read_backup_settings(table: TomlTable) -> BackupSettings:
    made = BackupSettings(_public_keys(table, "recipients"), _public_keys(table, "key_recipients"))
    table.refuse_unknown()
    return made


def _public_keys(table: TomlTable, name: str) -> tuple[str, ...]:
    found = table.texts_if_any(name)
    if any(not text.startswith(_BEGINNINGS) for text in found):
        raise table.wrong(name, 'public keys of age, such as "age1…" or "ssh-ed25519 …"')
    return found


# What the force has decided about the pages that a victim opens.


def read_victim_page_settings(table: TomlTable) -> VictimPageSettings:
    read = table.matching("staff_names", "|".join(StaffNaming), '"name", "team" or "none"')
    usual = VictimPageSettings()
    quiet_codes = table.yes_or_no("quiet_codes") if "quiet_codes" in table.names() else usual.quiet_codes
    table.refuse_unknown()
    return VictimPageSettings(StaffNaming(read) if read else usual.staff_names, quiet_codes)


def read_sign_language(table: TomlTable) -> SignLanguage:
    expected = 'a web page such as "https://signs.riverside-police.example"'
    made = SignLanguage(table.matching("films", WEB_PAGE, expected), table.matching("video_relay", WEB_PAGE, expected))
    table.refuse_unknown()
    return made
