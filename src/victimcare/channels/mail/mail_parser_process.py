"""Keeps the process that reads mail (`mail_parser_child`), and replaces it when a mail ends it or takes too long."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import structlog

import victimcare
from victimcare.channels.mail.mail_parser_child import FRAME, FileHead, MailAnswer, MailOrder
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedFile, ParsedMail

SECONDS_FOR_A_MAIL = 10.0
_SECONDS_TO_START = 30.0
_LARGEST_ANSWER = 64 * 1024 * 1024  # bytes
_AT_ONCE = 256 * 1024

log = structlog.get_logger(__name__)


class _ReaderEnded(Exception):
    """It ended, or was ended. `reason`: out_of_time, or reader_died."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MailParser:
    """Reads mails one after another in one child process. Not for several threads at once. `address`: the control
    room's own."""

    def __init__(self, address: str, *, seconds: float = SECONDS_FOR_A_MAIL) -> None:
        self._address = address
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __call__(self, mails: Sequence[tuple[bytes, str]]) -> list[ParsedMail | MailRefusal]:
        return [self._read(content, mail_from) for content, mail_from in mails]

    @property
    def process_id(self) -> int | None:
        """The child's; None: there is none now."""
        return self._child.pid if self._child is not None else None

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    pipe.close()
            self._child = None

    def _read(self, content: bytes, mail_from: str) -> ParsedMail | MailRefusal:
        order = msgspec.json.encode(MailOrder(mail_from.encode("utf-8", "replace").decode(), self._address))
        is_new = self._child is None
        child = self._child = self._child or _start()
        try:
            frame = FRAME.pack(len(order), len(content)) + order + content
            head, body = _exchange(child, frame, self._seconds + (_SECONDS_TO_START if is_new else 0.0))
            return _understand(head, body)
        except (_ReaderEnded, msgspec.DecodeError) as problem:
            reason = problem.reason if isinstance(problem, _ReaderEnded) else "reader_died"
            log.warning("room_mail.reader_ended", reason=reason)
            self.close()
            return MailRefusal(reason)


def _start() -> subprocess.Popen[bytes]:
    """Start the child without our environment: it holds keys. Its errors are dropped: they may quote a mail."""
    package = str(Path(victimcare.__file__).parent.parent)
    child = subprocess.Popen(
        [sys.executable, "-m", "victimcare.channels.mail.mail_parser_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": package, "LC_ALL": "C.UTF-8"},
        cwd="/",
    )
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None, "both are pipes"
        os.set_blocking(pipe.fileno(), False)
    return child


def _exchange(child: subprocess.Popen[bytes], frame: bytes, seconds: float) -> tuple[bytes, bytes]:
    """Hand a mail over and take the answer, within this time. Raises _ReaderEnded."""
    assert child.stdin is not None, "it is a pipe"
    assert child.stdout is not None, "it is a pipe"
    give, take = child.stdin.fileno(), child.stdout.fileno()
    left, answer, ends = memoryview(frame), bytearray(), time.monotonic() + seconds
    while True:
        within = ends - time.monotonic()
        if within <= 0:
            raise _ReaderEnded("out_of_time")
        can_take, can_give, _ = select.select([take], [give] if left else [], [], within)
        try:
            if can_give:
                left = left[os.write(give, left[:_AT_ONCE]) :]
            if can_take:
                came = os.read(take, _AT_ONCE)
                if not came:
                    raise _ReaderEnded("reader_died")
                answer += came
        except BrokenPipeError:
            raise _ReaderEnded("reader_died") from None
        if len(answer) >= FRAME.size:
            head_size, body_size = FRAME.unpack_from(answer)
            whole = FRAME.size + head_size + body_size
            if whole > _LARGEST_ANSWER or len(answer) > whole:
                raise _ReaderEnded("reader_died")
            if len(answer) == whole:
                return bytes(answer[FRAME.size : FRAME.size + head_size]), bytes(answer[FRAME.size + head_size :])


def _understand(head: bytes, body: bytes) -> ParsedMail | MailRefusal:
    answer = msgspec.json.decode(head, type=MailAnswer)
    if answer.mail is None:
        return MailRefusal(answer.refusal)
    return replace(answer.mail, files=tuple(_cut_files(answer.files, body)))


def _cut_files(heads: list[FileHead], body: bytes) -> list[ParsedFile]:
    files, at = [], 0
    for one in heads:
        files.append(ParsedFile(one.name, one.stated_type, body[at : at + one.size]))
        at += one.size
    return files
