"""A victim's needs for another agency: each need and its outcome, none of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Need, NeedsAssessment
from victimcare.rules.care.needs_assessment import NeedOutcome


@dataclass(frozen=True, slots=True)
class SharedNeed:
    """`is_done`: its task is closed, or it is an adjustment to how we speak with the victim, which stays in force."""

    code: str
    end: NeedOutcome
    is_done: bool


@dataclass(frozen=True, slots=True)
class SharedNeeds:
    """`assessed_at` None: no assessment was finished. `risk_level`: from the last form that asked about risk, in its
    own word; empty: none did."""

    assessed_at: datetime | None
    risk_level: str
    needs: tuple[SharedNeed, ...]


def load_shared_needs(victim_id: int) -> SharedNeeds:
    """Each need with its outcome in the newest assessment that found it. Three queries. The caller has authorised the
    access."""
    finished = NeedsAssessment.objects.filter(victim_id=victim_id, finished_at__isnull=False).order_by("-finished_at")
    rows = Need.objects.filter(victim_id=victim_id).select_related("task")
    found: dict[str, SharedNeed] = {}
    for row in rows.order_by("-assessment__finished_at", "id"):
        found.setdefault(row.code, SharedNeed(row.code, NeedOutcome(row.ends_as), _is_done(row)))
    return SharedNeeds(
        assessed_at=finished.values_list("finished_at", flat=True).first(),
        risk_level=finished.exclude(risk_level="").values_list("risk_level", flat=True).first() or "",
        needs=tuple(found.values()),
    )


def _is_done(row: Need) -> bool:
    return row.ends_as == NeedOutcome.ADJUSTMENT or (row.task is not None and row.task.closed_at is not None)
