"""The inboxes: an SMTP server that stores mail in the journal, and sends delivery reports on request."""

from __future__ import annotations

import asyncio
import re
import smtplib
import threading
import uuid
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32, default
from email.utils import formatdate, make_msgid

from aiosmtpd.smtp import SMTP, Envelope, Session

from victimcare.demo.outside.outside_journal import JournalEntry, OutsideJournal
from victimcare.demo.outside.supplier_modes import SupplierModes

HANG_SECONDS = 60.0
SLOW_SECONDS = 2.0
MAIL_MODES = frozenset({"5xx", "429", "hang", "slow", "accept_then_drop"})
_DSN_PARAMETERS = re.compile(r"\s+(?:ENVID|RET|NOTIFY|ORCPT)=(\S+)", re.IGNORECASE)


class _Session(SMTP):
    """A session that offers delivery reports (RFC 3461), which aiosmtpd does not know: it strips their parameters."""

    envid = ""
    is_report_wanted = False

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd's name
        envid = re.search(r"\sENVID=(\S+)", arg or "", re.IGNORECASE)
        self.envid = envid.group(1) if envid else ""
        self.is_report_wanted = False
        await super().smtp_MAIL(_DSN_PARAMETERS.sub("", arg) if arg else arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        self.is_report_wanted |= bool(re.search(r"\sNOTIFY=\S*SUCCESS", arg or "", re.IGNORECASE))
        await super().smtp_RCPT(_DSN_PARAMETERS.sub("", arg) if arg else arg)


class OutsideMailbox:
    """Listens on `host` and `port` (0 picks a free one) in a thread of its own.

    `reported` is called with each accepted e-mail: with its sender and whether a delivery report was requested.
    """

    def __init__(
        self,
        *,
        journal: OutsideJournal,
        modes: SupplierModes,
        host: str,
        port: int,
        reported: Callable[[JournalEntry, str, bool], None],
    ) -> None:
        self._journal, self._modes, self._reported = journal, modes, reported
        self._loop = asyncio.new_event_loop()
        server = self._loop.run_until_complete(self._loop.create_server(self._session, host, port))
        self.port = int(server.sockets[0].getsockname()[1])
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=2)

    def _session(self) -> SMTP:
        return _Session(
            self, enable_SMTPUTF8=True, ident="make-believe mailbox", hostname="mailbox.example", loop=self._loop
        )

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name, as below
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], "250-DSN", responses[-1]]

    async def handle_DATA(self, server: _Session, session: Session, envelope: Envelope) -> str:  # noqa: N802
        mood = self._modes.take(MAIL_MODES)
        if "5xx" in mood:
            return "554 5.3.0 Something is broken here"
        if "429" in mood:
            return "451 4.7.1 Too many, try again later"
        if mood & {"hang", "slow"}:
            await asyncio.sleep(HANG_SECONDS if "hang" in mood else SLOW_SECONDS)
        content = envelope.content
        assert isinstance(content, bytes)  # decode_data is off
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        for recipient in envelope.rcpt_tos:
            # Outside the event loop, because the journal waits for the disk.
            entry = await asyncio.to_thread(self._keep, message, recipient, server.envid)
            self._reported(entry, str(envelope.mail_from), server.is_report_wanted)
        if "accept_then_drop" in mood and server.transport is not None:
            server.transport.abort()  # type: ignore[attr-defined]
        return "250 2.0.0 OK"

    def _keep(self, message: EmailMessage, recipient: str, envid: str) -> JournalEntry:
        named = str(message["Message-ID"]) if message["Message-ID"] else None
        return self._journal.add(
            id=str(uuid.uuid4()),
            provider="smtp",
            channel="email",
            to=recipient,
            sender=str(message["From"] or ""),
            subject=str(message["Subject"]) if message["Subject"] else None,
            body=_plain_words(message),
            reference=envid or named,
            state="accepted",
            message_id=named,
            reply_to=str(message["Reply-To"]) if message["Reply-To"] else None,
        )


def _plain_words(message: EmailMessage) -> str:
    """The plain words of a message, whatever charset it states."""
    part = message.get_body(preferencelist=("plain", "html")) or message
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except (LookupError, KeyError, UnicodeError):  # an unknown charset, or no text at all
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


# Delivery reports on e-mails: what a mail server sends back to the sender of a message (RFC 3464).

# Final state of a message -> action and enhanced status code (RFC 3463).
REPORTED_STATES = {
    "delivered": ("delivered", "2.1.5"),
    "permanent-failure": ("failed", "5.1.1"),
    "temporary-failure": ("failed", "4.4.7"),
    "technical-failure": ("failed", "5.3.0"),
}


def send_delivery_report(entry: JournalEntry, *, to: str, server: tuple[str, int]) -> None:
    """With an empty sender (`MAIL FROM:<>`), so that a report can never be answered by another."""
    report = build_delivery_report(entry, to=to)
    with smtplib.SMTP(*server, local_hostname="mailbox.example", timeout=10) as smtp:
        smtp.sendmail("", [to], report.as_bytes(policy=compat32.clone(linesep="\r\n")))


def build_delivery_report(entry: JournalEntry, *, to: str) -> MIMEMultipart:
    action, status = REPORTED_STATES[entry.state]
    report = MIMEMultipart("report")
    report.set_param("report-type", "delivery-status")
    report["From"] = "Mail Delivery Subsystem <MAILER-DAEMON@mailbox.example>"
    report["To"] = to
    report["Subject"] = "Delivery Status Notification"
    report["Date"] = formatdate()
    report["Message-ID"] = make_msgid(domain="mailbox.example")
    report["Auto-Submitted"] = "auto-replied"
    report.attach(MIMEText(f"This is what became of your message: {action}."))
    report.attach(_status_part(entry, action, status))
    report.attach(_headers_part(entry))
    return report


def _status_part(entry: JournalEntry, action: str, status: str) -> MIMEMessage:
    message, recipient = Message(), Message()
    message["Reporting-MTA"] = "dns;mailbox.example"
    if entry.reference:
        message["Original-Envelope-Id"] = entry.reference
    recipient["Original-Recipient"] = recipient["Final-Recipient"] = f"rfc822;{entry.to}"
    recipient["Action"], recipient["Status"] = action, status
    both = MIMEMessage(Message(), "delivery-status")
    both.set_payload([message, recipient])
    return both


def _headers_part(entry: JournalEntry) -> MIMEText:
    returned = EmailMessage()
    returned["Message-ID"] = entry.message_id
    returned["To"] = entry.to
    part = MIMEText(returned.as_string(), "rfc822-headers")
    del part["MIME-Version"]
    return part
