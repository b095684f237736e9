"""Shows what the record system was told and its numbers: of one contact or incident, and all that has no number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from victimcare.records.models import RecordNotice
from victimcare.rules.control_room.record_notices import NoticeState, RecordKind
from victimcare.services.access import Act, Actor, permit

OLD_AFTER = timedelta(minutes=10)  # what has waited longer for delivery is counted beside the incidents


@dataclass(frozen=True, slots=True)
class RecordNoticeRow:
    """A crime or an incident to record. `number`: as the record system gave it; empty: not yet. One of `contact` and
    `incident` is what it is about; `incident_number`: ours."""

    id: UUID
    kind: RecordKind
    state: NoticeState
    reason: str
    attempts: int
    created_at: datetime
    delivered_at: datetime | None
    number: str
    numbered_at: datetime | None
    contact: UUID | None
    incident: UUID | None
    incident_number: str


def list_contact_notices(*, actor: Actor, contact_id: UUID) -> tuple[RecordNoticeRow, ...]:
    permit(actor, Act.SEE_ROOM)
    return _make_rows(RecordNotice.objects.filter(contact__public_id=contact_id))


def list_incident_notices(*, actor: Actor, incident_id: UUID) -> tuple[RecordNoticeRow, ...]:
    """Those of the incident itself, and those of its contacts."""
    permit(actor, Act.SEE_ROOM)
    about = Q(incident__public_id=incident_id) | Q(contact__incident__public_id=incident_id)
    return _make_rows(RecordNotice.objects.filter(about))


def list_unnumbered_notices(*, actor: Actor) -> tuple[RecordNoticeRow, ...]:
    """What has no number yet: refused first, then what waits, then what the record system has; oldest first."""
    permit(actor, Act.SEE_ROOM)
    rows = _make_rows(RecordNotice.objects.filter(number=""))
    order = (NoticeState.REFUSED, NoticeState.WAITING, NoticeState.DELIVERED, NoticeState.WITHDRAWN)
    return tuple(sorted(rows, key=lambda row: (order.index(row.state), row.created_at)))


def count_stuck_notices(*, actor: Actor, now: datetime) -> int:
    """How many the record system refused, or has not had for longer than OLD_AFTER."""
    permit(actor, Act.SEE_ROOM)
    return RecordNotice.objects.filter(
        Q(state=NoticeState.REFUSED) | Q(state=NoticeState.WAITING, created_at__lte=now - OLD_AFTER), number=""
    ).count()


def _make_rows(rows: QuerySet[RecordNotice]) -> tuple[RecordNoticeRow, ...]:
    found = rows.select_related("contact", "incident").order_by("created_at", "id")
    return tuple(
        RecordNoticeRow(
            row.public_id,
            RecordKind(row.kind),
            NoticeState(row.state),
            row.reason,
            row.attempts,
            row.created_at,
            row.delivered_at,
            row.number,
            row.numbered_at,
            row.contact.public_id if row.contact else None,
            row.incident.public_id if row.incident else None,
            row.incident.number if row.incident else "",
        )
        for row in found
    )
