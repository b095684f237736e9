"""Reads mails in a child process (`mail_parser_child`), which is replaced when a mail ends it or takes too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from victimcare.channels.mail.limited_process import ChildEnded, LimitedProcess
from victimcare.channels.mail.mail_parser_child import FileHead, MailAnswer, MailOrder
from victimcare.services.ports.parsed_mail import MailRefusal, ParsedFile, ParsedMail

SECONDS_FOR_A_MAIL = 10.0
_CHILD = "victimcare.channels.mail.mail_parser_child"


class MailParser:
    """Reads mails one after another in one child process. Not for several threads at once. `address`: the control
    room's own."""

    def __init__(self, address: str, *, seconds: float = SECONDS_FOR_A_MAIL) -> None:
        self._address = address
        self._process = LimitedProcess(_CHILD, seconds=seconds)

    def __call__(self, mails: Sequence[tuple[bytes, str]]) -> list[ParsedMail | MailRefusal]:
        return [self._read(content, mail_from) for content, mail_from in mails]

    @property
    def process_id(self) -> int | None:
        """The child's; None: there is none now."""
        return self._process.process_id

    def close(self) -> None:
        """End the child."""
        self._process.close()

    def _read(self, content: bytes, mail_from: str) -> ParsedMail | MailRefusal:
        order = MailOrder(mail_from.encode("utf-8", "replace").decode(), self._address)
        try:
            return _understand(*self._process.exchange(msgspec.json.encode(order), content))
        except ChildEnded as problem:
            return MailRefusal(problem.reason)
        except msgspec.DecodeError:
            self.close()
            return MailRefusal("reader_died")


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
