"""What came to the address of officers, as a wordless list beside everything else that came in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import OfficerReply
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact.replies import Item


@transaction.atomic
def intake(*, actor: Actor, now: datetime) -> list[Item]:
    """Oldest first; nobody's words. The look is in the audit with the count."""
    permit(actor, Act.SEE_INTAKE)
    rows = list(OfficerReply.objects.select_related("task").order_by("id").defer("content", "words", "said"))
    note(actor, "intake.seen", at=now, detail={"officer_replies": len(rows)})
    return [
        Item(
            id=str(row.public_id),
            channel="email",
            received_at=row.received_at,
            kind=f"officer_{row.kind}",
            state="settled" if row.settled_at else "handled" if row.task and row.task.closed_at else "waiting",
            reason=row.reason,
            sha256=row.sha256,
        )
        for row in rows
    ]
