"""Writes e-mails to officers, keeps them sealed, and sends them by a job through the force's mail server. None ever
goes to a victim.

An officer's address comes from the record system. If it also belongs to a victim, or to a person from whom a victim
must be kept safe, it gets no e-mail.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import transaction

from victimcare.records.models import Installation, Officer, OfficerMail, OfficerPrompt, OfficerReply, PromptedQuestion
from victimcare.records.models.officer_updates import OfficerMailKind, OfficerMailState
from victimcare.rules.updates import mail_authenticity
from victimcare.services import port_registry
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import agency_messages
from victimcare.services.person_keys import ERASED, KEY_MISSING, OpeningKeys, SealingKey, load_person_keys
from victimcare.services.ports import InvalidRecipient, OutgoingEmail, Recipient, SendDeferred, SendInDoubt, SendRefused
from victimcare.services.sealing import Unopened, seal_bytes, unseal_bytes
from victimcare.services.secret_hashes import DigestUse, make_digest
from victimcare.wording import say

# Seals and opens officers' e-mails, to us and from us: only this code reads their words.
#
# What an officer wrote is sealed under that e-mail's own key, which is erased when a redaction blanks the e-mail. Our
# own e-mail is kept for minutes: it is sealed with the installation's key, and blanked once sent.

LISTED = ("public_id", "sealed_head")  # columns that `open_reply_heads` reads
_AT_ONCE = 1000  # heads of a long list, opened per query


@dataclass(frozen=True, slots=True)
class ReplyHead:
    """The sender of an e-mail to the officers' address, as the e-mail states it. `message_id` is the e-mail's own name,
    `sha256` the digest of the e-mail as it came."""

    sender: str
    subject: str
    message_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """A whole e-mail to the officers' address. `said` leaves out quoted text."""

    head: ReplyHead
    words: str
    said: str


@dataclass(frozen=True, slots=True)
class MailWords:
    """An e-mail from us to an officer. `answers`: the message id that it answers; empty if none."""

    subject: str
    body: str
    answers: str = ""


def seal_reply(row: OfficerReply, key: SealingKey, said: ReplyWords, content: bytes) -> None:
    """Seal this e-mail's words into its columns, without saving the row."""
    row.sealed_head = key.seal_words(_as_json(*astuple(said.head)), _place(row, "head"))
    row.sealed_words = key.seal_words(_as_json(said.words, said.said), _place(row, "words"))
    row.sealed_content = key.seal_bytes(content, _place(row, "content")) if content else b""
    row.sha256 = make_digest(said.head.sha256, DigestUse.MAIL_BYTES)


def open_reply_words(row: OfficerReply) -> ReplyWords:
    """Open this e-mail's words, to read or sort it. One query."""
    return open_replies([row])[row.id]


def open_replies(rows: Iterable[OfficerReply]) -> Mapping[int, ReplyWords]:
    """Open the words of these e-mails, by row. One query."""
    listed = list(rows)
    keys = load_person_keys(value for row in listed for value in (row.sealed_head, row.sealed_words))
    return {row.id: _open_reply(row, keys) for row in listed}


def open_reply_heads(rows: Iterable[OfficerReply]) -> Mapping[int, ReplyHead]:
    """Open the heads of these e-mails, by row. One query per thousand."""
    listed: list[OfficerReply] = list(rows)
    found: dict[int, ReplyHead] = {}
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        keys = load_person_keys(row.sealed_head for row in some)
        found |= {row.id: _open_head(row, keys) for row in some}
    return found


def seal_mail(mail: OfficerMail, words: MailWords) -> None:
    """Seal the words of our own e-mail into its column, without saving the row."""
    mail.sealed_words = seal_bytes(_as_json(*astuple(words)).encode(), _place_of_mail(mail))


def open_mail_words(mail: OfficerMail) -> MailWords:
    """Open the words of our own e-mail; empty once it was sent, or will never be. Raises Unopened if the installation's
    key is missing."""
    if not mail.sealed_words:
        return MailWords(subject="", body="")
    return MailWords(*json.loads(unseal_bytes(bytes(mail.sealed_words), _place_of_mail(mail))))


def _open_reply(row: OfficerReply, keys: OpeningKeys) -> ReplyWords:
    head = _open_head(row, keys)
    if not row.sealed_words:
        return ReplyWords(head, words="", said="")
    opened = keys.open_words(row.sealed_words, _place(row, "words"))
    if opened in (ERASED, KEY_MISSING):
        return ReplyWords(head, words=opened, said=opened)
    return ReplyWords(head, *json.loads(opened))


def _open_head(row: OfficerReply, keys: OpeningKeys) -> ReplyHead:
    if not row.sealed_head:
        return ReplyHead(sender="", subject="", message_id="", sha256="")
    opened = keys.open_words(row.sealed_head, _place(row, "head"))
    if opened in (ERASED, KEY_MISSING):
        return ReplyHead(sender=opened, subject=opened, message_id="", sha256="")
    return ReplyHead(*json.loads(opened))


def _as_json(*values: str) -> str:
    return json.dumps(values, ensure_ascii=False)


def _place(row: OfficerReply, part: str) -> str:
    return f"officer-reply:{row.public_id}:{part}"


def _place_of_mail(mail: OfficerMail) -> str:
    return f"officer-mail:{mail.reference}"


RETRY_AFTER = timedelta(minutes=5)
CLAIMED_FOR = timedelta(minutes=10)
MOST_TRIES = 24
MOST_A_DAY = 12  # our e-mails to one officer: two machines must never write to each other for ever
_MOST = 200

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class MailText:
    subject: str
    body: str


def queue_officer_mail(
    prompt: OfficerPrompt,
    words: MailText,
    *,
    asks: PromptedQuestion | None,
    kind: OfficerMailKind = OfficerMailKind.PROMPT,
    answers: str = "",
    good_until: datetime | None = None,
    now: datetime,
) -> bool:
    """Keep this e-mail with the job that sends it, in the caller's transaction. `asks`: the question for which its own
    address takes one answer, until `good_until`; None: a week after the prompt. Returns False if e-mail cannot reach
    this officer, or has done so often enough today."""
    if not settings.OFFICER_ADDRESS or not may_be_mailed(prompt.officer):
        return False
    if OfficerMail.objects.filter(prompt=prompt).count() >= MOST_A_DAY:
        return False
    mail = OfficerMail(
        reference=uuid4(),
        prompt=prompt,
        kind=kind,
        asks=asks,
        good_until=good_until or mail_authenticity.address_good_until(prompt.on),
        made_at=now,
        next_at=now,
    )
    seal_mail(mail, MailWords(words.subject, words.body, answers))
    mail.save(force_insert=True)
    queue_job(Job.SEND_OFFICER_MAIL)
    return True


def may_be_mailed(officer: Officer) -> bool:
    """Whether the address belongs to the officer alone."""
    return agency_messages.is_safe_agency_address(officer.email)


def send_due_officer_mails(*, now: datetime) -> int:
    """Send every e-mail that is due. Returns how many; safe to run twice, and concurrently."""
    if Installation.objects.filter(sending_held_since__isnull=False).exists():
        return 0
    due = OfficerMail.objects.filter(state=OfficerMailState.QUEUED, next_at__lte=now).order_by("next_at", "id")
    return sum(_send(mail_id, now) for mail_id in list(due.values_list("id", flat=True)[:_MOST]))


def _send(mail_id: int, now: datetime) -> bool:
    """Claim the e-mail for a while before sending, so that no two workers send it. If the worker is killed, it is sent
    again: a repeated question does no harm, a missing one may."""
    mail = _claim(mail_id, now)
    if mail is None:
        return False
    try:
        port_registry.officer_email_supplier().send(_outgoing(mail))
    except (SendDeferred, port_registry.PortUnbound) as problem:
        is_over = mail.tries >= MOST_TRIES
        _settle(mail, OfficerMailState.FAILED if is_over else OfficerMailState.QUEUED, now, str(problem))
    except (SendRefused, InvalidRecipient) as problem:
        _settle(mail, OfficerMailState.FAILED, now, str(problem))
    except SendInDoubt as problem:
        _settle(mail, OfficerMailState.IN_DOUBT, now, problem.reason)
    except Unopened:
        _settle(mail, OfficerMailState.FAILED, now, "its words cannot be opened")
    else:
        _settle(mail, OfficerMailState.HANDED_OVER, now)
    return mail.state == OfficerMailState.HANDED_OVER


@transaction.atomic
def _claim(mail_id: int, now: datetime) -> OfficerMail | None:
    rows = OfficerMail.objects.select_for_update(of=("self",), skip_locked=True).select_related("prompt__officer")
    mail = rows.filter(id=mail_id, state=OfficerMailState.QUEUED, next_at__lte=now).first()
    if mail is not None:
        mail.tries += 1
        mail.next_at = now + CLAIMED_FOR
        mail.save(update_fields=["tries", "next_at"])
    return mail


def _settle(mail: OfficerMail, state: OfficerMailState, now: datetime, reason: str = "") -> None:
    """Blank the words once the e-mail is sent or given up: what was asked is kept in rows."""
    mail.state, mail.reason = state, reason[:200]
    mail.next_at = now + RETRY_AFTER if state is OfficerMailState.QUEUED else None
    mail.settled_at = None if state is OfficerMailState.QUEUED else now
    if state is not OfficerMailState.QUEUED:
        mail.sealed_words = b""
    mail.save(update_fields=["state", "reason", "next_at", "settled_at", "sealed_words"])
    if state is OfficerMailState.FAILED:
        log.warning("updates.mail_failed", mail=mail.id)


def _outgoing(mail: OfficerMail) -> OutgoingEmail:
    words = open_mail_words(mail)
    return OutgoingEmail(
        reference=str(mail.reference),
        to=Recipient(mail.prompt.officer.email),
        subject=words.subject,
        body=words.body,
        sender_name=say("updates-sender"),
        reply_to=reply_address(mail),
        answers=words.answers,
    )


def reply_address(mail: OfficerMail) -> str:
    """Each e-mail has its own address."""
    prompt = mail.prompt
    return mail_authenticity.make_reply_address(
        settings.OFFICER_ADDRESS, key=reply_address_key(), mail=mail.id, officer=prompt.officer_id, on=prompt.on
    )


def find_mail_by_address(recipient: str) -> OfficerMail | None:
    """The e-mail that carried this address, locked: it takes one answer."""
    rows = OfficerMail.objects.select_for_update(of=("self",)).select_related("prompt__officer", "asks__question__case")
    mail = rows.filter(id=mail_authenticity.find_mail_number(recipient) or 0).first()
    if mail is None:
        return None
    prompt = mail.prompt
    is_ours = mail_authenticity.is_reply_address(
        recipient, key=reply_address_key(), mail=mail.id, officer=prompt.officer_id, on=prompt.on
    )
    return mail if is_ours else None


def reply_address_key() -> bytes:
    """The key of reply addresses. With a new secret key or salt, earlier addresses are unknown: staff read answers to
    them."""
    salt = Installation.objects.values_list("reply_salt", flat=True).first() or b""
    return b"officer-reply:" + settings.SECRET_KEY.encode() + bytes(salt)


def end_reply_addresses() -> None:
    """Invalidate every address that was given to an officer: staff read answers to them."""
    Installation.objects.update(reply_salt=secrets.token_bytes(32))


def list_failed_mails(*, since: datetime) -> Sequence[OfficerMail]:
    """Question e-mails that have since failed: their officers have not been asked."""
    failed = OfficerMail.objects.filter(
        state=OfficerMailState.FAILED, kind=OfficerMailKind.PROMPT, settled_at__gte=since
    )
    return list(failed.select_related("prompt__officer").order_by("id"))
