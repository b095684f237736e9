"""The form of her safe contact plan as her plan stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from victimcare.channels.web.desk.plan_fields import GIVEN, MACHINE, PERSON
from victimcare.services.safe_contact.plan_shapes import (
    ContactMethod,
    ContactPlanDetail,
    ContactPointOption,
    ContactWayDetail,
    LineMaySay,
    MessageWording,
    PageMayShow,
)


def initial_plan(plan: ContactPlanDetail | None, points: Sequence[ContactPointOption]) -> dict[str, Any]:
    """The form as her plan stands. For somebody never asked nothing may be used, and the line says nothing; their
    page shows what their code opens.

    What the record system states fills no box: she is asked each thing.
    """
    if plan is None or plan.confirmed_at is None:
        asked = [f"at{point.id}_{what}" for point in points for what in ("messages", "calls")]
        nothing: dict[str, Any] = dict.fromkeys(asked, MessageWording.NONE.value)
        doors = {"line_may_say": LineMaySay.NOTHING.value, "page_may_show": PageMayShow.FULL.value}
        return _by_person(points) | nothing | doors
    values: dict[str, Any] = _by_person(points) | {
        "line_may_say": plan.line_may_say,
        "page_may_show": plan.page_may_show,
        "language": plan.language,
        "formats": list(plan.formats),
        "review_on": f"{plan.review_on:%d/%m/%Y}" if plan.review_on else "",
        "note": plan.note,
    }
    for way in plan.ways:
        values |= _initial_way(way, values)
    return values


def _by_person(points: Sequence[ContactPointOption]) -> dict[str, Any]:
    """A person alone rings each number, unless the victim agrees otherwise."""
    return {f"{key}_who_may_ring": [PERSON] for key in (*(f"at{point.id}" for point in points), GIVEN)}


def _initial_way(way: ContactWayDetail, before: Mapping[str, Any]) -> dict[str, Any]:
    assert way.point is not None, "a confirmed plan names numbers and addresses"
    key = f"at{way.point.id}"
    asked = "calls" if way.channel is ContactMethod.CALL else "messages"
    first: Mapping[str, Any] = way.hours[0] if way.hours else {}
    place = 1 + sum(name.endswith("_place") for name in before)
    also = [name for name in ("may_leave_voicemail", "say_police") if getattr(way, name)]
    who = [name for name, may in ((PERSON, way.person_may_ring), (MACHINE, way.machine_may_ring)) if may]
    return {
        f"{key}_{asked}": way.wording,
        f"{key}_who_may_ring": who if asked == "calls" else before.get(f"{key}_who_may_ring", [PERSON]),
        f"{key}_also": sorted({*before.get(f"{key}_also", ()), *also}),
        f"{key}_days": list(first.get("days", [])),
        f"{key}_start": first.get("from", ""),
        f"{key}_end": first.get("to", ""),
        f"{key}_sender_name": way.sender_name or before.get(f"{key}_sender_name", ""),
        f"{key}_number_shown": way.number_shown if asked == "calls" else before.get(f"{key}_number_shown", ""),
        f"{key}_place": before.get(f"{key}_place", str(place)),
        f"{key}_seen_by": way.seen_by,
    }
