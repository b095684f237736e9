"""Seals mails from and to officers of before words were sealed, and blanks them in the clear. Safe to run twice."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import OfficerMail, OfficerReply
from victimcare.records.models.updates import MailState
from victimcare.services.keyed_digests import DigestUse, make_digest
from victimcare.services.person_keys import MessageKind, fetch_message_key
from victimcare.services.updates.mail_words import open_mail_words, open_reply_words, seal_mail, seal_reply

_REPLY_IN_THE_CLEAR = ~Q(sender="", subject="", message_id="", words="", said="") | Q(content__isnull=False)


def count_old_officer_mails() -> int:
    """How many mails from and to officers lie in the clear still."""
    return _old_replies().count() + _old_mails().count()


@transaction.atomic
def seal_old_officer_mails(*, most: int = 200) -> int:
    """Seal so many mails of officers at most, newest first, and as many of ours. Returns how many it dealt with."""
    replies = list(_old_replies().select_for_update(of=("self",), skip_locked=True).order_by("-id")[:most])
    for row in replies:
        _seal_reply(row)
    mails = list(_old_mails().select_for_update(of=("self",), skip_locked=True).order_by("-id")[:most])
    for mail in mails:
        _seal_or_blank(mail)
    return len(replies) + len(mails)


def _seal_reply(row: OfficerReply) -> None:
    key = fetch_message_key(MessageKind.OFFICER_REPLY, row.public_id)
    row.supplier_id = make_digest(row.supplier_id, DigestUse.MAIL_NAME)
    seal_reply(row, key, open_reply_words(row), bytes(row.content or b""))
    row.save()


def _seal_or_blank(mail: OfficerMail) -> None:
    """The words of one that has gone are kept no longer."""
    if mail.state == MailState.QUEUED:
        seal_mail(mail, open_mail_words(mail))
    else:
        mail.subject, mail.body, mail.answers = "", "", ""
    mail.save()


def _old_replies() -> QuerySet[OfficerReply]:
    return OfficerReply.objects.filter(_REPLY_IN_THE_CLEAR)


def _old_mails() -> QuerySet[OfficerMail]:
    return OfficerMail.objects.exclude(subject="", body="", answers="")
