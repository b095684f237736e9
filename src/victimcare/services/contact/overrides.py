"""Lets one message pass that the gate holds, when two people agree and the first writes why (rules.people.safe_contact,
8).

Only what the rule lets pass: never to a guarded victim without a plan agreed with them, and never against anything that
the victim said. It holds for one message and one day.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from victimcare.records.models import GateOverride, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.safe_contact.contact_plan import OverrideKind
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.contact.guards import NothingWaits, ReasonMissing, SamePerson
from victimcare.services.desk import actions as desk
from victimcare.services.desk.harm import harms
from victimcare.services.messages import actions as messages
from victimcare.services.messages import gate, suppliers
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_words import OVERRIDE_REASON

HOLDS_FOR = timedelta(days=1)


class NothingToLift(Exception):
    """Nothing holds back a message for this victim, or what does cannot be lifted."""


def liftable(victim_id: int, *, now: datetime) -> OverrideKind | None:
    """What holds back a message for this victim that two people could let pass now. The caller is in a transaction."""
    victim = gate.lock([victim_id]).get(victim_id)
    return gate.liftable(victim, now=now, channels=suppliers.carried()) if victim else None


@transaction.atomic
def ask_override(*, actor: Actor, victim_id: int, reason: str, now: datetime) -> int:
    """Ask a second person to let one message pass. Returns the row. Raises NothingToLift, ReasonMissing."""
    permit(actor, Act.OVERRIDE_GATE)
    staff_id = _staff(actor)
    if not reason.strip():
        raise ReasonMissing
    lifts = liftable(victim_id, now=now)
    if lifts is None:
        raise NothingToLift(victim_id)
    for earlier in GateOverride.objects.filter(victim_id=victim_id, accepted=None):
        _decide(actor, earlier, False, now)
    row = GateOverride(public_id=uuid4(), victim_id=victim_id, lifts=lifts, asked_at=now, asked_by_id=staff_id)
    OVERRIDE_REASON.put_words(row, reason.strip(), fetch_victim_key(victim_id))
    row.save(force_insert=True)
    desk.make_task(
        kind=TaskKind.SECOND_PERSON,
        victim_id=victim_id,
        reason="second_override",
        harm=harms([victim_id])[victim_id],
        due_at=None,
        now=now,
        subject_key=_subject(row),
    )
    _note(actor, "override.asked", row, now)
    return row.id


@transaction.atomic
def second_override(*, actor: Actor, override_id: int, agrees: bool, now: datetime) -> None:
    """Record the second person's decision; the colleague who asked may take it back alone. From then on one message may
    leave, within a day, if nothing else holds it. Raises SamePerson, NothingWaits."""
    permit(actor, Act.OVERRIDE_GATE)
    staff_id = _staff(actor)
    victim_id = GateOverride.objects.filter(id=override_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise NothingWaits(override_id)
    gate.lock([victim_id])
    row = GateOverride.objects.select_for_update().get(id=override_id)
    if row.accepted is not None:
        raise NothingWaits(override_id)
    if agrees and row.asked_by_id == staff_id:
        raise SamePerson
    _decide(actor, row, agrees, now)
    _note(actor, "override.seconded" if agrees else "override.refused", row, now)
    if agrees:
        messages.plan_overridden(actor=actor, victim_id=victim_id, now=now)


def _decide(actor: Actor, row: GateOverride, accepted: bool, now: datetime) -> None:
    row.accepted, row.decided_at, row.decided_by_id = accepted, now, actor.staff_id
    row.expires_at = now + HOLDS_FOR if accepted else None
    row.save(update_fields=["accepted", "decided_at", "decided_by", "expires_at"])
    desk.close_settled(
        kind=TaskKind.SECOND_PERSON, victim_id=row.victim_id, subject_key=_subject(row), now=now, by=actor.staff_id
    )


def _subject(row: GateOverride) -> str:
    return f"override:{row.id}"


def _note(actor: Actor, act: str, row: GateOverride, now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=row.victim_id)
    note(actor, act, at=now, case_id=case_id, victim_id=row.victim_id, detail={"override": row.id, "lifts": row.lifts})


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotPermitted("two people let a message pass")
    return actor.staff_id
