"""Texts the number that a victim asks for in a visit, as the second step on their page: it passes the gate as all else.

It goes to the one phone that was set up for it, while the plan lets texts go there, within the victim's hours, and not
once it has expired. A number that the gate holds is not sent and makes no task: the victim asked for it a moment ago,
and sees that none came.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from victimcare.records.models import Telling, TextedNumber, Victim
from victimcare.rules.access_codes.second_factor import NUMBER_LENGTH
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow
from victimcare.services.keyed_digits import keyed_digits
from victimcare.services.messages import gate, outbox, suppliers
from victimcare.services.messages.words import NUMBER

_PURPOSE = "texted number"


def digits(row: TextedNumber) -> str:
    """They follow from the row, and are kept nowhere."""
    return keyed_digits(_PURPOSE, row.public_id, count=NUMBER_LENGTH)


def best_point(victim: Victim, *, now: datetime) -> int | None:
    """The victim's preferred number of those to which the plan lets a text go now. The caller holds the victim's rows."""
    decision = gate.ways([victim], now=now, channels={ContactMethod.TEXT})[victim.id].decision
    return decision.point if isinstance(decision, ContactNow) else None


def queue(row: TextedNumber, victim: Victim, point_id: int, *, now: datetime) -> bool:
    """Text it to this number of the victim. False: the plan does not let one go there now. The caller holds the
    victim's rows."""
    if not suppliers.is_carried(ContactMethod.TEXT):
        return False
    if not isinstance(gate.way_to(victim, point_id, channel=ContactMethod.TEXT, now=now).decision, ContactNow):
        return False
    telling = Telling(
        victim=victim, channel=ContactMethod.TEXT, is_pinned=True, template=NUMBER, queued_at=now, not_before=now
    )
    outbox.put([telling], now=now)
    TextedNumber.objects.filter(id=row.id).update(point_id=point_id, telling=telling)
    return True


def that_count(tellings: Collection[Telling], *, now: datetime) -> dict[int, TextedNumber]:
    """By message, the numbers among these that have neither ended nor been used."""
    ids = [one.id for one in tellings if one.template == NUMBER]
    if not ids:
        return {}
    rows = TextedNumber.objects.filter(telling__in=ids, used_at=None, ends_at__gt=now)
    return {row.telling_id: row for row in rows if row.telling_id is not None}


def ways(rows: Mapping[int, TextedNumber], victims: Mapping[int, Victim], *, now: datetime) -> dict[int, gate.Way]:
    """By message, where the victim's plan lets it go now; none where it may not go now."""
    found = {}
    for telling_id, row in rows.items():
        way = gate.way_to(victims[row.victim_id], row.point_id or -1, channel=ContactMethod.TEXT, now=now)
        if isinstance(way.decision, ContactNow):
            found[telling_id] = way
    return found
