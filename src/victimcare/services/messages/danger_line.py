"""Answers words of danger with one fixed line that says where help is, and nothing about what was written.

It goes only to the number or address that wrote, and only where a plan confirmed with the victim allows full wording
and naming the police there. Anywhere else nothing is sent: the reader may be the suspect.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from victimcare.records.models import Telling, Victim
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow, WordingLevel
from victimcare.services.messages import gate, outbox, suppliers
from victimcare.services.messages.words import DANGER

ONCE_WITHIN = timedelta(days=1)  # for one number or address
NO_USE_AFTER = timedelta(minutes=15)  # a person who asked for help longer ago is spoken to by staff


def was_sent(point_id: int, *, now: datetime) -> bool:
    """Whether the line went to this number or address, or is about to, and needs no second one yet."""
    return Telling.objects.filter(template=DANGER, point=point_id, queued_at__gt=now - ONCE_WITHIN).exists()


def queue_danger_line(victim: Victim, point_id: int, channel: ContactMethod, *, now: datetime) -> Telling | None:
    """Send it to this number or address of the victim. None: the plan does not let it go there now. The caller holds
    the victim (`gate.lock`)."""
    if not suppliers.is_carried(channel) or _way(victim, point_id, channel, now) is None:
        return None
    telling = Telling(
        victim=victim,
        channel=channel,
        is_pinned=True,
        template=DANGER,
        point_id=point_id,
        queued_at=now,
        not_before=now,
    )
    outbox.put([telling], now=now)
    return telling


def list_danger_line_ways(
    tellings: Collection[Telling], victims: Mapping[int, Victim], *, now: datetime
) -> dict[int, gate.Way]:
    """By message, of these lines, where the plan still lets it go at this moment; none where it is not to go any
    more."""
    found = {}
    for one in tellings:
        if one.template == DANGER and one.point_id is not None and now - one.queued_at <= NO_USE_AFTER:
            way = _way(victims[one.victim_id], one.point_id, ContactMethod(one.channel), now)
            if way is not None:
                found[one.id] = way
    return found


def _way(victim: Victim, point_id: int, channel: ContactMethod, now: datetime) -> gate.Way | None:
    way = gate.way_to(victim, point_id, channel=channel, now=now)
    decision = way.decision
    if isinstance(decision, ContactNow) and decision.wording is WordingLevel.FULL and decision.may_say_police:
        return way
    return None
