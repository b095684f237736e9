from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from victimcare.records.models import ApiToken, AuditEntry, Case, Officer, Staff, Victim
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, ActorKind, access_scopes, permit

# The tables are named with their schema, and the count goes by a function: a temporary table of the same name, which
# would be found first, takes neither. `counted` is read once, for any number of entries.
_WRITE = """
WITH counted AS MATERIALIZED (SELECT public.records_count_entries(%(count)s))
INSERT INTO public.records_auditentry (at, actor_kind, actor, act, case_id, victim_id, reason, detail)
SELECT %(at)s, %(actor_kind)s, %(actor)s, %(act)s, one.case_id, one.victim_id, %(reason)s, one.detail::jsonb
  FROM counted,
       unnest(%(cases)s::bigint[], %(victims)s::bigint[], %(details)s::text[])
       WITH ORDINALITY AS one (case_id, victim_id, detail, place)
 ORDER BY one.place
"""


@dataclass(frozen=True, slots=True)
class AuditSubject:
    """What one entry is about: ids and counts only in `detail`."""

    case_id: int | None = None
    victim_id: int | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


def note(
    actor: Actor,
    act: str,
    *,
    at: datetime,
    case_id: int | None = None,
    victim_id: int | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write one audit entry: ids and counts only in `detail`. If it can't be written, nothing is shown or changed."""
    note_each(actor, act, [AuditSubject(case_id, victim_id, detail or {})], at=at)


def note_of_victim(actor: Actor, act: str, victim: Victim, *, at: datetime, detail: Mapping[str, Any]) -> None:
    """Write one audit entry about this victim and their case."""
    note(actor, act, at=at, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def note_each(actor: Actor, act: str, about: Iterable[AuditSubject], *, at: datetime) -> None:
    """Write an entry for each of these, in one statement. What a duress code opened is entered under the code alone: it
    is about no victim, and the attempt that opened it says whose it was."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{act}: open a transaction around the audit entry and what it tells of")
    entries = list(about)
    if not entries:
        return
    is_named = actor.quiet is None
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            {
                "count": len(entries),
                "at": at,
                "actor_kind": str(actor.kind),
                "actor": actor.id,
                "act": act,
                "reason": actor.reason,
                "cases": [one.case_id if is_named else None for one in entries],
                "victims": [one.victim_id if is_named else None for one in entries],
                "details": [json.dumps(dict(one.detail)) for one in entries],
            },
        )


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
