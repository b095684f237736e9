"""The line that goes to an agency's own mailbox: that something waits, and the address of a page that opens once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from victimcare.records.models import HandoverDoor, Installation
from victimcare.rules.force import Force
from victimcare.services.handovers import doors, keeping
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import agency_messages
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import RefusedForGood
from victimcare.services.sealing import unseal_bytes
from victimcare.wording import say

_AGAIN = timedelta(minutes=10)


def tell(*, door_id: int, now: datetime) -> bool:
    """Hand it over. False where the page is over, or the force names no address any more; and where nobody takes it,
    which a person is told. Raises TryLater, InDoubt: a second line with the same address harms nobody."""
    force: Force = settings.FORCE
    door = doors.open_ones(now).filter(id=door_id).first()
    if door is None or not door.sealed_token:
        return False
    to = next((one.email for one in force.agencies if one.agency == door.packet.agency), "")
    if not to:
        return False
    if Installation.objects.filter(sending_held_since__isnull=False).exists():  # after a restore nothing leaves
        queue_job(Job.TELL_AGENCY, after=_AGAIN, door_id=door_id)
        return False
    token = unseal_bytes(bytes(door.sealed_token), doors.about(door)).decode()
    body = say(
        "handovers-mail-body",
        force=force.name,
        page=f"{settings.PUBLIC_ADDRESS}/packet/{token}",
        telephone=force.telephones.other_ways,
    )
    try:
        agency_messages.send_agency_email(
            reference=f"handover-{door.id}",
            to=to,
            subject=say("handovers-mail-subject"),
            body=body,
            sender_name=force.name,
        )
    except (RefusedForGood, PortUnbound):
        _ended(door, "mail_refused", now)
        keeping.ask_somebody(door.packet, "handover_mail_refused", due_at=None, now=now)
        return False
    _ended(door, "mailed", now)
    return True


@transaction.atomic
def _ended(door: HandoverDoor, what: str, now: datetime) -> None:
    """Its address is kept no more, only what it is compared with."""
    HandoverDoor.objects.filter(id=door.id).update(sealed_token=b"")
    keeping.kept(door.packet, what, by=None, now=now)
