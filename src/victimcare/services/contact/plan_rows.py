"""Converts plans: as agreed, as waiting, and as rows. A plan that breaks the rules is refused here, however it was
agreed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from victimcare.records.models import ContactPoint, PlanPoint, SafeContactPlan, Victim
from victimcare.records.models.contact import LineMaySay, MessageWording, NumberShown, PageMayShow, PointKind
from victimcare.rules.safe_contact.contact_points import (
    address_key,
    email_key,
    find_postcode,
    is_whole_number,
    telephone_key,
)
from victimcare.services.contact.code_words import hash_code_word
from victimcare.services.contact.shapes import ContactMethod, WantedPlan, WantedWay
from victimcare.services.messages.sender_names import is_gone
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_words import PLAN_NOTE, PLAN_SEEN_BY

# The kinds of number or address that each channel uses.
KINDS = {
    ContactMethod.TEXT: (PointKind.MOBILE,),
    ContactMethod.CALL: (PointKind.MOBILE, PointKind.PHONE),
    ContactMethod.EMAIL: (PointKind.EMAIL,),
    ContactMethod.LETTER: (PointKind.ADDRESS,),
}
_WHICH = {
    ContactMethod.TEXT: "which-mobile",
    ContactMethod.CALL: "which-number",
    ContactMethod.EMAIL: "which-email",
    ContactMethod.LETTER: "which-address",
}
_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_SENDER = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11}")  # what telephones show as a name (GSM 03.40, alphanumeric)


class PlanRefused(ValueError):
    """This plan cannot be stored: `field` of the way at `place` (None: of the plan); `why` ends a sentence id."""

    def __init__(self, field: str, why: str, place: int | None = None) -> None:
        super().__init__(f"{place} {field}: {why}")
        self.field, self.why, self.place = field, why, place


@dataclass(frozen=True, slots=True)
class Resolved:
    """A way with the row of its number or address. None: the victim gave it just now, and it becomes theirs with the
    plan."""

    way: WantedWay
    kind: PointKind
    match_key: str
    point: ContactPoint | None

    @property
    def may_use(self) -> bool:
        return self.way.wording is not MessageWording.NONE


def resolve(victim: Victim, plan: WantedPlan) -> tuple[Resolved, ...]:
    """The ways of this plan with their points from the victim's own. Raises PlanRefused."""
    if plan.line_may_say == LineMaySay.NOTHING and any(way.machine_may_ring for way in plan.ways):
        raise PlanRefused("line_may_say", "machine-says-nothing")
    hers = list(ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None))
    resolved = tuple(_resolve(place, way, hers) for place, way in enumerate(plan.ways))
    named = [(one.way.channel, one.match_key) for one in resolved]
    for place, one in enumerate(named):
        if one in named[:place]:
            raise PlanRefused("point", "twice", place)
    return resolved


def put_down(row: SafeContactPlan, plan: WantedPlan, ways: Sequence[Resolved]) -> list[int]:
    """Write the plan into its rows; the caller sets version and confirmation before. Returns the points that may be
    used now.

    The caller holds the plan (`gate.lock`), so it is never read half-written.
    """
    row.stated = None
    row.line_may_say, row.page_may_show = plan.line_may_say, plan.page_may_show
    row.note = ""
    PLAN_NOTE.put_words(row, plan.note, fetch_victim_key(row.victim_id if plan.note else None))
    row.review_on = plan.review_on
    row.language, row.formats = plan.language, list(plan.formats)
    row.agreed_as = sorted(plan.agreed_as)
    if plan.code_word is not None:
        row.code_word_hash = plan.code_word
    row.save()
    PlanPoint.objects.filter(plan=row).delete()
    points = [(one, one.point or _now_hers(row.victim_id, one)) for one in ways]
    is_seen_by_others = any(one.way.seen_by for one in ways)
    key = fetch_victim_key(row.victim_id if is_seen_by_others else None)
    agreed = [
        PlanPoint(
            plan=row,
            point=point,
            channel=one.way.channel,
            place=place,
            wording=one.way.wording,
            hours=[dict(hours) for hours in one.way.hours],
            may_leave_voicemail=one.way.may_leave_voicemail,
            say_police=one.way.say_police,
            sender_name=one.way.sender_name,
            number_shown=one.way.number_shown,
            person_may_ring=one.way.person_may_ring,
            machine_may_ring=one.way.machine_may_ring,
        )
        for place, (one, point) in enumerate(points, start=1)
    ]
    for stored, one in zip(agreed, ways, strict=True):
        PLAN_SEEN_BY.put_words(stored, one.way.seen_by, key)
    PlanPoint.objects.bulk_create(agreed)
    return [point.id for one, point in points if one.may_use]


def with_hashed_word(plan: WantedPlan) -> WantedPlan:
    """The plan with its code word hashed: the word is never stored in the clear, even while the plan waits."""
    return plan if plan.code_word is None else replace(plan, code_word=hash_code_word(plan.code_word))


def as_json(plan: WantedPlan) -> dict[str, Any]:
    """A waiting plan as JSON; its code word is hashed already."""
    content = asdict(plan) | {"review_on": plan.review_on.isoformat() if plan.review_on else None}
    content["code_word_hash"] = content.pop("code_word")
    return content


def from_json(content: Mapping[str, Any]) -> WantedPlan:
    values = dict(content)
    values["ways"] = tuple(_way_from(way) for way in values["ways"])
    values["line_may_say"] = LineMaySay(values["line_may_say"])
    values["page_may_show"] = PageMayShow(values["page_may_show"])
    values["formats"] = tuple(values["formats"])
    values["code_word"] = values.pop("code_word_hash")
    values["agreed_as"] = tuple(values.get("agreed_as", ()))
    values["review_on"] = date.fromisoformat(values["review_on"]) if values["review_on"] else None
    return WantedPlan(**values)


def _way_from(content: Mapping[str, Any]) -> WantedWay:
    values = dict(content)
    values["channel"], values["wording"] = ContactMethod(values["channel"]), MessageWording(values["wording"])
    values["hours"] = tuple(values["hours"])
    values["number_shown"] = NumberShown(values.get("number_shown", NumberShown.WITHHELD))
    return WantedWay(**values)


def _resolve(place: int, way: WantedWay, hers: list[ContactPoint]) -> Resolved:
    _check(place, way)
    if way.given:
        kind, key = given_point(way.given)
        found = next((point for point in hers if point.match_key == key and point.kind in KINDS[way.channel]), None)
    else:
        found = next((point for point in hers if point.id == way.point), None)
        if found is None:
            raise PlanRefused("point", _WHICH[way.channel], place)
        kind, key = PointKind(found.kind), found.match_key
    if not key:
        raise PlanRefused("given", "number-too-short", place)
    if (PointKind(found.kind) if found else kind) not in KINDS[way.channel]:
        raise PlanRefused("given" if way.given else "point", _WHICH[way.channel], place)
    return Resolved(way, kind, key, found)


def _check(place: int, way: WantedWay) -> None:
    """Refuse a way that no plan may have."""
    may_ring = way.channel is ContactMethod.CALL and way.wording is not MessageWording.NONE
    if may_ring and not (way.person_may_ring or way.machine_may_ring):
        raise PlanRefused("who_may_ring", "who-may-ring", place)
    if way.machine_may_ring and not may_ring:
        raise PlanRefused("who_may_ring", "machine-without-calls", place)
    if way.wording is MessageWording.FULL and not way.say_police:
        raise PlanRefused("wording", "full-shows-police", place)
    if way.may_leave_voicemail and (way.channel is not ContactMethod.CALL or way.wording is MessageWording.NONE):
        raise PlanRefused("may_leave_voicemail", "voicemail-without-calls", place)
    if way.sender_name and not _SENDER.fullmatch(way.sender_name):
        raise PlanRefused("sender_name", "sender-too-long", place)
    if way.channel is ContactMethod.TEXT and way.wording is not MessageWording.NONE and is_gone(way.sender_name):
        raise PlanRefused("sender_name", "sender-gone", place)
    for hours in way.hours:
        if not hours["days"] or not set(hours["days"]) <= _DAYS or hours["from"] == hours["to"]:
            raise PlanRefused("hours", "hours-never", place)


def given_point(given: str) -> tuple[PointKind, str]:
    """The kind and the key of a number or address that the victim gave; the key is empty where it can be neither."""
    if "@" in given:
        return PointKind.EMAIL, email_key(given)
    lines = [line.strip() for line in given.replace(",", "\n").splitlines() if line.strip()]
    if len(lines) > 1:
        return PointKind.ADDRESS, address_key(lines, find_postcode(lines))
    key = telephone_key(given)
    if not is_whole_number(key):
        return PointKind.PHONE, ""
    return (PointKind.MOBILE if key.startswith("+447") else PointKind.PHONE), key


def _now_hers(victim_id: int, one: Resolved) -> ContactPoint:
    """The number or address that the victim gave just now, stored as their point."""
    point, _ = ContactPoint.objects.update_or_create(
        person_id=Victim.objects.values_list("person_id", flat=True).get(id=victim_id),
        kind=one.kind,
        match_key=one.match_key,
        defaults={"retired_at": None},
        create_defaults={"value": one.way.given.strip(), "is_from_feed": False},
    )
    return point
