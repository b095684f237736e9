"""What the victim can do with a message in hand: a message promises no more than that."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from victimcare.records.models import AccessGrant, CommunicationPassport, PlanPoint, Victim
from victimcare.records.models.contact import MessageWording, PlanChannel
from victimcare.rules.people.passport import uses_relay


@dataclass(frozen=True, slots=True)
class Recipient:
    """`has_code`: they can open their page. `uses_relay`: they cannot ring, or have agreed to no call, so that a number
    to ring by voice is not enough."""

    has_code: bool = True
    uses_relay: bool = False

    @property
    def form(self) -> str:
        """Of a sentence that has one for what they can do; empty: the usual one."""
        named = ("" if self.has_code else "no-code", "relay" if self.uses_relay else "")
        return "-".join(filter(None, named))


def read_recipients(victim_ids: Collection[int], *, now: datetime) -> dict[int, Recipient]:
    """By victim. One query, whatever their number."""
    codes = AccessGrant.objects.hers().filter(victim=OuterRef("pk"), ended_at=None, expires_at__gt=now)
    passport = CommunicationPassport.objects.filter(victim=OuterRef("pk")).order_by("-version")
    agreed = PlanPoint.objects.filter(plan_id=OuterRef("pk")).exclude(wording=MessageWording.NONE)
    victims: Any = Victim.objects.filter(id__in=victim_ids).annotate(
        has_code=Exists(codes),
        needs=Subquery(passport.values("needs")[:1]),
        may_be_rung=Exists(agreed.filter(channel=PlanChannel.CALL)) | Q(safe_contact_plan__stated__may_call=True),
        has_plan=Q(safe_contact_plan__isnull=False),
    )
    return {
        one.id: Recipient(
            has_code=one.has_code,
            uses_relay=uses_relay([*one.formats, *(one.needs or ())]) or (one.has_plan and not one.may_be_rung),
        )
        for one in victims
    }
