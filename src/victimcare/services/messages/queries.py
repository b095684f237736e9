"""What was sent, and how far it came."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import Case, Installation, Telling
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.messages.shapes import Message


@transaction.atomic
def messages(*, actor: Actor, crime_reference: str | None = None, now: datetime) -> list[Message]:
    """Messages in any channel, oldest first, of one crime or of all. The look is in the audit with the count: for one
    crime under its case, also when it has no message."""
    permit(actor, Act.SEE_MESSAGES)
    tellings = scopes.without_shut(actor, Telling.objects.select_related("victim__case").order_by("id"))
    case_id = None
    if crime_reference is not None:
        seen = scopes.without_shut_cases(actor, Case.objects.filter(reference=crime_reference), case="id")
        case_id = seen.values_list("id", flat=True).first()
        tellings = tellings.filter(victim__case_id=case_id or 0)
    found = list(tellings)
    note(actor, "messages.seen", at=now, case_id=case_id, detail={"messages": len(found)})
    return [_message(telling) for telling in found]


def is_sending_held(*, actor: Actor) -> bool:
    """Whether sending waits for a person to release it, after a restore."""
    permit(actor, Act.RELEASE_SENDING)
    return Installation.objects.filter(sending_held_since__isnull=False).exists()


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
