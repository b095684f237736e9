"""Her own page, and the line's words: one loader, so that both tell the same news and the same dates."""

from __future__ import annotations

from victimcare.records.models import Victim
from victimcare.services.access import Act, Actor, permit
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.people.codes import UnknownVictim


def victim_of(*, actor: Actor, reference: str, record_id: str) -> int:
    """The row of this victim in this case. Raises UnknownVictim."""
    permit(actor, Act.MAKE_CODE)
    found = Victim.objects.filter(case__reference=reference, record_id=record_id).values_list("id", flat=True).first()
    if found is None:
        raise UnknownVictim(record_id)
    return found


def may_open(victim_id: int) -> str:
    """The most that a code of hers may open alone: the short view for a guarded victim, else the case."""
    return "short" if is_guarded([victim_id]) else "case"
