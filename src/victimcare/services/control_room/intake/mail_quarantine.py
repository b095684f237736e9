"""Mail that could not be read safely: a supervisor looks at its bytes as text, and makes a contact of it or leaves it.

Nothing is deleted here: a mail that stays in quarantine stays counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import TruncDate

from victimcare.records.models import RoomMail
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.contact_kinds import MailOutcome
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_intake import TakenMessage, take_contact_messages
from victimcare.services.control_room.intake.mail_counts import list_quarantined_rows
from victimcare.services.control_room.intake.mail_intake import StoredMail, list_sealed_mail, open_stored_mail
from victimcare.services.control_room.intake.mail_sorting import build_raw_message, raw_text
from victimcare.services.person_keys import load_person_keys

MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class QuarantinedMail:
    """A mail in quarantine, in a list: nothing of what it says."""

    id: UUID
    accepted_at: datetime
    size: int
    reason: str


@dataclass(frozen=True, slots=True)
class QuarantinedText:
    """The sender of its envelope, and the beginning of its bytes as text."""

    mail: QuarantinedMail
    sender: str
    text: str


@transaction.atomic
def list_quarantined_mail(*, actor: Actor, now: datetime, day: date | None = None) -> tuple[QuarantinedMail, ...]:
    """The mails in quarantine, the oldest first; of those that came on this day alone."""
    permit(actor, Act.RUN_ROOM)
    rows = list_quarantined_rows()
    if day is not None:
        rows = rows.annotate(day=TruncDate("accepted_at", tzinfo=LONDON)).filter(day=day)
    found = tuple(map(_describe, rows[:MOST_LISTED]))
    note(actor, "room_mail.quarantine_listed", at=now, detail={"mails": len(found)})
    return found


@transaction.atomic
def open_quarantined_mail(*, actor: Actor, mail_id: UUID, now: datetime) -> QuarantinedText:
    """Raises NotFound where it is in quarantine no more."""
    permit(actor, Act.RUN_ROOM)
    row = RoomMail.objects.filter(public_id=mail_id, outcome=MailOutcome.QUARANTINED).first()
    if row is None:
        raise NotFound("no such mail in quarantine")
    note(actor, "room_mail.opened", at=now, detail={"mail": str(row.public_id)})
    stored = _open(row)
    return QuarantinedText(_describe(row), stored.mail_from, raw_text(stored))


@transaction.atomic
def release_quarantined_mail(*, actor: Actor, mail_id: UUID, now: datetime) -> TakenMessage:
    """Make a contact of its bytes as text. Raises NotFound where it is in quarantine no more."""
    permit(actor, Act.RUN_ROOM)
    waiting = RoomMail.objects.select_for_update().filter(public_id=mail_id, outcome=MailOutcome.QUARANTINED)
    row = waiting.first()
    if row is None:
        raise NotFound("no such mail in quarantine")
    [taken] = take_contact_messages(actor=actor, incoming=[build_raw_message(row, _open(row))], now=now)
    row.outcome, row.message_id, row.released_by_id = MailOutcome.CONTACT, taken.message_id, require_staff_id(actor)
    row.save(update_fields=["outcome", "message", "released_by"])
    note(actor, "room_mail.released", at=now, detail={"mail": str(row.public_id), "contact": str(taken.contact)})
    return taken


def _open(row: RoomMail) -> StoredMail:
    return open_stored_mail(row, load_person_keys(list_sealed_mail([row])))


def _describe(row: RoomMail) -> QuarantinedMail:
    return QuarantinedMail(row.public_id, row.accepted_at, row.size, row.reason)
