"""Reads a mailbox over IMAP, and moves what was taken to a folder of its own.

Sources: RFC 3501 and 9051 (IMAP), RFC 2177 (IDLE), RFC 6851 (MOVE), RFC 4315 (UIDPLUS). A server without MOVE copies
and deletes: one that dies between the two shows the mail once more, and the same bytes count as a duplicate. Whether a
mail was read or marked as deleted by other programs makes no difference: all that stands in the inbox is taken. So a
server must delete one mail alone: expunging the folder would delete what is marked and not yet taken.
"""

from __future__ import annotations

import imaplib
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from imap_tools import BaseMailBox, ImapToolsError, MailBox, MailBoxUnencrypted

from victimcare.services.ports.room_mailboxes import LARGEST_MAIL, MailboxSilent

TIMEOUT = 30.0  # seconds for each answer of the server
_LONGEST_IDLE = 300.0  # seconds: then the inbox is listed all the same, should a notice have been lost
_SECONDS_BETWEEN_POLLS = 15.0  # with a server that has no IDLE
_SLICE = 0.5  # seconds within which we hear that we are to stop
_PART = f"(BODY.PEEK[]<0.{LARGEST_MAIL}>)"


@dataclass(frozen=True, slots=True)
class ImapServer:
    """`tls` None: without encryption, for a server on this machine alone."""

    host: str
    port: int
    user: str
    password: str
    tls: ssl.SSLContext | None


class ImapMailbox:
    """A `RoomMailbox`. `taken`: the folder for mails that were taken, which is made if it is not there."""

    def __init__(self, server: ImapServer, *, taken: str, inbox: str = "INBOX") -> None:
        self._server, self._taken, self._inbox = server, taken, inbox
        self._box: BaseMailBox | None = None

    @property
    def name(self) -> str:
        return f"imap:{self._server.user}"

    def list_mails(self) -> Sequence[str]:
        with self._connected() as box:
            return box.uids("ALL", charset=None)

    def fetch_mail(self, mail_id: str) -> bytes | None:
        with self._connected() as box:
            answer, parts = box.client.uid("fetch", mail_id, _PART)
            if answer != "OK":
                raise MailboxSilent("the server gave no mail")
        return next((part[1] for part in parts if isinstance(part, tuple)), None)

    def put_away(self, mail_id: str) -> None:
        with self._connected() as box:
            if "MOVE" in box.client.capabilities:
                box.move(mail_id, self._taken)
            elif "UIDPLUS" in box.client.capabilities:
                box.copy(mail_id, self._taken)
                for command in (("STORE", mail_id, "+FLAGS", r"(\Deleted)"), ("EXPUNGE", mail_id)):
                    if box.client.uid(*command)[0] != "OK":
                        raise MailboxSilent("the server deleted no mail")
            else:
                raise MailboxSilent("the server can neither move nor delete one mail")

    def wait_for_mail(self, told: threading.Event) -> None:
        with self._connected() as box:
            if "IDLE" not in box.client.capabilities:
                told.wait(_SECONDS_BETWEEN_POLLS)
                return
            ends = time.monotonic() + _LONGEST_IDLE
            with box.idle as idle:
                while not told.is_set() and time.monotonic() < ends:
                    if any(b"EXISTS" in line for line in idle.poll(timeout=_SLICE)):
                        return

    def close(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            with suppress(ImapToolsError, imaplib.IMAP4.error, OSError):
                box.client.shutdown()

    @contextmanager
    def _connected(self) -> Iterator[BaseMailBox]:
        """The open connection, signed in. Whatever fails ends it."""
        try:
            if self._box is None:
                self._box = self._open()
            yield self._box
        except MailboxSilent:
            self.close()
            raise
        except (ImapToolsError, imaplib.IMAP4.error, OSError) as problem:
            self.close()
            raise MailboxSilent(type(problem).__name__) from None

    def _open(self) -> BaseMailBox:
        server = self._server
        box: BaseMailBox
        if server.tls is None:
            box = MailBoxUnencrypted(server.host, server.port, timeout=TIMEOUT)
        else:
            box = MailBox(server.host, server.port, timeout=TIMEOUT, ssl_context=server.tls)
        box.login(server.user, server.password, initial_folder=None)
        box.client.capabilities = tuple(box.client.capability()[1][0].decode().upper().split())  # more than before
        if not box.folder.exists(self._taken):
            box.folder.create(self._taken)
        box.folder.set(self._inbox)
        return box
