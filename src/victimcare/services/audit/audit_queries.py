from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import ApiToken, AuditEntry, Case, Officer, Staff, Victim
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, ActorKind, access_scopes, permit
from victimcare.services.audit.audit_entries import note


@dataclass(frozen=True, slots=True)
class AuditedAccess:
    """One entry as those who may ask see it: who, what, why, when.

    The entry keeps ids only. The names beside them are looked up when it is asked: those of today.
    """

    at: datetime
    actor_kind: str
    actor: str
    act: str
    victim_id: int | None
    reason: str
    name: str  # of the member of staff, the system behind a token, the operator's user, the job; "" when unknown
    team: str  # of the member of staff
    victim: str  # the record system's victim_id of the victim it was about


@transaction.atomic
def list_case_accesses(*, actor: Actor, reference: str, now: datetime, most: int = 1000) -> tuple[AuditedAccess, ...]:
    """Who looked at or changed this case, newest first. Asking is itself recorded. Raises NotFound."""
    permit(actor, Act.SEE_AUDITED_ACCESSES)
    seen = access_scopes.filter_visible_case_rows(actor, Case.objects.filter(reference=reference), case="id")
    case_id = seen.values_list("id", flat=True).first()
    if case_id is None:
        raise NotFound("no such case")
    entries = list(AuditEntry.objects.filter(case_id=case_id).order_by("-at", "-id")[:most])
    names = _names({entry.actor for entry in entries})
    victims = dict(Victim.objects.filter(case_id=case_id).values_list("id", "record_id"))
    looks = tuple(
        AuditedAccess(
            e.at,
            e.actor_kind,
            e.actor,
            e.act,
            e.victim_id,
            e.reason,
            *_named(e, names),
            victims.get(e.victim_id or 0, ""),
        )
        for e in entries
    )
    note(actor, "audit.who_saw", at=now, case_id=case_id, detail={"entries": len(looks)})
    return looks


def _named(entry: AuditEntry, names: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Name and team of who acted."""
    by_code = entry.actor_kind in (ActorKind.VICTIM, ActorKind.SUPPORTER)
    return names.get(entry.actor) or ("" if by_code else entry.actor.removeprefix("operator:"), "")


def _names(actors: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Actor's id -> name and team, of staff, tokens and officers, in one query each."""
    ids: dict[str, set[str]] = {"staff": set(), "token": set(), "officer": set()}
    for actor in actors:
        kind, _, own = actor.partition(":")
        if kind in ids:
            ids[kind].add(own)
    staff = Staff.objects.filter(public_id__in=ids["staff"]).values_list("public_id", "name", "team__name")
    tokens = ApiToken.objects.filter(id__in=ids["token"]).values_list("id", "sources")
    officers = Officer.objects.filter(id__in=ids["officer"]).values_list("id", "name", "team")
    named = {f"staff:{public_id}": (name, team or "") for public_id, name, team in staff}
    named |= {f"officer:{officer_id}": (name, team) for officer_id, name, team in officers}
    return named | {f"token:{token_id}": (", ".join(sources), "") for token_id, sources in tokens}
