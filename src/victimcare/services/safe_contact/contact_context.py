"""Loads the victim's plan as the rule reads it, and all other records that decide how they may be reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject

from victimcare.records.annotations import read_annotations
from victimcare.records.models import (
    ContactPoint,
    GateOverride,
    LinkedPoint,
    PlanPoint,
    PointChange,
    SafeContactPlan,
    StoppedPoint,
    Victim,
)
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_hours import parse_contact_windows
from victimcare.rules.safe_contact.contact_plan import (
    AgreedWay,
    CallerDisplay,
    ContactMethod,
    ContactPlan,
    DisclosureLevel,
    SensitiveGroup,
    WordingLevel,
    sensitive_groups_of,
)
from victimcare.services.cases.guarded_victims import cooling_end
from victimcare.services.desk import linked_points
from victimcare.services.safe_contact import page_access
from victimcare.services.safe_contact.contact_limits import is_sender_name_gone, is_stop_in_force, list_returned_letters
from victimcare.services.safe_contact.page_access import AccessFacts

PointsById = Mapping[int, ContactPoint]  # by their row
_STATED_CHANNELS = (
    (ContactMethod.TEXT, ContactPointKind.MOBILE, "may_text"),
    (ContactMethod.EMAIL, ContactPointKind.EMAIL, "may_email"),
)
_AGREED_WAY = JSONObject(
    **{
        name: name
        for name in (
            "id",
            "point_id",
            "channel",
            "place",
            "wording",
            "hours",
            "may_leave_voicemail",
            "say_police",
            "sender_name",
            "number_shown",
            "person_may_ring",
            "machine_may_ring",
        )
    }
)


@dataclass(frozen=True, slots=True)
class ContactContext:
    """What decides how one victim may be reached. `every`: their contact points; `points`: those that are not
    suspended."""

    victim: Victim
    plan: ContactPlan | None
    plan_version: int | None
    is_guarded: bool
    sensitive: frozenset[SensitiveGroup]
    every: PointsById
    points: PointsById
    override: GateOverride | None


@dataclass(frozen=True, slots=True)
class _PlanFacts:
    """What the victim's own row says. `agreed`: the ways of a plan that was agreed; `has_override`: two people approved
    an exception."""

    victim: Victim
    access: AccessFacts
    cools_until: datetime | None
    agreed: Sequence[Mapping[str, Any]]
    has_override: bool
    born_on: date | None


@dataclass(frozen=True, slots=True)
class _PointFacts:
    """A number or address that is not retired. `may_be_his`: a linked person may have it too."""

    point: ContactPoint
    is_held: bool
    may_be_his: bool
    last_stopped: datetime | None
    last_brought_back: datetime | None


def with_contact_facts(victims: QuerySet[Victim], now: datetime) -> QuerySet[Victim]:
    """Add to these victims all of their own facts that `build_contact_contexts` reads."""
    accepted = _list_overrides(now).filter(approval__victim_id=OuterRef("id"))
    return page_access.with_access_facts(victims).annotate(
        cools_until=cooling_end("id"),
        agreed=ArraySubquery(PlanPoint.objects.filter(plan_id=OuterRef("id")).values(row=_AGREED_WAY)),
        has_override=Exists(accepted),
        born_on=F("person__date_of_birth"),
    )


def load_contact_contexts(victims: Sequence[Victim], now: datetime, *, by_person: bool = False) -> list[ContactContext]:
    """Load the context of each victim. `by_person`: a victim who asked for no more messages may still be rung by a
    person where the plan says so; and a person rings no number that only comes into force later. Two queries, whatever
    their number."""
    rows = with_contact_facts(Victim.objects.all(), now).in_bulk([victim.id for victim in victims])
    return [
        replace(known, victim=victim)
        for victim, known in zip(
            victims, build_contact_contexts([rows[one.id] for one in victims], now, by_person), strict=True
        )
    ]


def build_contact_contexts(victims: Sequence[Victim], now: datetime, by_person: bool) -> list[ContactContext]:
    """Build the same from rows read with `with_contact_facts`. One query."""
    known = [
        read_annotations(victim, _PlanFacts, victim=victim, access=page_access.read_access_facts(victim))
        for victim in victims
    ]
    points, linked = _load_points(victims, by_person)
    asked = [one.victim.id for one in known if one.has_override]
    accepted = _list_overrides(now).filter(approval__victim_id__in=asked).select_related("approval").order_by("pk")
    overrides = {one.approval.victim_id: one for one in accepted}
    return [
        _build_context(one, points[one.victim.person_id], linked, overrides.get(one.victim.id), now, by_person)
        for one in known
    ]


def _build_context(
    known: _PlanFacts,
    points: Sequence[_PointFacts],
    linked: frozenset[int],
    override: GateOverride | None,
    now: datetime,
    by_person: bool,
) -> ContactContext:
    row, guarded = known.access.plan, known.access.is_guarded_now
    confirmed_at = row.confirmed_at if row else None
    every = {one.point.id: one.point for one in points}
    own_points = {
        one.point.id: one.point
        for one in points
        if not one.is_held
        and one.point.id not in linked
        and (by_person or not is_stop_in_force(one.last_stopped, confirmed_at))
        and (by_person or not is_stop_in_force(one.last_brought_back, confirmed_at))
    }
    plan = _build_plan(known, row, own_points, every) if row is not None else None
    if plan is not None and not by_person:
        plan = replace(plan, cools_until=known.cools_until)
    version = row.version if row else None
    sensitive = find_sensitivities(known.victim, known.born_on, is_guarded=guarded, now=now)
    return ContactContext(known.victim, plan, version, guarded, sensitive, every, own_points, override)


def find_sensitivities(
    victim: Victim, born_on: date | None, *, is_guarded: bool, now: datetime
) -> frozenset[SensitiveGroup]:
    """Which sensitive groups, whom no machine rings unasked, this victim belongs to, as far as we know now."""
    bereaved = is_bereaved_kind(victim.kind)
    return sensitive_groups_of(is_bereaved=bereaved, is_guarded=is_guarded, born=born_on, on=london_date(now))


def _list_overrides(now: datetime) -> QuerySet[GateOverride]:
    return GateOverride.objects.filter(used_by=None, expires_at__gt=now)


def _load_points(
    victims: Sequence[Victim], by_person: bool
) -> tuple[Mapping[int, Sequence[_PointFacts]], frozenset[int]]:
    """Every number and address that is not retired, by person, with any stop or hold on it; and those that a linked
    person has too, though they are not on hold yet, since the victim and that person were recorded at the same moment.
    One query where none may be a linked person's."""
    found: dict[int, list[_PointFacts]] = defaultdict(list)
    ids = [victim.id for victim in victims]
    held = PointChange.objects.filter(victim_id__in=ids, ended_at=None, held_points=OuterRef("id"))
    theirs = LinkedPoint.objects.filter(match_key=OuterRef("match_key"), person__ended_at=None, withdrawn_at=None)
    stops = StoppedPoint.objects.filter(kind=OuterRef("kind"), match_key=OuterRef("match_key")).order_by("-stopped_at")
    rows = ContactPoint.objects.filter(
        person_id__in=[victim.person_id for victim in victims], retired_at=None
    ).annotate(
        is_held=Exists(held),
        may_be_his=Exists(theirs) | Q(match_key__contains="+", kind=ContactPointKind.EMAIL),  # compared by its mailbox
        last_stopped=Value(None, DateTimeField()) if by_person else Subquery(stops.values("stopped_at")[:1]),
        last_brought_back=Case(
            When(
                kind=ContactPointKind.ADDRESS,
                then=Subquery(list_returned_letters(OuterRef("match_key")).values("at")[:1]),
            ),
            default=None,
        ),
    )
    for point in rows.order_by("id"):
        found[point.person_id].append(read_annotations(point, _PointFacts, point=point))
    doubted = {victim.id: [one.point for one in found[victim.person_id] if one.may_be_his] for victim in victims}
    return found, linked_points.find_shared_points(doubted)


def _build_plan(known: _PlanFacts, row: SafeContactPlan, own_points: PointsById, every: PointsById) -> ContactPlan:
    agreed = sorted((PlanPoint(**one) for one in known.agreed), key=lambda one: (one.place, one.id))
    return ContactPlan(
        is_confirmed=known.access.is_plan_confirmed,
        ways=tuple(
            _list_agreed_ways(agreed, own_points)
            if row.confirmed_at is not None
            else _list_stated_ways(row.stated or {}, own_points, every)
        ),
        language=row.language or known.victim.language,
        formats=frozenset(row.formats or known.victim.formats),
        review_on=row.review_on,
        line=DisclosureLevel(row.line_may_say),
        page=DisclosureLevel(row.page_may_show),
        agreed_as=frozenset(SensitiveGroup(one) for one in row.agreed_as),
    )


def _list_agreed_ways(agreed: Iterable[PlanPoint], own_points: PointsById) -> Iterable[AgreedWay]:
    """What the victim agreed to, in their order. A number or address that is no longer the victim's is not known to be
    safe."""
    for one in agreed:
        yield AgreedWay(
            channel=ContactMethod(one.channel),
            point=one.point_id if one.point_id in own_points else None,
            wording=WordingLevel(one.wording),
            hours=parse_contact_windows(one.hours),
            may_leave_voicemail=one.may_leave_voicemail,
            may_say_police=one.say_police,
            sender_name=one.sender_name,
            is_sender_gone=one.channel == ContactMethod.TEXT and is_sender_name_gone(one.sender_name),
            shown=CallerDisplay(one.number_shown),
            person_may_ring=one.person_may_ring,
            machine_may_ring=one.machine_may_ring,
        )


def _list_stated_ways(stated: Mapping[str, Any], own_points: PointsById, every: PointsById) -> Iterable[AgreedWay]:
    """A plan stated by the record system names no number or address: it means the victim's own, if they have exactly
    one of the kind, counting those that may not be used. For a call or a letter it means none: a person chooses."""
    hours = parse_contact_windows(stated.get("hours", ()))
    for channel, kind, name in _STATED_CHANNELS:
        if stated.get(name):
            only = _find_only_point(every, kind)
            yield AgreedWay(channel, only if only in own_points else None, WordingLevel.NEUTRAL, hours=hours)
    if stated.get("may_call"):
        yield AgreedWay(ContactMethod.CALL, None, WordingLevel.NEUTRAL, hours=hours)
    if stated.get("may_post"):
        yield AgreedWay(ContactMethod.LETTER, None, WordingLevel.NEUTRAL, hours=hours)


def _find_only_point(own_points: PointsById, kind: ContactPointKind) -> int | None:
    of_kind = [point.id for point in own_points.values() if point.kind == kind]
    return of_kind[0] if len(of_kind) == 1 else None
