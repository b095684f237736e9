"""Decides whether, how and where we may contact a victim now, from their safe contact plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from django.conf import settings

from victimcare.records.models import (
    Case,
    ContactInvitation,
    ContactPoint,
    GateOverride,
    Notification,
    SafeContactPlan,
    Victim,
)
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_gate import decide_invitation, decide_safe_contact, may_staff_ring
from victimcare.rules.safe_contact.contact_plan import (
    EVERY_CHANNEL,
    AgreedWay,
    CallerDisplay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    GateAnswer,
    OverrideKind,
    StaffOnlyReason,
)
from victimcare.rules.safe_contact.staff_contact import (
    choose_caller_display,
    find_plan_objection,
    staff_contact_due_at,
    strictest_objection,
)
from victimcare.services.safe_contact import contact_limits
from victimcare.services.safe_contact.contact_context import (
    ContactContext,
    build_contact_contexts,
    load_contact_contexts,
)
from victimcare.services.safe_contact.contact_limits import find_shared_keys, find_unshared_ways


@dataclass(frozen=True, slots=True)
class GateDecision:
    """What may be done for a victim at one moment. `point`: where it goes, if it may be sent now. `override`: the
    exception that two people approved, without which the answer would differ; the message that leaves by it uses it up.
    `context`: what decided, so that a further decision in the same transaction reads nothing again.
    """

    decision: GateAnswer
    is_guarded: bool
    point: ContactPoint | None
    plan_version: int | None
    context: ContactContext
    override: GateOverride | None = None
    told_by: datetime | None = None  # where only a person may tell the victim: by when


@dataclass(frozen=True, slots=True)
class LeftNumberCheck:
    """What the plans of the victims who may have this number say against ringing it, and what its telephone may
    show."""

    against: ContactLater | ContactByStaff | None
    shown: CallerDisplay


_TELEPHONES = (ContactPointKind.MOBILE, ContactPointKind.PHONE)
_PERSON_DECIDES = frozenset(
    {StaffOnlyReason.NOT_ASKED, StaffOnlyReason.PERSON_RINGS}
)  # why only a person may tell the victim, where a call by a person is still allowed


def lock_victims(victim_ids: Iterable[int]) -> dict[int, Victim]:
    """Return these victims, with everything that decides how they may be reached locked until the transaction ends.

    A change of a plan or a guarded mark locks the same rows, so what was committed before an intent to send decides it.
    Cases first, as a loader locks them, then victims, plans and messages, so that no two processes deadlock.
    """
    ids = sorted(set(victim_ids))
    cases = Case.objects.filter(victims__id__in=ids).values("id")
    list(Case.objects.select_for_update(no_key=True).filter(id__in=cases).order_by("reference").only("id"))
    victims = {
        victim.id: victim for victim in Victim.objects.select_for_update(no_key=True).filter(id__in=ids).order_by("id")
    }
    list(SafeContactPlan.objects.select_for_update(no_key=True).filter(victim_id__in=ids).order_by("victim_id"))
    return victims


def decide_contact(
    victims: Sequence[Victim],
    *,
    now: datetime,
    channels: Collection[ContactMethod] = EVERY_CHANNEL,
    by_person: bool = False,
) -> dict[int, GateDecision]:
    """Choose the best of these channels, by victim's id. Two queries, whatever the number of victims, and a few more
    where two people have approved an exception or a number may be a linked person's. The caller holds the rows
    (`lock_victims`). `by_person`: for a call that a person makes."""
    known = load_contact_contexts(victims, now, by_person=by_person)
    return {one.victim.id: _decide_with_override(one, now, channels, by_person) for one in known}


def decide_contact_to_point(victim: Victim, point_id: int, *, channel: ContactMethod, now: datetime) -> GateDecision:
    """Decide whether a message may go by this channel to this one number or address, which the victim confirmed. A plan
    that is only stated does not count, and an approved exception is not used up. The caller holds the victim's rows."""
    [known] = load_contact_contexts([victim], now)
    plan = known.plan
    if plan is not None:
        own_points = tuple(way for way in plan.ways if way.point == point_id)
        plan = replace(plan, ways=own_points, cools_until=None) if plan.is_confirmed else None
    return _decide_with_override(replace(known, plan=plan, override=None), now, {channel}, by_person=False)


def decide_alternative_number(victim: Victim, *, now: datetime) -> GateAnswer:
    """Find what a person may ring besides the victim's preferred number. The caller holds the victim's rows
    (`lock_victims`)."""
    [known] = load_contact_contexts([victim], now, by_person=True)
    if known.plan is not None:
        calls = [way for way in known.plan.ways if may_staff_ring(way)]
        first = next((way.point for way in calls if way.point is not None), None)
        # A victim who named a single number did agree to be rung: then there is no other number, and no other reason.
        others = tuple(replace(way, point=None if way.point == first else way.point) for way in calls)
        known = replace(known, plan=replace(known.plan, ways=others))
    return _apply_rule(known, now, {ContactMethod.CALL}, by_person=True)


def is_held_by_quiet_hours(victim: Victim, *, now: datetime) -> bool:
    """Whether only the force's quiet hours keep a person from ringing the victim now, and what they agreed to allows
    it. The caller holds their rows (`lock_victims`), or only reads."""
    [known] = load_contact_contexts([victim], now, by_person=True)
    if not isinstance(_apply_rule(known, now, {ContactMethod.CALL}, by_person=True), ContactLater):
        return False
    return isinstance(
        _apply_rule(known, now, {ContactMethod.CALL}, by_person=True, lift=OverrideKind.QUIET_HOURS), ContactNow
    )


def predict_call_decision(victim: Victim, *, now: datetime) -> Callable[[datetime], GateAnswer]:
    """Predict the answer at a moment (in UTC) for a person who rings the victim, as far as is known now: for promising
    a time. The gate is asked again when the call is made."""
    return predict_call_decisions([victim], now=now)[victim.id]


def predict_call_decisions(
    victims: Sequence[Victim], *, now: datetime
) -> Mapping[int, Callable[[datetime], GateAnswer]]:
    """Predict the same for several victims, by their ids. As many queries as for one."""
    return {
        known.victim.id: partial(_decide_call_at, known)
        for known in load_contact_contexts(victims, now, by_person=True)
    }


@dataclass(frozen=True, slots=True)
class CallingOptions:
    """How a person may ring the victim: the answer at a moment (in UTC), and the numbers that were confirmed with the
    victim for calls and are not suspended. `is_call_discretionary`: the victim has not been asked yet, but there is a
    telephone, and a person decides whether ringing it is safe; never so for a guarded victim."""

    at: Callable[[datetime], GateAnswer]
    numbers: tuple[str, ...]
    is_call_discretionary: bool


def load_calling_options(victim: Victim, *, now: datetime) -> CallingOptions:
    """As `predict_call_decision`, for a row read with `contact_context.with_contact_facts`. One query."""
    [known] = build_contact_contexts([victim], now, by_person=True)
    ways = known.plan.ways if known.plan is not None and known.plan.is_confirmed else ()
    agreed = {way.point for way in ways if may_staff_ring(way)}
    return CallingOptions(
        partial(_decide_call_at, known),
        tuple(point.value for point in known.points.values() if point.id in agreed and point.confirmed_at is not None),
        _is_call_discretionary(known, now),
    )


def is_call_discretionary(victim: Victim, *, now: datetime) -> bool:
    """As `CallingOptions.is_call_discretionary`. Two queries."""
    [known] = load_contact_contexts([victim], now, by_person=True)
    return _is_call_discretionary(known, now)


def _is_call_discretionary(known: ContactContext, now: datetime) -> bool:
    if known.is_guarded or not any(point.kind in _TELEPHONES for point in known.points.values()):
        return False
    decision = _decide_call_at(known, now)
    return isinstance(decision, ContactByStaff) and decision.why in _PERSON_DECIDES


def check_left_numbers(keys: Collection[str], *, now: datetime) -> Mapping[str, LeftNumberCheck]:
    """Check numbers that callers left on the line without an identity check, by their keys
    (`contact_points.telephone_key`). As many queries for several as for one. The caller holds the rows (`lock_victims`)
    of the victims who have these numbers (`find_victims_by_number`), or only reads."""
    force: Force = settings.FORCE
    known = load_contact_contexts(
        list(Victim.objects.filter(id__in=contact_limits.find_victims_by_number(keys))), now, by_person=True
    )
    found = {}
    for key in keys:
        of_this = [
            (one, points)
            for one in known
            if (points := [point.id for point in one.every.values() if point.match_key == key])
        ]
        against = strictest_objection(
            find_plan_objection(one.plan, points, is_guarded=one.is_guarded, quiet=force.quiet_hours, now=now)
            for one, points in of_this
        )
        found[key] = LeftNumberCheck(against, choose_caller_display((one.plan, points) for one, points in of_this))
    return found


def find_liftable_hold(victim: Victim, *, now: datetime, channels: Collection[ContactMethod]) -> OverrideKind | None:
    """The hold on a message for the victim that two people could lift; None: there is no hold, or it cannot be
    lifted."""
    [known] = load_contact_contexts([victim], now)
    if not isinstance(_apply_rule(known, now, channels), ContactNow):
        for lift in OverrideKind:
            if isinstance(_apply_rule(known, now, channels, lift=lift), ContactNow):
                return lift
    return None


def decide_invitations(
    known: Sequence[ContactContext],
    *,
    now: datetime,
    channels: Collection[ContactMethod],
    tellings: Collection[Notification] = (),
) -> dict[int, tuple[ContactNow | ContactLater, ContactPoint]]:
    """Which of these victims, by their ids, may be invited to choose how to be contacted, and where. `known`: from
    `decide_contact` or `load_contact_contexts`, read in this transaction. `tellings` are invitations that wait to
    leave: they do not count as earlier ones. The caller holds the victims' rows (`lock_victims`)."""
    theirs = ContactInvitation.objects.filter(person_id__in=[one.victim.person_id for one in known])
    earlier = theirs.exclude(telling__in=tellings)
    invited = set(earlier.values_list("person_id", flat=True))
    taken = find_shared_keys(point for one in known for point in one.points.values())
    found = {}
    for one in known:
        own_points = [way for way in find_unshared_ways(one.every, one.points.keys(), taken) if way.channel in channels]
        was_invited = one.victim.person_id in invited
        decision = decide_invitation(
            one.plan,
            is_guarded=one.is_guarded,
            was_invited=was_invited,
            alone=own_points,
            now=now,
            language=one.victim.language,
        )
        if decision is not None:
            [way] = own_points
            assert way.point is not None
            found[one.victim.id] = (decision, one.points[way.point])
    return found


def _decide_with_override(
    known: ContactContext, now: datetime, channels: Collection[ContactMethod], by_person: bool
) -> GateDecision:
    decision, used = _apply_rule(known, now, channels, by_person=by_person), None
    if known.override is not None and not isinstance(decision, ContactNow):
        other = _apply_rule(known, now, channels, lift=OverrideKind(known.override.approval.lifts))
        if not isinstance(other, ContactByStaff):
            decision, used = other, known.override
    point = known.points[decision.point] if isinstance(decision, ContactNow) else None
    by = (
        staff_contact_due_at(known.plan, quiet=_force().quiet_hours, now=now)
        if isinstance(decision, ContactByStaff)
        else None
    )
    return GateDecision(decision, known.is_guarded, point, known.plan_version, known, used, by)


def _decide_call_at(known: ContactContext, at: datetime) -> GateAnswer:
    return _apply_rule(known, at, {ContactMethod.CALL}, by_person=True)


def _apply_rule(
    known: ContactContext,
    now: datetime,
    channels: Collection[ContactMethod],
    *,
    by_person: bool = False,
    lift: OverrideKind | None = None,
) -> GateAnswer:
    return decide_safe_contact(
        known.plan,
        is_guarded=known.is_guarded,
        quiet=_force().quiet_hours,
        now=now,
        channels=channels,
        by_person=by_person,
        alone=_list_unshared_ways(known) if lift is OverrideKind.NOT_ASKED else (),
        lift=lift,
        sensitive=known.sensitive,
    )


def _list_unshared_ways(known: ContactContext) -> tuple[AgreedWay, ...]:
    return find_unshared_ways(known.every, known.points.keys(), find_shared_keys(known.points.values()))


def _force() -> Force:
    force: Force = settings.FORCE
    return force
