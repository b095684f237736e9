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
from victimcare.services.contact import actions, one_contact, proofs
from victimcare.services.contact.actions import Channel
from victimcare.services.contact.one_contact import Written
from victimcare.services.follow_up import confirming


@transaction.atomic
def save_contact(*, actor: Actor, victim_id: UUID, written: Written, now: datetime) -> bool:
    """Keep what was said and told; False where it is kept already. Raises as `one_contact.save`."""
    row = proofs.victim_for(actor, victim_id).id
    was_owed = closing.is_news_owed(row)
    is_new = one_contact.save(actor=actor, victim_id=victim_id, written=written, now=now)
    if is_new and was_owed and written.ending.is_told:
        closing.end_call_told_in_contact(actor=actor, victim_id=row, now=now)
    confirming.settle(now=now, victim_ids=[row])
    return is_new


@transaction.atomic
def save_failed_try(
    *, actor: Actor, victim_id: UUID, contact_id: UUID, channel: Channel, note: str, call_id: UUID | None, now: datetime
) -> None:
    """Keep that the victim was tried and not reached. Raises as `actions.record_contact`."""
    row = proofs.victim_for(actor, victim_id).id
    actions.record_contact(
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
