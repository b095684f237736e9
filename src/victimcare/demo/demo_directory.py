"""More directory entries than the force lists itself: from the towns around it, with the capacity of some, and recent
unmet needs. All invented."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any

from django.conf import settings

from victimcare.records.models import DirectorySource, SupportService, UnmetNeed
from victimcare.rules.force import Force
from victimcare.rules.referrals import entry_making, opening_times
from victimcare.rules.referrals.listed_services import CapacityStatus
from victimcare.services.access import Actor
from victimcare.services.referrals import directory_entries, directory_loading, service_capacity, service_directory
from victimcare.services.referrals.service_capacity import CapacityReporter
from victimcare.services.referrals.service_directory import UnmetNeedReason

# Invented support services, from a table that is easy to read, in the form of an Open Referral directory.

_ACCESS = {
    "sign": "British Sign Language spoken.",
    "step": "Step-free entrance. Hearing loop at the desk.",
    "remote": "",
    "home": "Visits at home.",
}
_ATTENDED_FROM_AFAR = "Over the telephone or online"


def services_as_json(force: Force) -> str:
    """All services, as another system would return them."""
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


NAME, WIDER = "Towns around the river", "Services of the whole county"

# The capacity of some, as they reported by telephone: places, or weeks to wait.
_CAPACITIES: Mapping[str, tuple[CapacityStatus, int | None, int | None]] = {
    "Lantern Housing Advice": (CapacityStatus.WAITING, None, 5),
    "Latch and Light": (CapacityStatus.OPEN, 4, None),
    "Rowan Young People": (CapacityStatus.OPEN, 2, None),
    "Open Door Legal": (CapacityStatus.FULL, None, None),
}
# How often the desk found no service, by need and area.
_UNMET: Mapping[tuple[str, str], int] = {
    ("housing", "CE"): 9,
    ("housing", "AS"): 6,
    ("housing", "NE"): 3,
    ("legal", "CE"): 7,
    ("legal", "CN"): 5,
    ("immigration", "CE"): 6,
    ("restorative", "SW"): 2,
}


def fill_directory(*, operator: Actor, desk: Actor, now: datetime) -> None:
    """Existing entries are left as they are."""
    directory_entries.load_named_entries(force=settings.FORCE, now=now)
    if not DirectorySource.objects.filter(name=NAME).exists():
        text = files("victimcare.demo").joinpath("data/directory.json").read_text(encoding="utf-8")
        directory_loading.load_directory_text(actor=operator, name=NAME, text=text, now=now)
        _say_how_full(desk, now)
    if not DirectorySource.objects.filter(name=WIDER).exists():
        directory_loading.load_directory_text(
            actor=operator, name=WIDER, text=services_as_json(settings.FORCE), now=now
        )
    if not UnmetNeed.objects.exists():
        for (need, area), times in _UNMET.items():
            for _ in range(times):
                service_directory.report_unmet_need(
                    actor=desk, need=need, area=area, why=UnmetNeedReason.NONE_FITS, now=now
                )


def _say_how_full(desk: Actor, now: datetime) -> None:
    ids = dict(SupportService.objects.filter(name__in=_CAPACITIES).values_list("name", "public_id"))
    for name, (said, places, weeks) in _CAPACITIES.items():
        service_capacity.state_capacity(
            actor=desk, service_id=ids[name], said=said, places=places, weeks=weeks, by=CapacityReporter.STAFF, now=now
        )
