"""How a victim is reached, or would be, in the one shape that their own page shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject

from victimcare.records.annotations import read_annotations
from victimcare.records.models import ContactPoint, PlanPoint, SafeContactPlan, StoppedPoint, Victim
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.safe_contact.contact_plan import WordingLevel
from victimcare.rules.safe_contact.preference_questions import PreferredContact
from victimcare.services.contact_plans import preference_requests
from victimcare.services.portal.page_victim import is_way_stopped

ContactHours = tuple[Mapping[str, Any], ...]

_KEEP_HOURS = ("call", "text", "email")  # letters come with the post, so they have no hours
_ENDING = 4  # digits of a number that are shown: enough to recognise it


@dataclass(frozen=True, slots=True)
class PhoneOption:
    """One of the victim's telephones, by its row. `ending`: its last digits."""

    row: int
    ending: str


@dataclass(frozen=True, slots=True)
class ContactSettings:
    """How the victim is reached, or would be. `rung_by`: who rings, "person", "machine" or "both", on any number.
    `phone`: the last digits of the number rung; empty: none is named. `hours`: by channel, the hours of each way in use
    that keeps to hours; a way without an entry: any hour outside the night. `police`, `news`, `voicemail`: true if any
    way allows it, since the victim must never read that we are quieter than we are."""

    calls: bool
    rung_by: str
    phone: str
    texts: bool
    emails: bool
    letters: bool
    voicemail: bool
    police: bool
    news: bool
    hours: Mapping[str, ContactHours]
    asks_hours: bool = False
    line_is_safe: bool = False  # no other person can listen when the victim rings it


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """One of the victim's numbers or addresses. `ways`: those in which the plan uses it and that STOP has not ended;
    `has_ended`: STOP ended one; `was_stopped`: STOP came from there at some time."""

    point: ContactPoint
    ways: Sequence[Mapping[str, Any]]
    has_ended: bool
    was_stopped: bool


def load_own_points(victim: Victim) -> tuple[OwnPoint, ...]:
    """The victim's numbers and addresses, each with the ways in which the plan uses it and STOP has not ended."""
    used = PlanPoint.objects.filter(plan_id=victim.id, point=OuterRef("id")).exclude(wording=WordingLevel.NONE)
    stops = StoppedPoint.objects.filter(kind=OuterRef("kind"), match_key=OuterRef("match_key"))
    way = JSONObject(
        channel=F("channel"),
        place=F("place"),
        wording=F("wording"),
        hours=F("hours"),
        voicemail=F("may_leave_voicemail"),
        police=F("say_police"),
        person=F("person_may_ring"),
        machine=F("machine_may_ring"),
    )
    rows = preference_requests.list_points_to_confirm(victim).annotate(
        ways=ArraySubquery(used.exclude(is_way_stopped()).values(way=way)),
        has_ended=Exists(used.filter(is_way_stopped())),
        was_stopped=Exists(stops),
    )
    return tuple(read_annotations(row, OwnPoint, point=row) for row in rows)


def build_contact_settings(wanted: PreferredContact, phones: Sequence[PhoneOption]) -> ContactSettings:
    """What the victim's answers come to, in the shape of the current plan."""
    chosen = next((phone.ending for phone in phones if phone.row == wanted.phone), "")
    return ContactSettings(
        calls=wanted.calls,
        rung_by="both" if wanted.machine_may_ring else "person",
        phone=chosen or number_ending(wanted.another_phone),
        texts=wanted.texts,
        emails=wanted.emails,
        letters=wanted.letters,
        voicemail=wanted.voicemail,
        police=wanted.police,
        news=wanted.news,
        hours=_same_hours(wanted.hours, call=wanted.calls, text=wanted.texts, email=wanted.emails),
        asks_hours=wanted.asks_hours,
        line_is_safe=wanted.line_is_safe,
    )


def number_ending(number: str) -> str:
    return "".join(filter(str.isdigit, number))[-_ENDING:]


def describe_plan(plan: SafeContactPlan, points: Sequence[OwnPoint]) -> ContactSettings:
    """How the plan lets us reach the victim."""
    if plan.confirmed_at is None:
        return _stated(plan.stated or {}, {one.point.kind for one in points if one.was_stopped})
    ways = sorted(((way, one.point) for one in points for way in one.ways), key=lambda each: each[0]["place"])
    by: dict[str, list[tuple[Mapping[str, Any], ContactPoint]]] = {}
    for way, point in ways:
        by.setdefault(way["channel"], []).append((way, point))
    calls, messages = by.get("call", []), [*by.get("text", []), *by.get("email", [])]
    return ContactSettings(
        calls=bool(calls),
        rung_by=_rung_by([way for way, _ in calls]),
        phone=number_ending((calls or by.get("text", []))[0][1].value) if calls or "text" in by else "",
        texts="text" in by,
        emails="email" in by,
        letters="letter" in by,
        voicemail=any(way["voicemail"] for way, _ in calls),
        police=any(way["police"] for way, _ in ways),
        news=any(way["wording"] == WordingLevel.FULL for way, _ in messages),
        hours={channel: _hours([way["hours"] for way, _ in by[channel]]) for channel in _KEEP_HOURS if channel in by},
    )


def _rung_by(calls: Sequence[Mapping[str, Any]]) -> str:
    if not any(way["machine"] for way in calls):
        return "person"
    return "both" if any(way["person"] for way in calls) else "machine"


def has_stopped_way(plan: SafeContactPlan, points: Sequence[OwnPoint]) -> bool:
    """Whether one way of the plan is closed until the victim agrees to it again, because STOP came back from there."""
    if plan.confirmed_at is not None:
        return any(one.has_ended for one in points)
    stated = plan.stated or {}
    kinds = {
        kind
        for kind, may in ((ContactPointKind.MOBILE, "may_text"), (ContactPointKind.EMAIL, "may_email"))
        if stated.get(may)
    }
    return any(one.was_stopped and one.point.kind in kinds for one in points)


def _hours(each: Sequence[Sequence[Mapping[str, Any]]]) -> ContactHours:
    """The hours of several numbers together. If one allows any hour, all do."""
    windows = [window for hours in each for window in hours]
    return tuple(window for place, window in enumerate(windows) if window not in windows[:place]) if all(each) else ()


def _same_hours(hours: ContactHours, **used: bool) -> Mapping[str, ContactHours]:
    return {channel: hours for channel in _KEEP_HOURS if used[channel]}


def _stated(said: Mapping[str, Any], stopped: Collection[str]) -> ContactSettings:
    """What the record system states: it names no number, and no message says the news (contracts/feed.md). `stopped`:
    the kinds of the victim's numbers or addresses from which STOP came."""
    calls = bool(said.get("may_call"))
    texts = bool(said.get("may_text")) and ContactPointKind.MOBILE not in stopped
    emails = bool(said.get("may_email")) and ContactPointKind.EMAIL not in stopped
    return ContactSettings(
        calls=calls,
        rung_by="person",
        phone="",
        texts=texts,
        emails=emails,
        letters=bool(said.get("may_post")),
        voicemail=bool(said.get("may_leave_voicemail")),
        police=bool(said.get("say_police")),
        news=False,
        hours=_same_hours(tuple(said.get("hours", ())), call=calls, text=texts, email=emails),
    )
