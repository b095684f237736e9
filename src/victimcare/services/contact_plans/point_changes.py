"""Handles a victim's waiting changes of number or address: compares them again, puts them in force when the cooling
time is over, and has two people decide where one clashes with a linked person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import ContactPoint, LinkedPoint, PointChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import PointChangeEnd, PointChangeWait, RelationToVictim
from victimcare.rules.errors import FieldRequired
from victimcare.rules.safe_contact.contact_points import (
    CoolingOff,
    ImmediateEffect,
    PointProposal,
    PointWait,
    recheck_point_change,
)
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.contact_plans import plan_confirmations, point_waits, proposed_details
from victimcare.services.contact_plans.approvals import AlreadyDecided, OwnEntry, SecondPersonRequired
from victimcare.services.contact_plans.plan_rows import PlanRefused
from victimcare.services.desk import linked_points, task_steps
from victimcare.services.person_keys import fetch_victim_key, load_person_keys
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import CLASH_FIRST_REASON, LINK_DOUBT

_AT_ONCE = 100  # changes put in force in one round


@dataclass(frozen=True, slots=True)
class ClashDetail:
    """What the person who decides a clash sees: whose number or address it also is. `first_reason`: why the first of
    the two would use it.

    `is_mine`: this member of staff proposed the change, or was the first of the two, and may only refuse it.
    """

    of: str  # what the decision is about: a new plan, new details, or a number or address that the victim already has
    points: tuple[tuple[str, str, str, str], ...]  # relation, name, kind and value; see `_whose`
    first_by: str
    first_reason: str
    is_mine: bool
    # Who first said that it never belonged to the linked person, and why; only for a point that the victim already has
    # (`contact_plans.exception_approvals`).
    doubted_by: str
    doubted_reason: str
    is_my_doubt: bool


def compare_victim_points(victim_id: int, *, now: datetime) -> None:
    """Compare again when the linked people of a victim change: a waiting change may now need people to decide, and a
    point in use may turn out to be the linked person's, in every case of this victim and of every other victim in those
    cases. The caller holds their rows (`linked_points.find_compared_victims`)."""
    for each in sorted(linked_points.find_compared_victims(victim_id)):
        for row in _open(each):
            point_waits.update_wait(row, _found(row, now), now=now)
        point_waits.hold_clashing_points(each, now=now)


def compare_case_points(case_ids: Collection[int], *, now: datetime) -> int:
    """Compare the numbers and addresses that came with these cases, which the caller holds: a point that is also a
    linked person's is put on hold before anything else follows from it. Returns the number of victims compared. One
    query where no linked people are kept."""
    asked = linked_points.list_victims_to_compare(case_ids)
    for victim_id in asked:
        point_waits.hold_clashing_points(victim_id, now=now)
    return len(asked)


def compare_all_points(*, now: datetime) -> int:
    """Put on hold each point that is also a linked person's and is not on hold yet: the victim and the linked person
    were entered at the same moment, or staff have only now said that two victims are one person. The gate lets nothing
    go there until then. Returns how many changes were begun; safe to run twice."""
    begun = 0
    for victim_id in linked_points.list_all_victims_to_compare():
        with transaction.atomic():
            gate.lock_victims([victim_id])
            begun += point_waits.hold_clashing_points(victim_id, now=now)
    return begun


def list_cooled_victims(*, now: datetime) -> list[int]:
    """The victims whose changes have cooled: the record system is asked once more before they come into force."""
    cooled = PointChange.objects.filter(ended_at=None, cools_until__lte=now).order_by("victim_id")
    return list(cooled.values_list("victim_id", flat=True).distinct()[:_AT_ONCE])


def apply_cooled_changes(*, actor: Actor, now: datetime) -> int:
    """Put in force what has cooled, each change on its own. Returns how many. Safe to run twice."""
    permit(actor, Act.APPLY_COOLED)
    cooled = PointChange.objects.filter(ended_at=None, cools_until__lte=now).order_by("cools_until", "id")
    return sum(_cooled(actor, each, now) for each in list(cooled.values_list("id", flat=True)[:_AT_ONCE]))


@transaction.atomic
def decide_point_clash(*, actor: Actor, change_id: int, use_it: bool, reason: str, now: datetime) -> bool:
    """Record one decision on a clash. True when the change is in force now.

    Using the point takes two people who have seen the clash, neither of whom proposed it, and the first one's reason.
    Refusing it takes one person; where that retires a point of the victim's, a person who did not enter the linked
    person. Raises AlreadyDecided, FieldRequired, SecondPersonRequired, OwnEntry.
    """
    permit(actor, Act.DECIDE_CLASH)
    if actor.staff_id is None:
        raise PermissionRefused("a person decides")
    row = _locked(change_id)
    if row.ended_at is not None or row.waits_for != PointChangeWait.CLASH:
        raise AlreadyDecided(change_id)
    if not use_it:
        if is_own_point_held(row) and row.clashes_with.filter(person__entered_by_id=actor.staff_id).exists():
            raise OwnEntry
        _refuse(actor, row, now)
        return False
    if actor.staff_id in (row.asked_by_id, row.first_by_id):
        raise SecondPersonRequired
    if row.first_by_id is None:
        _first(actor, row, reason, now)
        return False
    _apply(actor, row, now)
    _note(actor, "clash.used", row, now)
    return True


def is_own_point_held(row: PointChange) -> bool:
    """Whether this is not a requested change, but a point of the victim's that turned out to be the linked person's
    too."""
    return row.plan_proposal_id is None and row.details_proposal_id is None


def restart_wait(row: PointChange, *, now: datetime) -> None:
    """Make the change wait as it would have without the clash, which was a mistake. The caller holds the victim's
    rows."""
    found = point_waits.decide_wait(row.victim_id, _change(row), now=now, by=row.asked_by_id)
    # A change with nothing left to wait for comes into force with the next round of cooled changes.
    point_waits.update_wait(row, CoolingOff(now) if isinstance(found, ImmediateEffect) else found, now=now)


def load_clash(actor: Actor, row: PointChange) -> ClashDetail:
    """The caller has permitted the access. The colleague who proposed the change may have the linked person on the
    telephone, so sees no names."""
    points = row.clashes_with.filter(withdrawn_at=None).select_related("person", "doubted_by").order_by("id")
    may_see = actor.staff_id != row.asked_by_id
    own_points = linked_points.find_person_rows(row.victim_id)
    doubt = next((one for one in points if one.doubted_by is not None), None)
    keys = load_person_keys([row.sealed_first_reason, doubt.sealed_doubted_reason if doubt else None])
    shown = dict.fromkeys((*_whose(one, own_points), one.kind, one.value) for one in points if may_see)
    return ClashDetail(
        of="hers" if is_own_point_held(row) else "plan" if row.plan_proposal_id else "details",
        points=tuple(shown),
        first_by=row.first_by.name if row.first_by else "",
        first_reason=CLASH_FIRST_REASON.open_words(row, keys),
        is_mine=actor.staff_id in (row.asked_by_id, row.first_by_id),
        doubted_by=doubt.doubted_by.name if doubt and doubt.doubted_by else "",
        doubted_reason=LINK_DOUBT.open_words(doubt, keys) if doubt else "",
        is_my_doubt=doubt is not None and doubt.doubted_by_id == actor.staff_id,
    )


def _whose(point: LinkedPoint, own_points: Collection[int]) -> tuple[str, str]:
    """Relation and name. For a person entered for another victim of the crime, only that they are a suspect: the rest
    is the other victim's private life."""
    him = point.person
    if him.victim_id in own_points:
        return him.relation, him.name
    return (him.relation, him.name) if him.relation == RelationToVictim.SUSPECT else (RelationToVictim.OTHER, "")


def _open(victim_id: int) -> list[PointChange]:
    return list(PointChange.objects.select_for_update().filter(victim_id=victim_id, ended_at=None).order_by("id"))


def _change(row: PointChange) -> PointProposal:
    if row.plan_proposal is not None:
        return plan_confirmations.plan_change(row.plan_proposal)
    if row.details_proposal is not None:
        return proposed_details.details_change(row.details_proposal)
    return PointProposal(recorded=frozenset(row.held_points.values_list("match_key", flat=True)))


def _found(row: PointChange, now: datetime) -> PointWait:
    before = point_waits.read_wait(row)
    try:
        change = _change(row)
    except PlanRefused:  # a number in it was retired since: it never comes into force, and ends when it would have
        return before
    return recheck_point_change(before, point_waits.decide_wait(row.victim_id, change, now=now, by=row.asked_by_id))


@transaction.atomic
def _cooled(actor: Actor, change_id: int, now: datetime) -> bool:
    """Compare once more, then put in force; False where people must decide after all."""
    row = _locked(change_id)
    if row.ended_at is not None or row.cools_until is None or row.cools_until > now:
        return False
    if point_waits.update_wait(row, _found(row, now), now=now):
        return False
    try:
        _apply(actor, row, now)
    except AlreadyDecided:  # a number in it was retired, or the plan changed, since
        _withdraw(row, now, by=None)
        return False
    _note(actor, "change.cooled", row, now)
    return True


def _apply(actor: Actor, row: PointChange, now: datetime) -> None:
    point_waits.end_wait(row, PointChangeEnd.IN_FORCE, now=now, by=actor.staff_id)
    if row.plan_proposal is not None:
        plan_confirmations.apply_plan_proposal(actor, row.plan_proposal, now=now)
    elif row.details_proposal is not None:
        proposed_details.apply_details_proposal(row.details_proposal, now=now)


def _refuse(actor: Actor, row: PointChange, now: datetime) -> None:
    if is_own_point_held(row):  # retire it
        ids = list(row.held_points.values_list("id", flat=True))
        ContactPoint.objects.filter(id__in=ids, retired_at=None).update(retired_at=now)
    _withdraw(row, now, by=actor.staff_id)
    _note(actor, "clash.refused", row, now)


def _withdraw(row: PointChange, now: datetime, *, by: int | None) -> None:
    point_waits.end_wait(row, PointChangeEnd.REFUSED if by else PointChangeEnd.REPLACED, now=now, by=by)
    if row.plan_proposal is not None:
        plan_confirmations.end_plan_proposal(row.plan_proposal, now=now, by=by)
    elif row.details_proposal is not None:
        proposed_details.end_details_proposal(row.details_proposal, now=now)


def _first(actor: Actor, row: PointChange, reason: str, now: datetime) -> None:
    if not reason.strip():
        raise FieldRequired("reason")
    row.first_at, row.first_by_id = now, actor.staff_id
    CLASH_FIRST_REASON.put_words(row, reason.strip(), fetch_victim_key(row.victim_id))
    row.save(update_fields=["first_at", "first_by", "sealed_first_reason"])
    task_steps.release_task(actor=actor, kind=TaskKind.CLASH, subject_key=f"change:{row.id}", now=now)
    _note(actor, "clash.first", row, now)


def _locked(change_id: int) -> PointChange:
    """Lock the victim's row and plan, then the change, in the gate's order."""
    victim_id = PointChange.objects.filter(id=change_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise AlreadyDecided(change_id)
    gate.lock_victims([victim_id])
    return PointChange.objects.select_for_update(of=("self",)).get(id=change_id)


def _note(actor: Actor, act: str, row: PointChange, now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=row.victim_id)
    note(actor, act, at=now, case_id=case_id, victim_id=row.victim_id, detail={"change": row.id})
