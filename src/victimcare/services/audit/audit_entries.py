from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from victimcare.records.models import Victim
from victimcare.services.access import Actor

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


class TransactionRequired(RuntimeError):
    """An audit entry must stand or fall with what it tells of: open a transaction around both."""


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
        raise TransactionRequired(act)
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
