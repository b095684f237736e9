"""The one invitation to choose how to be contacted, for somebody whom nobody has asked yet. There is never a second."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from victimcare.records.models import ContactPoint, Invitation, Telling, Victim
from victimcare.rules.people.contact_decision import Send, Wait
from victimcare.services.messages import gate, outbox, suppliers, words


def plan_invitations(victims: Sequence[Victim], *, now: datetime) -> int:
    """Queue it for each of these who may have one; the gate is asked again when it leaves. The caller holds them
    (`gate.lock`). Returns how many.

    A person makes the first contact all the same. From here on it counts as sent, whatever becomes of it.
    """
    found = gate.invitations(victims, now=now, channels=suppliers.carried()) if victims else {}
    return sum(_queue_once(victim, *found[victim.id], now) for victim in victims if victim.id in found)


def _queue_once(victim: Victim, decision: Send | Wait, point: ContactPoint, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _queue(victim, decision, point, now)
    except IntegrityError:  # at the same moment somebody else with this number was invited, or she in another case
        return False
    return True


def _queue(victim: Victim, decision: Send | Wait, point: ContactPoint, now: datetime) -> None:
    telling = Telling(
        victim=victim,
        channel=decision.channel,
        template=words.INVITATION,
        queued_at=now,
        not_before=decision.until if isinstance(decision, Wait) else now,
    )
    outbox.put([telling], now=now)
    Invitation.objects.create(person_id=victim.person_id, match_key=point.match_key, telling=telling, invited_at=now)
