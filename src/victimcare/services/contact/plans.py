"""Her safe contact plan, set or confirmed by a trained person after proof. A new version always wins at the gate.

Another number than the confirmed one, or than those the crime was recorded with, waits: he may be the one who rang to
change it (rules.people.point_changes). What of the new plan needs no such number holds at once, so that nothing goes to
the old one any more, and nothing to the new one yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import ContactPoint, PlanProposal, PointChange, SafeContactPlan, Telling, Victim
from victimcare.records.models.contact import LineMaySay, MessageWording, PointKind
from victimcare.records.models.links import ChangeEnd, WaitsFor
from victimcare.rules.people.point_changes import Change, Nothing, Wait
from victimcare.rules.people.points import telephone_key
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.contact import proofs, waiting
from victimcare.services.contact.guards import NothingWaits, SamePerson
from victimcare.services.contact.shapes import PlanSaved, WantedPlan
from victimcare.services.messages import gate

# With the provider or on the way to it, and not yet known to have arrived or failed.
UNSETTLED = ("handed_over", "in_doubt", "accepted", "sending")

# What a plan's row takes over as it was agreed; hours and points are put into their own form.
_AS_AGREED = (
    "may_text",
    "may_email",
    "may_call",
    "may_post",
    "may_leave_voicemail",
    "say_police",
    "wording",
    "line_may_say",
    "note",
    "review_on",
)
_MOBILE = ("+447",)
_TELEPHONES = (PointKind.MOBILE, PointKind.PHONE)
_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})


class PlanRefused(ValueError):
    """This plan can't stand: `field` says where, `why` is the end of a sentence id (`desk-plan-…`)."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


@transaction.atomic
def confirm_plan(*, actor: Actor, victim_id: int, plan: WantedPlan, now: datetime) -> PlanSaved:
    """Set the plan, or confirm it as it stands, as she has just agreed it. Her old plan ends with this commit.

    Raises UnknownVictim, NotProved, PlanRefused.
    """
    permit(actor, Act.CONFIRM_PLAN)
    if actor.staff_id is None:
        raise NotPermitted("a plan is confirmed by a person")
    row = _locked(victim_id)
    proofs.require(actor, victim_id, now=now)
    victim = Victim.objects.get(id=victim_id)
    points = _points(victim, row, plan)
    _check(plan, points)
    _end_earlier(victim_id, now, by=actor.staff_id)
    change = Change(others=points.others)
    wait = waiting.found(victim_id, change, now=now)
    if isinstance(wait, Nothing):
        return _put_in_force(actor, victim, row, plan, points, actor.staff_id, now=now)
    at_once = _without(plan, points)
    saved = _put_in_force(actor, victim, row, at_once, _points(victim, row, at_once), actor.staff_id, now=now)
    _propose(actor, victim, row, plan, wait, now)
    return replace(saved, version=None)


@transaction.atomic
def second_plan(*, actor: Actor, proposal_id: int, agrees: bool, now: datetime) -> PlanSaved:
    """The second person's word on another number in her plan. Raises NothingWaits, SamePerson.

    NothingWaits also when the plan was changed, or a number in it let go, since: what was agreed then is no longer what
    she agreed last.
    """
    permit(actor, Act.CONFIRM_PLAN)
    if actor.staff_id is None:
        raise NotPermitted("a plan is confirmed by a person")
    victim_id = PlanProposal.objects.filter(id=proposal_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise NothingWaits(proposal_id)
    row = _locked(victim_id)
    proposal = PlanProposal.objects.select_for_update().get(id=proposal_id)
    if proposal.accepted is not None or (agrees and proposal.content["version"] != row.version):
        raise NothingWaits(proposal_id)
    if agrees and proposal.proposed_by_id == actor.staff_id:
        raise SamePerson
    change = PointChange.objects.filter(plan_proposal=proposal, ended_at=None).first()
    if agrees and change is not None and change.waits_for == WaitsFor.CLASH:
        raise NothingWaits(proposal_id)  # those decide it who have the clash before their eyes
    if change is not None:
        waiting.end(change, ChangeEnd.IN_FORCE if agrees else ChangeEnd.REFUSED, now=now, by=actor.staff_id)
    if agrees:
        return put_proposal_in_force(actor, proposal, now=now)
    end_proposal(proposal, now=now, by=actor.staff_id)
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, "plan.refused", at=now, case_id=case_id, victim_id=victim_id)
    return PlanSaved(version=None, may_have_left=_may_have_left(victim_id))


def change_of(proposal: PlanProposal) -> Change:
    """What of it has to wait."""
    victim = proposal.victim
    row = SafeContactPlan.objects.get(victim=victim)
    return Change(others=_points(victim, row, _from_json(proposal.content["plan"])).others)


def put_proposal_in_force(actor: Actor, proposal: PlanProposal, *, now: datetime) -> PlanSaved:
    """It has waited for what it had to wait for. The caller holds her rows and ends the wait. Raises NothingWaits when
    the plan was changed, or a number in it let go, since."""
    row, victim = SafeContactPlan.objects.get(victim_id=proposal.victim_id), proposal.victim
    plan = _from_json(proposal.content["plan"])
    points = _points(victim, row, plan)
    try:
        _check(plan, points)
    except PlanRefused:  # a number in it has been let go since
        raise NothingWaits(proposal.id) from None
    if proposal.content["version"] != row.version:
        raise NothingWaits(proposal.id)
    proposal.accepted, proposal.decided_at, proposal.decided_by_id = True, now, actor.staff_id
    proposal.save(update_fields=["accepted", "decided_at", "decided_by"])
    return _put_in_force(actor, victim, row, plan, points, proposal.proposed_by_id, now=now)


def end_proposal(proposal: PlanProposal, *, now: datetime, by: int | None) -> None:
    """It waits no more, and is not in force. `by` None: it is overtaken, as if whoever proposed it took it back."""
    proposal.accepted, proposal.decided_at, proposal.decided_by_id = False, now, by or proposal.proposed_by_id
    proposal.save(update_fields=["accepted", "decided_at", "decided_by"])


@dataclass(frozen=True, slots=True)
class _Points:
    """The points a plan names among those that are hers. A number she gave just now becomes hers with the plan."""

    text: ContactPoint | None
    call: ContactPoint | None
    others: frozenset[str]  # the keys of those that nobody has agreed with her
    waits: frozenset[str]  # the ways, text and call, that would use one of them


def _locked(victim_id: int) -> SafeContactPlan:
    """Her plan, or a new one that is not stored yet, with the rows locked that the gate locks before it hands over."""
    if victim_id not in gate.lock([victim_id]):
        raise proofs.UnknownVictim(victim_id)
    row = SafeContactPlan.objects.filter(victim_id=victim_id).first()
    return row or SafeContactPlan(victim_id=victim_id, version=0)


def _points(victim: Victim, row: SafeContactPlan, plan: WantedPlan) -> _Points:
    hers = {point.id: point for point in ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)}
    text = hers.get(plan.text_point or 0) if plan.may_text else None
    call = hers.get(plan.call_point or 0) if plan.may_call else None
    agreed = {row.text_point_id, row.call_point_id}
    others, waits = set(), set()
    for way, point, is_wanted in (("text", text, plan.may_text), ("call", call, plan.may_call)):
        if point is not None and row.confirmed_at is not None and point.id not in agreed:
            others.add(point.match_key)
            waits.add(way)
        if point is None and is_wanted and plan.new_number:
            waits.add(way)
    if plan.new_number:
        others.add(telephone_key(plan.new_number))
    return _Points(text, call, frozenset(others), frozenset(waits))


def _without(plan: WantedPlan, points: _Points) -> WantedPlan:
    """What of it holds at once: all but the ways that would use a number nobody has agreed with her."""
    may_call = plan.may_call and "call" not in points.waits
    return replace(
        plan,
        may_text=plan.may_text and "text" not in points.waits,
        may_call=may_call,
        may_leave_voicemail=plan.may_leave_voicemail and may_call,
        new_number="",
    )


def _check(plan: WantedPlan, points: _Points) -> None:
    """What no plan may say, whoever agreed to it."""
    given = _kind(plan.new_number) if plan.new_number else None
    if plan.new_number and given is None:
        raise PlanRefused("new_number", "number-too-short")
    text, call = points.text.kind if points.text else given, points.call.kind if points.call else given
    if plan.may_text and text != PointKind.MOBILE:
        raise PlanRefused("text_point", "which-mobile")
    if plan.may_call and call not in _TELEPHONES:
        raise PlanRefused("call_point", "which-number")
    if plan.wording is MessageWording.FULL and not plan.say_police:
        raise PlanRefused("wording", "full-shows-police")
    if plan.may_leave_voicemail and not plan.may_call:
        raise PlanRefused("may_leave_voicemail", "voicemail-without-calls")
    for hours in plan.hours:
        if not hours["days"] or not set(hours["days"]) <= _DAYS or hours["from"] == hours["to"]:
            raise PlanRefused("hours", "hours-never")


def _kind(number: str) -> PointKind | None:
    """Whether it is a mobile; None for what is too short for any number."""
    key = telephone_key(number)
    if len(key) < len("+44") + 9:
        return None
    return PointKind.MOBILE if key.startswith(_MOBILE) else PointKind.PHONE


def _given(victim_id: int, number: str) -> ContactPoint:
    """The number she gave just now, as a point of hers."""
    point, _ = ContactPoint.objects.update_or_create(
        person_id=Victim.objects.values_list("person_id", flat=True).get(id=victim_id),
        kind=_kind(number) or PointKind.PHONE,
        match_key=telephone_key(number),
        defaults={"retired_at": None},
        create_defaults={"value": number, "is_from_feed": False},
    )
    return point


def _end_earlier(victim_id: int, now: datetime, *, by: int | None) -> None:
    """What she agrees to now takes the place of what waited."""
    for earlier in PlanProposal.objects.filter(victim_id=victim_id, accepted=None):
        change = PointChange.objects.filter(plan_proposal=earlier, ended_at=None).first()
        if change is not None:
            waiting.end(change, ChangeEnd.REPLACED, now=now, by=by)
        end_proposal(earlier, now=now, by=by)


def _propose(actor: Actor, victim: Victim, row: SafeContactPlan, plan: WantedPlan, wait: Wait, now: datetime) -> None:
    proposal = PlanProposal.objects.create(
        victim=victim,
        content={"version": row.version, "plan": _as_json(plan)},
        proposed_at=now,
        proposed_by_id=actor.staff_id or 0,
    )
    waiting.begin(victim.id, wait, held=[], asked_by=actor.staff_id, plan_proposal_id=proposal.id, now=now)
    note(actor, "plan.proposed", at=now, case_id=victim.case_id, victim_id=victim.id)


def _put_in_force(
    actor: Actor,
    victim: Victim,
    row: SafeContactPlan,
    plan: WantedPlan,
    points: _Points,
    confirmed_by: int,
    *,
    now: datetime,
) -> PlanSaved:
    row.version += 1
    for name in _AS_AGREED:
        setattr(row, name, getattr(plan, name))
    row.hours = [dict(hours) for hours in plan.hours]
    given = _given(victim.id, plan.new_number) if plan.new_number else None
    row.call_point = points.call or (given if plan.may_call else None)
    row.text_point = points.text or (given if plan.may_text else None)
    row.confirmed_at, row.confirmed_by_id = now, confirmed_by
    row.save()
    ContactPoint.objects.filter(id__in=[row.text_point_id or 0, row.call_point_id or 0]).update(
        confirmed_at=now, confirmed_by_id=confirmed_by
    )
    waiting.hold_what_is_his(victim.id, now=now)
    may_have_left = _may_have_left(victim.id)
    note(
        actor,
        "plan.confirmed",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"version": row.version, "may_have_left": may_have_left},
    )
    return PlanSaved(version=row.version, may_have_left=may_have_left)


def _may_have_left(victim_id: int) -> int:
    return Telling.objects.filter(victim_id=victim_id, status__in=UNSETTLED).count()


def _as_json(plan: WantedPlan) -> dict[str, Any]:
    return asdict(plan) | {
        "hours": [dict(hours) for hours in plan.hours],
        "review_on": plan.review_on.isoformat() if plan.review_on else None,
    }


def _from_json(content: Mapping[str, Any]) -> WantedPlan:
    values = dict(content)
    values["hours"] = tuple(values["hours"])
    values["wording"], values["line_may_say"] = MessageWording(values["wording"]), LineMaySay(values["line_may_say"])
    values["review_on"] = date.fromisoformat(values["review_on"]) if values["review_on"] else None
    return WantedPlan(**values)
