"""Lists a victim's grounds for Enhanced Rights for staff, after an identity check: each ground, since when, who gave or
removed it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Staff
from victimcare.rules.rights import Fact
from victimcare.rules.rights.enhanced_grounds import EnhancedGround
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.timeline import timelines
from victimcare.services.contact import proofs
from victimcare.services.desk.grounds import history


@dataclass(frozen=True, slots=True)
class Step:
    """A ground was given or removed: by which kind of event, by whom if known, and in which words."""

    kind: str
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class GroundShown:
    ground: EnhancedGround
    given: Step
    removed: Step | None


@transaction.atomic
def her_grounds(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[GroundShown, ...]:
    """The grounds in force first, then those removed, oldest first. Raises UnknownVictim, NotProved."""
    permit(actor, Act.SEE_LEDGER)
    victim = proofs.victim_for(actor, victim_id)
    proofs.require(actor, victim.id, now=now)
    note(actor, "grounds.see", at=now, case_id=victim.case_id, victim_id=victim.id)
    grounds = history(victim.id, now=now)
    facts = {entry.fact.ref: entry.fact for entry in timelines([victim.case_id])[victim.case_id]}
    # Only what gave or removed a ground is read: in other facts `by` is a word, such as the prosecution's `cps`.
    moved = (ref for each in grounds for ref in (each.given_by, each.removed_by) if ref)
    people = _people(facts[ref] for ref in moved)
    shown = [
        GroundShown(
            ground=each,
            given=_step(facts[each.given_by], people, "words"),
            removed=_step(facts[each.removed_by], people, "removed_reason") if each.removed_by else None,
        )
        for each in grounds
    ]
    return tuple(sorted(shown, key=lambda each: (each.removed is not None, each.ground.since)))


def _step(fact: Fact, people: Mapping[str, str], words: str) -> Step:
    by = fact.data.get("by") or {}
    name = people.get(str(by.get("staff", "")), "") or str(by.get("name", ""))
    return Step(fact.type, name, str(fact.data.get(words) or ""))


def _people(facts: Iterable[Fact]) -> Mapping[str, str]:
    """The names of the members of staff who signed these."""
    signed = {str((fact.data.get("by") or {}).get("staff", "")) for fact in facts} - {""}
    found = Staff.objects.filter(public_id__in=signed).values_list("public_id", "name")
    return {str(public_id): name for public_id, name in found}
