"""Lets one message pass that the gate holds, when two people agree and the first writes why
(rules.safe_contact.contact_gate, 8); and corrects a victim's number that was taken for a linked person's.

Only where the rule allows it: never to a guarded victim without a plan agreed with them, and never against anything
that the victim said. It applies to one message and one day.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import Approval, GateOverride, LinkedPoint, PointChange, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.approvals import ApprovalKind
from victimcare.records.models.victim_contact.linked_people import PointChangeEnd, PointChangeWait
from victimcare.rules.errors import FieldRequired
from victimcare.rules.safe_contact.contact_plan import OverrideKind
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.contact_plans import approvals, point_changes, point_waits
from victimcare.services.contact_plans.approvals import AlreadyDecided, SecondPersonRequired
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import linked_points, task_steps
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.messages import notifications
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import LINK_DOUBT

OVERRIDE_LASTS = timedelta(days=1)


class OverrideUnavailable(Exception):
    """Nothing holds back a message for this victim, or the hold cannot be lifted."""


def find_override_option(victim_id: int, *, now: datetime) -> OverrideKind | None:
    """The hold on a message for this victim that two people could lift now. The caller is in a transaction."""
    victim = gate.lock_victims([victim_id]).get(victim_id)
    return gate.find_liftable_hold(victim, now=now, channels=suppliers.list_carried_channels()) if victim else None


@transaction.atomic
def ask_gate_override(*, actor: Actor, victim_id: int, reason: str, now: datetime) -> int:
    """Ask a second person to let one message pass. Returns the approval's id. Raises OverrideUnavailable,
    FieldRequired."""
    permit(actor, Act.OVERRIDE_GATE)
    if not reason.strip():
        raise FieldRequired("reason")
    lifts = find_override_option(victim_id, now=now)
    if lifts is None:
        raise OverrideUnavailable(victim_id)
    harm = load_harm_levels([victim_id])[victim_id]
    asked = approvals.ask_for_approval(
        actor=actor, kind=ApprovalKind.OVERRIDE, victim_id=victim_id, reason=reason, harm=harm, now=now, lifts=lifts
    )
    _note_override(actor, "override.asked", asked, now)
    return asked.id


@transaction.atomic
def decide_override_as_second(*, actor: Actor, approval_id: int, agrees: bool, now: datetime) -> None:
    """Record the second person's decision; the colleague who asked may withdraw alone. From then on one message may
    leave, within a day, if nothing else holds it. Raises SecondPersonRequired, AlreadyDecided."""
    permit(actor, Act.OVERRIDE_GATE)
    asked = approvals.decide_approval(
        actor=actor, kind=ApprovalKind.OVERRIDE, approval_id=approval_id, agrees=agrees, now=now
    )
    _note_override(actor, "override.seconded" if agrees else "override.refused", asked, now)
    if agrees:
        GateOverride.objects.create(approval=asked, expires_at=now + OVERRIDE_LASTS)
        notifications.queue_override_message(actor=actor, victim_id=asked.victim_id, now=now)


def _note_override(actor: Actor, act: str, asked: Approval, now: datetime) -> None:
    detail = {"override": asked.id, "lifts": asked.lifts}
    note(actor, act, at=now, case_id=asked.victim.case_id, victim_id=asked.victim_id, detail=detail)


# Corrects a victim's own number that was taken for a linked person's: entered by mistake, or so named by the record
# system.
#
# While it counts as the linked person's, nothing goes there, so the correction must be quick. It takes one member of
# staff with an identity check of the victim or, without the victim, two members of staff. The access code alone is no
# such check: the linked person may have it, and ask why no messages reach their number. The entry is kept, marked as
# withdrawn, with who said why.
#
# Only for a number or address that the victim has already: a requested replacement never becomes the victim's by a
# claim that it is not the linked person's (`point_changes.decide_point_clash`). And only for linked people kept for
# this victim: the linked person may be a victim in the same case too, with a number that is truly theirs. There two
# people decide that it is used for this victim, and for the others it stays the linked person's.


@transaction.atomic
def resolve_misattributed_number(*, actor: Actor, change_id: int, reason: str, now: datetime) -> bool:
    """Record that the number is the victim's and never was the linked person's. True once it no longer counts as the
    linked person's: for this victim and all others in the case or, where the entry was for another victim in the case,
    for this one alone. False where a second person has to confirm it, who need give no reason.

    Raises AlreadyDecided, FieldRequired, SecondPersonRequired.
    """
    permit(actor, Act.DECIDE_CLASH)
    if actor.staff_id is None:
        raise PermissionRefused("a person decides")
    row = _lock_change_and_cases(change_id)
    points = list(_list_misattributed_points(row).select_for_update(of=("self",)).order_by("id"))
    if not points:
        raise AlreadyDecided(change_id)
    if (
        _list_misattributed_points(row)
        .exclude(person__victim__in=linked_points.find_person_rows(row.victim_id))
        .exists()
    ):
        return point_changes.decide_point_clash(actor=actor, change_id=change_id, use_it=True, reason=reason, now=now)
    how = identity_checks.find_strong_check(actor, row.victim_id, now=now)
    doubted = [point for point in points if point.doubted_by_id is not None]
    if how is None and any(point.doubted_by_id == actor.staff_id for point in doubted):
        raise SecondPersonRequired
    if len(doubted) < len(points) and not reason.strip():
        raise FieldRequired("reason")
    is_settled = how is not None or len(doubted) == len(points)
    for point in points:
        _note_doubt(point, actor.staff_id, reason.strip(), now)
        if is_settled:
            point.withdrawn_at, point.withdrawn_by_id, point.withdrawn_how = now, actor.staff_id, how or ""
        point.save()
    if is_settled:
        _resume_changes(points, now, by=actor.staff_id)
    else:
        task_steps.release_task(actor=actor, kind=TaskKind.CLASH, subject_key=f"change:{row.id}", now=now)
    _note_misattribution(actor, "clash.mistake" if is_settled else "clash.mistake_first", row, points, now)
    return is_settled


def _list_misattributed_points(row: PointChange) -> QuerySet[LinkedPoint]:
    return row.clashes_with.filter(withdrawn_at=None)


def _lock_change_and_cases(change_id: int) -> PointChange:
    """Lock the rows of every victim who may be affected, as the gate locks them, then the change."""
    victim_id = PointChange.objects.filter(id=change_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise AlreadyDecided(change_id)
    clashing = PointChange.objects.filter(id=change_id, clashes_with__isnull=False)
    kept_for = clashing.values_list("clashes_with__person__victim_id", flat=True)
    gate.lock_victims(
        frozenset().union(*(linked_points.find_compared_victims(each) for each in {victim_id, *kept_for}))
    )
    row = PointChange.objects.select_for_update(of=("self",)).get(id=change_id)
    if row.ended_at is not None or row.waits_for != PointChangeWait.CLASH or not point_changes.is_own_point_held(row):
        raise AlreadyDecided(change_id)
    return row


def _note_doubt(point: LinkedPoint, staff_id: int, reason: str, now: datetime) -> None:
    if point.doubted_by_id is None:
        point.doubted_at, point.doubted_by_id = now, staff_id
        LINK_DOUBT.put_words(point, reason, fetch_victim_key(point.person.victim_id))


def _resume_changes(points: list[LinkedPoint], now: datetime, *, by: int) -> None:
    """Release everything that waited only because of these: the victim's points are used again, and requested changes
    wait as they would have without them."""
    concerned = PointChange.objects.filter(ended_at=None, waits_for=PointChangeWait.CLASH, clashes_with__in=points)
    waits = PointChange.objects.select_for_update(of=("self",)).filter(id__in=concerned.values("id")).order_by("id")
    for row in waits:
        if _list_misattributed_points(row).filter(person__ended_at=None).exists():
            continue
        if point_changes.is_own_point_held(row):
            point_waits.end_wait(row, PointChangeEnd.MISTAKE, now=now, by=by)
        else:
            point_changes.restart_wait(row, now=now)


def _note_misattribution(actor: Actor, act: str, row: PointChange, points: list[LinkedPoint], now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=row.victim_id)
    detail = {"change": row.id, "points": [point.id for point in points]}
    note(actor, act, at=now, case_id=case_id, victim_id=row.victim_id, detail=detail)
