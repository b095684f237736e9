"""Who has a contact open now, and whether they are writing, so that two people never answer one contact."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from victimcare.records.models import RoomContact, RoomContactPresence
from victimcare.rules.control_room.contact_kinds import PresenceMode
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.control_room.contacts.contact_changes import find_contact

PRESENT_FOR = timedelta(seconds=30)  # a presence that was not renewed since means nothing

OthersHere = tuple[tuple[str, PresenceMode], ...]  # the name of each colleague, and what they do


@transaction.atomic
def record_presence(*, actor: Actor, contact_id: UUID, mode: PresenceMode, now: datetime) -> tuple[OthersHere, int]:
    """Record that this handler reads or writes on a contact now. Returns who else does, and the contact's version: a
    page that shows another is old. Nothing of the contact is shown, so no audit entry is written. Raises NotFound."""
    permit(actor, Act.WORK_CONTACT)
    row = find_contact(contact_id)
    RoomContactPresence.objects.update_or_create(
        contact=row, staff_id=require_staff_id(actor), defaults={"mode": mode, "at": now}
    )
    return list_others_here(row, actor, now), row.version


def list_others_here(row: RoomContact, actor: Actor, now: datetime) -> OthersHere:
    """The colleagues who have this contact open now."""
    here = RoomContactPresence.objects.filter(contact=row, at__gt=now - PRESENT_FOR).exclude(staff=actor.staff_id)
    return tuple((each.staff.name, PresenceMode(each.mode)) for each in here.select_related("staff").order_by("id"))
