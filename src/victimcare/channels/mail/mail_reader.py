"""Converts an e-mail into the form that the services take in."""

from __future__ import annotations

import hashlib
from email import message_from_bytes
from email.message import Message

import structlog

from victimcare.channels.mail.delivery_reports import find_message_ids, find_report
from victimcare.channels.mail.mail_text import decode_text, list_authors, read_header, read_plain_text
from victimcare.rules.contact.mail_safety import is_mail_safe_to_parse
from victimcare.services.conversations.received_intake import IncomingMessage
from victimcare.services.ports.mail_reports import MailServerReport

SUPPLIER = "smtp"  # the name of the mailer that sends our mail: reports are about what it was given
NULL_SENDERS = ("", "<>")  # envelope senders that are machines: they never get an answer

log = structlog.get_logger(__name__)


def read_mail(content: bytes, *, mail_from: str, domain: str) -> IncomingMessage:
    """Never fails: a message that cannot be read is stored as its bytes, and a person looks at it.

    `mail_from` is the envelope's sender, `domain` that of our own Message-IDs.
    """
    try:
        return _parse_mail(content, mail_from, domain)
    # whatever a mail program writes, the mail must neither be lost nor come again for ever
    except Exception as problem:
        log.warning("mail.not_made_out", error=type(problem).__name__)
        digest = hashlib.sha256(content).hexdigest()
        return IncomingMessage(
            channel="email",
            supplier=SUPPLIER,
            supplier_id=digest,
            sender=mail_from,
            words=decode_text(content, None),
            sha256=digest,
            content=content,
        )


def _parse_mail(content: bytes, mail_from: str, domain: str) -> IncomingMessage:
    if not is_mail_safe_to_parse(content):
        raise ValueError("more parts than anybody writes")
    message = message_from_bytes(content)
    has_null_sender = mail_from in NULL_SENDERS
    sender = _join_authors(message) or mail_from
    said, subject = read_plain_text(message), read_header(message, "Subject")
    is_automatic = has_null_sender or _is_automatic_mail(message)
    named = find_message_ids(f"{read_header(message, 'In-Reply-To')} {read_header(message, 'References')}", domain)
    report = find_report(message, content, said, domain=domain, has_null_sender=has_null_sender)
    if report is None and has_null_sender and named and not _is_automatic_mail(message):
        report = MailServerReport(named[0], None, "from_nobody", is_doubt=True)
    return IncomingMessage(
        channel="email",
        supplier=SUPPLIER,
        supplier_id=_hash_identity(message, content, (sender, subject, said)),
        sender=sender,
        subject=subject,
        words=said,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        message_id=read_header(message, "Message-ID"),
        answers=named,
        is_automatic=report is None and is_automatic,
        report=report,
    )


def _join_authors(message: Message) -> str:
    """Return the author's address. Several authors count as none: a server on the way vouches for one of them, and we
    might take another."""
    return ", ".join(list_authors(message))


def _is_automatic_mail(message: Message) -> bool:
    """RFC 3834, section 5, two older headers, and Exchange's mark for out-of-office mail."""
    submitted = read_header(message, "Auto-Submitted").lower()
    is_away = submitted.startswith("auto-generated") and "X-Auto-Response-Suppress" in message
    answered = submitted.startswith("auto-replied") or is_away
    return answered or "X-Autoreply" in message or read_header(message, "Precedence").lower() == "auto_reply"


def _hash_identity(message: Message, content: bytes, read_of_it: tuple[str, str, str]) -> str:
    """Return a hash that is the same for a message that is delivered twice: in transit it gets other headers, but keeps
    its own. It includes everything that is read (author, subject and words), since anyone may write another mail's
    Message-ID."""
    named = read_header(message, "Message-ID")
    what = "\n".join((named, *read_of_it)).encode("utf-8", "surrogatepass") if named else content
    return hashlib.sha256(what).hexdigest()
