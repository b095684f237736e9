"""The force's own entries in the form of Open Referral: what force.toml says of a service, and our taxonomy of needs.

Their ids follow from their names, so that the same file makes the same entries on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from victimcare.rules.force import Force, SupportService
from victimcare.rules.referrals import hours
from victimcare.rules.referrals.capacity import Room, Said
from victimcare.rules.referrals.hours import Opening
from victimcare.rules.referrals.languages import code_of, name_of
from victimcare.rules.referrals.needs import NEEDS
from victimcare.rules.referrals.reading import AREA_URI, NEED_URI
from victimcare.rules.referrals.reading import THROUGH_US as THROUGH_US

_NAMES = UUID("6f1b1f62-6a0c-4a55-9d1a-3f0f8f6a7c11")  # drawn once: what every id below follows from
TAXONOMY = str(uuid5(_NAMES, "taxonomy:needs"))
_TAXONOMY_NAME = "Victim Care needs"


def id_of(*named: str) -> str:
    return str(uuid5(_NAMES, ":".join(named)))


def taxonomy() -> dict[str, Any]:
    return {
        "id": TAXONOMY,
        "name": _TAXONOMY_NAME,
        "description": "What somebody needs after a crime, as victims' lines and pages name it.",
        "version": "1",
    }


def terms() -> tuple[dict[str, Any], ...]:
    return tuple(_term(need) for need in NEEDS)


def entry(service: SupportService, force: Force) -> dict[str, Any]:
    """One table of `support_services` as an entry."""
    name = service.name
    found: dict[str, Any] = {
        "id": id_of("service", name),
        "name": name,
        "status": "active",
        "url": service.website,
        "minimum_age": service.youngest,
        "maximum_age": service.oldest,
        "phones": phones(name, service.telephone),
        "schedules": schedules(name, hours.from_text(service.hours)),
        "service_areas": service_areas(name, {code: force.area_name(code) for code in service.areas}),
        "languages": languages(name, service.languages),
        "organization": {"id": id_of("organization", name), "name": name, "description": name},
        **costs(name, is_free=service.is_free),
        "attributes": attributes(name, service.needs),
        THROUGH_US: None if service.takes_self_referral else False,
    }
    return {key: value for key, value in found.items() if value not in ("", None, [])}


def room(service: SupportService) -> Room | None:
    """What it has stated of its room, as the force's file says it."""
    if service.stated_on is None:
        return None
    weeks = service.waiting_weeks
    if service.has_room:
        return Room(Said.OPEN, service.stated_on, weeks=weeks)
    return Room(Said.WAITING if weeks else Said.FULL, service.stated_on, weeks=weeks)


# The parts of an entry that say what we know, under ids that follow from what it is called.


def phones(name: str, number: str) -> list[dict[str, Any]]:
    return [{"id": id_of("phone", name), "number": number}] if number else []


def schedules(name: str, openings: Iterable[Opening]) -> list[dict[str, Any]]:
    return [
        {"id": id_of("hours", name, *([str(place)] if place else [])), **_schedule(one)}
        for place, one in enumerate(openings)
    ]


def _schedule(one: Opening) -> dict[str, Any]:
    closes = "23:59" if one.closes == "24:00" else one.closes  # the standard's day has no such end
    found = {
        "freq": "WEEKLY" if one.days else "",
        "byday": ",".join(one.days),
        "opens_at": one.opens,
        "closes_at": closes,
        "description": one.words,
        "valid_from": one.first.isoformat() if one.first else "",
        "valid_to": one.last.isoformat() if one.last else "",
    }
    return {name: value for name, value in found.items() if value}


def service_areas(name: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"id": id_of("area", name, code), "name": names[code], "uri": f"{AREA_URI}{code}"} for code in sorted(names)
    ]


def languages(name: str, spoken: Iterable[str]) -> list[dict[str, Any]]:
    """By their English names or their codes."""
    found = [{"id": id_of("language", name, one), "name": name_of(one), "code": code_of(one)} for one in spoken]
    return [{key: value for key, value in one.items() if value} for one in found]


def costs(name: str, *, is_free: bool | None) -> dict[str, Any]:
    """By the fields that say it: of what can cost something we know no amount."""
    return {
        "cost_options": [{"id": id_of("cost", name), "amount": 0}] if is_free else [],
        "fees_description": "It can cost something" if is_free is False else "",
    }


def attributes(name: str, needs: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {"id": id_of("need", name, need), "link_type": "service_need", "taxonomy_term": _term(need)}
        for need in sorted(needs)
    ]


def _term(need: str) -> dict[str, Any]:
    name = need.replace("_", " ")
    return {
        "id": id_of("term", need),
        "name": name,
        "description": f"What a person may need after a crime: {name}.",
        "taxonomy": _TAXONOMY_NAME,
        "taxonomy_id": TAXONOMY,
        "term_uri": f"{NEED_URI}{need}",
        "term": name,
    }
