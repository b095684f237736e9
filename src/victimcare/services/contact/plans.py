"""Her safe contact plan, set or confirmed by a trained person after proof. A new version always wins at the gate.

A plan with another number than the confirmed one, or than those the crime was recorded with, waits for a second person:
he may be the one who rang to change it (design, section 5). One is enough only for somebody who is not guarded and who
proved in this very contact, by her code, that it is she who agrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import ContactPoint, PlanProposal, SafeContactPlan, Telling, Victim
from victimcare.records.models.contact import LineMaySay, MessageWording, PointKind
from victimcare.records.models.desk import TaskKind
from victimcare.rules.people.points import telephone_key
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.contact import proofs
from victimcare.services.contact.guards import NothingWaits, SamePerson
from victimcare.services.contact.shapes import PlanSaved, WantedPlan
from victimcare.services.desk import actions as desk
from victimcare.services.desk.harm import harms
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
    proof = proofs.require(actor, victim_id, now=now)
    victim = Victim.objects.get(id=victim_id)
    points = _points(victim, row, plan)
    _check(plan, points)
    if points.need_second and (proof.how != proofs.How.CODE or is_guarded([victim_id])):
        _propose(actor, victim, row, plan, now)
        return PlanSaved(version=None, may_have_left=_may_have_left(victim_id))
    return _put_in_force(actor, victim, row, plan, points, confirmed_by=actor.staff_id, now=now)


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
    victim = Victim.objects.get(id=victim_id)
    proposal.accepted, proposal.decided_at, proposal.decided_by_id = agrees, now, actor.staff_id
    proposal.save(update_fields=["accepted", "decided_at", "decided_by"])
    desk.close_settled(
        kind=TaskKind.SECOND_PERSON,
        victim_id=victim_id,
        subject_key=f"plan:{proposal_id}",
        now=now,
        by=actor.staff_id,
    )
    if not agrees:
        note(actor, "plan.refused", at=now, case_id=victim.case_id, victim_id=victim_id)
        return PlanSaved(version=None, may_have_left=_may_have_left(victim_id))
    plan = _from_json(proposal.content["plan"])
    points = _points(victim, row, plan)
    try:
        _check(plan, points)
    except PlanRefused:  # a number in it has been let go since
        raise NothingWaits(proposal_id) from None
    return _put_in_force(actor, victim, row, plan, points, confirmed_by=proposal.proposed_by_id, now=now)


@dataclass(frozen=True, slots=True)
class _Points:
    """The points a plan names among those that are hers. A number she gave just now becomes hers with the plan."""

    text: ContactPoint | None
    call: ContactPoint | None
    need_second: bool


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
    is_other = any(point is not None and point.id not in agreed for point in (text, call))
    return _Points(text, call, need_second=bool(plan.new_number) or (row.confirmed_at is not None and is_other))


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


def _propose(actor: Actor, victim: Victim, row: SafeContactPlan, plan: WantedPlan, now: datetime) -> None:
    earlier = PlanProposal.objects.filter(victim=victim, accepted=None).first()
    if earlier is not None:  # whoever asks again replaces what waited
        earlier.accepted, earlier.decided_at, earlier.decided_by_id = False, now, actor.staff_id
        earlier.save(update_fields=["accepted", "decided_at", "decided_by"])
        desk.close_settled(
            kind=TaskKind.SECOND_PERSON,
            victim_id=victim.id,
            subject_key=f"plan:{earlier.id}",
            now=now,
            by=actor.staff_id,
        )
    proposal = PlanProposal.objects.create(
        victim=victim,
        content={"version": row.version, "plan": _as_json(plan)},
        proposed_at=now,
        proposed_by_id=actor.staff_id or 0,
    )
    desk.make_task(
        kind=TaskKind.SECOND_PERSON,
        victim_id=victim.id,
        reason="second_plan",
        harm=harms([victim.id])[victim.id],
        due_at=None,
        now=now,
        subject_key=f"plan:{proposal.id}",
    )
    note(actor, "plan.proposed", at=now, case_id=victim.case_id, victim_id=victim.id)


def _put_in_force(
    actor: Actor,
    victim: Victim,
    row: SafeContactPlan,
    plan: WantedPlan,
    points: _Points,
    *,
    confirmed_by: int,
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
