"""Restricts contact in all cases of a victim as soon as they refuse something on their page, before a colleague has
spoken with them.

Asking for less needs no identity check, as a STOP needs none: it only reduces contact. Nothing here allows more
contact, whatever the victim answered: that takes a colleague, who confirms a plan with them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from victimcare.records.models import PlanPoint, SafeContactPlan
from victimcare.records.models.contact import LineMaySay, MessageWording
from victimcare.rules.safe_contact.contact_hours import intersect_hours
from victimcare.rules.safe_contact.preference_questions import PlanRoute, PreferredContact, find_ended_ways
from victimcare.services.contact import elsewhere
from victimcare.services.messages import outbox

_STATED = {"text": "may_text", "email": "may_email", "letter": "may_post", "call": "may_call"}
_FIELDS = ("wording", "may_leave_voicemail", "say_police", "hours", "person_may_ring", "machine_may_ring")

# The order in which the victim is told what ended.
_IN_ORDER = ("call", "machine", "text", "email", "letter", "voicemail", "news", "police", "hours", "line")


def lessen(victim_id: int, to: PreferredContact, *, now: datetime) -> tuple[str, ...]:
    """The plan with less in it; what ended, by name, in the order in which it is told. The caller holds the victim's
    rows in all their cases (`gate.lock`)."""
    row = SafeContactPlan.objects.filter(victim_id=victim_id).first()
    if row is None:
        return ()
    ended = _stated(row, to) if row.confirmed_at is None else _agreed(row, to, now)
    if not to.line_is_safe and row.line_may_say != LineMaySay.NOTHING:
        row.line_may_say = LineMaySay.NOTHING
        ended.append("line")
    if ended:
        row.version += 1
        row.save(update_fields=["version", "stated", "line_may_say"])
        outbox.ask_anew(victim_id, now=now)
    return tuple(name for name in _IN_ORDER if name in ended)


def _agreed(row: SafeContactPlan, to: PreferredContact, now: datetime) -> list[str]:
    used = list(PlanPoint.objects.filter(plan=row).exclude(wording=MessageWording.NONE).select_related("point"))
    gone = find_ended_ways([PlanRoute(one.channel, one.point_id) for one in used], to)
    ended, elsewhere_too = [], set()
    for one in used:
        was = _as_it_is(one)
        if PlanRoute(one.channel, one.point_id) in gone:
            _use_no_more(one)
            elsewhere_too.add((one.channel, one.point.match_key))
            ended.append(one.channel)
        else:
            ended += _less_of(one, to)
        if _as_it_is(one) != was:
            one.save(update_fields=_FIELDS)
    elsewhere.take_away(row.victim_id, elsewhere_too, now=now)
    return ended


def _less_of(one: PlanPoint, to: PreferredContact) -> list[str]:
    """The restrictions on a way that remains. It is open only in hours that the victim named."""
    ended = []
    if one.machine_may_ring and not to.machine_may_ring:  # a person rings instead, even where none did: to ask
        one.person_may_ring, one.machine_may_ring = True, False
        ended.append("machine")
    if one.may_leave_voicemail and not to.voicemail:
        one.may_leave_voicemail = False
        ended.append("voicemail")
    if one.wording == MessageWording.FULL and not to.news:
        one.wording = MessageWording.NEUTRAL
        ended.append("news")
    if one.say_police and not to.police:
        one.say_police = False
        ended.append("police")
    hours = intersect_hours(one.hours, to.hours)
    if hours is None:
        _use_no_more(one)
        ended.append(one.channel)
    elif hours != one.hours:
        one.hours = hours
        ended.append("hours")
    return ended


def _use_no_more(one: PlanPoint) -> None:
    one.wording, one.may_leave_voicemail, one.machine_may_ring = MessageWording.NONE, False, False


def _stated(row: SafeContactPlan, to: PreferredContact) -> list[str]:
    said: dict[str, Any] = dict(row.stated or {})
    ways = [PlanRoute(channel, None) for channel, name in _STATED.items() if said.get(name)]
    ended = [way.channel for way in ways if way in find_ended_ways(ways, to)]
    said |= {_STATED[channel]: False for channel in ended}
    if said.get("may_leave_voicemail") and not to.voicemail:
        said["may_leave_voicemail"] = False
        ended.append("voicemail")
    if said.get("say_police") and not to.police:
        said["say_police"] = False
        ended.append("police")
    ended += _less_hours(said, to)
    row.stated = said
    return ended


def _less_hours(said: dict[str, Any], to: PreferredContact) -> list[str]:
    hours = intersect_hours(said.get("hours", ()), to.hours)
    if hours is None:
        ended = [channel for channel, name in _STATED.items() if said.get(name)]
        said |= {_STATED[channel]: False for channel in ended}
        return ended
    if hours == list(said.get("hours", ())):
        return []
    said["hours"] = hours
    return ["hours"]


def _as_it_is(one: PlanPoint) -> tuple[Any, ...]:
    return tuple(list(one.hours) if name == "hours" else getattr(one, name) for name in _FIELDS)
