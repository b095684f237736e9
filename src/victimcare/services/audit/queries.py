from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import AuditEntry, Case
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit.actions import note


@dataclass(frozen=True, slots=True)
class Look:
    """One entry as those who may ask see it: who (an id), what, why, when."""

    at: datetime
    actor_kind: str
    actor: str
    act: str
    victim_id: int | None
    reason: str


class UnknownCase(LookupError):
    """No such crime reference, or not for this actor."""


@transaction.atomic
def who_saw(*, actor: Actor, reference: str, now: datetime, most: int = 1000) -> tuple[Look, ...]:
    """Who looked at or changed this case, newest first. Asking is itself recorded. Raises UnknownCase."""
    permit(actor, Act.SEE_WHO_LOOKED)
    case_id = Case.objects.filter(reference=reference).values_list("id", flat=True).first()
    if case_id is None:
        raise UnknownCase(reference)
    entries = AuditEntry.objects.filter(case_id=case_id).order_by("-at", "-id")[:most]
    looks = tuple(Look(e.at, e.actor_kind, e.actor, e.act, e.victim_id, e.reason) for e in entries)
    note(actor, "audit.who_saw", at=now, case_id=case_id, detail={"entries": len(looks)})
    return looks
