"""Seals and opens what officers' mails say, to us and from us: the one place that reads their words.

What an officer wrote is sealed under a key of that mail, which is erased when a redaction blanks the mail. A mail of
ours lies here for minutes: it is sealed with the installation's key, and blanked once it was handed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

from victimcare.records.models import OfficerMail, OfficerReply
from victimcare.services.person_keys import ERASED, KEY_MISSING, OpeningKeys, SealingKey, load_person_keys
from victimcare.services.sealing import seal_bytes, unseal_bytes
from victimcare.services.secret_hashes import DigestUse, make_digest

LISTED = ("public_id", "sealed_head")  # columns that `open_heads` reads
_AT_ONCE = 1000  # heads of a long list that are opened with one query


@dataclass(frozen=True, slots=True)
class ReplyHead:
    """Who wrote a mail to the address of officers, by their own account. `message_id` is its own name, `sha256` that of
    the mail as it came."""

    sender: str
    subject: str
    message_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """A whole mail to the address of officers. `said` is without what it quotes."""

    head: ReplyHead
    words: str
    said: str


@dataclass(frozen=True, slots=True)
class MailWords:
    """A mail of ours to an officer. `answers`: the name of the mail that it answers; empty where it answers none."""

    subject: str
    body: str
    answers: str = ""


def seal_reply(row: OfficerReply, key: SealingKey, said: ReplyWords, content: bytes) -> None:
    """Seal what this mail says into its columns; it is not saved here."""
    row.sealed_head = key.seal_words(_as_json(*astuple(said.head)), _place(row, "head"))
    row.sealed_words = key.seal_words(_as_json(said.words, said.said), _place(row, "words"))
    row.sealed_content = key.seal_bytes(content, _place(row, "content")) if content else b""
    row.sha256 = make_digest(said.head.sha256, DigestUse.MAIL_BYTES)


def open_reply_words(row: OfficerReply) -> ReplyWords:
    """What this mail says, to read it or to sort it. One query."""
    return open_replies([row])[row.id]


def open_replies(rows: Iterable[OfficerReply]) -> Mapping[int, ReplyWords]:
    """What these mails say, by row. One query."""
    listed = list(rows)
    keys = load_person_keys(value for row in listed for value in (row.sealed_head, row.sealed_words))
    return {row.id: _open_reply(row, keys) for row in listed}


def open_reply_heads(rows: Iterable[OfficerReply]) -> Mapping[int, ReplyHead]:
    """The heads of these mails, by row. One query for each thousand."""
    listed: list[OfficerReply] = list(rows)
    found: dict[int, ReplyHead] = {}
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        keys = load_person_keys(row.sealed_head for row in some)
        found |= {row.id: _open_head(row, keys) for row in some}
    return found


def seal_mail(mail: OfficerMail, words: MailWords) -> None:
    """Seal what this mail of ours says into its column; it is not saved here."""
    mail.sealed_words = seal_bytes(_as_json(*astuple(words)).encode(), _place_of_mail(mail))


def open_mail_words(mail: OfficerMail) -> MailWords:
    """What this mail of ours says; empty once it was handed over, or never will be. Raises Unopened where the
    installation's key is not at hand."""
    if not mail.sealed_words:
        return MailWords(subject="", body="")
    return MailWords(*json.loads(unseal_bytes(bytes(mail.sealed_words), _place_of_mail(mail))))


def _open_reply(row: OfficerReply, keys: OpeningKeys) -> ReplyWords:
    head = _open_head(row, keys)
    if not row.sealed_words:
        return ReplyWords(head, words="", said="")
    opened = keys.open_words(row.sealed_words, _place(row, "words"))
    if opened in (ERASED, KEY_MISSING):
        return ReplyWords(head, words=opened, said=opened)
    return ReplyWords(head, *json.loads(opened))


def _open_head(row: OfficerReply, keys: OpeningKeys) -> ReplyHead:
    if not row.sealed_head:
        return ReplyHead(sender="", subject="", message_id="", sha256="")
    opened = keys.open_words(row.sealed_head, _place(row, "head"))
    if opened in (ERASED, KEY_MISSING):
        return ReplyHead(sender=opened, subject=opened, message_id="", sha256="")
    return ReplyHead(*json.loads(opened))


def _as_json(*values: str) -> str:
    return json.dumps(values, ensure_ascii=False)


def _place(row: OfficerReply, part: str) -> str:
    return f"officer-reply:{row.public_id}:{part}"


def _place_of_mail(mail: OfficerMail) -> str:
    return f"officer-mail:{mail.reference}"
