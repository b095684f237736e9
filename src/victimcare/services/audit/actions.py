from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import AuditEntry
from victimcare.services.access import Actor


class NoTransaction(RuntimeError):
    """An audit entry must stand or fall with what it tells of: open a transaction around both."""


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
    if not transaction.get_connection().in_atomic_block:
        raise NoTransaction(act)
    AuditEntry.objects.create(
        at=at,
        actor_kind=actor.kind,
        actor=actor.id,
        act=act,
        case_id=case_id,
        victim_id=victim_id,
        reason=actor.reason,
        detail=dict(detail or {}),
    )
