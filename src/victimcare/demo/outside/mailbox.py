"""The inboxes: an SMTP server that keeps what it is given in the journal."""

import asyncio
import threading
import uuid
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, Envelope, Session

from victimcare.demo.outside.journal import Journal


class Mailbox:
    """Listens on `host` and `port` (0 picks a free one) in a thread of its own."""

    def __init__(self, *, journal: Journal, host: str, port: int) -> None:
        self._journal = journal
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
        return SMTP(self, enable_SMTPUTF8=True, ident="make-believe mailbox", loop=self._loop)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        content = envelope.content
        assert isinstance(content, bytes)  # decode_data is off
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        for recipient in envelope.rcpt_tos:
            # Off the loop: the journal waits for the disk.
            await asyncio.to_thread(self._keep, message, str(envelope.mail_from), recipient)
        return "250 OK"

    def _keep(self, message: EmailMessage, sender: str, recipient: str) -> None:
        self._journal.add(
            id=str(uuid.uuid4()),
            provider="smtp",
            channel="email",
            to=recipient,
            sender=sender,
            subject=str(message["Subject"]) if message["Subject"] else None,
            body=_words(message),
            reference=str(message["Message-ID"]) if message["Message-ID"] else None,
            state="delivered",
        )


def _words(message: EmailMessage) -> str:
    """The plain words of a message, whatever it says of its charset."""
    part = message.get_body(preferencelist=("plain", "html")) or message
    try:
        return str(part.get_content())
    except (LookupError, KeyError, UnicodeError):  # an unknown charset, or no text at all
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
