"""What a mail server says became of a message of ours.

Sources: RFC 3464 (delivery status notifications), RFC 3461 section 4 (xtext), RFC 3798 (which this is not: that she has
opened something is none of our business). Old and odd reports by `flufl.bounce`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from flufl.bounce import all_failures

from victimcare.services.contact.incoming import Report
from victimcare.services.ports import MessageState

UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_FINAL = {"delivered": MessageState.DELIVERED, "failed": MessageState.FAILED}
_FROM_MACHINES = re.compile(r"mailer-daemon@|postmaster@", re.IGNORECASE)


def report_in(message: Message, content: bytes, *, domain: str, is_from_nobody: bool) -> Report | None:
    """None: it is no report. `domain` is that of our Message-IDs; `is_from_nobody`: its envelope named no sender."""
    status = next(_parts_of_type(message, "message/delivery-status"), None)
    if status is not None:
        return _standard(status, message, content, domain)
    if is_from_nobody or _FROM_MACHINES.search(str(message.get("From", ""))):
        return _odd(message, content, domain)
    return None


def references(text: str, domain: str) -> tuple[str, ...]:
    """Messages of ours that are named here by their Message-ID, in order, each once."""
    found = re.findall(rf"<?({UUID})@{re.escape(domain)}\b", text, re.IGNORECASE)
    return tuple(dict.fromkeys(one.lower() for one in found))


def _standard(status: Message, message: Message, content: bytes, domain: str) -> Report:
    """A message of ours has one recipient, so the first that is told of is the one."""
    blocks = [block for block in status.get_payload() if isinstance(block, Message)] if status.is_multipart() else []
    envelope = _from_xtext(next((str(b["Original-Envelope-Id"]) for b in blocks if b["Original-Envelope-Id"]), ""))
    told = next((block for block in blocks if block["Action"]), None)
    action = str(told["Action"]).strip().lower() if told is not None else ""
    code = str(told["Status"] or "").split()[0:1] if told is not None else []
    state = _FINAL.get(action)
    if state is MessageState.FAILED and code and code[0].startswith("4"):
        state = MessageState.FAILED_FOR_NOW  # it tried for days and gave up
    reference = envelope.lower() if re.fullmatch(UUID, envelope) else _named_in(message, content, domain)
    return Report(reference, state, code[0] if code else action)


def _odd(message: Message, content: bytes, domain: str) -> Report | None:
    """One that keeps to no standard: a failure if its form is known as one, and ours if our Message-ID stands in it."""
    waiting, failed = all_failures(message)
    reference = _named_in(message, content, domain)
    if failed:
        return Report(reference, MessageState.FAILED, "bounced")
    return Report(reference, None, "delayed") if waiting else None


def _named_in(message: Message, content: bytes, domain: str) -> str:
    """Our message by its own head in what was returned; else wherever its Message-ID stands."""
    for part in _parts_of_type(message, "message/rfc822", "text/rfc822-headers"):
        if found := references(part.as_string(), domain):
            return found[0]
    found = references(content.decode("latin-1"), domain)
    return found[0] if found else ""


def _parts_of_type(message: Message, *types: str) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_type() in types)


def _from_xtext(text: str) -> str:
    return re.sub(r"\+([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), text.strip())
