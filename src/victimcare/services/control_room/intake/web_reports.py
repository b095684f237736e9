"""Takes what other sites post to the control room on behalf of those who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from victimcare.rules.control_room.contact_kinds import ContactRoute
from victimcare.rules.control_room.report_kinds import REPORT_CLASSES
from victimcare.rules.control_room.report_kinds import ReportKind as ReportKind
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.contact_intake import (
    IncomingContactMessage,
    TakenMessage,
    take_contact_messages,
)

OLDEST_SENT = timedelta(days=30)  # a sender's clock that says more is wrong: then the time of arrival counts


@dataclass(frozen=True, slots=True)
class PostedContact:
    """What another site posts. `webhook_id`: the same id again is the same message. `thread`: its conversation."""

    webhook_id: str
    kind: ReportKind
    words: str
    is_social: bool = False
    sender: str = ""
    subject: str = ""
    safe_contact: str = ""
    language: str = ""
    thread: str = ""
    sent_at: datetime | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def take_posted_contact(*, actor: Actor, posted: PostedContact, now: datetime) -> TakenMessage:
    """Take what a site posts under its token. What it says of time counts only if it can be true."""
    site = min(actor.sources, default=actor.id)
    fields = {**posted.fields, "safe_contact": posted.safe_contact} if posted.safe_contact else posted.fields
    name = f"posted:{site}:{posted.thread}" if posted.thread else ""
    is_possible = posted.sent_at is not None and now - OLDEST_SENT <= posted.sent_at <= now
    message = IncomingContactMessage(
        route=ContactRoute.SOCIAL if posted.is_social else ContactRoute.PARTNER_SITE,
        sender=posted.sender,
        subject=posted.subject,
        words=posted.words,
        own_name=name,
        answers=(name,) if name else (),
        source_id=f"posted:{site}:{posted.webhook_id}",
        language=posted.language,
        said=REPORT_CLASSES[posted.kind],
        fields=fields,
        received_at=posted.sent_at if is_possible else now,
    )
    [taken] = take_contact_messages(actor=actor, incoming=[message], now=now)
    return taken
