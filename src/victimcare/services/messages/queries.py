"""What was sent, and what may be on its way."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.messages.shapes import Message

_NEVER_LEFT = (TellingStatus.QUEUED, TellingStatus.HELD, TellingStatus.NOT_NEEDED)


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


def may_have_left(victim_id: int, *, now: datetime, within: timedelta = timedelta(minutes=10)) -> bool:
    """Whether a message to her was handed over so lately, or is so undecided, that a change made now may come too late
    for it. Staff who change a plan are told."""
    lately = Q(handed_over_at__gt=now - within) | Q(status__in=[TellingStatus.HANDED_OVER, TellingStatus.IN_DOUBT])
    return Telling.objects.filter(lately, victim_id=victim_id).exclude(status__in=_NEVER_LEFT).exists()


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
