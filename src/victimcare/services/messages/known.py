"""Her plan as the rule reads it, and all else in the records that decides how she may be reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from victimcare.records.models import ContactPoint, GateOverride, SafeContactPlan, Victim
from victimcare.records.models.contact import PointKind
from victimcare.rules.people.her_hours import hours_from
from victimcare.rules.people.safe_contact import Agreed, Channel, MaySay, Plan, Shown, Wording
from victimcare.services.cases.guarding import is_guarded, last_marked
from victimcare.services.cases.held import cools_until, held_points
from victimcare.services.desk import linked
from victimcare.services.messages.sender_names import is_gone
from victimcare.services.messages.stops import is_stopped, last_stopped

Points = Mapping[int, ContactPoint]  # by their row
_OF_STATED = (
    (Channel.TEXT, PointKind.MOBILE, "may_text"),
    (Channel.EMAIL, PointKind.EMAIL, "may_email"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """What decides how one victim may be reached. `every`: her points; `hers`: those that do not stand still."""

    victim: Victim
    plan: Plan | None
    plan_version: int | None
    is_guarded: bool
    every: Points
    hers: Points
    override: GateOverride | None


def known_of(victims: Sequence[Victim], now: datetime, *, by_person: bool = False) -> list[Known]:
    """`by_person`: whoever asked for no more messages may still be rung by a person where the plan says so; and a
    person rings no number that may come in force some day."""
    ids = [victim.id for victim in victims]
    guarded = is_guarded(ids)
    plans = (
        SafeContactPlan.objects.annotate(marked_at=last_marked("victim"), cools_until=cools_until("victim_id"))
        .prefetch_related("points")
        .in_bulk(ids)
    )
    points = _points([victim.person_id for victim in victims])
    stopped = last_stopped([point for hers in points.values() for point in hers.values()])
    # His, though nobody holds it yet: she was recorded and he entered in one moment.
    his = linked.also_his({victim.id: points[victim.person_id].values() for victim in victims})
    held = his.union(held_points().filter(victim_id__in=ids))
    accepted = GateOverride.objects.filter(accepted=True, used_by=None, expires_at__gt=now, victim_id__in=ids)
    overrides = {one.victim_id: one for one in accepted.order_by("id")}
    found = []
    for victim in victims:
        row, every = plans.get(victim.id), points[victim.person_id]
        confirmed_at = row.confirmed_at if row else None
        hers = {
            point.id: point
            for point in every.values()
            if point.id not in held and (by_person or not is_stopped(stopped.get(point.id), confirmed_at))
        }
        plan = None
        if row is not None:
            cooled = None if by_person else row.cools_until
            plan = replace(_plan(victim, row, row.marked_at, hers, every), cools_until=cooled)
        version = row.version if row else None
        is_hers_guarded = victim.id in guarded
        found.append(Known(victim, plan, version, is_hers_guarded, every, hers, overrides.get(victim.id)))
    return found


def _points(person_ids: list[int]) -> Mapping[int, dict[int, ContactPoint]]:
    """Every number and address that was not let go, by whose it is."""
    found: dict[int, dict[int, ContactPoint]] = defaultdict(dict)
    for point in ContactPoint.objects.filter(person_id__in=person_ids, retired_at=None).order_by("id"):
        found[point.person_id][point.id] = point
    return found


def _plan(victim: Victim, row: SafeContactPlan, marked_at: datetime | None, hers: Points, every: Points) -> Plan:
    return Plan(
        is_confirmed=row.confirmed_at is not None and (marked_at is None or marked_at <= row.confirmed_at),
        ways=tuple(_agreed(row, hers) if row.confirmed_at is not None else _stated(row.stated or {}, hers, every)),
        language=row.language or victim.language,
        formats=frozenset(row.formats or victim.formats),
        review_on=row.review_on,
        line=MaySay(row.line_may_say),
        page=MaySay(row.page_may_show),
    )


def _agreed(row: SafeContactPlan, hers: Points) -> Iterable[Agreed]:
    """What she agreed to, in her order. A number or address that is no longer hers is not known to be safe."""
    for one in sorted(row.points.all(), key=lambda one: (one.place, one.id)):
        yield Agreed(
            channel=Channel(one.channel),
            point=one.point_id if one.point_id in hers else None,
            wording=Wording(one.wording),
            hours=hours_from(one.hours),
            may_leave_voicemail=one.may_leave_voicemail,
            may_say_police=one.say_police,
            sender_name=one.sender_name,
            is_sender_gone=one.channel == Channel.TEXT and is_gone(one.sender_name),
            shown=Shown(one.number_shown),
        )


def _stated(stated: Mapping[str, Any], hers: Points, every: Points) -> Iterable[Agreed]:
    """What the record system states of a plan names no number or address: hers is meant, if she has just one of the
    kind, also among those that may not be used."""
    for channel, kind, name in _OF_STATED:
        if stated.get(name):
            only = _only(every, kind)
            hours = hours_from(stated.get("hours", ()))
            yield Agreed(channel, only if only in hers else None, Wording.NEUTRAL, hours=hours)


def _only(hers: Points, kind: PointKind) -> int | None:
    of_kind = [point.id for point in hers.values() if point.kind == kind]
    return of_kind[0] if len(of_kind) == 1 else None
