"""An entry as we serve it: as it came, with what we know better in its place, and with how full the service is.

One in which nothing was set right, and that has said nothing to us, is served exactly as its source handed it over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from victimcare.rules.referrals import own, reading
from victimcare.rules.referrals.capacity import Room, Said
from victimcare.rules.referrals.listed import Facts

# Lists hold only the fields of their own objects, and what a service belongs to.
_ONE_TO_ONE = (str, int, float, bool)


def served(
    entry: Mapping[str, Any],
    facts: Facts,
    corrected: frozenset[str],
    *,
    room: Room | None,
    checked_on: date | None,
    changed_at: datetime,
    area_names: Mapping[str, str],
) -> dict[str, Any]:
    """`corrected`: which of the facts are ours. `checked_on`: when we looked at it."""
    found = dict(entry)
    for name, value in _ours(facts, corrected, area_names).items():
        found.pop(name, None)
        if value not in (None, "", []):
            found[name] = value
    if corrected:
        found["last_modified"] = changed_at.isoformat(timespec="milliseconds")
    if checked_on is not None and checked_on.isoformat() > str(entry.get("assured_date") or ""):
        found["assured_date"] = checked_on.isoformat()
    if room is not None and room != reading.room(entry):  # what its source says itself stands as it came
        found["capacities"] = [_capacity(entry["id"], room)]
    return found


def in_a_list(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A service, or a service at a place, by its own fields and by those of the one thing each belongs to."""
    found: dict[str, Any] = {}
    for name, value in entry.items():
        if isinstance(value, _ONE_TO_ONE):
            found[name] = value
        elif isinstance(value, Mapping):
            found[name] = in_a_list(value)
    return found


def _ours(facts: Facts, corrected: frozenset[str], area_names: Mapping[str, str]) -> dict[str, Any]:
    name = facts.name
    places = {} if facts.is_everywhere else {code: area_names.get(code, code) for code in facts.areas}
    by_fact: dict[str, dict[str, Any]] = {
        "telephone": {"phones": own.phones(name, facts.telephone)},
        "website": {"url": facts.website},
        "hours": {"schedules": own.schedules(name, facts.hours)},
        "needs": {"attributes": own.attributes(name, facts.needs)},
        "areas": {"service_areas": own.service_areas(name, places)},
        "is_everywhere": {"service_areas": own.service_areas(name, places)},
        "languages": {"languages": own.languages(name, sorted(facts.languages))},
        "youngest": {"minimum_age": facts.youngest},
        "oldest": {"maximum_age": facts.oldest},
        "is_free": own.costs(name, is_free=facts.is_free),
        "takes_self_referral": {own.THROUGH_US: None if facts.takes_self_referral else False},
        "is_open": {"status": "active" if facts.is_open else "inactive"},
    }
    return {key: value for one in sorted(corrected) for key, value in by_fact[one].items()}


def _capacity(record_id: str, room: Room) -> dict[str, Any]:
    """As version 3.1 of the specification has it; a property of its own in 3.0."""
    said = {
        Said.OPEN: "Takes new people",
        Said.WAITING: "Takes people onto a waiting list",
        Said.FULL: "Full",
    }[room.said]
    weeks = f", about {room.weeks} weeks" if room.weeks else ""
    places = {Said.FULL: 0}.get(room.said, room.places)
    return {
        "id": own.id_of("capacity", record_id),
        "service_id": record_id,
        **({} if places is None else {"available": places}),
        "description": f"{said}{weeks}",
        "updated": room.said_on.isoformat(),
    }
