"""Saving a contact and ending the pursuits and the closing call that it settles, in one transaction.

One press is one transaction: where either cannot be kept, neither is, and the page says so with what was typed.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.rules.contact.contact_outcomes import ContactEnding
from victimcare.services.access import Actor
from victimcare.services.care import closing
from victimcare.services.contact import contact_outcomes, contact_recording
from victimcare.services.contact.contact_outcomes import ContactOutcome
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.follow_up import confirming


@transaction.atomic
def save_contact(*, actor: Actor, victim_id: UUID, written: ContactOutcome, now: datetime) -> bool:
    """Keep what was said and told; False where it is kept already. Raises as `contact_outcomes.save_contact_outcome`."""
    row = identity_checks.find_visible_victim(actor, victim_id).id
    was_owed = closing.is_news_owed(row)
    is_new = contact_outcomes.save_contact_outcome(actor=actor, victim_id=victim_id, written=written, now=now)
    if is_new and was_owed and written.ending.is_told:
        closing.end_call_told_in_contact(actor=actor, victim_id=row, now=now)
    confirming.settle(now=now, victim_ids=[row])
    return is_new


@transaction.atomic
def save_failed_try(
    *,
    actor: Actor,
    victim_id: UUID,
    contact_id: UUID,
    channel: ContactChannel,
    note: str,
    call_id: UUID | None,
    now: datetime,
) -> None:
    """Keep that the victim was tried and not reached. Raises as `contact_recording.record_contact`."""
    row = identity_checks.find_visible_victim(actor, victim_id).id
    contact_recording.record_contact(
        actor=actor,
        victim_id=row,
        contact_id=contact_id,
        channel=channel,
        reached=False,
        told=(),
        note=note,
        now=now,
        call_id=call_id,
        ending=ContactEnding.NOT_REACHED,
    )
    confirming.settle(now=now, victim_ids=[row])
