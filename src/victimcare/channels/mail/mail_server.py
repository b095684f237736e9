"""Takes mail for this installation's own addresses, and confirms it only once it is in the database. Mail to the
control room is stored as it came, and read afterwards (`room_mail_process`).

Source: RFC 5321, and RFC 3207 (STARTTLS). If the force gives a certificate, mail is taken over STARTTLS alone. Every
sender gets the same answer, so none learns whether we know them. Mail for other addresses is refused: we do not relay.
`run_mail` is the process of `victimcare mail`.
"""

from __future__ import annotations

import asyncio
import signal
import ssl
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import click
import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session, TLSSetupException
from django.conf import settings
from django.db import close_old_connections

from victimcare.channels.mail.author_checks import AuthorChecks, make_key_finder
from victimcare.channels.mail.mail_reader import read_mail
from victimcare.channels.mail.mail_text import count_attachments, strip_quoted
from victimcare.rules.updates.mail_authenticity import remove_address_tag
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.control_room.intake.mail_intake import accept_room_mail
from victimcare.services.conversations import received_intake
from victimcare.services.updates import officer_replies

LARGEST_MAIL = 10 * 1024 * 1024  # bytes
LONGEST_LINE = 64 * 1024  # bytes; many exceed the standard's 998
MOST_SESSIONS = 200
_SESSION_TIMEOUT = 120.0  # seconds for which a session may be silent
_THREADS = 4  # each holds a connection to the database
_MAIL_ACTOR = Actor.system("mail")

log = structlog.get_logger(__name__)


class _MailSession(SMTP):
    line_length_limit = LONGEST_LINE
    ended: Callable[[], None]

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self.ended()

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        """Also end the session of a peer that leaves in the middle of the handshake: asyncio does not tell us, and the
        session would be counted for ever."""
        await super().smtp_STARTTLS(arg)
        if self._tls_protocol is not None and self.session is not None and self.session.ssl is None:
            raise TLSSetupException


class InboundMailServer:
    """`addresses`: those at which mail is taken; the domain of the first is used for our own messages. `officers`: the
    one at which officers answer, with our tag in it; `checks`: what proves that they did. `control_room`: the mailbox
    of the control room. `now`: the product's clock. `tls`: with our certificate; without it, mail is taken in the
    clear."""

    def __init__(
        self,
        addresses: tuple[str, ...],
        now: Callable[[], datetime],
        officers: str = "",
        checks: AuthorChecks | None = None,
        tls: ssl.SSLContext | None = None,
        *,
        control_room: str = "",
    ) -> None:
        self._addresses = {address.casefold() for address in addresses}
        self._officers = officers.casefold()
        self._checks = checks or AuthorChecks(relays=(), server_id="", find_key=make_key_finder(None))
        self._control_room = control_room.casefold()
        self._domain = (*addresses, control_room)[0].rpartition("@")[2].casefold()
        self._postmasters = {f"postmaster@{one.rpartition('@')[2]}" for one in self._addresses}
        if self._addresses:
            self._postmasters.add("postmaster")
        self._now = now
        self._tls = tls
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="mail")
        self._standing = 0  # sessions that have begun and not ended
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen, and return the port. Raises OSError."""
        self._server = await asyncio.get_running_loop().create_server(self._session, host, port)
        number: int = self._server.sockets[0].getsockname()[1]
        return number

    async def stop(self) -> None:
        """Stop the server; mail that is being stored is stored first."""
        if self._server is not None:
            self._server.close()
        await asyncio.to_thread(self._threads.shutdown)

    def _session(self) -> SMTP:
        session = _MailSession(
            self if self._standing < MOST_SESSIONS else _FullServer(),
            hostname=self._domain,
            ident="mail",
            data_size_limit=LARGEST_MAIL,
            enable_SMTPUTF8=True,
            tls_context=self._tls,
            require_starttls=self._tls is not None,
            auth_exclude_mechanism=("LOGIN", "PLAIN"),
            timeout=_SESSION_TIMEOUT,
            loop=asyncio.get_running_loop(),
        )
        session.ended = self._end
        self._standing += 1
        return session

    def _end(self) -> None:
        self._standing -= 1

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name, as below
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Offer what aiosmtpd offers, but not the log-in that it adds in encrypted sessions: there is none."""
        session.host_name = hostname
        return [response for response in responses if not response.startswith("250-AUTH")]

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        is_of_all = address.casefold() in self._addresses | self._postmasters
        if not is_of_all and not self._is_officers(address) and not self._is_control_rooms(address):
            return "550 5.1.1 No such address here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.original_content or b""
        peer = str(session.peer[0]) if session.peer else ""
        try:
            await asyncio.get_running_loop().run_in_executor(
                self._threads, self._keep, content, str(envelope.mail_from or ""), tuple(envelope.rcpt_tos), peer
            )
        except Exception as problem:  # the database is away: the delivering server keeps the mail and tries again
            log.error("mail.not_taken", error=type(problem).__name__)
            return "451 4.3.0 Try again later"
        return "250 2.0.0 OK"

    def _keep(self, content: bytes, mail_from: str, recipients: tuple[str, ...], peer: str) -> None:
        """Store mail for victims' address, officers' answers and mail to the control room separately, never one with
        another."""
        close_old_connections()
        try:
            to_room = [address for address in recipients if self._is_control_rooms(address)]
            if to_room:
                accept_room_mail(
                    actor=_MAIL_ACTOR,
                    content=content,
                    mail_from=mail_from,
                    recipients=to_room,
                    source="smtp",
                    now=self._now(),
                )
            if len(to_room) == len(recipients):
                return
            message = read_mail(content, mail_from=mail_from, domain=self._domain)
            to_officers = [address for address in recipients if self._is_officers(address)]
            for address in to_officers:
                self._keep_reply(message, content, address, peer)
            if len(to_officers) + len(to_room) < len(recipients):
                received_intake.take_in_message(actor=_MAIL_ACTOR, incoming=message, now=self._now())
        finally:
            close_old_connections()

    def _keep_reply(self, message: received_intake.IncomingMessage, content: bytes, address: str, peer: str) -> None:
        officer_replies.receive_reply(
            actor=_MAIL_ACTOR,
            incoming=message,
            recipient=address,
            said=strip_quoted(message.words),
            files=count_attachments(content),
            proof=self._checks.prove(content, peer=peer, recipient=address, author=message.sender),
            now=self._now(),
        )

    def _is_officers(self, address: str) -> bool:
        return bool(self._officers) and remove_address_tag(address) == self._officers

    def _is_control_rooms(self, address: str) -> bool:
        return bool(self._control_room) and remove_address_tag(address) == self._control_room


class _FullServer:
    """The server that answers while there are too many sessions."""

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        return ["421 4.3.2 Too many at once, try again later"]

    async def handle_HELO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str) -> str:  # noqa: N802
        return "421 4.3.2 Too many at once, try again later"


@click.command("mail")
def run_mail() -> None:
    """Take mail on VICTIMCARE_SMTP_PORT, until it is told to stop.

    `victimcare up` runs it. It takes mail for VICTIMCARE_MAIL_ADDRESS, VICTIMCARE_OFFICER_ADDRESS and
    VICTIMCARE_CONTROL_ROOM_ADDRESS alone: let the force's mail server hand on what comes for these addresses. What a
    person writes becomes a task for the desk, or a contact of the control room.

    \b
    Example:
      VICTIMCARE_SMTP_PORT=8025 victimcare mail
    """
    sys.exit(asyncio.run(_serve_mail()))


async def _serve_mail() -> int:
    environment = settings.ENVIRONMENT
    if not environment.takes_mail:
        click.echo(
            "Neither VICTIMCARE_MAIL_ADDRESS nor VICTIMCARE_CONTROL_ROOM_ADDRESS is set: mail is taken for no address. "
            "Set one first.",
            err=True,
        )
        return 2
    try:
        tls = load_certificate(environment.smtp_certificate, environment.smtp_certificate_key)
    except OSError as problem:  # ssl.SSLError is one too
        click.echo(
            f"VICTIMCARE_SMTP_CERTIFICATE names {environment.smtp_certificate}, which cannot be used: {problem}. "
            "It holds a certificate in PEM, and its key stands in it or in VICTIMCARE_SMTP_CERTIFICATE_KEY.",
            err=True,
        )
        return 2
    checks = AuthorChecks(environment.mail_relays, environment.mail_checked_by, make_key_finder(environment.dns_server))
    door = InboundMailServer(
        environment.mail_addresses,
        clock.current_time,
        officers=environment.officer_address,
        control_room=environment.control_room_address,
        checks=checks,
        tls=tls,
    )
    try:
        port = await door.start(environment.bind, environment.smtp_port)
    except OSError as problem:
        asked = f"{environment.bind}:{environment.smtp_port}"
        click.echo(f"Mail cannot be taken on {asked}: {problem.strerror}. Set VICTIMCARE_SMTP_PORT.", err=True)
        return 2
    log.info("mail.listening", port=port)
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    await told.wait()
    await door.stop()
    log.info("mail.stopped")
    return 0


def load_certificate(certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    """Return the certificate shown to mail servers that deliver mail: TLS 1.2 or newer. `key`: its private key, if the
    certificate's file does not hold it. Raises OSError."""
    if certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key, password="")  # a key with a pass phrase is refused, without a prompt
    return context
