"""Decides what an answering machine hears once it has picked up: the gate is asked then, not when the call began."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import Telling
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow
from victimcare.services.messages import gate, words


@transaction.atomic
def words_for(*, reference: str, now: datetime) -> str | None:
    """The words, for the message with this reference; None: nothing is said to a machine."""
    telling = Telling.objects.filter(reference=reference).first()
    if telling is None:
        return None
    victim = gate.lock([telling.victim_id])[telling.victim_id]
    decision = gate.ways([victim], now=now, channels={ContactMethod.CALL})[victim.id].decision
    if not isinstance(decision, ContactNow) or not decision.may_leave_voicemail:
        return None
    return words.words_for(decision, [], record_id=victim.record_id, today=london_date(now)).body
