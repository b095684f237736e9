"""Marks and unmarks victims as guarded: marking takes one person and applies at once, unmarking takes two people."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import AccessGrant, GuardDecision, Victim
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.victim_contact.approvals import ApprovalKind
from victimcare.rules.errors import FieldRequired, VictimNotFound
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact_plans import approvals, point_waits
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.person_keys import fetch_person_keys
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import GUARD_REASON


@transaction.atomic
def mark_guarded(*, actor: Actor, victim_id: int, reason: str, now: datetime, whole_case: bool = False) -> None:
    """Mark the victim guarded. From now on no machine tells them anything unless a plan confirmed with them allows it,
    and their code opens the short view.

    `whole_case`: every victim in the case. Raises NotFound, FieldRequired.
    """
    permit(actor, Act.MARK_GUARDED)
    staff_id = approvals.require_person(actor)
    if not reason.strip():
        raise FieldRequired("reason")
    case_id = Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first()
    marked = Victim.objects.filter(case_id=case_id or 0) if whole_case else Victim.objects.filter(id=victim_id)
    ids = sorted(gate.lock_victims(marked.values_list("id", flat=True)))
    if case_id is None:
        raise VictimNotFound
    persons = dict(Victim.objects.filter(id__in=ids).values_list("id", "person_id"))
    keys = fetch_person_keys(set(persons.values()))
    decisions = []
    for each in ids:
        decision = GuardDecision(victim_id=each, is_guarded=True, decided_at=now, decided_by_id=staff_id)
        GUARD_REASON.put_words(decision, reason, keys[persons[each]])
        decisions.append(decision)
    GuardDecision.objects.bulk_create(decisions)
    approvals.withdraw_approvals(actor=actor, kind=ApprovalKind.GUARD, victim_ids=ids, now=now)
    AccessGrant.objects.filter(victim_id__in=ids, ended_at=None, opens=AccessLevel.CASE).update(opens=AccessLevel.SHORT)
    point_waits.queue_linked_people_checks(*ids)
    for each in ids:
        note(actor, "guard.marked", at=now, case_id=case_id, victim_id=each)


@transaction.atomic
def propose_unmark_guarded(*, actor: Actor, victim_id: int, reason: str, now: datetime) -> int:
    """Propose that the victim is no longer guarded. Nothing changes until a second person confirms it: a task asks for
    one.

    Returns the approval's id. Raises VictimNotFound, IdentityCheckMissing, FieldRequired.
    """
    permit(actor, Act.UNMARK_GUARDED)
    if not reason.strip():
        raise FieldRequired("reason")
    victim = gate.lock_victims([victim_id]).get(victim_id)
    if victim is None:
        raise VictimNotFound
    identity_checks.require_identity_check(actor, victim_id, now=now)
    asked = approvals.ask_for_approval(
        actor=actor, kind=ApprovalKind.GUARD, victim_id=victim_id, reason=reason, harm=HarmLevel.HIGH, now=now
    )
    note(actor, "guard.unmark_proposed", at=now, case_id=victim.case_id, victim_id=victim_id)
    return asked.id


@transaction.atomic
def decide_unmark_as_second(*, actor: Actor, approval_id: int, agrees: bool, now: datetime) -> None:
    """Record the second person's decision; the proposer may withdraw the proposal alone. Raises SecondPersonRequired,
    and AlreadyDecided when it was settled or the victim was marked guarded since."""
    permit(actor, Act.UNMARK_GUARDED)
    asked = approvals.decide_approval(
        actor=actor, kind=ApprovalKind.GUARD, approval_id=approval_id, agrees=agrees, now=now
    )
    if agrees:
        GuardDecision.objects.create(
            victim=asked.victim,
            is_guarded=False,
            decided_at=now,
            decided_by_id=approvals.require_person(actor),
            approval=asked,
        )
    said = "guard.unmarked" if agrees else "guard.unmark_refused"
    detail = {"with": asked.asked_by_id}
    note(actor, said, at=now, case_id=asked.victim.case_id, victim_id=asked.victim_id, detail=detail)
