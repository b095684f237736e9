"""Delivery reports on e-mails: what a mail server sends back to whom a message came from (RFC 3464)."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import formatdate, make_msgid

from victimcare.demo.outside.journal import Entry

# Final state of a message -> action and enhanced status code (RFC 3463).
TOLD = {
    "delivered": ("delivered", "2.1.5"),
    "permanent-failure": ("failed", "5.1.1"),
    "temporary-failure": ("failed", "4.4.7"),
    "technical-failure": ("failed", "5.3.0"),
}


def send_report(entry: Entry, *, to: str, server: tuple[str, int]) -> None:
    """From nobody (`MAIL FROM:<>`), so that a report can never be answered by another."""
    report = report_on(entry, to=to)
    with smtplib.SMTP(*server, local_hostname="mailbox.example", timeout=10) as smtp:
        smtp.sendmail("", [to], report.as_bytes(policy=compat32.clone(linesep="\r\n")))


def report_on(entry: Entry, *, to: str) -> MIMEMultipart:
    action, status = TOLD[entry.state]
    report = MIMEMultipart("report")
    report.set_param("report-type", "delivery-status")
    report["From"] = "Mail Delivery Subsystem <MAILER-DAEMON@mailbox.example>"
    report["To"] = to
    report["Subject"] = "Delivery Status Notification"
    report["Date"] = formatdate()
    report["Message-ID"] = make_msgid(domain="mailbox.example")
    report["Auto-Submitted"] = "auto-replied"
    report.attach(MIMEText(f"This is what became of your message: {action}."))
    report.attach(_status(entry, action, status))
    report.attach(_headers(entry))
    return report


def _status(entry: Entry, action: str, status: str) -> MIMEMessage:
    message, recipient = Message(), Message()
    message["Reporting-MTA"] = "dns;mailbox.example"
    if entry.reference:
        message["Original-Envelope-Id"] = entry.reference
    recipient["Original-Recipient"] = recipient["Final-Recipient"] = f"rfc822;{entry.to}"
    recipient["Action"], recipient["Status"] = action, status
    both = MIMEMessage(Message(), "delivery-status")
    both.set_payload([message, recipient])
    return both


def _headers(entry: Entry) -> MIMEText:
    returned = EmailMessage()
    returned["Message-ID"] = entry.message_id
    returned["To"] = entry.to
    part = MIMEText(returned.as_string(), "rfc822-headers")
    del part["MIME-Version"]
    return part
