"""A mail as its reader understood it, and what the control room needs of a reader.

Mail is read in a process of its own, which has no database and no network: what comes back is checked for its shape,
and trusted for nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from victimcare.rules.control_room.mail_nature import MailNature


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file that came with a mail: its name and type as the sender states them, and its bytes."""

    name: str
    stated_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """`words`: what its writer wrote themselves; `quoted`: what stands below as a quotation. `own_name`: its
    Message-ID; `answers`: those of the mails that it answers or reports on, the newest first. `encryption`: smime or
    pgp, where we cannot read it. `identity`: the same for a mail that comes again by another way."""

    sender: str
    subject: str
    words: str
    quoted: str
    own_name: str
    answers: tuple[str, ...]
    nature: MailNature
    encryption: str
    identity: str
    files: tuple[ParsedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class MailRefusal:
    """Why a mail was not read: too_many_parts, too_deep, unreadable; or, where it ended its reader: out_of_time,
    reader_died."""

    reason: str

    @property
    def ended_reader(self) -> bool:
        return self.reason in ("out_of_time", "reader_died")


class MailReading(Protocol):
    """Reads mails, each within limits of memory and time. A mail cannot harm the next one."""

    def __call__(self, mails: Sequence[tuple[bytes, str]]) -> Sequence[ParsedMail | MailRefusal]:
        """`mails`: the bytes and the envelope's sender of each."""
