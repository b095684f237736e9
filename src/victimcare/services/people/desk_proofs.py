"""Checks the code that a victim reads out to the desk by telephone, and records an identity check when it is right."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import AccessGrant, Victim
from victimcare.records.models.access import Opens
from victimcare.rules.access_codes import access_code
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact import proofs, spells
from victimcare.services.people import codes
from victimcare.services.people.shapes import NewCode

DOOR = "desk"


@transaction.atomic
def prove_by_code(*, actor: Actor, victim_id: int, typed: str, now: datetime) -> bool:
    """Whether these twelve digits are the victim's code. A wrong, unknown, ended or sealed code, or another victim's,
    gets the same no, and counts as a wrong try as at every entry point."""
    permit(actor, Act.SEE_CASE)
    code = access_code.parse_access_code(typed)
    grant = None if isinstance(code, access_code.MalformedCode) else codes.prove(code=code, channel=DOOR, now=now)
    # A duress code proves no identity, and looks like a wrong one: the desk is warned as usual (`quiet_warning`).
    if grant is None or grant.victim_id != victim_id or grant.opens == Opens.QUIET:
        # The try itself is stored without a victim, as at every entry point; this entry says which colleague typed it,
        # and for which victim.
        case_id = Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first()
        note(actor, "proof.refused", at=now, case_id=case_id, victim_id=victim_id)
        return False
    proofs.record(actor=actor, victim_id=victim_id, how=proofs.How.CODE, now=now)
    return True


@transaction.atomic
def prove_whoever(
    *, actor: Actor, typed: str, now: datetime, call_id: UUID | None = None, since: datetime | None = None
) -> UUID | None:
    """Find the victim whose code these digits are, where no victim was looked up: a contact begins, with the identity
    checked. None for anything but a victim's code; it looks and counts as at every entry point. `call_id`, `since`: the
    call in which the code is read, and when it began."""
    permit(actor, Act.SEE_CASE)
    code = access_code.parse_access_code(typed)
    grant = None if isinstance(code, access_code.MalformedCode) else codes.prove(code=code, channel=DOOR, now=now)
    hers = AccessGrant.objects.hers().filter(id=grant.id if grant else -1)
    victim = Victim.objects.select_related("case").filter(access_grants__in=hers).first()
    seen = _seen_by(actor, victim)
    if seen is None:
        note(actor, "proof.refused", at=now)
        return None
    # what came before, on the blank screen, belongs to this victim
    spells.begin(actor=actor, now=now, call_id=call_id, since=since)
    proofs.begin(actor=actor, victim=seen, now=now)
    proofs.record(actor=actor, victim_id=seen.id, how=proofs.How.CODE, now=now)
    return seen.public_id


def _seen_by(actor: Actor, victim: Victim | None) -> Victim | None:
    """The victim, where this actor may see them at all."""
    try:
        return proofs.victim_for(actor, victim.public_id if victim else UUID(int=0))
    except proofs.UnknownVictim:
        return None


@transaction.atomic
def make_code(*, actor: Actor, victim_id: int, opens: str, now: datetime, keeps_second: bool = False) -> NewCode:
    """Make a new code for the victim after an identity check; the old one ends. `keeps_second`: the victim still has
    their second step, as a check by more than the code shows; otherwise it ends too. Raises NotProved, ShortOnly."""
    proofs.require(actor, victim_id, now=now)
    keeps_second = keeps_second and proofs.beyond_her_code(actor, victim_id, now=now) is not None
    return codes.make_code(actor=actor, victim_id=victim_id, opens=opens, now=now, keeps_second=keeps_second)


@transaction.atomic
def seal_code(*, actor: Actor, victim_id: int, now: datetime) -> int:
    """End the victim's code because it may be in the wrong hands, after an identity check. Raises NotProved."""
    proofs.require(actor, victim_id, now=now)
    return codes.seal_code(actor=actor, victim_id=victim_id, now=now)
