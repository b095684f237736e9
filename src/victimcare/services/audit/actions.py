from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import AuditEntry
from victimcare.services.access import Actor


class NoTransaction(RuntimeError):
    """An audit entry must stand or fall with what it tells of: open a transaction around both."""


@dataclass(frozen=True, slots=True)
class About:
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
    note_each(actor, act, [About(case_id, victim_id, detail or {})], at=at)


def note_each(actor: Actor, act: str, about: Iterable[About], *, at: datetime) -> None:
    """An entry for each of these, in one statement. Of what a quiet code opened the code alone is named: it is about
    nobody, and the try that opened it says whose it was."""
    if not transaction.get_connection().in_atomic_block:
        raise NoTransaction(act)
    AuditEntry.objects.bulk_create(
        AuditEntry(
            at=at,
            actor_kind=actor.kind,
            actor=actor.id,
            act=act,
            case_id=one.case_id if actor.quiet is None else None,
            victim_id=one.victim_id if actor.quiet is None else None,
            reason=actor.reason,
            detail=dict(one.detail),
        )
        for one in about
    )
