"""Finds how a person may reach a victim: what the colleague who rings must know first, and how long the victim's hours
last today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg

from victimcare.records.annotations import read_annotations
from victimcare.records.models import (
    ContactPoint,
    PlanPoint,
    PointChange,
    SafeContactPlan,
    Victim,
)
from victimcare.rules.clock import LONDON, end_of_day, london_date
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_hours import (
    ContactWindow,
    covers_all_hours,
    next_open_moment,
    parse_contact_windows,
)
from victimcare.rules.safe_contact.contact_plan import (
    ContactMethod,
    WordingLevel,
    is_plan_confirmed,
)
from victimcare.services.cases.guarded_victims import find_guarded_victims, last_guarded_mark
from victimcare.services.contact_plans import plan_summaries
from victimcare.services.desk import linked_points
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.safe_contact.contact_context import find_sensitivities
from victimcare.services.safe_contact.contact_limits import (
    find_duress_warned_victims,
    find_last_stops,
    is_sender_name_gone,
    is_stop_in_force,
    last_brought_back,
)
from victimcare.services.safe_contact.plan_shapes import (
    CallPermission,
    ContactPlanDetail,
    ContactPointOption,
    ContactWayDetail,
    NumberPermission,
    SafeContactSummary,
)
from victimcare.services.sealed_columns import PLAN_NOTE, PLAN_SEEN_BY

_MINUTE = timedelta(minutes=1)


def _shown(row: SafeContactPlan) -> ContactPlanDetail:
    if row.confirmed_at is None:
        shown = plan_summaries.build_stated_plan(row.stated or {}, note=row.note)
        return replace(shown, version=row.version, line_may_say=row.line_may_say, page_may_show=row.page_may_show)
    agreed = row.points.select_related("point").order_by("place", "id")
    keys = load_person_keys([row.sealed_note, *(way.sealed_seen_by for way in agreed)])
    return ContactPlanDetail(
        version=row.version,
        ways=tuple(_way(one, keys) for one in agreed),
        line_may_say=row.line_may_say,
        page_may_show=row.page_may_show,
        note=PLAN_NOTE.open_words(row, keys),
        has_code_word=bool(row.code_word_hash),
        language=row.language,
        formats=tuple(row.formats),
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
        confirmed_how=row.confirmed_how,
        review_on=row.review_on,
    )


def _way(row: PlanPoint, keys: OpeningKeys) -> ContactWayDetail:
    return ContactWayDetail(
        channel=ContactMethod(row.channel),
        point=_point(row.point),
        wording=row.wording,
        hours=tuple(row.hours),
        may_leave_voicemail=row.may_leave_voicemail,
        say_police=row.say_police,
        sender_name=row.sender_name,
        seen_by=PLAN_SEEN_BY.open_words(row, keys),
        is_sender_gone=row.channel == ContactMethod.TEXT and is_sender_name_gone(row.sender_name),
        number_shown=row.number_shown,
        person_may_ring=row.person_may_ring,
        machine_may_ring=row.machine_may_ring,
    )


def list_contact_points(victim: Victim) -> list[ContactPointOption]:
    """Every point of the victim that is not retired, telephones first."""
    return _in_order(_points(victim))


def _points(victim: Victim) -> list[ContactPoint]:
    return list(ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None))


def _in_order(points: Iterable[ContactPoint]) -> list[ContactPointOption]:
    order = {"mobile": 0, "phone": 1, "email": 2, "address": 3}
    return [shown for shown in map(_point, sorted(points, key=lambda point: (order[point.kind], point.id))) if shown]


def load_safe_contact(victim: Victim, *, with_number: bool, now: datetime) -> SafeContactSummary:
    """How the victim may be reached. `with_number`: for the owner of the task to reach them; all others see how, not
    where."""
    return load_safe_contact_and_points(victim, with_number=with_number, now=now)[0]


def load_safe_contact_and_points(
    victim: Victim, *, with_number: bool, now: datetime
) -> tuple[SafeContactSummary, list[ContactPointOption]]:
    """As `load_safe_contact`, with what `list_contact_points` gives: both come from the same rows."""
    marked = _load_marked_plan(victim)
    row = marked.row if marked else None
    plan = _shown(row) if row else None
    stated = plan_summaries.find_stated_plan(victim) if plan is None else None
    is_hearsay = stated is not None and victim.case.reported_by == "third_party"
    warning = plan or (None if is_hearsay else stated)  # what another person states hides none of the victim's numbers
    points, waiting = _points(victim), _waiting(victim)
    still = frozenset(held for each in waiting for held in each.held if held is not None)
    is_open, minutes = _hours(_hours_of_calls(warning), now)
    guarded = bool(find_guarded_victims([victim.id]))
    is_warned = bool(find_duress_warned_victims([victim.id], now=now))
    way = SafeContactSummary(
        is_guarded=guarded,
        plan=plan if plan is None or with_number else _without_numbers(plan),
        stated=stated if stated is None or with_number else _without_numbers(stated),
        is_hearsay=is_hearsay,
        is_overtaken=marked is not None and marked.is_overtaken,
        name=victim_name(victim) if with_number else "",
        number=_ring(victim, warning, points, still) if with_number and not is_warned else "",
        is_open_now=is_open,
        has_pending_point=any(each.is_agreed for each in waiting),
        minutes_left=minutes,
        has_stopped=_holds_still(find_last_stops(points), plan),
        has_letter_back=_holds_still(last_brought_back(points), plan),
        shows_contact_details=with_number,
        is_quiet_code_used=is_warned,
        is_machine_call_unagreed=_is_machine_unasked(victim, row, plan, is_guarded=guarded, now=now),
        still=still,
        opens_at=None if is_open else _opens_at(warning, now),
    )
    return way, _in_order(points)


@dataclass(frozen=True, slots=True)
class _MarkedPlan:
    """`marked_at`: when a person last marked the victim guarded."""

    row: SafeContactPlan
    marked_at: datetime | None

    @property
    def is_overtaken(self) -> bool:
        """Whether the victim was marked guarded since they agreed to this plan."""
        confirmed_at = self.row.confirmed_at
        return confirmed_at is not None and not is_plan_confirmed(confirmed_at, self.marked_at)


def _load_marked_plan(victim: Victim) -> _MarkedPlan | None:
    found = SafeContactPlan.objects.filter(victim_id=victim.id).select_related("confirmed_by")
    row = found.annotate(marked_at=last_guarded_mark("victim")).first()
    return read_annotations(row, _MarkedPlan, row=row) if row else None


def list_number_permissions(victim: Victim, *, now: datetime) -> tuple[NumberPermission, ...]:
    """Every telephone number of a victim with what their plan says about it, those that may be rung now first. Excludes
    numbers on hold, or of a linked person."""
    marked = _load_marked_plan(victim)
    plan = _shown(marked.row) if marked else plan_summaries.find_own_stated_plan(victim)
    points = _points(victim)
    held = linked_points.find_shared_points({victim.id: points}).union(
        point for each in _waiting(victim) for point in each.held if point is not None
    )
    own_points = [point for point in _in_order(points) if point.kind in ("mobile", "phone") and point.id not in held]
    if find_duress_warned_victims([victim.id], now=now):
        return tuple(NumberPermission(point.id, "", CallPermission.QUIET_CODE, None) for point in own_points)
    is_overtaken = marked is not None and marked.is_overtaken
    known = [_number(point, plan, now, is_overtaken=is_overtaken) for point in own_points]
    return tuple(sorted(known, key=lambda one: [*CallPermission].index(one.may)))


def _number(
    point: ContactPointOption, plan: ContactPlanDetail | None, now: datetime, *, is_overtaken: bool
) -> NumberPermission:
    if plan is None:
        is_open, _ = _hours((), now)
        return NumberPermission(
            point.id, point.value, CallPermission.NOT_ASKED if is_open else CallPermission.QUIET_HOURS, None
        )
    calls = plan.callable_by_person
    if plan.confirmed_at is not None:
        calls = tuple(way for way in calls if way.point is not None and way.point.id == point.id)
    if not calls:
        return NumberPermission(point.id, "", CallPermission.NOT_AGREED, None)
    is_open, _ = _hours(calls[0].hours, now)
    not_now = CallPermission.NOT_NOW if calls[0].hours else CallPermission.QUIET_HOURS
    in_hours = CallPermission.NOW if plan.confirmed_at is not None else CallPermission.STATED
    if is_overtaken:
        in_hours = CallPermission.OVERTAKEN
    return NumberPermission(point.id, point.value, in_hours if is_open else not_now, calls[0])


def _is_machine_unasked(
    victim: Victim, row: SafeContactPlan | None, plan: ContactPlanDetail | None, *, is_guarded: bool, now: datetime
) -> bool:
    if row is None or plan is None or not any(way.machine_may_ring for way in plan.for_(ContactMethod.CALL)):
        return False
    now_as = find_sensitivities(victim, victim.person.date_of_birth, is_guarded=is_guarded, now=now)
    return not now_as <= set(row.agreed_as)


class _PendingPoints(NamedTuple):
    """A change of the victim's points that is not in force. `is_agreed`: agreed with the victim, or accepted by staff.
    `held`: the rows that are on hold until then."""

    is_agreed: bool
    held: Sequence[int | None]


def _waiting(victim: Victim) -> list[_PendingPoints]:
    changes = PointChange.objects.filter(victim=victim, ended_at=None).annotate(held=ArrayAgg("held_points"))
    rows = changes.values_list("plan_proposal", "details_proposal", "held")
    return [_PendingPoints(plan is not None or details is not None, held or ()) for plan, details, held in rows]


def _holds_still(last: Mapping[int, datetime], plan: ContactPlanDetail | None) -> bool:
    """Whether a STOP or returned letter from one of the victim's points still applies: it does until a plan is
    confirmed again."""
    return any(is_stop_in_force(at, plan.confirmed_at if plan else None) for at in last.values())


def victim_name(victim: Victim) -> str:
    person = victim.person
    return person.business_name or f"{person.given_name} {person.family_name}".strip()


def _ring(
    victim: Victim, plan: ContactPlanDetail | None, points: Collection[ContactPoint], still: Collection[int]
) -> str:
    """The number agreed for calls by a person; none where none is agreed. Before the victim has been asked, the
    telephone that the crime was recorded with. Never a number on hold: it may be the suspect's."""
    calls = plan.callable_by_person if plan is not None else ()
    if plan is not None and (plan.confirmed_at is not None or not calls):
        numbers = [way.point for way in calls if way.point]
    else:
        numbers = [point for point in _in_order(points) if point.kind in ("mobile", "phone")]
    # Also excludes points not on hold yet, because victim and linked person were entered at the same moment.
    held = linked_points.find_shared_points({victim.id: points}).union(still)
    return next((point.value for point in numbers if point.id not in held), "")


def _hours_of_calls(plan: ContactPlanDetail | None) -> Sequence[Mapping[str, Any]]:
    """The hours agreed for calls by a person, or else those of the victim's preferred way."""
    calls = plan.callable_by_person if plan is not None else ()
    used = [way for way in (plan.ways if plan else ()) if way.wording != WordingLevel.NONE]
    return next((way.hours for way in (*calls, *used)), ())


def _hours(stated: Sequence[Mapping[str, Any]], now: datetime) -> tuple[bool, int | None]:
    """Whether the victim may be reached at this moment, and for how many more minutes today; None: they set no hours
    that would end it."""
    windows = parse_contact_windows(stated)
    force: Force = settings.FORCE
    if not _is_open(windows, force, now):
        return False, None
    if not windows or covers_all_hours(windows):
        return True, None
    end, last = now, end_of_day(london_date(now))
    while end < last and _is_open(windows, force, end):
        end += _MINUTE
    return True, (end - now) // _MINUTE


def _opens_at(plan: ContactPlanDetail | None, now: datetime) -> datetime | None:
    """When the hours next begin in which the victim agreed that a person may ring; None: they named no hours."""
    windows = (
        parse_contact_windows(next((way.hours for way in plan.callable_by_person), ())) if plan is not None else ()
    )
    force: Force = settings.FORCE
    return next_open_moment(windows, force.quiet_hours, now) if windows else None


def _is_open(windows: tuple[ContactWindow, ...], force: Force, at: datetime) -> bool:
    local = at.astimezone(LONDON)
    if windows:
        return any(window.is_open(local) for window in windows)
    return not force.quiet_hours.hold(local.time())


def _point(point: ContactPoint | None) -> ContactPointOption | None:
    if point is None:
        return None
    return ContactPointOption(point.id, point.kind, point.value, is_confirmed=point.confirmed_at is not None)


def _without_numbers(plan: ContactPlanDetail) -> ContactPlanDetail:
    ways = tuple(replace(way, point=None, seen_by="") for way in plan.ways)
    return replace(plan, ways=ways, note="")
