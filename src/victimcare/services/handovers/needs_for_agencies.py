"""What another agency has to know of what she needs: each need and what becomes of it, none of her answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Need, NeedsAssessment
from victimcare.rules.care.needs_assessment import NeedEnd


@dataclass(frozen=True, slots=True)
class SharedNeed:
    """`is_done`: its task has ended, or it is how she is spoken with, which stands."""

    code: str
    end: NeedEnd
    is_done: bool


@dataclass(frozen=True, slots=True)
class SharedNeeds:
    """`assessed_at` None: nobody has finished asking. `risk_level`: of the last form in which risk was asked, in its
    own word; empty: none was."""

    assessed_at: datetime | None
    risk_level: str
    needs: tuple[SharedNeed, ...]


def load_shared_needs(victim_id: int) -> SharedNeeds:
    """Of each need what the newest assessment that found it says. Three queries. The caller has permitted the look."""
    finished = NeedsAssessment.objects.filter(victim_id=victim_id, finished_at__isnull=False).order_by("-finished_at")
    rows = Need.objects.filter(victim_id=victim_id).select_related("task")
    found: dict[str, SharedNeed] = {}
    for row in rows.order_by("-assessment__finished_at", "id"):
        found.setdefault(row.code, SharedNeed(row.code, NeedEnd(row.ends_as), _is_done(row)))
    return SharedNeeds(
        assessed_at=finished.values_list("finished_at", flat=True).first(),
        risk_level=finished.exclude(risk_level="").values_list("risk_level", flat=True).first() or "",
        needs=tuple(found.values()),
    )


def _is_done(row: Need) -> bool:
    return row.ends_as == NeedEnd.ADJUSTMENT or (row.task is not None and row.task.closed_at is not None)
