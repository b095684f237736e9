"""Reads what mail servers report about our messages.

Sources: RFC 3464 (delivery status notifications), RFC 3461 section 4 (xtext). Not RFC 3798: whether a victim has opened
a message is none of our business. Old and odd reports are read by `flufl.bounce`.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from email.message import Message

import structlog
from flufl.bounce import all_failures

from victimcare.channels.mail.mail_text import list_authors
from victimcare.services.ports import MessageState
from victimcare.services.ports.mail_reports import MailServerReport

UUID_PATTERN = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
log = structlog.get_logger(__name__)
_FINAL_STATES = {"delivered": MessageState.DELIVERED, "failed": MessageState.FAILED}
_PASSING_ACTIONS = ("delayed", "relayed", "expanded")  # RFC 3464, 2.3.3
_MACHINE_SENDERS = re.compile(r"mailer-daemon@|postmaster@", re.IGNORECASE)


def find_report(
    message: Message, content: bytes, said: str, *, domain: str, has_null_sender: bool
) -> MailServerReport | None:
    """None: it is no report. `said`: its text; `domain`: that of our Message-IDs; `has_null_sender`: its envelope named
    no sender. A person may forward a report that they received: what they write themselves must be read."""
    is_by_machine = has_null_sender or any(map(_MACHINE_SENDERS.match, list_authors(message)))
    if is_by_machine or message.get_content_type() == "multipart/report":
        status = next(_list_parts(message, "message/delivery-status"), None)
        if status is not None:
            return _read_standard_report(status, message, content, said, domain)
    return _read_odd_report(message, content, said, domain) if is_by_machine else None


def find_message_ids(text: str, domain: str) -> tuple[str, ...]:
    """Return our messages that are named here by their Message-ID, in order, each once."""
    found = re.findall(rf"<?({UUID_PATTERN})@{re.escape(domain)}\b", text, re.IGNORECASE)
    return tuple(dict.fromkeys(one.lower() for one in found))


def _read_standard_report(
    status: Message, message: Message, content: bytes, said: str, domain: str
) -> MailServerReport:
    """Read a standard report. Our messages have one recipient each, so the first status counts."""
    blocks = [block for block in status.get_payload() if isinstance(block, Message)] if status.is_multipart() else []
    envelope = _decode_xtext(next((str(b["Original-Envelope-Id"]) for b in blocks if b["Original-Envelope-Id"]), ""))
    told = next((block for block in blocks if block["Action"]), None)
    action = str(told["Action"]).strip().lower() if told is not None else ""
    code = str(told["Status"] or "").split()[0:1] if told is not None else []
    state = _FINAL_STATES.get(action)
    if state is MessageState.FAILED and code and code[0].startswith("4"):
        state = MessageState.FAILED_FOR_NOW  # the server tried for days and gave up
    reference = (
        envelope.lower()
        if re.fullmatch(UUID_PATTERN, envelope)
        else _find_named_message(message, content, said, domain)
    )
    # It does not say what became of the message, but the message came back.
    is_doubt = state is None and action not in _PASSING_ACTIONS
    return MailServerReport(reference, state, code[0] if code else action, is_doubt=is_doubt)


def _read_odd_report(message: Message, content: bytes, said: str, domain: str) -> MailServerReport | None:
    """Read a report that follows no standard: a failure if its form is known as one, and ours if it contains our
    Message-ID. In an unknown form, a report that returns our message leaves the message in doubt."""
    waiting, failed = _list_failures(message)
    reference = _find_named_message(message, content, said, domain)
    if failed:
        return MailServerReport(reference, MessageState.FAILED, "bounced")
    if waiting:
        return MailServerReport(reference, None, "delayed")
    returned = _find_returned_message(message, content, said, domain)
    return MailServerReport(returned, None, "returned", is_doubt=True) if returned else None


def _list_failures(message: Message) -> tuple[set[bytes], set[bytes]]:
    """Return the addresses that are waiting and those that failed. If the library fails on a mail, it counts as an
    unknown form: the mail keeps its author and its kind."""
    try:
        waiting, failed = all_failures(message)
    except Exception as problem:  # a mail server may write anything
        log.warning("mail.report_not_read", error=type(problem).__name__)
        return set(), set()
    return set(waiting), set(failed)


def _find_named_message(message: Message, content: bytes, said: str, domain: str) -> str:
    """Return our message, from its own header in the returned part; otherwise from any place that holds its
    Message-ID."""
    for part in _list_parts(message, "message/rfc822", "text/rfc822-headers"):
        with contextlib.suppress(Exception):  # the returned part may be anything
            if found := find_message_ids(part.as_string(), domain):
                return found[0]
    found = find_message_ids(f"{content.decode('latin-1')}\n{said}", domain)
    return found[0] if found else ""


def _find_returned_message(message: Message, content: bytes, said: str, domain: str) -> str:
    """Return our message in the returned part. An answer names it only in its headers."""
    _, _, body = content.replace(b"\r\n", b"\n").partition(b"\n\n")
    in_parts = "\n".join(_list_decoded_parts(message))
    found = find_message_ids(f"{body.decode('latin-1')}\n{said}\n{in_parts}", domain)
    return found[0] if found else ""


def _list_decoded_parts(message: Message) -> Iterator[str]:
    """Yield the parts that are encoded (base64, quoted-printable), decoded."""
    for part in message.walk():
        if not part.is_multipart() and part.get("Content-Transfer-Encoding"):
            payload = part.get_payload(decode=True)
            yield payload.decode("latin-1") if isinstance(payload, bytes) else ""


def _list_parts(message: Message, *types: str) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() in types)


def _decode_xtext(text: str) -> str:
    return re.sub(r"\+([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), text.strip())
