"""What the victim can do with a text that tells the news itself: it promises no more than that. Every other message is
the same for all, so that a person who holds the victim's phone does not learn what the victim has or can do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from victimcare.records.models import CommunicationPassport, PlanPoint, Victim
from victimcare.records.models.contact import MessageWording, PlanChannel
from victimcare.rules.contact.communication_needs import uses_relay


@dataclass(frozen=True, slots=True)
class Recipient:
    """`uses_relay`: they cannot ring, or have agreed to no call, so that a number to ring by voice is not enough."""

    uses_relay: bool = False


def read_recipients(victim_ids: Collection[int]) -> dict[int, Recipient]:
    """By victim. One query, whatever their number."""
    passport = CommunicationPassport.objects.filter(victim=OuterRef("pk")).order_by("-version")
    agreed = PlanPoint.objects.filter(plan_id=OuterRef("pk")).exclude(wording=MessageWording.NONE)
    victims: Any = Victim.objects.filter(id__in=victim_ids).annotate(
        needs=Subquery(passport.values("needs")[:1]),
        may_be_rung=Exists(agreed.filter(channel=PlanChannel.CALL)) | Q(safe_contact_plan__stated__may_call=True),
        has_plan=Q(safe_contact_plan__isnull=False),
    )
    return {
        one.id: Recipient(
            uses_relay=uses_relay([*one.formats, *(one.needs or ())]) or (one.has_plan and not one.may_be_rung),
        )
        for one in victims
    }
