"""What the control room needs of a mailbox at the force's own mail system, in which its mail arrives."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

LARGEST_MAIL = 32 * 1024 * 1024  # bytes: of a larger mail its beginning is taken, and the whole stays in the mailbox


class MailboxSilent(Exception):
    """It cannot be asked now. `seconds`: how long it asks us to wait; 0: it does not say."""

    def __init__(self, reason: str, *, seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.seconds = seconds


class RoomMailbox(Protocol):
    """A mailbox whose mail stays there until it is put away. Used by one thread."""

    @property
    def name(self) -> str:
        """The kind and address, such as imap:contact@force.example."""

    def list_mails(self) -> Sequence[str]:
        """Return the ids of mails that were not put away, the oldest first. Raises MailboxSilent, as all others do."""

    def fetch_mail(self, mail_id: str) -> bytes | None:
        """Return a mail as it stands there; None: it is there no more."""

    def put_away(self, mail_id: str) -> None:
        """Move a mail to the folder of those that were taken."""

    def wait_for_mail(self, told: threading.Event) -> None:
        """Wait until mail may have come, or until told to stop."""

    def close(self) -> None:
        """End the connection; the next question makes another. What was not put away is listed again."""
