"""What the control room knows of the senders of some messages, and whose records hold a sender's point.

A sender proves nothing: what is found here can raise a contact or add a task for the care team, and no page of the
control room shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q

from victimcare.records.models import ContactPoint, EmergencyCall, RoomContact, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactState, MessageDirection
from victimcare.rules.control_room.incidents.incident_kinds import CallEnd
from victimcare.rules.control_room.raising import CUT_CALLS_WITHIN, DANGER_WITHIN, OFTEN_WITHIN, SenderFacts
from victimcare.rules.safe_contact.contact_points import comparison_key
from victimcare.services.safe_contact.same_mailbox import matches_mailbox
from victimcare.services.secret_hashes import DigestUse, list_digests

MOST_MESSAGES = 5_000  # read of all senders together: one who floods us is repeated many times over


def load_sender_facts(keys: Collection[str], *, now: datetime) -> Mapping[str, SenderFacts]:
    """What is known of these senders, by their key. Three queries, however many."""
    senders = {digest: key for key in keys for digest in list_digests(key, DigestUse.ROOM_SENDER)}
    if not senders:
        return {}
    messages: dict[str, list[datetime]] = defaultdict(list)
    cut_calls: dict[str, list[datetime]] = defaultdict(list)
    danger_at: dict[str, datetime] = {}
    of_senders = Q(from_key__in=senders)
    received = RoomMessage.objects.filter(
        contact__from_key__in=senders, direction=MessageDirection.RECEIVED, part_of=None, at__gt=now - OFTEN_WITHIN
    )
    for digest, at in received.order_by("-at").values_list("contact__from_key", "at")[:MOST_MESSAGES]:
        messages[senders[digest]].append(at)
    calls = EmergencyCall.objects.filter(
        of_senders, end__in=[CallEnd.SILENT, CallEnd.ABANDONED], presented_at__gt=now - CUT_CALLS_WITHIN
    )
    for digest, at in calls.values_list("from_key", "presented_at"):
        cut_calls[senders[digest]].append(at)
    in_danger: set[str] = set()
    is_open = Q(state=ContactState.OPEN)
    danger = RoomContact.objects.filter(
        of_senders & (is_open | Q(newest_at__gt=now - DANGER_WITHIN)), priority=ContactPriority.DANGER
    )
    for digest, state, at in danger.values_list("from_key", "state", "newest_at"):
        key = senders[digest]
        danger_at[key] = max(at, danger_at.get(key, at))
        if state == ContactState.OPEN:
            in_danger.add(key)
    return {
        key: SenderFacts(tuple(messages[key]), key in in_danger, danger_at.get(key), tuple(cut_calls[key]))
        for key in set(senders.values())
    }


def find_victims(keys: Collection[str]) -> Mapping[str, tuple[int, ...]]:
    """The victims in whose records each of these numbers or addresses is, by its key. One query."""
    points = ContactPoint.objects.filter(matches_mailbox(keys), retired_at=None, person__victim__isnull=False)
    found: dict[str, set[int]] = defaultdict(set)
    for key, victim in points.values_list("match_key", "person__victim"):
        found[comparison_key(key)].add(victim)
    return {key: tuple(sorted(found[comparison_key(key)])) for key in keys if key}
