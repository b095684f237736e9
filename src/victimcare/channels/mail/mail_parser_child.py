"""The process that reads mail from the public: started for this alone, with little memory and time, and without files
or network.

It takes mails by its standard input and answers by its standard output. Once it has loaded what it needs, the number of
files that it may have open is the number that it has: from then on it can open no file and no connection. A mail that
takes too much memory ends it, and its parent starts another.
"""

from __future__ import annotations

import codecs
import importlib
import os
import pkgutil
import resource
import struct
import sys
from encodings import aliases
from typing import BinaryIO

import flufl.bounce._detectors as detectors
import msgspec

from victimcare.channels.mail.room_mail_reader import read_room_mail
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedFile, ParsedMail

FRAME = struct.Struct("!II")  # the lengths of the head (JSON) and of the bytes after it
MOST_MEMORY = 768 * 1024 * 1024  # bytes of addresses; a mail of 10 MB takes a tenth of it
SECONDS_OF_WORK = 5  # of the processor, for one mail
OPEN_FILES = 4  # mails, errors, what a library prints, and our answers


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


def serve_parser(source: BinaryIO, answers: BinaryIO) -> None:
    """Read mails until there are no more."""
    while head := source.read(FRAME.size):
        order_size, mail_size = FRAME.unpack(head)
        order = msgspec.json.decode(source.read(order_size), type=MailOrder)
        content = source.read(mail_size)
        _grant_time()
        read = read_room_mail(content, mail_from=order.mail_from, address=order.address)
        _write_answer(answers, read)


def _write_answer(answers: BinaryIO, read: ParsedMail | MailRefusal) -> None:
    if isinstance(read, MailRefusal):
        files: tuple[ParsedFile, ...] = ()
        answer = MailAnswer(None, [], read.reason)
    else:
        files = read.files
        heads = [FileHead(_clean(one.name), _clean(one.stated_type), len(one.content)) for one in files]
        answer = MailAnswer(_without_files(read), heads)
    body = b"".join(one.content for one in files)
    head = msgspec.json.encode(answer)
    answers.write(FRAME.pack(len(head), len(body)) + head + body)
    answers.flush()


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


def _grant_time() -> None:
    """Allow some more seconds of the processor: the limit counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(
        resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + SECONDS_OF_WORK, resource.RLIM_INFINITY)
    )


def _limit_process() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))


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
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints or logs goes where errors go, never between our answers
    _load_ahead()
    _limit_process()
    serve_parser(sys.stdin.buffer, answers)
