"""Sorts the mail that the control room has accepted: each becomes a message of a contact, or is filed as automatic, or
waits in quarantine for a person. One transaction for each batch, so a mail is either sorted whole or still waiting.

A mail that ends its reader twice is quarantined. Words of danger make a contact of any mail, also of one that claims to
be automatic and of one that could not be read: of that, the bytes are read as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Q

from victimcare.records.models import RoomMail, RoomMessage
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactRoute, MailOutcome
from victimcare.rules.control_room.mail_nature import MailNature
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import AuditSubject, note_each
from victimcare.services.control_room.answers.acknowledgements import MailSender, queue_acknowledgements
from victimcare.services.control_room.contacts.contact_intake import (
    IncomingContactMessage,
    TakenMessage,
    take_contact_messages,
)
from victimcare.services.control_room.contacts.contact_sorting import sort_by_rules
from victimcare.services.control_room.contacts.room_files import NewRoomFiles, store_room_files
from victimcare.services.control_room.intake.mail_intake import StoredMail, list_sealed_mail, open_stored_mail
from victimcare.services.person_keys import load_person_keys
from victimcare.services.ports.parsed_mail import MailReading, MailRefusal, ParsedMail
from victimcare.services.secret_hashes import DigestUse, list_digests, make_digest

AT_ONCE = 100  # mails in one transaction
LARGE = 200_000  # bytes: such a mail may take seconds to read, and is read alone, after the small ones that wait
_MOST_ATTEMPTS = 2
CAME_AGAIN = "came_again"  # the reason of a mail that another way brought before: it counts as a duplicate
_NOT_STORED = "not_stored"
_LONGEST_RAW = 20_000  # characters of a mail that could not be read

log = structlog.get_logger(__name__)


def sort_waiting_mail(*, actor: Actor, read: MailReading, now: datetime, at_once: int = AT_ONCE) -> int:
    """Sort the oldest small mails that wait, then the oldest large one, and return how many were looked at. Several
    processes may sort at once. So a few large mails do not hold up a threat, and small ones never hold up a large one
    for longer than a batch takes.
    """
    permit(actor, Act.SEND_TO_ROOM)
    small = _sort_some(actor, read, now, at_once, Q(size__lt=LARGE))
    return small + _sort_some(actor, read, now, 1, Q(size__gte=LARGE))


def _sort_some(actor: Actor, read: MailReading, now: datetime, at_once: int, of_size: Q) -> int:
    """Sort so many of these, and return how many there were.

    If a batch cannot be stored, its mails are sorted one by one, so that one mail never holds up the others.
    """
    ids: list[int] = []
    try:
        with transaction.atomic():
            rows = _claim_waiting(at_once, of_size)
            ids = [row.id for row in rows]
            _sort_batch(actor, rows, read, now)
    except (OperationalError, InterfaceError):  # the database is away: the mails wait
        raise
    except Exception as problem:
        log.warning("room_mail.batch_not_stored", mails=len(ids), error=type(problem).__name__)
        for mail_id in ids:
            _sort_alone(actor, mail_id, read, now)
    return len(ids)


def _claim_waiting(at_once: int, of_size: Q) -> list[RoomMail]:
    waiting = RoomMail.objects.select_for_update(skip_locked=True).filter(of_size, outcome=MailOutcome.WAITING)
    return list(waiting.order_by("id")[:at_once])


def _sort_alone(actor: Actor, mail_id: int, read: MailReading, now: datetime) -> None:
    waiting = RoomMail.objects.select_for_update(skip_locked=True).filter(id=mail_id, outcome=MailOutcome.WAITING)
    try:
        with transaction.atomic():
            _sort_batch(actor, list(waiting), read, now)
    except (OperationalError, InterfaceError):
        raise
    except Exception as problem:
        log.warning("room_mail.not_stored", error=type(problem).__name__)
        with transaction.atomic():
            for row in waiting.all():  # as it stands, without what was tried
                _count_attempt(row, _NOT_STORED, now)
                row.save(update_fields=_SORTED_COLUMNS)
                _note_filed(actor, [row], now)


@dataclass(slots=True)
class _ReadMail:
    """A mail, what was read of it, and the message that it becomes; None: it becomes none."""

    row: RoomMail
    parsed: ParsedMail | None
    message: IncomingContactMessage | None
    mail_from: str = ""


_SORTED_COLUMNS = ("outcome", "reason", "attempts", "sorted_at", "message")
# Django's bulk_update builds an expression for each value, which took a quarter of the time to sort a mail.
_WRITE_SORTED = """
UPDATE records_roommail AS kept SET outcome = sorted.outcome, reason = sorted.reason, attempts = sorted.attempts,
    sorted_at = sorted.sorted_at, message_id = sorted.message_id
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::smallint[], %s::timestamptz[], %s::bigint[])
    AS sorted (id, outcome, reason, attempts, sorted_at, message_id)
WHERE kept.id = sorted.id
"""


def _write_sorted(rows: Sequence[RoomMail]) -> None:
    columns = ("id", "outcome", "reason", "attempts", "sorted_at", "message_id")
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_SORTED, [[getattr(row, column) for row in rows] for column in columns])


def _sort_batch(actor: Actor, rows: Sequence[RoomMail], read: MailReading, now: datetime) -> None:
    if not rows:
        return
    keys = load_person_keys(list_sealed_mail(rows))
    stored = [open_stored_mail(row, keys) for row in rows]
    parsed = read([(mail.content, mail.mail_from) for mail in stored])
    known = _find_known_names(parsed)
    mails = [
        _sort_refused(row, mail, found, now) if isinstance(found, MailRefusal) else _sort_read(row, found, known, now)
        for row, mail, found in zip(rows, stored, parsed, strict=True)
    ]
    for one, came in zip(mails, stored, strict=True):
        one.mail_from = came.mail_from
    coming = [mail for mail in mails if mail.message is not None]
    taken = take_contact_messages(actor=actor, incoming=[mail.message for mail in coming if mail.message], now=now)
    for mail, message in zip(coming, taken, strict=True):
        mail.row.message_id = message.message_id
        if not message.is_new:
            mail.row.reason = CAME_AGAIN
    store_room_files(_list_new_files(coming, taken))
    queue_acknowledgements(_list_senders(coming, taken), now=now)
    _write_sorted(rows)
    _note_filed(actor, [mail.row for mail in mails if mail.message is None], now)


def _sort_read(row: RoomMail, parsed: ParsedMail, known: dict[str, int], now: datetime) -> _ReadMail:
    """An automatic mail opens nothing, unless it speaks of danger."""
    row.sorted_at = now
    answered = next((known[digest] for name in parsed.answers for digest in _digests(name) if digest in known), None)
    if parsed.nature is not MailNature.PERSON:
        if not _speaks_of_danger(parsed.subject, parsed.words):
            row.outcome, row.reason, row.message_id = MailOutcome.AUTOMATIC, parsed.nature, answered
            return _ReadMail(row, parsed, None)
        row.reason = f"danger_in_{parsed.nature}"
    row.outcome = MailOutcome.CONTACT
    message = IncomingContactMessage(
        ContactRoute.EMAIL,
        parsed.sender,
        parsed.subject,
        parsed.words,
        quoted=parsed.quoted,
        own_name=parsed.own_name,
        answers=parsed.answers,
        source_id=make_digest(parsed.identity, DigestUse.MAIL_NAME),
        fields={"encryption": parsed.encryption} if parsed.encryption else {},
        received_at=row.accepted_at,
    )
    return _ReadMail(row, parsed, message)


def _sort_refused(row: RoomMail, mail: StoredMail, refusal: MailRefusal, now: datetime) -> _ReadMail:
    if refusal.ended_reader:
        _count_attempt(row, refusal.reason, now)
    else:
        row.outcome, row.reason, row.sorted_at = MailOutcome.QUARANTINED, refusal.reason, now
    if row.outcome != MailOutcome.QUARANTINED or not _speaks_of_danger("", raw_text(mail)):
        return _ReadMail(row, None, None)
    row.outcome, row.reason = MailOutcome.CONTACT, f"danger_{refusal.reason}"
    return _ReadMail(row, None, build_raw_message(row, mail))


def build_raw_message(row: RoomMail, mail: StoredMail) -> IncomingContactMessage:
    """The message of a mail that could not be read: its bytes as text."""
    return IncomingContactMessage(
        ContactRoute.EMAIL, mail.mail_from, "", raw_text(mail), source_id=row.sha256, received_at=row.accepted_at
    )


def raw_text(mail: StoredMail) -> str:
    """The beginning of a mail's bytes as text."""
    return mail.content[:_LONGEST_RAW].decode("utf-8", "replace").replace("\r\n", "\n")


def _count_attempt(row: RoomMail, reason: str, now: datetime) -> None:
    row.attempts += 1
    if row.attempts >= _MOST_ATTEMPTS:
        row.outcome, row.reason, row.sorted_at = MailOutcome.QUARANTINED, reason, now


def _speaks_of_danger(subject: str, words: str) -> bool:
    return sort_by_rules(subject, words).priority >= ContactPriority.HIGH


def _find_known_names(parsed: Sequence[ParsedMail | MailRefusal]) -> dict[str, int]:
    """The messages that these mails answer, by the digests of their names. One query."""
    names = {name for one in parsed if isinstance(one, ParsedMail) for name in one.answers}
    digests = [digest for name in names for digest in _digests(name)]
    rows = RoomMessage.objects.filter(name_key__in=digests) if digests else RoomMessage.objects.none()
    return dict(rows.values_list("name_key", "id"))


def _digests(name: str) -> tuple[str, ...]:
    return list_digests(name, DigestUse.ROOM_MESSAGE_NAME)


def _list_senders(mails: Sequence[_ReadMail], taken: Sequence[TakenMessage]) -> list[MailSender]:
    """Who began a contact by a mail that a person wrote."""
    return [
        MailSender(message.contact_id, mail.parsed.sender, mail.mail_from)
        for mail, message in zip(mails, taken, strict=True)
        if message.begins_contact and mail.parsed is not None and mail.parsed.nature is MailNature.PERSON
    ]


def _list_new_files(mails: Sequence[_ReadMail], taken: Sequence[TakenMessage]) -> list[NewRoomFiles]:
    return [
        NewRoomFiles(message.message_id, message.contact, mail.parsed.files)
        for mail, message in zip(mails, taken, strict=True)
        if message.is_new and mail.parsed is not None and mail.parsed.files
    ]


def _note_filed(actor: Actor, rows: Sequence[RoomMail], now: datetime) -> None:
    subjects = [
        AuditSubject(detail={"mail": str(row.public_id), "outcome": str(row.outcome), "reason": row.reason})
        for row in rows
        if row.sorted_at is not None
    ]
    note_each(actor, "room_mail.filed", subjects, at=now)
