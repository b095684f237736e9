"""Marks and unmarks victims as guarded (marking takes one person and applies at once, unmarking takes two people), and
holds changes of number or address until they may come into force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from victimcare.records.models import AccessGrant, ContactPoint, GuardDecision, PointChange, Victim
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import PointChangeEnd, PointChangeWait
from victimcare.rules.safe_contact import contact_points as rule
from victimcare.rules.safe_contact.contact_points import (
    CoolingOff,
    ImmediateEffect,
    LinkedPersonClash,
    PointProposal,
    PointWait,
    TwoPersonApproval,
    comparison_key,
)
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import linked_points
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.person_keys import fetch_person_key, fetch_person_keys
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import GUARD_REASON

# Handles a change of a victim's number or address that waits: for what, which points are on hold until then, and how it
# ends.
#
# The proposer is told the same whatever it waits for: the suspect may sit beside the victim, or be the caller.


def decide_wait(victim_id: int, change: PointProposal, *, now: datetime, by: int | None) -> PointWait:
    """Decide what this change has to wait for, as far as is known now; `by` records it. The caller holds the victim's
    rows (`gate.lock_victims`)."""
    known = set(linked_points.active_linked_points(victim_id).values_list("match_key", flat=True))
    counted = linked_points.decisive_linked_points(victim_id).values_list("match_key", "person__entered_by_id")
    otherwise = {key for key, entered_by in counted if by is None or entered_by != by}
    is_victim_guarded = bool(find_guarded_victims([victim_id]))
    return rule.decide_point_change(
        change, known=known, is_guarded=is_victim_guarded, now=now, hearsay=known - otherwise
    )


def begin_wait(
    victim_id: int,
    wait: PointWait,
    *,
    held: Iterable[ContactPoint],
    now: datetime,
    asked_by: int | None = None,
    plan_proposal_id: int | None = None,
    details_proposal_id: int | None = None,
) -> PointChange:
    """Begin the wait: from this commit on nothing goes to the points that the change holds, and a colleague is asked to
    look."""
    row = PointChange(
        victim_id=victim_id,
        plan_proposal_id=plan_proposal_id,
        details_proposal_id=details_proposal_id,
        asked_at=now,
        asked_by_id=asked_by,
    )
    _set(row, wait)
    row.save()
    row.held_points.set(held)
    _keep_clash(row, wait)
    _ask(row, now)
    return row


def queue_linked_people_checks(*victim_ids: int) -> None:
    """Queue a request to the record system for linked people: one of their numbers has just become relevant."""
    for victim_id in victim_ids:
        queue_job(Job.ASK_LINKED_PEOPLE, victim_id=victim_id)


def hold_clashing_points(victim_id: int, *, now: datetime) -> int:
    """Hold the victim's points that are also a linked person's: nothing goes there until two people have decided. A
    point already decided on is asked about again only for another linked person. Returns how many."""
    points = list(ContactPoint.objects.filter(person__victim=victim_id, retired_at=None).order_by("id"))
    his = linked_points.find_shared_points({victim_id: points})
    held = PointChange.objects.filter(victim_id=victim_id, ended_at=None, waits_for=PointChangeWait.CLASH)
    already = set(held.values_list("held_points", flat=True))
    new = [point for point in points if point.id in his - already]
    for point in new:
        begin_wait(victim_id, LinkedPersonClash(frozenset({comparison_key(point.match_key)})), held=[point], now=now)
    return len(new)


def update_wait(row: PointChange, wait: PointWait, *, now: datetime) -> bool:
    """Make the change wait for something else, because more is known. False: it waits for the same as before."""
    before = (row.waits_for, row.cools_until)
    _set(row, wait)
    _keep_clash(row, wait)
    if (row.waits_for, row.cools_until) == before:
        return False
    row.save(update_fields=["waits_for", "cools_until"])
    was_for_others = TaskKind.SECOND_PERSON if row.waits_for == PointChangeWait.CLASH else TaskKind.CLASH
    _close(row, was_for_others, now, by=None)
    _ask(row, now)
    return True


def end_wait(row: PointChange, how: PointChangeEnd, *, now: datetime, by: int | None) -> None:
    """End the wait. `by` None: the cooling time passed, or something newer replaced the change."""
    row.ended_at, row.ended_by_id, row.end = now, by, how
    row.save(update_fields=["ended_at", "ended_by", "end"])
    for kind in (TaskKind.SECOND_PERSON, TaskKind.CLASH):
        _close(row, kind, now, by=by)


def read_wait(row: PointChange) -> PointWait:
    """What the change waits for, as the rule reads it."""
    if row.waits_for == PointChangeWait.CLASH:
        return LinkedPersonClash(frozenset(row.clashes_with.values_list("match_key", flat=True)))
    if row.waits_for == PointChangeWait.TWO_PEOPLE:
        return TwoPersonApproval()
    assert row.cools_until is not None, "the table says so"
    return CoolingOff(row.cools_until)


def wait_subject_key(row: PointChange) -> str:
    """The subject of a task for the second person."""
    if row.plan_proposal_id is not None:
        return f"plan:{row.plan_proposal_id}"
    return f"details:{row.details_proposal_id}"


def _set(row: PointChange, wait: PointWait) -> None:
    match wait:
        case LinkedPersonClash():
            row.waits_for, row.cools_until = PointChangeWait.CLASH, None
        case TwoPersonApproval():
            row.waits_for, row.cools_until = PointChangeWait.TWO_PEOPLE, None
        case CoolingOff(until):
            row.waits_for, row.cools_until = PointChangeWait.COOLING, until
        case ImmediateEffect():
            raise ValueError("what waits for nothing is in force")


def _keep_clash(row: PointChange, wait: PointWait) -> None:
    if isinstance(wait, LinkedPersonClash):
        row.clashes_with.add(*linked_points.active_linked_points(row.victim_id).filter(match_key__in=wait.keys))


def _ask(row: PointChange, now: datetime) -> None:
    is_clash = row.waits_for == PointChangeWait.CLASH
    kind, about = (TaskKind.CLASH, f"change:{row.id}") if is_clash else (TaskKind.SECOND_PERSON, wait_subject_key(row))
    desk.make_task(
        kind=kind,
        victim_id=row.victim_id,
        reason="clash" if is_clash else "second_plan" if row.plan_proposal_id else "second_details",
        harm=HarmLevel.HIGH if is_clash else load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=about,
    )


def _close(row: PointChange, kind: TaskKind, now: datetime, *, by: int | None) -> None:
    about = f"change:{row.id}" if kind is TaskKind.CLASH else wait_subject_key(row)
    desk.close_settled_tasks(kind=kind, victim_id=row.victim_id, subject_key=about, now=now, by=by)


class ApprovalReasonMissing(ValueError):
    """A reason is missing; later readers need it."""


class SecondPersonRequired(Exception):
    """The second person must not be the first."""


class OwnEntry(SecondPersonRequired):
    """The colleague who entered the linked person may have received the victim's number from that person, given as the
    person's own."""


class AlreadyDecided(LookupError):
    """The change was decided already, or something newer has replaced it."""


@transaction.atomic
def mark_guarded(*, actor: Actor, victim_id: int, reason: str, now: datetime, whole_case: bool = False) -> None:
    """Mark the victim guarded. From now on no machine tells them anything unless a plan confirmed with them allows it,
    and their code opens the short view.

    `whole_case`: every victim in the case. Raises UnknownVictim, ApprovalReasonMissing.
    """
    permit(actor, Act.MARK_GUARDED)
    staff_id = _staff(actor)
    if not reason.strip():
        raise ApprovalReasonMissing
    case_id = Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first()
    marked = Victim.objects.filter(case_id=case_id or 0) if whole_case else Victim.objects.filter(id=victim_id)
    ids = sorted(gate.lock_victims(marked.values_list("id", flat=True)))
    if case_id is None:
        raise identity_checks.UnknownVictim(victim_id)
    persons = dict(Victim.objects.filter(id__in=ids).values_list("id", "person_id"))
    keys = fetch_person_keys(set(persons.values()))
    decisions = []
    for each in ids:
        decision = GuardDecision(victim_id=each, is_guarded=True, decided_at=now, decided_by_id=staff_id)
        GUARD_REASON.put_words(decision, reason, keys[persons[each]])
        decisions.append(decision)
    GuardDecision.objects.bulk_create(decisions)
    AccessGrant.objects.filter(victim_id__in=ids, ended_at=None, opens=AccessLevel.CASE).update(opens=AccessLevel.SHORT)
    queue_linked_people_checks(*ids)
    for each in ids:
        note(actor, "guard.marked", at=now, case_id=case_id, victim_id=each)


@transaction.atomic
def propose_unmark_guarded(*, actor: Actor, victim_id: int, reason: str, now: datetime) -> int:
    """Propose that the victim is no longer guarded. Nothing changes until a second person confirms it: a task asks for
    one.

    Returns the proposal's id. Raises UnknownVictim, IdentityCheckMissing, ApprovalReasonMissing.
    """
    permit(actor, Act.UNMARK_GUARDED)
    staff_id = _staff(actor)
    if not reason.strip():
        raise ApprovalReasonMissing
    victim = _victim(victim_id)
    identity_checks.require_identity_check(actor, victim_id, now=now)
    proposal = GuardDecision(victim=victim, is_guarded=False, decided_at=now, decided_by_id=staff_id)
    GUARD_REASON.put_words(proposal, reason, fetch_person_key(victim.person_id))
    proposal.save()
    desk.make_task(
        kind=TaskKind.SECOND_PERSON,
        victim_id=victim_id,
        reason="second_unmark",
        harm=HarmLevel.HIGH,
        due_at=None,
        now=now,
        subject_key=f"guard:{proposal.id}",
    )
    note(actor, "guard.unmark_proposed", at=now, case_id=victim.case_id, victim_id=victim_id)
    return proposal.id


@transaction.atomic
def decide_unmark_as_second(*, actor: Actor, proposal_id: int, agrees: bool, now: datetime) -> None:
    """Record the second person's decision; the proposer may withdraw the proposal alone. Raises SecondPersonRequired,
    and AlreadyDecided when it was settled or the victim was marked guarded since."""
    permit(actor, Act.UNMARK_GUARDED)
    staff_id = _staff(actor)
    proposal = GuardDecision.objects.filter(id=proposal_id, is_guarded=False).first()
    if proposal is None:
        raise AlreadyDecided(proposal_id)
    # locked, so that a marking at the same moment comes before or after, not between
    victim = _victim(proposal.victim_id)
    newer = GuardDecision.objects.filter(victim=victim, id__gt=proposal_id).exists()
    if newer or not desk.is_task_open(kind=TaskKind.SECOND_PERSON, subject_key=f"guard:{proposal_id}"):
        raise AlreadyDecided(proposal_id)
    if agrees and proposal.decided_by_id == staff_id:
        raise SecondPersonRequired
    if agrees:
        GuardDecision.objects.filter(id=proposal_id).update(seconded_by_id=staff_id, seconded_at=now)
    desk.close_settled_tasks(
        kind=TaskKind.SECOND_PERSON,
        victim_id=proposal.victim_id,
        subject_key=f"guard:{proposal_id}",
        now=now,
        by=staff_id,
    )
    said = "guard.unmarked" if agrees else "guard.unmark_refused"
    note(actor, said, at=now, case_id=victim.case_id, victim_id=victim.id, detail={"with": proposal.decided_by_id})


def _victim(victim_id: int) -> Victim:
    """Lock the victim's row as the gate locks it before a message leaves."""
    locked = gate.lock_victims([victim_id])
    if victim_id not in locked:
        raise identity_checks.UnknownVictim(victim_id)
    return locked[victim_id]


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("only a member of staff decides who is guarded")
    return actor.staff_id
