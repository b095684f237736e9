"""Sends e-mails to a mail server: one recipient per transaction, plain text, with a delivery report requested.

Sources: RFC 5321 (SMTP), RFC 3207 (STARTTLS), RFC 3461 (the DSN extension), RFC 2034 (enhanced status codes). A mail
server cannot be asked what became of a message, so this supplier cannot be asked: a message in doubt is for a person,
unless the requested delivery report answers first. It names the message by our reference, as Message-ID and ENVID.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import formataddr, formatdate

from victimcare.services.ports import AcceptedMessage, OutgoingEmail, SendDeferred, SendError, SendInDoubt, SendRefused

TIMEOUT = 15.0  # seconds for each answer of the server
OK, FORWARDED, GO_AHEAD = 250, 251, 354
_PERMANENT = 500  # from this code on the server will not accept it however often it is tried


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is submitted. `tls` None: without encryption, for the make-believe outside world alone."""

    host: str
    port: int
    tls: ssl.SSLContext | None
    user: str | None = None
    password: str | None = None


class SmtpMailer:
    """An `EmailSupplier`. It makes a connection for each message, so it may be shared by threads."""

    name = "smtp"

    def __init__(self, server: SmtpServer, *, address: str, timeout: float = TIMEOUT) -> None:
        """`address`: the sender of e-mails, to which answers and delivery reports go; its domain is used to name
        messages."""
        self._server, self._address, self._timeout = server, address, timeout

    def send(self, message: OutgoingEmail, /) -> AcceptedMessage:
        needs_utf8 = not message.to.isascii()
        try:
            mail = self._mail(message)
        except ValueError:  # a line break in a header
            raise SendRefused("a subject, name or address that no e-mail can have") from None
        content = mail.as_bytes(policy=SMTPUTF8 if needs_utf8 else SMTP)
        with self._connection() as smtp:
            self._envelope(smtp, message, needs_utf8=needs_utf8)
            _hand_in(smtp, content)
        return AcceptedMessage(provider_id=str(mail["Message-ID"]))

    def _mail(self, message: OutgoingEmail) -> EmailMessage:
        if "@" not in message.to:
            raise SendRefused("no e-mail address")
        mail = EmailMessage(policy=SMTPUTF8)
        mail["From"] = formataddr((message.sender_name, self._address))
        mail["To"] = message.to
        mail["Subject"] = message.subject
        mail["Date"] = formatdate()
        mail["Message-ID"] = f"<{message.reference}@{self._address.rpartition('@')[2]}>"
        if message.reply_to:
            mail["Reply-To"] = message.reply_to
        if message.answers:
            mail["In-Reply-To"] = mail["References"] = message.answers
        # RFC 3834: asks machines not to answer.
        mail["Auto-Submitted"] = "auto-replied" if message.is_automatic_reply else "auto-generated"
        if message.is_automatic_reply:
            mail["X-Loop"] = self._address  # by which we know it again, should it come back
            mail["X-Auto-Response-Suppress"] = "All"
        mail.set_content(message.body, cte="quoted-printable")
        return mail

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        """A connection that is encrypted and signed in. Until the message is sent, anything that fails may be tried
        again."""
        server, us = self._server, self._address.rpartition("@")[2]
        with _before_the_words():
            smtp = smtplib.SMTP(server.host, server.port, local_hostname=us, timeout=self._timeout)
        try:
            with _before_the_words():
                if server.tls is not None:
                    smtp.starttls(context=server.tls)
                if server.user is not None:
                    smtp.login(server.user, server.password or "")
                smtp.ehlo_or_helo_if_needed()
            yield smtp
        finally:
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
            smtp.close()

    def _envelope(self, smtp: smtplib.SMTP, message: OutgoingEmail, *, needs_utf8: bool) -> None:
        if needs_utf8 and not smtp.has_extn("smtputf8"):
            raise SendRefused("the mail server takes no address with letters of other scripts")
        with_report = smtp.has_extn("dsn")
        for_sender = [f"ENVID={message.reference}", "RET=HDRS"] if with_report else []
        # For a mail that asks for an answer to an address of its own, the answer shows that it arrived.
        options = [f"NOTIFY={'FAILURE' if message.reply_to else 'SUCCESS,FAILURE'}"] if with_report else []
        if with_report and not needs_utf8:
            options.append(f"ORCPT={_original(message.to)}")
        with _before_the_words():
            code, words = smtp.mail(
                message.reply_to or self._address, [*for_sender, *(["SMTPUTF8"] if needs_utf8 else [])]
            )
            if code != OK:
                raise SendDeferred(_describe_refusal("sender", code, words))  # about us, not about this message
            code, words = smtp.rcpt(message.to, options)
            if code not in (OK, FORWARDED):
                raise _refusal("recipient", code, words)


def _hand_in(smtp: smtplib.SMTP, content: bytes) -> None:
    """DATA. Between the final dot and the answer it is not known whether the server has accepted it."""
    with _before_the_words():
        code, words = smtp.docmd("DATA")
    if code != GO_AHEAD:
        raise _refusal("data", code, words)
    try:
        smtp.send(re.sub(rb"(?m)^\.", b"..", content).removesuffix(b"\r\n") + b"\r\n.\r\n")
        code, words = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise SendInDoubt(f"no answer to the words: {type(error).__name__}") from None
    if code != OK:
        raise _refusal("words", code, words)


@contextmanager
def _before_the_words() -> Iterator[None]:
    try:
        yield
    except ssl.SSLError as error:
        raise SendDeferred(f"no safe connection: {error.reason or type(error).__name__}") from None
    except smtplib.SMTPResponseException as error:
        raise SendDeferred(_describe_refusal("greeting", error.smtp_code, error.smtp_error)) from None
    except (smtplib.SMTPException, OSError) as error:
        raise SendDeferred(f"no connection: {type(error).__name__}") from None


def _refusal(step: str, code: int, words: bytes) -> SendError:
    # 4xx: full, busy or greylisting; 5xx: it will not accept this message however often it is tried.
    return (
        SendRefused(_describe_refusal(step, code, words))
        if code >= _PERMANENT
        else SendDeferred(_describe_refusal(step, code, words))
    )


def _describe_refusal(step: str, code: int, words: bytes | str) -> str:
    """The codes alone, since a server's text repeats the victim's address."""
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    enhanced = re.match(r"[245]\.\d{1,3}\.\d{1,3}\b", text)
    return f"{step}: {code}{f' {enhanced.group()}' if enhanced else ''}"


def _original(address: str) -> str:
    """The recipient as a delivery report repeats it: xtext (RFC 3461, section 4)."""
    return "rfc822;" + "".join(c if "!" <= c <= "~" and c not in "+=" else f"+{ord(c):02X}" for c in address)
