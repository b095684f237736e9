"""Marks and unmarks victims as guarded. Marking takes one person and holds at once. Unmarking takes two people."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import AccessGrant, GuardDecision, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.contact import proofs, waiting
from victimcare.services.desk import actions as desk
from victimcare.services.desk.shapes import Harm
from victimcare.services.messages import gate
from victimcare.services.person_keys import fetch_person_key, fetch_person_keys
from victimcare.services.sealed_words import GUARD_REASON


class ReasonMissing(ValueError):
    """A reason is missing; later readers need it."""


class SamePerson(Exception):
    """The second person must be another than the first."""


class OwnEntry(SamePerson):
    """The colleague who entered the linked person may have had the victim's number from them, as their own."""


class NothingWaits(LookupError):
    """It was decided already, or something newer has replaced it."""


@transaction.atomic
def mark_guarded(*, actor: Actor, victim_id: int, reason: str, now: datetime, whole_case: bool = False) -> None:
    """Mark the victim guarded. From now on no machine tells them anything unless a plan allows it that was confirmed
    with them, and their code opens the short view.

    `whole_case`: every victim in the case. Raises UnknownVictim, ReasonMissing.
    """
    permit(actor, Act.MARK_GUARDED)
    staff_id = _staff(actor)
    if not reason.strip():
        raise ReasonMissing
    case_id = Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first()
    marked = Victim.objects.filter(case_id=case_id or 0) if whole_case else Victim.objects.filter(id=victim_id)
    ids = sorted(gate.lock(marked.values_list("id", flat=True)))
    if case_id is None:
        raise proofs.UnknownVictim(victim_id)
    persons = dict(Victim.objects.filter(id__in=ids).values_list("id", "person_id"))
    keys = fetch_person_keys(set(persons.values()))
    decisions = []
    for each in ids:
        decision = GuardDecision(victim_id=each, is_guarded=True, decided_at=now, decided_by_id=staff_id)
        GUARD_REASON.put_words(decision, reason, keys[persons[each]])
        decisions.append(decision)
    GuardDecision.objects.bulk_create(decisions)
    AccessGrant.objects.filter(victim_id__in=ids, ended_at=None, opens="case").update(opens="short")
    waiting.ask_who(*ids)
    for each in ids:
        note(actor, "guard.marked", at=now, case_id=case_id, victim_id=each)


@transaction.atomic
def unmark_guarded(*, actor: Actor, victim_id: int, reason: str, now: datetime) -> int:
    """Propose that the victim is no longer guarded. Nothing changes until a second person confirms it: a task asks for
    one.

    Returns the proposal's id. Raises UnknownVictim, NotProved, ReasonMissing.
    """
    permit(actor, Act.UNMARK_GUARDED)
    staff_id = _staff(actor)
    if not reason.strip():
        raise ReasonMissing
    victim = _victim(victim_id)
    proofs.require(actor, victim_id, now=now)
    proposal = GuardDecision(victim=victim, is_guarded=False, decided_at=now, decided_by_id=staff_id)
    GUARD_REASON.put_words(proposal, reason, fetch_person_key(victim.person_id))
    proposal.save()
    desk.make_task(
        kind=TaskKind.SECOND_PERSON,
        victim_id=victim_id,
        reason="second_unmark",
        harm=Harm.HIGH,
        due_at=None,
        now=now,
        subject_key=f"guard:{proposal.id}",
    )
    note(actor, "guard.unmark_proposed", at=now, case_id=victim.case_id, victim_id=victim_id)
    return proposal.id


@transaction.atomic
def second_unmark(*, actor: Actor, proposal_id: int, agrees: bool, now: datetime) -> None:
    """Record the second person's decision; the proposer may take it back alone. Raises SamePerson, and NothingWaits
    when it was settled or the victim was marked since."""
    permit(actor, Act.UNMARK_GUARDED)
    staff_id = _staff(actor)
    proposal = GuardDecision.objects.filter(id=proposal_id, is_guarded=False).first()
    if proposal is None:
        raise NothingWaits(proposal_id)
    victim = _victim(proposal.victim_id)  # locked: a marking at the same moment comes before or after, not between
    newer = GuardDecision.objects.filter(victim=victim, id__gt=proposal_id).exists()
    if newer or not desk.is_open(kind=TaskKind.SECOND_PERSON, subject_key=f"guard:{proposal_id}"):
        raise NothingWaits(proposal_id)
    if agrees and proposal.decided_by_id == staff_id:
        raise SamePerson
    if agrees:
        GuardDecision.objects.filter(id=proposal_id).update(seconded_by_id=staff_id, seconded_at=now)
    desk.close_settled(
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
    locked = gate.lock([victim_id])
    if victim_id not in locked:
        raise proofs.UnknownVictim(victim_id)
    return locked[victim_id]


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotPermitted("only a member of staff decides who is guarded")
    return actor.staff_id
