"""Tells the care team of danger that reached the control room from a victim's number or address (ADR 61).

The sender proves nothing. A forged sender can add a task for the care team and no more: what may go to the victim is
decided by the gate, and the danger that the room has stays with the room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.control_room.contact_kinds import ContactRoute
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Actor
from victimcare.services.control_room.contacts.sender_history import find_victims
from victimcare.services.danger.danger_detection import DangerSender, DangerSource, check_for_danger

MOST_VICTIMS = 5  # with one number or address; where more have it, it is a house's or a firm's, and one task is made

# The fixed line may answer only the phone or inbox that wrote (`docs/danger-words.md`).
_WRITTEN_FROM = {
    ContactRoute.EMAIL: (ContactPointKind.EMAIL, ContactMethod.EMAIL),
    ContactRoute.TEXT: (ContactPointKind.MOBILE, ContactMethod.TEXT),
}


@dataclass(frozen=True, slots=True)
class RoomDanger:
    """A message in which danger rules matched. `sender_key`: as a contact point's match key."""

    message: UUID
    route: ContactRoute
    sender_key: str
    texts: tuple[str, ...]


def tell_care_teams(actor: Actor, dangers: Sequence[RoomDanger], *, now: datetime) -> None:
    """Make the danger task at the desk for each message whose sender is in a victim's record: for each such victim,
    since one person may be a victim several times, or one task without a name where the sender is in many records."""
    victims = find_victims({each.sender_key for each in dangers}) if dangers else {}
    for each in dangers:
        found: tuple[int | None, ...] = victims.get(each.sender_key, ())
        written = _WRITTEN_FROM.get(each.route)
        for victim_id in found if len(found) <= MOST_VICTIMS else (None,):
            check_for_danger(
                actor=actor,
                door=DangerSource.ROOM,
                about=f"room-message:{each.message}:{victim_id or 'many'}",
                texts=each.texts,
                victim_id=victim_id,
                sender=DangerSender(each.sender_key, *written) if written else None,
                who=each.sender_key,
                now=now,
            )
