"""Builds the force's own Open Referral entries from force.toml, with our taxonomy of needs, and every entry we serve.

Ids are derived from names, so the same file makes the same entries on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from victimcare.rules.force import Force, SupportService
from victimcare.rules.referrals import entry_reading, opening_times
from victimcare.rules.referrals.entry_reading import AREA_URI, NEED_URI
from victimcare.rules.referrals.entry_reading import THROUGH_US as THROUGH_US
from victimcare.rules.referrals.language_codes import language_code, language_name
from victimcare.rules.referrals.listed_services import CapacityStatus, ServiceFacts, StatedCapacity
from victimcare.rules.referrals.opening_times import ServiceOpening
from victimcare.rules.referrals.support_needs import SUPPORT_NEEDS

_NAMES = UUID("6f1b1f62-6a0c-4a55-9d1a-3f0f8f6a7c11")  # a random namespace, fixed: every id below is derived from it
TAXONOMY = str(uuid5(_NAMES, "taxonomy:needs"))
_TAXONOMY_NAME = "Victim Care needs"


def stable_id(*named: str) -> str:
    return str(uuid5(_NAMES, ":".join(named)))


def make_taxonomy() -> dict[str, Any]:
    return {
        "id": TAXONOMY,
        "name": _TAXONOMY_NAME,
        "description": "What somebody needs after a crime, as victims' lines and pages name it.",
        "version": "1",
    }


def make_terms() -> tuple[dict[str, Any], ...]:
    return tuple(_term(need) for need in SUPPORT_NEEDS)


def make_entry(service: SupportService, force: Force) -> dict[str, Any]:
    """Build an entry from one table of `support_services`."""
    name = service.name
    found: dict[str, Any] = {
        "id": stable_id("service", name),
        "name": name,
        "status": "active",
        "url": service.website,
        "minimum_age": service.youngest,
        "maximum_age": service.oldest,
        "phones": make_phones(name, service.telephone),
        "schedules": make_schedules(name, opening_times.parse_openings(service.hours)),
        "service_areas": make_service_areas(name, {code: force.area_name(code) for code in service.areas}),
        "languages": make_languages(name, service.languages),
        "organization": {"id": stable_id("organization", name), "name": name, "description": name},
        **make_costs(name, is_free=service.is_free),
        "attributes": make_attributes(name, service.needs),
        THROUGH_US: None if service.takes_self_referral else False,
    }
    return {key: value for key, value in found.items() if value not in ("", None, [])}


def read_stated_capacity(service: SupportService) -> StatedCapacity | None:
    """Return how full the service says it is, from the force's file."""
    if service.stated_on is None:
        return None
    weeks = service.waiting_weeks
    if service.has_room:
        return StatedCapacity(CapacityStatus.OPEN, service.stated_on, weeks=weeks)
    return StatedCapacity(CapacityStatus.WAITING if weeks else CapacityStatus.FULL, service.stated_on, weeks=weeks)


# The parts of an entry, under ids derived from its name.


def make_phones(name: str, number: str) -> list[dict[str, Any]]:
    return [{"id": stable_id("phone", name), "number": number}] if number else []


def make_schedules(name: str, openings: Iterable[ServiceOpening]) -> list[dict[str, Any]]:
    return [
        {"id": stable_id("hours", name, *([str(place)] if place else [])), **_schedule(one)}
        for place, one in enumerate(openings)
    ]


def _schedule(one: ServiceOpening) -> dict[str, Any]:
    closes = "23:59" if one.closes == "24:00" else one.closes  # the standard has no 24:00
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


def make_service_areas(name: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"id": stable_id("area", name, code), "name": names[code], "uri": f"{AREA_URI}{code}"} for code in sorted(names)
    ]


def make_languages(name: str, spoken: Iterable[str]) -> list[dict[str, Any]]:
    """Build from English names or codes."""
    found = [
        {"id": stable_id("language", name, one), "name": language_name(one), "code": language_code(one)}
        for one in spoken
    ]
    return [{key: value for key, value in one.items() if value} for one in found]


def make_costs(name: str, *, is_free: bool | None) -> dict[str, Any]:
    """Build the fields on cost. A service that may cost something has no amount: we do not know it."""
    return {
        "cost_options": [{"id": stable_id("cost", name), "amount": 0}] if is_free else [],
        "fees_description": "It can cost something" if is_free is False else "",
    }


def make_attributes(name: str, needs: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {"id": stable_id("need", name, need), "link_type": "service_need", "taxonomy_term": _term(need)}
        for need in sorted(needs)
    ]


def _term(need: str) -> dict[str, Any]:
    name = need.replace("_", " ")
    return {
        "id": stable_id("term", need),
        "name": name,
        "description": f"What a person may need after a crime: {name}.",
        "taxonomy": _TAXONOMY_NAME,
        "taxonomy_id": TAXONOMY,
        "term_uri": f"{NEED_URI}{need}",
        "term": name,
    }


# The entry as we serve it: as its source published it, with our corrections and how full the service is.
#
# An entry without corrections, whose service has told us nothing, is served exactly as its source published it.

# Lists hold only the fields of each object itself and of the object it belongs to.
_ONE_TO_ONE = (str, int, float, bool)


def serve_entry(
    entry: Mapping[str, Any],
    facts: ServiceFacts,
    corrected: frozenset[str],
    *,
    room: StatedCapacity | None,
    checked_on: date | None,
    changed_at: datetime,
    area_names: Mapping[str, str],
) -> dict[str, Any]:
    """`corrected`: the facts that are ours. `checked_on`: when we checked the entry."""
    found = dict(entry)
    for name, value in _ours(facts, corrected, area_names).items():
        found.pop(name, None)
        if value not in (None, "", []):
            found[name] = value
    if corrected:
        found["last_modified"] = changed_at.isoformat(timespec="milliseconds")
    if checked_on is not None and checked_on.isoformat() > str(entry.get("assured_date") or ""):
        found["assured_date"] = checked_on.isoformat()
    # what the source itself says is left as it came
    if room is not None and room != entry_reading.read_capacity(entry):
        found["capacities"] = [_capacity(entry["id"], room)]
    return found


def serve_entry_in_list(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a service, or a service at a location, with its own fields and those of the single objects it belongs
    to."""
    found: dict[str, Any] = {}
    for name, value in entry.items():
        if isinstance(value, _ONE_TO_ONE):
            found[name] = value
        elif isinstance(value, Mapping):
            found[name] = serve_entry_in_list(value)
    return found


def _ours(facts: ServiceFacts, corrected: frozenset[str], area_names: Mapping[str, str]) -> dict[str, Any]:
    name = facts.name
    places = {} if facts.is_everywhere else {code: area_names.get(code, code) for code in facts.areas}
    by_fact: dict[str, dict[str, Any]] = {
        "telephone": {"phones": make_phones(name, facts.telephone)},
        "website": {"url": facts.website},
        "hours": {"schedules": make_schedules(name, facts.hours)},
        "needs": {"attributes": make_attributes(name, facts.needs)},
        "areas": {"service_areas": make_service_areas(name, places)},
        "is_everywhere": {"service_areas": make_service_areas(name, places)},
        "languages": {"languages": make_languages(name, sorted(facts.languages))},
        "youngest": {"minimum_age": facts.youngest},
        "oldest": {"maximum_age": facts.oldest},
        "is_free": make_costs(name, is_free=facts.is_free),
        "takes_self_referral": {THROUGH_US: None if facts.takes_self_referral else False},
        "is_open": {"status": "active" if facts.is_open else "inactive"},
    }
    return {key: value for one in sorted(corrected) for key, value in by_fact[one].items()}


def _capacity(record_id: str, room: StatedCapacity) -> dict[str, Any]:
    """As in version 3.1 of the specification; in 3.0 an extra property."""
    said = {
        CapacityStatus.OPEN: "Takes new people",
        CapacityStatus.WAITING: "Takes people onto a waiting list",
        CapacityStatus.FULL: "Full",
    }[room.said]
    weeks = f", about {room.weeks} weeks" if room.weeks else ""
    places = {CapacityStatus.FULL: 0}.get(room.said, room.places)
    return {
        "id": stable_id("capacity", record_id),
        "service_id": record_id,
        **({} if places is None else {"available": places}),
        "description": f"{said}{weeks}",
        "updated": room.said_on.isoformat(),
    }
