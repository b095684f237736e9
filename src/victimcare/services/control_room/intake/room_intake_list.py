"""Lists what came to the control room, for `victimcare intake`: messages of contacts by every route, mail that came
again, and mail that became no contact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from victimcare.records.models import RoomMail, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactRoute, ContactState, MailOutcome, MessageDirection
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.intake.mail_intake import open_mail_digests
from victimcare.services.control_room.intake.mail_sorting import CAME_AGAIN

_STATES = {ContactState.OPEN: "waiting", ContactState.CLOSED: "handled", ContactState.MERGED: "handled"}
_OF_MAILS = {MailOutcome.WAITING: "waiting", MailOutcome.QUARANTINED: "waiting", MailOutcome.AUTOMATIC: "settled"}


@dataclass(frozen=True, slots=True)
class RoomIntakeItem:
    """One thing that came in. `contact_class`, `queue` and `due_at`: of its contact; empty and None where it has
    none."""

    id: str
    channel: str
    received_at: datetime
    kind: str  # contact, duplicate, automatic, quarantined, waiting
    state: str  # waiting for a person or to be sorted, handled by a person, or settled by the product
    reason: str
    sha256: str  # of a mail as it came; empty where it came as none
    danger: tuple[str, ...]
    contact_class: str
    queue: str
    due_at: datetime | None


@transaction.atomic
def list_room_intake(*, actor: Actor, now: datetime) -> list[RoomIntakeItem]:
    """Everything that came to the control room, without anyone's words. The access is audited with the count."""
    permit(actor, Act.SEE_INTAKE)
    mails = list(RoomMail.objects.order_by("id").defer("sealed_content"))
    digests = open_mail_digests(mails)
    first = {mail.message_id: mail for mail in reversed(mails) if mail.message_id and _is_contact(mail)}
    received = RoomMessage.objects.filter(direction=MessageDirection.RECEIVED).select_related("contact")
    messages = {row.id: row for row in received.order_by("id").defer("sealed", "sealed_fields")}
    items = [
        _list_message(row, digests[first[row.id].id] if row.id in first else "", first.get(row.id))
        for row in messages.values()
    ]
    items += [item for mail in mails for item in _list_mail(mail, messages, digests[mail.id])]
    note(actor, "intake.seen", at=now, detail={"control_room": len(items)})
    return items


def _is_contact(mail: RoomMail) -> bool:
    return mail.outcome == MailOutcome.CONTACT and mail.reason != CAME_AGAIN


def _list_message(row: RoomMessage, sha256: str, mail: RoomMail | None) -> RoomIntakeItem:
    contact = row.contact
    return RoomIntakeItem(
        id=str(row.public_id),
        channel=contact.route,
        received_at=mail.accepted_at if mail else row.at,
        kind="contact",
        state=_STATES[ContactState(contact.state)],
        reason=mail.reason if mail and mail.reason else "written_by_a_person",
        sha256=sha256,
        danger=tuple(row.rules),
        contact_class=contact.contact_class,
        queue=contact.queue,
        due_at=contact.due_at if contact.state == ContactState.OPEN else None,
    )


def _list_mail(mail: RoomMail, messages: Mapping[int, RoomMessage], sha256: str) -> Iterator[RoomIntakeItem]:
    """Yield a mail that became no contact of its own, and each further time that its bytes came."""
    about = messages.get(mail.message_id) if mail.message_id else None
    if mail.outcome != MailOutcome.CONTACT:
        yield _build_item(mail, str(mail.public_id), mail.outcome, about, sha256)
    elif mail.reason == CAME_AGAIN:
        yield _build_item(mail, str(mail.public_id), "duplicate", about, sha256)
    for number in range(2, mail.deliveries + 1):
        yield _build_item(mail, f"{mail.public_id}:{number}", "duplicate", about, sha256)


def _build_item(mail: RoomMail, name: str, kind: str, about: RoomMessage | None, sha256: str) -> RoomIntakeItem:
    is_duplicate = kind == "duplicate"
    return RoomIntakeItem(
        id=name,
        channel=ContactRoute.EMAIL,
        received_at=mail.newest_delivery_at if is_duplicate else mail.accepted_at,
        kind=kind,
        state="settled" if is_duplicate else _OF_MAILS[MailOutcome(mail.outcome)],
        reason=CAME_AGAIN if is_duplicate else mail.reason or "not_sorted",
        sha256=sha256,
        danger=(),
        contact_class=about.contact.contact_class if about else "",
        queue=about.contact.queue if about else "",
        due_at=None,
    )
