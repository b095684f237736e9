"""Single-use pages, for an agency without a system that fetches reports: it gets an address in its own mailbox.

The e-mail says nothing about any person. Its address has 256 random bits, kept hashed; it ends when used, after a week,
and when the report is recalled or replaced. Opening takes a press and a name, so that link scanners do not use it up.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import HandoverLink, HandoverReport, Installation
from victimcare.rules.agency_handovers import AGENCY_PAGE_OPEN_FOR
from victimcare.rules.force import Force
from victimcare.services.access import Actor
from victimcare.services.handovers import report_records
from victimcare.services.handovers.report_records import DutyHolder
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import agency_messages
from victimcare.services.port_registry import PortUnbound
from victimcare.services.ports import SendRefused
from victimcare.services.sealing import seal_bytes, unseal_bytes
from victimcare.wording import say


@dataclass(frozen=True, slots=True)
class SingleUseLink:
    """What a page shows before it is opened: no personal data."""

    agency: DutyHolder
    expires_at: datetime


def create_link(packet: HandoverReport, *, now: datetime) -> None:
    """Make a page for this report, and send its address to the agency's mailbox. Earlier pages end."""
    close_links(packet, now=now)
    token = secrets.token_urlsafe(32)
    door = HandoverLink.objects.create(
        packet=packet, token_hash=hash_link_token(token), made_at=now, expires_at=now + AGENCY_PAGE_OPEN_FOR
    )
    door.sealed_token = seal_bytes(token.encode(), link_context(door))
    door.save(update_fields=["sealed_token"])
    queue_job(Job.TELL_AGENCY, door_id=door.id)


def close_links(packet: HandoverReport, *, now: datetime) -> None:
    HandoverLink.objects.filter(packet=packet, expires_at__gt=now).update(expires_at=now, sealed_token=b"")


def open_link(*, token: str, now: datetime) -> SingleUseLink | None:
    """None for an address that is wrong, used or expired: all look the same."""
    door = open_links(now).filter(token_hash=hash_link_token(token)).select_related("packet").first()
    return SingleUseLink(DutyHolder(door.packet.agency), door.expires_at) if door else None


def agency_actor(packet: HandoverReport) -> Actor:
    """The holder of the page's address acts for the agency, about this report alone."""
    anonymous = Actor.anonymous(f"handover:{packet.public_id}")
    return Actor(anonymous.kind, anonymous.id, sources=frozenset({packet.agency}))


def hash_link_token(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()


def link_context(door: HandoverLink) -> str:
    return f"handover-door:{door.id}"


def open_links(now: datetime) -> QuerySet[HandoverLink]:
    return HandoverLink.objects.select_related("packet__victim__case").filter(used_at=None, expires_at__gt=now)


# The e-mail to an agency's mailbox: something waits, with the address of a single-use page.

_AGAIN = timedelta(minutes=10)


def send_link_notice(*, door_id: int, now: datetime) -> bool:
    """Send the e-mail. False if the page has ended, if the force names no address any more, or if the e-mail is
    refused, which creates a task. Raises SendDeferred, SendInDoubt: a second e-mail with the same address does no harm.
    """
    force: Force = settings.FORCE
    door = open_links(now).filter(id=door_id).first()
    if door is None or not door.sealed_token:
        return False
    to = next((one.email for one in force.agencies if one.agency == door.packet.agency), "")
    if not to:
        return False
    if Installation.objects.filter(sending_held_since__isnull=False).exists():  # after a restore, nothing is sent
        queue_job(Job.TELL_AGENCY, after=_AGAIN, door_id=door_id)
        return False
    token = unseal_bytes(bytes(door.sealed_token), link_context(door)).decode()
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
    except (SendRefused, PortUnbound):
        _end_link(door, "mail_refused", now)
        report_records.create_report_task(door.packet, "handover_mail_refused", due_at=None, now=now)
        return False
    _end_link(door, "mailed", now)
    return True


@transaction.atomic
def _end_link(door: HandoverLink, what: str, now: datetime) -> None:
    """Delete the address, keeping only its hash."""
    HandoverLink.objects.filter(id=door.id).update(sealed_token=b"")
    report_records.add_report_step(door.packet, what, by=None, now=now)
