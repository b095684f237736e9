"""Opens what officers' mails say, to us and from us: the one place that reads their words."""

from __future__ import annotations

from dataclasses import dataclass

from victimcare.records.models import OfficerMail, OfficerReply


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """A mail to the address of officers. `said` is without what it quotes; `message_id` is its own name."""

    sender: str
    subject: str
    words: str
    said: str
    message_id: str


@dataclass(frozen=True, slots=True)
class MailWords:
    """A mail of ours to an officer. `answers`: the name of the mail that it answers; empty where it answers none."""

    subject: str
    body: str
    answers: str = ""


def open_reply_words(row: OfficerReply) -> ReplyWords:
    """What this mail says, to read it or to sort it."""
    return ReplyWords(sender=row.sender, subject=row.subject, words=row.words, said=row.said, message_id=row.message_id)


def open_mail_words(mail: OfficerMail) -> MailWords:
    """What this mail of ours says; empty once it was handed over, or never will be."""
    return MailWords(subject=mail.subject, body=mail.body, answers=mail.answers)
