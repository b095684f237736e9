"""Records that a message reached the victim, as the victim's own acts show; a provider's delivery report is separate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from victimcare.records.models import Duty, Telling
from victimcare.records.models.messages import ConfirmedHow, TellingStatus
from victimcare.rules.rights import EventRef
from victimcare.services.access import Actor
from victimcare.services.audit import note

_LEFT = (
    TellingStatus.HANDED_OVER,
    TellingStatus.IN_DOUBT,
    TellingStatus.ACCEPTED,
    TellingStatus.SENDING,
    TellingStatus.DELIVERED,
)


def confirm(*, actor: Actor, victim_id: int, news: Iterable[EventRef], how: ConfirmedHow, now: datetime) -> int:
    """Confirm the messages that notified the victim of this news, now that they have come for it. Returns how many are
    newly confirmed.

    In the caller's transaction. A message that was confirmed before stays as it was.
    """
    about = Q()
    for event in news:
        about |= Q(triggered_by__source=event.source, triggered_by__source_event_id=event.id)
    if not about:
        return 0
    duties = list(Duty.objects.filter(about, victim_id=victim_id).values_list("id", flat=True))
    brought_her = Telling.objects.filter(victim_id=victim_id, confirmed_at=None, status__in=_LEFT)
    count = brought_her.filter(duties__overlap=duties).update(confirmed_at=now, confirmed_how=how)
    if count:
        note(actor, "messages.confirmed", at=now, victim_id=victim_id, detail={"how": how, "messages": count})
    return count
