"""Sends the one invitation to choose how to be contacted, to a victim who has not been asked yet. There is never a
second."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from victimcare.records.models import ContactPoint, Invitation, Telling, Victim
from victimcare.rules.safe_contact.contact_plan import ContactLater, ContactNow
from victimcare.services.messages import gate, outbox, suppliers, words


def plan_invitations(victims: Sequence[Victim], *, now: datetime) -> int:
    """Queue an invitation for each of these who may have one; the gate is asked again when it leaves. The caller holds
    their rows (`gate.lock`). Returns how many.

    A person makes the first contact all the same. From here on the invitation counts as sent, even if it never arrives.
    """
    found = gate.invitations(victims, now=now, channels=suppliers.carried()) if victims else {}
    return sum(_queue_once(victim, *found[victim.id], now) for victim in victims if victim.id in found)


def _queue_once(victim: Victim, decision: ContactNow | ContactLater, point: ContactPoint, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _queue(victim, decision, point, now)
    # at the same moment another victim with this number was invited, or this victim in another case
    except IntegrityError:
        return False
    return True


def _queue(victim: Victim, decision: ContactNow | ContactLater, point: ContactPoint, now: datetime) -> None:
    telling = Telling(
        victim=victim,
        channel=decision.channel,
        template=words.INVITATION,
        queued_at=now,
        not_before=decision.until if isinstance(decision, ContactLater) else now,
    )
    outbox.put([telling], now=now)
    Invitation.objects.create(person_id=victim.person_id, match_key=point.match_key, telling=telling, invited_at=now)
