"""Decides whether an answer of a handler may go to the number or address that wrote.

A handler's answer to the address that wrote is a person's act, and allowed. Where a victim has that address, the gate
is asked: a guarded victim, or a plan that does not let us write there now, closes it. A sender proves nothing, so the
answer is the same whether the victim wrote or another person in their name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import ContactPoint, RoomContact, StoppedPoint, Victim
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.control_room.contact_kinds import ContactRoute
from victimcare.rules.control_room.replies import REPLY_CHANNELS, ReplyRefusal
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactMethod, ContactNow, StaffOnlyReason
from victimcare.services import port_registry, suppliers
from victimcare.services.control_room.contacts.contact_intake import sender_key
from victimcare.services.control_room.contacts.contact_words import open_contact_heads
from victimcare.services.ports import InvalidRecipient, Recipient
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.same_mailbox import matches_mailbox

_KINDS = {
    ContactMethod.EMAIL: (ContactPointKind.EMAIL,),
    ContactMethod.TEXT: (ContactPointKind.MOBILE, ContactPointKind.PHONE),
}


@dataclass(frozen=True, slots=True)
class ReplyWay:
    """Where an answer goes."""

    channel: ContactMethod
    to: Recipient


@transaction.atomic
def decide_reply_way(row: RoomContact, *, now: datetime) -> ReplyWay | ReplyRefusal:
    """Where an answer to this contact may go now, or why none may."""
    route = ContactRoute(row.route)
    channel = REPLY_CHANNELS.get(route)
    sender = open_contact_heads([row])[row.public_id].sender
    key = sender_key(route, sender)
    if channel is None or not key:
        return ReplyRefusal.NO_WRITTEN_WAY
    try:
        to = Recipient(sender)
    except InvalidRecipient:
        return ReplyRefusal.NO_WRITTEN_WAY
    if ("@" in key) is not (channel is ContactMethod.EMAIL):
        return ReplyRefusal.NO_WRITTEN_WAY
    if StoppedPoint.objects.filter(matches_mailbox([key]), kind__in=_KINDS[channel]).exists():
        return ReplyRefusal.STOPPED
    if not all(_may_write(victim, point, channel, now) for victim, point in _list_victims(key)):
        return ReplyRefusal.BY_PLAN
    return ReplyWay(channel, to) if _is_carried(channel) else ReplyRefusal.NOBODY_CARRIES


def list_victims_with_sender(row: RoomContact) -> list[Victim]:
    """The victims in whose records this sender is. No page of the control room shows who they are."""
    key = sender_key(ContactRoute(row.route), open_contact_heads([row])[row.public_id].sender)
    return [victim for victim, _ in _list_victims(key)]


def _list_victims(key: str) -> list[tuple[Victim, int]]:
    points = dict(ContactPoint.objects.filter(matches_mailbox([key]), retired_at=None).values_list("person_id", "id"))
    if not points:
        return []
    ids = Victim.objects.filter(person_id__in=points).values_list("id", flat=True)
    return [(victim, points[victim.person_id]) for victim in gate.lock_victims(ids).values()]


def _may_write(victim: Victim, point: int, channel: ContactMethod, now: datetime) -> bool:
    """A victim who was never asked, and is not guarded, may be answered where they wrote from."""
    asked = gate.decide_contact_to_point(victim, point, channel=channel, now=now)
    if asked.is_guarded:
        return False
    decision = asked.decision
    never_asked = isinstance(decision, ContactByStaff) and decision.why is StaffOnlyReason.NOT_ASKED
    return isinstance(decision, ContactNow) or never_asked


def _is_carried(channel: ContactMethod) -> bool:
    if channel is ContactMethod.TEXT:
        return suppliers.is_channel_carried(channel)
    return port_registry.ports.room_mailer is not None
