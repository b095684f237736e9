"""What came to the address of officers, as a wordless list beside everything else that came in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from victimcare.records.models import MailCopy, OfficerReply
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.conversations.received_replies import CAME_AGAIN, IntakeItem
from victimcare.services.danger.danger_findings import list_rules_found
from victimcare.services.messages.received_messages import digest_mail_copies
from victimcare.services.updates.mail_words import open_reply_heads


def name_danger_reading(reply_id: UUID) -> str:
    """The name under which the words of danger of this mail are kept."""
    return f"officer-reply:{reply_id}"


@transaction.atomic
def intake(*, actor: Actor, now: datetime) -> list[IntakeItem]:
    """Oldest first; nobody's words. The look is in the audit with the count."""
    permit(actor, Act.SEE_INTAKE)
    copies = Prefetch("copies", MailCopy.objects.order_by("id").defer("sealed_content"))
    replies = OfficerReply.objects.select_related("task").prefetch_related(copies)
    rows = list(replies.order_by("id").defer("sealed_words", "sealed_content"))
    heads = open_reply_heads(rows)
    digests = digest_mail_copies(copy for row in rows for copy in row.copies.all())
    danger = list_rules_found([name_danger_reading(row.public_id) for row in rows])
    note(actor, "intake.seen", at=now, detail={"officer_replies": len(rows)})
    return [
        IntakeItem(
            id=str(row.public_id),
            channel="email",
            received_at=copy.came_at if copy else row.received_at,
            kind=f"officer_{row.kind}",
            state="settled" if row.settled_at else "handled" if row.task and row.task.closed_at else "waiting",
            reason=CAME_AGAIN if copy else row.reason,
            sha256=digests[copy.id] if copy else heads[row.id].sha256,
            danger=danger.get(name_danger_reading(row.public_id), ()),
        )
        for row in rows
        for copy in (None, *row.copies.all())
    ]
