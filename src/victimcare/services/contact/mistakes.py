"""Corrects a victim's own number that was taken for a linked person's: entered by mistake, or so named by the record
system.

While it counts as the linked person's, nothing goes there, so the correction must be quick. It takes one member of
staff with an identity check of the victim or, without the victim, two members of staff. The access code alone is no
such check: the linked person may have it, and ask why no messages reach their number. The entry is kept, withdrawn,
with who said why.

Only for a number or address that the victim has already: a requested replacement never becomes the victim's by a claim
that it is not the linked person's (`changes.decide_clash`). And only for linked people kept for this victim: the linked
person may be a victim in the same case too, with a number that is truly theirs. There two people decide that it is used
for this victim, and for the others it stays the linked person's.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import LinkedPoint, PointChange, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.links import ChangeEnd, WaitsFor
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.contact import changes, proofs, waiting
from victimcare.services.contact.guards import NothingWaits, ReasonMissing, SamePerson
from victimcare.services.desk import linked, steps
from victimcare.services.messages import gate
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_words import LINK_DOUBT


@transaction.atomic
def was_hers(*, actor: Actor, change_id: int, reason: str, now: datetime) -> bool:
    """Say that the number is the victim's and never was the linked person's. True once it no longer counts as theirs,
    for this victim and all others in the case; where it was kept for another victim of it, for this one alone. False
    where a second person has to confirm it, who need give no reason.

    Raises NothingWaits, ReasonMissing, SamePerson.
    """
    permit(actor, Act.DECIDE_CLASH)
    if actor.staff_id is None:
        raise NotPermitted("a person decides")
    row = _locked(change_id)
    points = list(_taken_for_his(row).select_for_update(of=("self",)).order_by("id"))
    if not points:
        raise NothingWaits(change_id)
    if _taken_for_his(row).exclude(person__victim__in=linked.places_of(row.victim_id)).exists():
        return changes.decide_clash(actor=actor, change_id=change_id, use_it=True, reason=reason, now=now)
    how = proofs.beyond_her_code(actor, row.victim_id, now=now)
    doubted = [point for point in points if point.doubted_by_id is not None]
    if how is None and any(point.doubted_by_id == actor.staff_id for point in doubted):
        raise SamePerson
    if len(doubted) < len(points) and not reason.strip():
        raise ReasonMissing
    is_settled = how is not None or len(doubted) == len(points)
    for point in points:
        _say(point, actor.staff_id, reason.strip(), now)
        if is_settled:
            point.withdrawn_at, point.withdrawn_by_id, point.withdrawn_how = now, actor.staff_id, how or ""
        point.save()
    if is_settled:
        _let_go(points, now, by=actor.staff_id)
    else:
        steps.give_back(actor=actor, kind=TaskKind.CLASH, subject_key=f"change:{row.id}", now=now)
    _note(actor, "clash.mistake" if is_settled else "clash.mistake_first", row, points, now)
    return is_settled


def _taken_for_his(row: PointChange) -> QuerySet[LinkedPoint]:
    return row.clashes_with.filter(withdrawn_at=None)


def _locked(change_id: int) -> PointChange:
    """Lock the rows of every victim who may be affected, as the gate locks them, then the change."""
    victim_id = PointChange.objects.filter(id=change_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise NothingWaits(change_id)
    clashing = PointChange.objects.filter(id=change_id, clashes_with__isnull=False)
    kept_for = clashing.values_list("clashes_with__person__victim_id", flat=True)
    gate.lock(frozenset().union(*(linked.concerned(each) for each in {victim_id, *kept_for})))
    row = PointChange.objects.select_for_update(of=("self",)).get(id=change_id)
    if row.ended_at is not None or row.waits_for != WaitsFor.CLASH or not changes.is_of_hers(row):
        raise NothingWaits(change_id)
    return row


def _say(point: LinkedPoint, staff_id: int, reason: str, now: datetime) -> None:
    if point.doubted_by_id is None:
        point.doubted_at, point.doubted_by_id = now, staff_id
        LINK_DOUBT.put_words(point, reason, fetch_victim_key(point.person.victim_id))


def _let_go(points: list[LinkedPoint], now: datetime, *, by: int) -> None:
    """Release everything that waited only because of these: the victim's points are used again, and requested changes
    wait as they would have without them."""
    concerned = PointChange.objects.filter(ended_at=None, waits_for=WaitsFor.CLASH, clashes_with__in=points)
    waits = PointChange.objects.select_for_update(of=("self",)).filter(id__in=concerned.values("id")).order_by("id")
    for row in waits:
        if _taken_for_his(row).filter(person__ended_at=None).exists():
            continue
        if changes.is_of_hers(row):
            waiting.end(row, ChangeEnd.MISTAKE, now=now, by=by)
        else:
            changes.wait_anew(row, now=now)


def _note(actor: Actor, act: str, row: PointChange, points: list[LinkedPoint], now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=row.victim_id)
    detail = {"change": row.id, "points": [point.id for point in points]}
    note(actor, act, at=now, case_id=case_id, victim_id=row.victim_id, detail=detail)
