"""Takes ways out of plans: what a victim no longer wants, and what a changed plan no longer allows elsewhere.

Asking for less needs no identity check, as a STOP needs none: it only reduces contact. Nothing here allows more
contact, whatever the victim answered: that takes a colleague, who confirms a plan with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from victimcare.records.models import ContactPoint, PlanPoint, SafeContactPlan
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_hours import intersect_hours
from victimcare.rules.safe_contact.contact_plan import ContactMethod, DisclosureLevel, WordingLevel
from victimcare.rules.safe_contact.preference_questions import PlanRoute, PreferredContact, find_ended_ways
from victimcare.services.contact_plans import plan_rows
from victimcare.services.desk import linked_points
from victimcare.services.messages import message_states

_STATED = {"text": "may_text", "email": "may_email", "letter": "may_post", "call": "may_call"}
_FIELDS = ("wording", "may_leave_voicemail", "say_police", "hours", "person_may_ring", "machine_may_ring")
# The order in which the page lists what ended.
_IN_ORDER = ("call", "machine", "text", "email", "letter", "voicemail", "news", "police", "hours", "line")


def restrict_contact(victim_id: int, to: PreferredContact, *, now: datetime) -> tuple[str, ...]:
    """Return the restricted plan, and what ended, by name, in the order in which the page lists it. The caller holds
    the victim's rows in all their cases (`gate.lock_victims`)."""
    row = SafeContactPlan.objects.filter(victim_id=victim_id).first()
    if row is None:
        return ()
    ended = _restrict_stated_plan(row, to) if row.confirmed_at is None else _restrict_agreed_plan(row, to, now)
    if not to.line_is_safe and row.line_may_say != DisclosureLevel.NOTHING:
        row.line_may_say = DisclosureLevel.NOTHING
        ended.append("line")
    if ended:
        row.version += 1
        row.save(update_fields=["version", "stated", "line_may_say"])
        message_states.make_waiting_messages_due(victim_id, now=now)
    return tuple(name for name in _IN_ORDER if name in ended)


def _restrict_agreed_plan(row: SafeContactPlan, to: PreferredContact, now: datetime) -> list[str]:
    used = list(PlanPoint.objects.filter(plan=row).exclude(wording=WordingLevel.NONE).select_related("point"))
    gone = find_ended_ways([PlanRoute(one.channel, one.point_id) for one in used], to)
    ended, elsewhere_too = [], set()
    for one in used:
        was = _way_values(one)
        if PlanRoute(one.channel, one.point_id) in gone:
            _end_way(one)
            elsewhere_too.add((one.channel, one.point.match_key))
            ended.append(one.channel)
        else:
            ended += _restrict_way(one, to)
        if _way_values(one) != was:
            one.save(update_fields=_FIELDS)
    remove_ways_elsewhere(row.victim_id, elsewhere_too, now=now)
    return ended


def _restrict_way(one: PlanPoint, to: PreferredContact) -> list[str]:
    """The restrictions on a way that remains. It is open only in hours that the victim named."""
    ended = []
    # a person rings instead, even where no person was to ring: to ask
    if one.machine_may_ring and not to.machine_may_ring:
        one.person_may_ring, one.machine_may_ring = True, False
        ended.append("machine")
    if one.may_leave_voicemail and not to.voicemail:
        one.may_leave_voicemail = False
        ended.append("voicemail")
    if one.wording == WordingLevel.FULL and not to.news:
        one.wording = WordingLevel.NEUTRAL
        ended.append("news")
    if one.say_police and not to.police:
        one.say_police = False
        ended.append("police")
    hours = intersect_hours(one.hours, to.hours)
    if hours is None:
        _end_way(one)
        ended.append(one.channel)
    elif hours != one.hours:
        one.hours = hours
        ended.append("hours")
    return ended


def _end_way(one: PlanPoint) -> None:
    one.wording, one.may_leave_voicemail, one.machine_may_ring = WordingLevel.NONE, False, False


def _restrict_stated_plan(row: SafeContactPlan, to: PreferredContact) -> list[str]:
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
    ended += _restrict_hours(said, to)
    row.stated = said
    return ended


def _restrict_hours(said: dict[str, Any], to: PreferredContact) -> list[str]:
    hours = intersect_hours(said.get("hours", ()), to.hours)
    if hours is None:
        ended = [channel for channel, name in _STATED.items() if said.get(name)]
        said |= {_STATED[channel]: False for channel in ended}
        return ended
    if hours == list(said.get("hours", ())):
        return []
    said["hours"] = hours
    return ["hours"]


def _way_values(one: PlanPoint) -> tuple[object, ...]:
    return tuple(list(one.hours) if name == "hours" else getattr(one, name) for name in _FIELDS)


PlanWay = tuple[str, str]  # a channel, and the key of a number or address
# what a stated plan allows the product to do
_STATED_WAYS = {ContactMethod.TEXT: "may_text", ContactMethod.EMAIL: "may_email"}


def find_removed_ways(row: SafeContactPlan, ways: Sequence[plan_rows.ResolvedWay]) -> frozenset[PlanWay]:
    """What the plan in `row` may use and these ways no longer allow, with what they expressly forbid."""
    forbidden = {(str(one.way.channel), one.match_key) for one in ways if not one.may_use}
    allowed = {(str(one.way.channel), one.match_key) for one in ways if one.may_use}
    return frozenset({*_list_used_ways(row), *forbidden} - allowed)


def remove_ways_elsewhere(victim_id: int, taken: Collection[PlanWay], *, now: datetime) -> None:
    """Stop using it in every other case of the victim, and have a colleague ask them anew there. The caller holds the
    victim's rows in all cases (`gate.lock_victims`)."""
    others = linked_points.find_person_rows(victim_id) - {victim_id} if taken else ()
    for row in SafeContactPlan.objects.filter(victim_id__in=others).order_by("victim_id"):
        if row.confirmed_at is None:
            _no_more_stated(row, taken)
        else:
            _no_more_agreed(row, taken, now)


def _list_used_ways(row: SafeContactPlan) -> Iterator[PlanWay]:
    agreed = PlanPoint.objects.filter(plan_id=row.victim_id, point__isnull=False).exclude(wording=WordingLevel.NONE)
    yield from agreed.values_list("channel", "point__match_key")
    points = ContactPoint.objects.filter(person__victim=row.victim_id, retired_at=None)
    for channel, name in _STATED_WAYS.items():
        if row.stated and row.stated.get(name):
            for key in points.filter(kind__in=plan_rows.POINT_KINDS_BY_CHANNEL[channel]).values_list(
                "match_key", flat=True
            ):
                yield str(channel), key


def _no_more_agreed(row: SafeContactPlan, taken: Collection[PlanWay], now: datetime) -> None:
    used = PlanPoint.objects.filter(plan=row, point__isnull=False).exclude(wording=WordingLevel.NONE)
    gone = [one.id for one in used.select_related("point") if one.point and (one.channel, one.point.match_key) in taken]
    if not gone:
        return
    PlanPoint.objects.filter(id__in=gone).update(
        wording=WordingLevel.NONE, may_leave_voicemail=False, machine_may_ring=False
    )
    # the review day has passed: a colleague is asked to review it with the victim
    yesterday = london_date(now) - timedelta(days=1)
    row.version, row.review_on = row.version + 1, min(row.review_on or yesterday, yesterday)
    row.save(update_fields=["version", "review_on"])


def _no_more_stated(row: SafeContactPlan, taken: Collection[PlanWay]) -> None:
    """A stated plan names no number: where the victim's point is the same, the whole channel ends. A colleague then
    tells the news."""
    gone = {_STATED_WAYS[ContactMethod(channel)] for channel, key in _list_used_ways(row) if (channel, key) in taken}
    if gone:
        row.stated = (row.stated or {}) | dict.fromkeys(gone, False)
        row.save(update_fields=["stated"])
