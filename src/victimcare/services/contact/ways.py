"""How a person may reach her: what whoever rings her must know before, and how long her hours last today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from victimcare.records.models import ContactPoint, DetailsProposal, PointChange, SafeContactPlan, Victim
from victimcare.rules.clock import LONDON, end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.rules.people.her_hours import Window, hours_from, never_close
from victimcare.services.cases.fold import plan_stated
from victimcare.services.cases.guarding import is_guarded, last_marked
from victimcare.services.cases.held import held_points
from victimcare.services.contact.details import changes_of
from victimcare.services.contact.shapes import LineMaySay, MessageWording, PlanShown, Point, SafeWay

_MINUTE = timedelta(minutes=1)


def plan_of(victim_id: int) -> PlanShown | None:
    """Her plan as staff read it; None when nobody has asked her. The caller has permitted the look."""
    row = (
        SafeContactPlan.objects.filter(victim_id=victim_id)
        .select_related("text_point", "call_point", "confirmed_by")
        .first()
    )
    if row is None:
        return None
    return PlanShown(
        version=row.version,
        may_text=row.may_text,
        may_email=row.may_email,
        may_call=row.may_call,
        may_post=row.may_post,
        may_leave_voicemail=row.may_leave_voicemail,
        say_police=row.say_police,
        hours=tuple(row.hours),
        wording=row.wording,
        line_may_say=row.line_may_say,
        text_point=_point(row.text_point),
        call_point=_point(row.call_point),
        note=row.note,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
        review_on=row.review_on,
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
    is_open, minutes = _hours(warning.hours if warning else (), now)
    return SafeWay(
        is_guarded=bool(is_guarded([victim.id])),
        plan=plan if plan is None or with_number else _without_numbers(plan),
        stated=stated if stated is None or with_number else _without_numbers(stated),
        is_hearsay=is_hearsay,
        is_overtaken=SafeContactPlan.objects.filter(victim=victim, confirmed_at__lt=last_marked("victim_id")).exists(),
        name=name_of(victim) if with_number else "",
        number=_number(victim, warning) if with_number else "",
        is_open_now=is_open,
        has_point_waiting=PointChange.objects.filter(victim=victim, ended_at=None)
        .exclude(plan_proposal=None, details_proposal=None)
        .exists(),
        minutes_left=minutes,
    )


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


def as_stated(stated: Mapping[str, Any]) -> PlanShown:
    """What the record system states of a plan (the feed's own `safe_contact`), in the shape that staff read."""
    plan = plan_stated(stated)
    return PlanShown(
        version=0,
        may_text=plan.may_text,
        may_email=plan.may_email,
        may_call=plan.may_call,
        may_post=plan.may_post,
        may_leave_voicemail=plan.may_leave_voicemail,
        say_police=plan.say_police,
        hours=tuple(plan.hours),
        wording=MessageWording.NEUTRAL,
        line_may_say=LineMaySay.NOTHING,
        text_point=None,
        call_point=None,
        note=plan.note,
        confirmed_at=None,
        confirmed_by="",
        review_on=None,
    )


def _number(victim: Victim, plan: PlanShown | None) -> str:
    """The number agreed for calls, and none where calls are not agreed. Before anybody has asked her: the telephone
    that the crime was recorded with. Never one that stands still: it may be his."""
    if plan is not None and (plan.confirmed_at is not None or not plan.may_call):
        number = plan.call_point if plan.may_call else None
    else:
        number = next((point for point in points_of(victim) if point.kind in ("mobile", "phone")), None)
    if number is None or number.id in held_points().filter(victim_id=victim.id):
        return ""
    return number.value


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
    return replace(plan, text_point=None, call_point=None, note="")
