"""The support services that the force lists itself, and the directories from which it imports entries."""

import re
from collections.abc import Mapping

from victimcare.installation.force.toml_table import WEB_PAGE, TomlTable
from victimcare.rules.force import DirectorySettings, SupportService
from victimcare.rules.referrals.entry_reading import DirectoryMeanings
from victimcare.rules.referrals.listed_services import USUAL_REVIEW_MONTHS
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS

_NOTHING = ".."  # an empty square of the map


def read_support_services(tables: list[TomlTable], areas: set[str]) -> tuple[SupportService, ...]:
    return tuple(_support(table, areas) for table in tables)


def read_directory_settings(table: TomlTable, areas: set[str]) -> DirectorySettings:
    sources = table.texts_if_any("sources")
    if not all(_is_address(address) for address in sources):
        raise table.wrong("sources", 'addresses of other directories such as "https://directory.example/v3"')
    nothing: Mapping[str, str] = {}
    needs = table.part("needs", lambda words: _meanings(words, set(SUPPORT_NEEDS)), nothing)
    places = table.part("areas", lambda words: _meanings(words, areas), nothing)
    made = DirectorySettings(
        sources, DirectoryMeanings(needs, places), table.count_or("review_months", USUAL_REVIEW_MONTHS)
    )
    table.refuse_unknown()
    return made


def read_area_map(table: TomlTable, areas: set[str]) -> tuple[str, ...]:
    """Rows of codes. Each area appears at most once."""
    rows = table.texts_if_any("rows")
    drawn = [code for row in rows for code in row.split() if code != _NOTHING]
    if not set(drawn) <= areas or len(drawn) != len(set(drawn)):
        raise table.wrong("rows", "rows of codes of [areas], each once, with .. for nothing")
    table.refuse_unknown()
    return rows


def _is_address(address: str) -> bool:
    return re.fullmatch(WEB_PAGE, address) is not None


def _meanings(table: TomlTable, known: set[str]) -> Mapping[str, str]:
    """Their words, in lower case, and what each means here."""
    found = {name: table.text(name) for name in table.names()}
    for name, meaning in found.items():
        if meaning not in known:
            raise table.wrong(name, f"one of {', '.join(sorted(known))}")
    return {" ".join(name.lower().split()): meaning for name, meaning in found.items()}


def _support(table: TomlTable, areas: set[str]) -> SupportService:
    needs, covered = frozenset(table.texts("needs")), frozenset(table.texts("areas"))
    if not needs or not needs <= set(SUPPORT_NEEDS):
        raise table.wrong("needs", f"one or more of {', '.join(SUPPORT_NEEDS)}")
    if not covered <= areas:
        raise table.wrong("areas", "codes that stand under [areas]")
    names = table.names()
    has_room = table.yes_or_no("has_room") if "has_room" in names else None
    waiting_weeks = table.count("waiting_weeks") if "waiting_weeks" in names else None
    stated_on = table.day("stated_on") if "stated_on" in names else None
    if (has_room is not None or waiting_weeks is not None) and stated_on is None:
        raise table.wrong("stated_on", "the day on which the service stated its room or its waiting time")
    made = SupportService(
        name=table.text("name"),
        telephone=table.telephone("telephone"),
        needs=needs,
        areas=covered,
        hours=table.text("hours") if "hours" in names else "",
        languages=table.texts_if_any("languages"),
        website=table.matching("website", WEB_PAGE, 'a web page such as "https://harbour-house.example"'),
        takes_self_referral=table.yes_or_no("self_referral") if "self_referral" in names else True,
        has_room=has_room,
        waiting_weeks=waiting_weeks,
        stated_on=stated_on,
        youngest=table.count("minimum_age") if "minimum_age" in names else None,
        oldest=table.count("maximum_age") if "maximum_age" in names else None,
        is_free=table.yes_or_no("free") if "free" in names else None,
    )
    for name in _MAY_STAND:
        table.knows(name)
    table.refuse_unknown()
    return made


_MAY_STAND = (
    "has_room",
    "waiting_weeks",
    "stated_on",
    "self_referral",
    "hours",
    "minimum_age",
    "maximum_age",
    "free",
)
