"""How a person may reach her: what whoever rings her must know before, and how long her hours last today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from victimcare.records.models import (
    ContactPoint,
    DetailsProposal,
    PlanPoint,
    PointChange,
    SafeContactPlan,
    Victim,
)
from victimcare.rules.clock import LONDON, end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.rules.people.her_hours import Window, hours_from, never_close
from victimcare.services.cases.fold import plan_stated
from victimcare.services.cases.guarding import is_guarded, last_marked
from victimcare.services.cases.held import held_points
from victimcare.services.contact.details import changes_of
from victimcare.services.contact.shapes import (
    Channel,
    LineMaySay,
    MessageWording,
    NumberShown,
    PageMayShow,
    PlanShown,
    Point,
    SafeWay,
    WayShown,
)
from victimcare.services.desk import linked
from victimcare.services.messages.sender_names import is_gone
from victimcare.services.messages.stops import is_stopped, last_stopped

_MINUTE = timedelta(minutes=1)


def plan_of(victim_id: int) -> PlanShown | None:
    """Her plan as staff read it; None when nobody has asked her. The caller has permitted the look."""
    row = SafeContactPlan.objects.filter(victim_id=victim_id).select_related("confirmed_by").first()
    if row is None:
        return None
    if row.confirmed_at is None:
        shown = as_stated(row.stated or {}, note=row.note)
        return replace(shown, version=row.version, line_may_say=row.line_may_say, page_may_show=row.page_may_show)
    agreed = row.points.select_related("point").order_by("place", "id")
    return PlanShown(
        version=row.version,
        ways=tuple(_way(one) for one in agreed),
        line_may_say=row.line_may_say,
        page_may_show=row.page_may_show,
        note=row.note,
        has_code_word=bool(row.code_word_hash),
        language=row.language,
        formats=tuple(row.formats),
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
        confirmed_how=row.confirmed_how,
        review_on=row.review_on,
    )


def _way(row: PlanPoint) -> WayShown:
    return WayShown(
        channel=Channel(row.channel),
        point=_point(row.point),
        wording=row.wording,
        hours=tuple(row.hours),
        may_leave_voicemail=row.may_leave_voicemail,
        say_police=row.say_police,
        sender_name=row.sender_name,
        seen_by=row.seen_by,
        is_sender_gone=row.channel == Channel.TEXT and is_gone(row.sender_name),
        number_shown=row.number_shown,
    )


def points_of(victim: Victim) -> list[Point]:
    """Every number and address of hers that was not let go, telephones first."""
    points = ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)
    order = {"mobile": 0, "phone": 1, "email": 2, "address": 3}
    return [shown for shown in map(_point, sorted(points, key=lambda point: (order[point.kind], point.id))) if shown]


def safe_way(victim: Victim, *, with_number: bool, now: datetime) -> SafeWay:
    """`with_number`: for whoever has taken the task to reach her; everybody else sees how, not where."""
    plan = plan_of(victim.id)
    stated = _stated(victim) if plan is None else None
    is_hearsay = stated is not None and victim.case.reported_by == "third_party"
    warning = plan or (None if is_hearsay else stated)  # what somebody else states hides no number of hers
    number, hours = _ring(victim, warning)
    is_open, minutes = _hours(hours, now)
    return SafeWay(
        is_guarded=bool(is_guarded([victim.id])),
        plan=plan if plan is None or with_number else _without_numbers(plan),
        stated=stated if stated is None or with_number else _without_numbers(stated),
        is_hearsay=is_hearsay,
        is_overtaken=SafeContactPlan.objects.filter(victim=victim, confirmed_at__lt=last_marked("victim")).exists(),
        name=name_of(victim) if with_number else "",
        number=number if with_number else "",
        is_open_now=is_open,
        has_point_waiting=PointChange.objects.filter(victim=victim, ended_at=None)
        .exclude(plan_proposal=None, details_proposal=None)
        .exists(),
        minutes_left=minutes,
        has_stopped=_has_stopped(victim, plan),
        says_where=with_number,
        still=frozenset(held_points().filter(victim_id=victim.id)),
    )


def _has_stopped(victim: Victim, plan: PlanShown | None) -> bool:
    last = last_stopped(list(ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)))
    return any(is_stopped(at, plan.confirmed_at if plan else None) for at in last.values())


def name_of(victim: Victim) -> str:
    person = victim.person
    return person.business_name or f"{person.given_name} {person.family_name}".strip()


def _stated(victim: Victim) -> PlanShown | None:
    """The newest plan that the record system states and nobody has decided on: of a guarded victim it is a proposal."""
    waiting = DetailsProposal.objects.filter(victim=victim, accepted=None).select_related("event", "victim")
    for proposal in waiting.order_by("-event__time", "-id"):
        if "safe_contact" in (changes := changes_of(proposal)):
            return as_stated(changes["safe_contact"])
    return None


def as_stated(stated: Mapping[str, Any], *, note: str = "") -> PlanShown:
    """What the record system states of a plan (the feed's own `safe_contact`), in the shape that staff read."""
    plan = plan_stated(stated)
    allowed = {
        Channel.CALL: plan.may_call,
        Channel.TEXT: plan.may_text,
        Channel.EMAIL: plan.may_email,
        Channel.LETTER: plan.may_post,
    }
    ways = tuple(
        WayShown(
            channel=channel,
            point=None,
            wording=MessageWording.NEUTRAL,
            hours=tuple(plan.hours),
            may_leave_voicemail=plan.may_leave_voicemail and channel is Channel.CALL,
            say_police=plan.say_police,
            sender_name="",
            seen_by="",
        )
        for channel, may_use in allowed.items()
        if may_use
    )
    return PlanShown(
        version=0,
        ways=ways,
        line_may_say=LineMaySay.NOTHING,
        page_may_show=PageMayShow.FULL,
        note=note or plan.note,
        has_code_word=False,
        language="",
        formats=(),
        confirmed_at=None,
        confirmed_by="",
        confirmed_how="",
        review_on=None,
    )


def as_wanted(way: Mapping[str, Any]) -> WayShown:
    """A way of a plan that waits, in the shape that staff read."""
    return WayShown(
        channel=Channel(way["channel"]),
        point=None,
        wording=way["wording"],
        hours=tuple(way["hours"]),
        may_leave_voicemail=way["may_leave_voicemail"],
        say_police=way["say_police"],
        sender_name=way["sender_name"],
        seen_by=way["seen_by"],
        number_shown=way.get("number_shown", NumberShown.WITHHELD),
    )


def _ring(victim: Victim, plan: PlanShown | None) -> tuple[str, Sequence[Mapping[str, Any]]]:
    """The number agreed for calls, and none where calls are not agreed; before anybody has asked her the telephone that
    the crime was recorded with. Never one that stands still: it may be his. And the hours agreed for calls, or else
    those of the way she likes best."""
    calls = plan.for_(Channel.CALL) if plan is not None else ()
    used = [way for way in (plan.ways if plan else ()) if way.wording != MessageWording.NONE]
    hours = next((way.hours for way in (*calls, *used)), ())
    if plan is not None and (plan.confirmed_at is not None or not calls):
        numbers = [way.point for way in calls if way.point]
    else:
        numbers = [point for point in points_of(victim) if point.kind in ("mobile", "phone")]
    # Also what nobody holds yet, because she was recorded and he entered in one moment.
    every = ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)
    held = linked.also_his({victim.id: every}).union(held_points().filter(victim_id=victim.id))
    return next((point.value for point in numbers if point.id not in held), ""), hours


def _hours(stated: Sequence[Mapping[str, Any]], now: datetime) -> tuple[bool, int | None]:
    """Whether she may be reached at this moment, and for how many more minutes today; None: no hours of hers end it."""
    windows = hours_from(stated)
    force: Force = settings.FORCE
    if not _is_open(windows, force, now):
        return False, None
    if not windows or never_close(windows):
        return True, None
    end, last = now, end_of_day(london_date(now))
    while end < last and _is_open(windows, force, end):
        end += _MINUTE
    return True, (end - now) // _MINUTE


def _is_open(windows: tuple[Window, ...], force: Force, at: datetime) -> bool:
    local = at.astimezone(LONDON)
    if windows:
        return any(window.is_open(local) for window in windows)
    return not force.quiet_hours.hold(local.time())


def _point(point: ContactPoint | None) -> Point | None:
    if point is None:
        return None
    return Point(point.id, point.kind, point.value, is_confirmed=point.confirmed_at is not None)


def _without_numbers(plan: PlanShown) -> PlanShown:
    ways = tuple(replace(way, point=None, seen_by="") for way in plan.ways)
    return replace(plan, ways=ways, note="")
