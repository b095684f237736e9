"""Takes in texts and e-mails: stored first, sorted by a job, read by a person. They can only ever reduce what we send.

The sender gets no answer, and storing takes the same time for every sender: only the job looks up who it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import ContactPoint, Notification, ReceivedMessage, StoppedPoint, Victim
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.records.models.victim_contact.correspondence import ReceivedMessageChannel, ReceivedMessageKind
from victimcare.rules.contact.correspondence import asks_to_stop
from victimcare.rules.errors import NotFound
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.conversations import reading_tasks
from victimcare.services.danger.danger_detection import DangerSender, DangerSource, check_for_danger
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import delivery_status
from victimcare.services.messages.received_messages import (
    ReceivedWords,
    build_received_head,
    keep_mail_copy,
    open_received_words,
    seal_received_message,
)
from victimcare.services.person_keys import MessageKind, draw_message_key, move_message_key_to_person
from victimcare.services.ports import DeliveryReceipt, MessageState
from victimcare.services.ports.mail_reports import MailServerReport as MailServerReport
from victimcare.services.safe_contact import gate
from victimcare.services.secret_hashes import DigestUse, make_digest

LONGEST_RECEIVED = 100_000  # characters of words; an e-mail is kept whole beside them
ANSWERS_WITHIN = timedelta(days=180)  # a later message is not taken as an answer to the last one that went there
_NOT_SORTED = "not_sorted"
IN_DOUBT = "in_doubt"  # how a job is told of such a report
_POINTS = {ReceivedMessageChannel.TEXT: ContactPointKind.MOBILE, ReceivedMessageChannel.EMAIL: ContactPointKind.EMAIL}


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """One message as it came. `supplier_id` identifies it, however often it is delivered.

    `answers` are the references of messages that it names as those it answers; `is_automatic`: a machine wrote it.
    """

    channel: Literal["text", "email"]
    supplier: str
    supplier_id: str
    sender: str
    words: str
    sha256: str
    subject: str = ""
    content: bytes | None = None
    answers: tuple[str, ...] = ()
    is_automatic: bool = False
    report: MailServerReport | None = None
    message_id: str = ""  # its own name, for messages that answer it


@transaction.atomic
def take_in_message(*, actor: Actor, incoming: IncomingMessage, now: datetime) -> UUID:
    """Store a message, with the job that sorts it. Once this is committed it may be acknowledged. Safe to run twice."""
    permit(actor, Act.TAKE_IN)
    channel = ReceivedMessageChannel(incoming.channel)
    supplier_id = _identity(incoming)
    row = ReceivedMessage(
        public_id=uuid4(),
        supplier=incoming.supplier,
        supplier_id=supplier_id,
        channel=channel,
        kind=ReceivedMessageKind.UNKNOWN,
        received_at=now,
        reason=_NOT_SORTED,
    )
    key = draw_message_key(MessageKind.RECEIVED, row.public_id)
    head = build_received_head(
        channel, clean_for_storage(incoming.sender), clean_for_storage(incoming.subject), incoming.sha256
    )
    seal_received_message(
        row, key.seals, ReceivedWords(head, clean_for_storage(incoming.words), incoming.content or b"")
    )
    # Mail can come in floods: three statements, and no savepoint, which a lookup first would need.
    ReceivedMessage.objects.bulk_create([row], ignore_conflicts=True)
    known = ReceivedMessage.objects.only("id", "public_id", "sha256")
    kept = known.get(supplier=incoming.supplier, supplier_id=supplier_id)
    if kept.public_id != row.public_id:
        if keep_mail_copy(kept, content=incoming.content, sha256=incoming.sha256, now=now):
            note(actor, "message.came_again", at=now, detail={"received": str(kept.public_id)})
    else:
        key.keep()
        report = incoming.report or MailServerReport("", None, "")
        queue_job(
            Job.SORT_RECEIVED,
            received_id=kept.id,
            answers=" ".join(filter(_is_uuid, incoming.answers)),
            is_automatic=int(incoming.is_automatic),
            is_report=int(incoming.report is not None),
            reference=report.reference,
            state=IN_DOUBT if report.is_doubt else report.state or "",
            code=clean_for_storage(report.code)[:60],
        )
    return kept.public_id


def _identity(incoming: IncomingMessage) -> str:
    """The identity of a message, to recognise repeats. For a whole e-mail it is a keyed digest of its contents, so the
    contents cannot be guessed from it."""
    if incoming.content is not None:
        return make_digest(incoming.supplier_id, DigestUse.MAIL_NAME)
    return clean_for_storage(incoming.supplier_id)[:100]


@transaction.atomic
def sort_message(
    *, actor: Actor, received_id: int, answers: str, is_automatic: bool, report: MailServerReport | None, now: datetime
) -> None:
    """Find the victim and the kind of message; a colleague is asked to read what a person wrote. Safe to run twice."""
    permit(actor, Act.TAKE_IN)
    row = ReceivedMessage.objects.select_for_update(of=("self",)).get(id=received_id)
    if row.reason != _NOT_SORTED:
        return
    danger: tuple[str, ...] = ()
    if report is not None:
        _take_report(actor, row, report, now)
    else:
        said = open_received_words(row)
        row.telling, row.victim, row.answers_by_name = _find_sender(row, said.head.sender_key, answers.split(), now)
        danger = _read_for_danger(actor, row, said, now)
        row.kind, row.reason = _kind(row, said, is_automatic=is_automatic)
        if row.kind == ReceivedMessageKind.AUTOMATIC:
            row.settled_at = now
        if row.kind == ReceivedMessageKind.STOP:
            _stop_sender(row, said.head.sender_key, now)
        if row.settled_at is None:
            reading_tasks.ask_to_read_reply(row, now)
    row.save()
    if row.victim is not None:
        move_message_key_to_person(MessageKind.RECEIVED, row.public_id, row.victim.person_id)
    note(
        actor,
        "message.received",
        at=now,
        case_id=row.victim.case_id if row.victim else None,
        victim_id=row.victim_id,
        detail={"received": str(row.public_id), "channel": row.channel, "kind": row.kind, "danger": len(danger)},
    )


def _read_for_danger(actor: Actor, row: ReceivedMessage, said: ReceivedWords, now: datetime) -> tuple[str, ...]:
    """Read for danger, also where the message claims to be automatic: that is only its sender's word."""
    channel = ReceivedMessageChannel(row.channel)
    return check_for_danger(
        actor=actor,
        door=DangerSource(channel),
        about=received_danger_subject(row.public_id),
        texts=(said.head.subject, said.words),
        victim_id=row.victim_id,
        sender=DangerSender(said.head.sender_key, _POINTS[channel], ContactMethod(channel)),
        who=f"{channel}:{said.head.sender_key}",
        now=now,
    )


def received_danger_subject(received_id: UUID) -> str:
    """The name under which a danger reading of this message is stored."""
    return f"received:{received_id}"


def _take_report(actor: Actor, row: ReceivedMessage, report: MailServerReport, now: datetime) -> None:
    """Take a mail server's report on a message of ours; a report on any other is stored and changes nothing."""
    is_failure = report.state in (MessageState.FAILED, MessageState.FAILED_FOR_NOW)
    row.kind = ReceivedMessageKind.BOUNCE if is_failure else ReceivedMessageKind.REPORT
    row.reason, row.settled_at = report.code[:60] or "report", now
    try:
        if report.is_doubt:
            delivery_status.mark_arrival_doubtful(
                actor=actor, supplier=row.supplier, reference=report.reference, now=now
            )
        elif report.state is not None:
            receipt = DeliveryReceipt(report.reference, provider_id="", state=report.state, at=row.received_at)
            delivery_status.record_delivery_receipt(actor=actor, supplier=row.supplier, receipt=receipt, now=now)
    except NotFound:
        row.reason = "no_such_message"
        return
    row.telling = _telling_of(report.reference)
    if row.telling is None:
        return
    row.victim = row.telling.victim


def _telling_of(reference: str) -> Notification | None:
    """The message that a report is about, also of a delay: it is shown with its message."""
    return (
        Notification.objects.select_related("victim").filter(reference=reference).first()
        if _is_uuid(reference)
        else None
    )


def _find_sender(
    row: ReceivedMessage, sender_key: str, answers: list[str], now: datetime
) -> tuple[Notification | None, Victim | None, bool]:
    """The message that this one answers: the one it names (True), otherwise the last that went to its sender. Without
    one, the victim whose number or address that is, if it belongs to one person; of their cases, the newest."""
    named = Q(reference__in=[answer for answer in answers if _is_uuid(answer)])
    went_there = Q(point__match_key=sender_key, channel=row.channel, handed_over_at__gt=now - ANSWERS_WITHIN)
    tellings = Notification.objects.select_related("victim").exclude(handed_over_at=None).order_by("handed_over_at")
    by_name = tellings.filter(named).last()
    telling = by_name or (tellings.filter(went_there).last() if sender_key else None)
    if telling is not None:
        return telling, telling.victim, by_name is not None
    points = ContactPoint.objects.filter(match_key=sender_key, kind=_POINTS[ReceivedMessageChannel(row.channel)])
    people = set(points.values_list("person_id", flat=True)) if sender_key else set()
    return None, Victim.objects.filter(person_id__in=people).order_by("id").last() if len(people) == 1 else None, False


def _kind(row: ReceivedMessage, said: ReceivedWords, *, is_automatic: bool) -> tuple[ReceivedMessageKind, str]:
    """The kind of message, with the reason."""
    if is_automatic:
        return ReceivedMessageKind.AUTOMATIC, "written_by_a_machine"
    if asks_to_stop(said.words) or asks_to_stop(said.head.subject):
        return ReceivedMessageKind.STOP, "asked_to_stop"
    return (ReceivedMessageKind.REPLY, "wrote_back") if row.victim else (ReceivedMessageKind.UNKNOWN, "wrote_unknown")


def _stop_sender(row: ReceivedMessage, sender_key: str, now: datetime) -> None:
    """Record a STOP: from this commit on, no message goes there. Everyone reached there is locked until then, so a stop
    that was committed before an intent to send always wins."""
    stopped = {(_POINTS[ReceivedMessageChannel(row.channel)], sender_key)}
    # the victim may answer from another address of theirs
    if row.telling is not None and row.telling.point is not None:
        stopped.add((ContactPointKind(row.telling.point.kind), row.telling.point.match_key))
    keys = [key for _, key in stopped]
    gate.lock_victims(Victim.objects.filter(person__contact_points__match_key__in=keys).values_list("id", flat=True))
    StoppedPoint.objects.bulk_create(
        StoppedPoint(kind=kind, match_key=key, stopped_at=now, received=row) for kind, key in sorted(stopped) if key
    )


def clean_for_storage(words: str) -> str:
    """PostgreSQL stores no NUL, and no unpaired surrogates."""
    return words.replace("\0", "").encode("utf-8", "replace").decode()[:LONGEST_RECEIVED]


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
