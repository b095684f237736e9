"""What was sent, and how far it came."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import Telling
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.messages.shapes import Message


@transaction.atomic
def messages(*, actor: Actor, crime_reference: str | None = None, now: datetime) -> list[Message]:
    """Messages in any channel, oldest first, of one crime or of all. The look is in the audit: for one crime under its
    case, else one entry with the count."""
    permit(actor, Act.SEE_MESSAGES)
    tellings = Telling.objects.select_related("victim__case").order_by("id")
    if crime_reference is not None:
        tellings = tellings.filter(victim__case__reference=crime_reference)
    found = list(tellings)
    cases = {telling.victim.case_id for telling in found} if crime_reference is not None else {None}
    for case_id in cases:
        note(actor, "messages.seen", at=now, case_id=case_id, detail={"messages": len(found)})
    return [_message(telling) for telling in found]


def _message(telling: Telling) -> Message:
    return Message(
        id=str(telling.public_id),
        crime_reference=telling.victim.case.reference,
        victim_id=telling.victim.record_id,
        channel=telling.channel,
        template=telling.template,
        state=telling.status,
        queued_at=telling.queued_at,
        handed_over_at=telling.handed_over_at,
        delivered_at=telling.delivered_at,
        held_reason=telling.held_reason or None,
        reference=str(telling.reference),
    )
