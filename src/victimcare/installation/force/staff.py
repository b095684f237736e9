"""What a force says of its people: teams and their areas, who is asked next, hours to ring back, its own standards."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import time
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from victimcare.installation.force.table import Table
from victimcare.rules.follow_up.escalation import EscalationRule, EscalationTarget
from victimcare.rules.force import CallbackSlot, ComplaintSettings, ForceTeam


def teams(tables: list[Table], areas: set[str]) -> tuple[ForceTeam, ...]:
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


def read_complaint_settings(table: Table, of_force: tuple[ForceTeam, ...]) -> ComplaintSettings:
    codes = [team.code for team in of_force]
    team = table.matching("standards_team", "|".join(codes), f"the code of one of [[teams]]: {', '.join(codes)}")
    table.refuse_unknown()
    return ComplaintSettings(team)


def escalation(tables: list[Table]) -> tuple[EscalationRule, ...]:
    """The steps by their days. Two on one day would be one: refused."""
    steps: list[EscalationRule] = []
    for table in tables:
        days = table.whole("working_days")
        if steps and days <= steps[-1].working_days:
            raise table.wrong("working_days", "more days than the step before it")
        to = table.matching("to", "|".join(EscalationTarget), f"one of {', '.join(EscalationTarget)}", needed=True)
        steps.append(EscalationRule(days, EscalationTarget(to), table.count("keeps")))
        table.refuse_unknown()
    return tuple(steps)


def slot(text: str, hours: Table) -> CallbackSlot:
    try:
        start, end = (time.fromisoformat(part) for part in text.split("-"))
    except ValueError:
        start = end = time()
    if start >= end:
        raise hours.wrong("callback_slots", 'times such as "09:00-11:00"')
    return CallbackSlot(start, end)


def standards(table: Table) -> Mapping[str, int]:
    """Duty -> working days. Only duties of the Victims' Code, and only those to which it gives no number."""
    known = _duties_without_a_number()
    for name in table.names():
        if name not in known:
            raise table.wrong(name, f"a duty without a number in the Victims' Code{_nearest(name, known)}")
    return {name: table.count(name) for name in table.names()}


def earlier_editions(file: Table) -> tuple[str, ...]:
    """Folders of `services/rights/earlier_editions` that this force uses, each once, by name."""
    shipped = files("victimcare.services.rights").joinpath("earlier_editions")
    known = sorted(each.name for each in shipped.iterdir() if each.is_dir() and not each.name.startswith("_"))
    named = file.texts_if_any("earlier_editions")
    if strange := [name for name in named if name not in known]:
        raise file.wrong("earlier_editions", f"some of {', '.join(known)}, and not {strange[0]}")
    return tuple(sorted(set(named)))


@cache
def _duties_without_a_number() -> frozenset[str]:
    """From the editions in the package, read as what they are: files that are checked where they are used."""
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
