"""The process that reads mail from the public (`limited_child` says what it may do).

A mail that takes too much memory ends it, and its parent starts another.
"""

from __future__ import annotations

import codecs
import importlib
import pkgutil
from encodings import aliases

import flufl.bounce._detectors as detectors
import msgspec

from victimcare.channels.mail.limited_child import run_child
from victimcare.channels.mail.room_mail_reader import read_room_mail
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedFile, ParsedMail


class MailOrder(msgspec.Struct):
    """The head of a mail to be read."""

    mail_from: str
    address: str


class FileHead(msgspec.Struct):
    name: str
    stated_type: str
    size: int


class MailAnswer(msgspec.Struct):
    """The head of an answer: a mail without the bytes of its files, which follow; or why it was not read."""

    mail: ParsedMail | None
    files: list[FileHead]
    refusal: str = ""


def read_mail(head: bytes, content: bytes) -> tuple[bytes, bytes]:
    """Read one mail, and answer with its words and the bytes of its files."""
    order = msgspec.json.decode(head, type=MailOrder)
    read = read_room_mail(content, mail_from=order.mail_from, address=order.address)
    if isinstance(read, MailRefusal):
        files: tuple[ParsedFile, ...] = ()
        answer = MailAnswer(None, [], read.reason)
    else:
        files = read.files
        heads = [FileHead(_clean(one.name), _clean(one.stated_type), len(one.content)) for one in files]
        answer = MailAnswer(_without_files(read), heads)
    return msgspec.json.encode(answer), b"".join(one.content for one in files)


def _without_files(read: ParsedMail) -> ParsedMail:
    return ParsedMail(
        sender=_clean(read.sender),
        subject=_clean(read.subject),
        words=_clean(read.words),
        quoted=_clean(read.quoted),
        own_name=_clean(read.own_name),
        answers=tuple(map(_clean, read.answers)),
        nature=read.nature,
        encryption=read.encryption,
        identity=read.identity,
    )


def _clean(text: str) -> str:
    """JSON has no unpaired surrogates."""
    return text.encode("utf-8", "replace").decode()


def _load_ahead() -> None:
    """Load what Python would otherwise load with the mail that first needs it: every charset, and the readers."""
    for name in sorted(set(aliases.aliases.values())):
        try:
            codecs.lookup(name)
        except LookupError:  # of another system, such as mbcs
            continue
    importlib.import_module("encodings.idna")
    for module in pkgutil.iter_modules(detectors.__path__):
        importlib.import_module(f"{detectors.__name__}.{module.name}")
    for sample in _SAMPLES:
        read_room_mail(sample, mail_from="", address="a@b.example")


_SAMPLES = (
    b"From: a@b.example\r\nSubject: =?utf-8?b?w6k=?=\r\nContent-Type: text/html\r\n\r\n<blockquote>a</blockquote><p>b",
    b"From: MAILER-DAEMON@b.example\r\nSubject: failure\r\n\r\nHi. This is the qmail-send program at b.example.\r\n",
    (
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: application/pdf; '
        b"name*=utf-8''a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\n--x--\r\n"
    ),
)

if __name__ == "__main__":
    run_child(read_mail, _load_ahead)
