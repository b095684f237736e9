"""Tells people that their mail has come: neutral words, at most once a day for each sender, and never where it could do
harm.

No acknowledgement goes to a machine, a list, or an address that another gave as theirs; none to an address in a
victim's record unless the gate lets an e-mail go there now; and none to a sender who writes so often that a loop is
likely. Where in doubt, none: a person answers all the same. A person whom a victim must be kept safe from has theirs
like any stranger: without one, they would learn that we know of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from victimcare.records.models import (
    ContactPoint,
    Installation,
    RoomAcknowledgement,
    RoomContact,
    StoppedPoint,
    Victim,
)
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow
from victimcare.rules.safe_contact.contact_points import email_key
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_words import open_contact_heads
from victimcare.services.job_queue import Job, queue_jobs
from victimcare.services.ports import OutgoingEmail, Recipient, SendDeferred, SendError
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.same_mailbox import matches_mailbox
from victimcare.services.secret_hashes import DigestUse, make_digest
from victimcare.wording import say

MOST_IN_AN_HOUR = 5  # contacts that a sender begins; one who begins more is likely to be a machine
MOST_OF_A_DOMAIN = 30  # in an hour: a machine may answer under a new address each time, and we would answer each
_MACHINES = re.compile(r"(?:no|do[-_.]?not|not)[-_.]?reply|mailer-daemon|postmaster|bounce|notification|daemon", re.I)
_ACTOR = Actor.system(Job.ACKNOWLEDGE_CONTACT)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MailSender:
    """Who began a contact by mail: the address that the mail names, and that of its envelope."""

    contact_id: int
    address: str
    mail_from: str


def queue_acknowledgements(senders: Sequence[MailSender], *, now: datetime) -> None:
    """Queue an acknowledgement for each of these who may have one and had none today, in the caller's transaction."""
    asked = {_sender_digest(one.address): one for one in reversed(senders) if _is_plain_sender(one)}
    if not asked:
        return
    day = london_date(now)
    had = RoomAcknowledgement.objects.filter(from_key__in=asked, day=day).values_list("from_key", flat=True)
    new = {key: one for key, one in asked.items() if key not in set(had)}
    RoomAcknowledgement.objects.bulk_create(
        (
            RoomAcknowledgement(
                from_key=key, domain_key=_domain_digest(one.address), day=day, contact_id=one.contact_id, at=now
            )
            for key, one in new.items()
        ),
        ignore_conflicts=True,  # another process was quicker: its contact is acknowledged
    )
    queue_jobs(Job.ACKNOWLEDGE_CONTACT, [{"contact_id": one.contact_id} for one in new.values()])


def send_acknowledgement(*, contact_id: int, now: datetime) -> bool:
    """Send it unless it was sent or may not be. Raises SendDeferred where the mail server takes nothing now.

    It is marked as handed over before it leaves: of a process that is killed, none is sent twice.
    """
    address = _claim(contact_id, now)
    if not address:
        return False
    contact = RoomContact.objects.get(id=contact_id)
    mail = OutgoingEmail(
        reference=str(contact.public_id),
        to=Recipient(address),
        subject=say("control-room-mail-acknowledgement-subject", "en"),
        body=say("control-room-mail-acknowledgement-body", "en"),
        sender_name=settings.FORCE.senders.neutral,
        reply_to=settings.ENVIRONMENT.control_room_address,
        is_automatic_reply=True,
    )
    try:
        port_registry.room_email_supplier().send(mail)
    except SendDeferred:
        RoomAcknowledgement.objects.filter(contact_id=contact_id).update(handed_over_at=None)
        raise
    except SendError as problem:
        log.info("room_mail.not_acknowledged", error=type(problem).__name__)
        return False
    return True


@transaction.atomic
def _claim(contact_id: int, now: datetime) -> str:
    """Mark it as handed over, and return where it goes; empty: nowhere."""
    waiting = RoomAcknowledgement.objects.select_for_update().filter(contact_id=contact_id, handed_over_at=None)
    row = waiting.select_related("contact").first()
    if row is None or Installation.objects.filter(sending_held_since__isnull=False).exists():
        return ""
    address = open_contact_heads([row.contact])[row.contact.public_id].sender
    row.handed_over_at = now
    row.save(update_fields=["handed_over_at"])
    may_go = not _writes_too_often(row, now) and _may_be_sent(address, now)
    detail = {"contact": str(row.contact.public_id), "sent": may_go}
    note(_ACTOR, "room_contact.acknowledged", at=now, detail=detail)
    return address if may_go else ""


def _may_be_sent(address: str, now: datetime) -> bool:
    """Ask the gate about each victim who has this mailbox. None goes where an e-mail asked us to stop."""
    has_mailbox = matches_mailbox([email_key(address)]) & Q(kind=ContactPointKind.EMAIL)
    if StoppedPoint.objects.filter(has_mailbox).exists():
        return False
    points = dict(ContactPoint.objects.filter(has_mailbox, retired_at=None).values_list("person_id", "id"))
    if not points:
        return True
    ids = Victim.objects.filter(person_id__in=points).values_list("id", flat=True)
    victims = gate.lock_victims(ids).values()
    return len(points) == 1 and bool(victims) and all(_is_open(one, points[one.person_id], now) for one in victims)


def _is_open(victim: Victim, point_id: int, now: datetime) -> bool:
    asked = gate.decide_contact_to_point(victim, point_id, channel=ContactMethod.EMAIL, now=now)
    return isinstance(asked.decision, ContactNow)


def _writes_too_often(row: RoomAcknowledgement, now: datetime) -> bool:
    recent = RoomContact.objects.filter(from_key=row.from_key, received_at__gt=now - timedelta(hours=1))
    if recent.count() > MOST_IN_AN_HOUR:
        return True
    earlier = RoomAcknowledgement.objects.filter(domain_key=row.domain_key, at__gt=now - timedelta(hours=1))
    return earlier.filter(id__lt=row.id).count() >= MOST_OF_A_DOMAIN


def _is_plain_sender(sender: MailSender) -> bool:
    """Whether one person's address stands in the mail and on its envelope: else it may be another's."""
    address = sender.address.casefold()
    is_one = address.count("@") == 1 and not re.search(r"[\s,;<>]", address)
    ours = settings.ENVIRONMENT.control_room_address.casefold()
    return is_one and address == sender.mail_from.casefold() and address != ours and not _MACHINES.search(address)


def _domain_digest(address: str) -> str:
    return make_digest(email_key(address).rpartition("@")[2], DigestUse.ROOM_SENDER)


def _sender_digest(address: str) -> str:
    return make_digest(email_key(address), DigestUse.ROOM_SENDER)
