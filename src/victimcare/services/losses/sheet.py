"""The sheet for an insurer: a list as it was sent, under the crime reference number, with what the police hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.services.access import Act, Actor
from victimcare.services.court import belongings, timeline
from victimcare.services.court.belongings import Shown
from victimcare.services.losses import kept
from victimcare.services.losses.shapes import SentList, UnknownList
from victimcare.services.portal.own_record import ReferenceSheet, build_reference_sheet
from victimcare.services.safe_contact.page_access import authorise_victim_page


@dataclass(frozen=True, slots=True)
class InsurersSheet:
    """`held`: what the police hold or held of the victim's, as far as the victim was told."""

    reference: ReferenceSheet
    sent: SentList
    held: tuple[Shown, ...]


@transaction.atomic
def insurers_sheet(*, actor: Actor, list_id: UUID, now: datetime) -> InsurersSheet:
    """Raises UnknownList; NotPermitted where the page shows less than the case: where there is a second step, it is
    behind that."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_losses.sheet", now=now).victim
    sent = next((one for one in kept.lists_of(victim.id) if one.id == list_id), None)
    if sent is None or sent.things is None:
        raise UnknownList(list_id)
    told = timeline.told(victim, timeline.PROPERTY, now=now)
    return InsurersSheet(build_reference_sheet(victim), sent, belongings.shown(victim, told, now))
