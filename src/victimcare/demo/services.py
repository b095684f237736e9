"""Invented support services, from a table that is easy to read, in the form of Open Referral that a directory has."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import Any

from victimcare.rules.force import Force
from victimcare.rules.referrals import entry_making, opening_times

_ACCESS = {
    "sign": "British Sign Language spoken.",
    "step": "Step-free entrance. Hearing loop at the desk.",
    "remote": "",
    "home": "Visits at home.",
}
_ATTENDED_FROM_AFAR = "Over the telephone or online"


def services_as_json(force: Force) -> str:
    """All of them, as another system would hand them over."""
    read = tomllib.loads(files("victimcare.demo").joinpath("data/services.toml").read_text(encoding="utf-8"))
    return json.dumps({"services": [_entry(one, force) for one in read["service"]]})


def _entry(one: dict[str, Any], force: Force) -> dict[str, Any]:
    name, access = one["name"], one.get("access", "")
    site = "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in name.lower()).split())
    found = {
        "id": entry_making.stable_id("demonstration", name),
        "name": name,
        "description": one["description"],
        "url": f"https://{site}.example",
        "email": f"hello@{site}.example",
        "status": "active",
        "minimum_age": one.get("minimum_age"),
        "maximum_age": one.get("maximum_age"),
        "interpretation_services": _ACCESS[access] if access == "sign" else "",
        "phones": entry_making.make_phones(name, one["telephone"]),
        "schedules": _schedules(name, one["hours"], is_remote=access == "remote"),
        "service_areas": entry_making.make_service_areas(
            name, {code: force.area_name(code) for code in one.get("areas", ())}
        ),
        "languages": entry_making.make_languages(
            name, [spoken for spoken in one.get("languages", ()) if spoken != "BSL"]
        ),
        "organization": {
            "id": entry_making.stable_id("demonstration", "organization", name),
            "name": name,
            "description": name,
        },
        **entry_making.make_costs(name, is_free=True),
        "attributes": entry_making.make_attributes(name, one["needs"]),
        "service_at_locations": _places(name, _ACCESS[access]) if access in ("step", "sign") else [],
        entry_making.THROUGH_US: one.get("self_referral"),
    }
    return {key: value for key, value in found.items() if value not in ("", None, [])}


def _schedules(name: str, text: str, *, is_remote: bool) -> list[dict[str, Any]]:
    found = entry_making.make_schedules(name, opening_times.parse_openings(text))
    return [one | {"attending_type": _ATTENDED_FROM_AFAR} for one in found] if is_remote else found


def _places(name: str, says: str) -> list[dict[str, Any]]:
    location = {
        "id": entry_making.stable_id("demonstration", "location", name),
        "location_type": "physical",
        "name": name,
        "accessibility": [{"id": entry_making.stable_id("demonstration", "accessibility", name), "description": says}],
    }
    return [{"id": entry_making.stable_id("demonstration", "at", name), "location": location}]
