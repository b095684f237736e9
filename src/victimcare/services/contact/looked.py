"""Lists who looked at or changed a victim's case, from the audit, for staff who may ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import AuditEntry, Staff
from victimcare.services.access import Act, Actor, Role, permit
from victimcare.services.audit import note
from victimcare.services.contact import proofs


@dataclass(frozen=True, slots=True)
class LookShown:
    """An audit entry as staff read it. `stands_out`: an identity check was recorded without a task about the victim."""

    at: datetime
    who: str
    act: str
    reason: str
    stands_out: bool


@transaction.atomic
def who_looked(*, actor: Actor, victim_id: UUID, now: datetime, most: int = 500) -> tuple[LookShown, ...]:
    """Who looked at or changed the victim's case, newest first, with their reasons. Asking is itself audited.

    Needs an identity check, as everything about the victim; a supervisor, who answers for the desk, needs none. Raises
    UnknownVictim, NotProved.
    """
    permit(actor, Act.SEE_WHO_LOOKED)
    victim = proofs.victim_for(actor, victim_id)
    if Role.SUPERVISOR not in actor.roles:
        proofs.require(actor, victim.id, now=now)
    # Complaints are left out: the person complained about may read this list, and must not learn of the complaint.
    looks = AuditEntry.objects.filter(case_id=victim.case_id).exclude(act__startswith="complaint.")
    entries = list(looks.order_by("-at", "-id")[:most])
    note(actor, "audit.who_saw", at=now, case_id=victim.case_id, detail={"entries": len(entries)})
    names = {f"staff:{person.public_id}": person.name for person in Staff.objects.filter(public_id__in=_staff(entries))}
    return tuple(
        LookShown(
            at=entry.at,
            who=names.get(entry.actor, entry.actor_kind),
            act=entry.act,
            reason=entry.reason,
            stands_out=entry.detail.get("with_task") is False,
        )
        for entry in entries
    )


def _staff(entries: list[AuditEntry]) -> set[str]:
    return {entry.actor.removeprefix("staff:") for entry in entries if entry.actor.startswith("staff:")}
