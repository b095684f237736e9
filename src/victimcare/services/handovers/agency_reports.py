"""Lists an agency's handover reports for that agency's own system. The list says nothing of the victims."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from victimcare.records.annotations import read_joined_row
from victimcare.records.models import HandoverReport
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note

PAGE = 100


class AgencyReportRow(NamedTuple):
    id: UUID
    number: int
    state: str
    sent_at: datetime
    take_up_by: datetime
    replaces: UUID | None
    replaced_by: UUID | None


@transaction.atomic
def list_agency_reports(*, actor: Actor, after: str, now: datetime) -> tuple[list[AgencyReportRow], str | None]:
    """`after`: as the last answer gave it; empty: from the first. Raises ValueError for anything else."""
    permit(actor, Act.RECEIVE_HANDOVER)
    if after and not (after.isascii() and after.isdecimal() and len(after) < 16):
        raise ValueError(after)
    rows = HandoverReport.objects.filter(agency__in=actor.sources, sent_at__isnull=False, id__gt=int(after or 0))
    found = list(rows.select_related("replaces", "replaced_by").order_by("id")[: PAGE + 1])
    note(actor, "handovers.listed", at=now, detail={"packets": len(found[:PAGE])})
    shown = [_as_row(row) for row in found[:PAGE]]
    return shown, str(found[PAGE - 1].id) if len(found) > PAGE else None


def _as_row(row: HandoverReport) -> AgencyReportRow:
    assert row.sent_at is not None and row.take_up_by is not None  # noqa: PT018  the table says so
    newer = read_joined_row(row, "replaced_by", HandoverReport)
    replaced_by = newer.public_id if newer is not None and newer.sent_at is not None else None
    replaces = row.replaces.public_id if row.replaces else None
    return AgencyReportRow(row.public_id, row.number, row.state, row.sent_at, row.take_up_by, replaces, replaced_by)
