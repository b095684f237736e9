"""What officers add to their answers: sealed, and opened for whoever puts it into words for her."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from victimcare.records.models import MailCopy, OfficerAnswer, OfficerReply
from victimcare.services.person_keys import MessageKind, erase_message_keys
from victimcare.services.sealing import Unopened, seal, unseal


def sealed(line: str, public_id: UUID) -> bytes:
    """Of an answer with this id; nothing was added, and nothing is sealed."""
    return seal(line.strip().encode(), _about(public_id)) if line.strip() else b""


def opened(answer: OfficerAnswer) -> str:
    """Empty where nothing was added, where it was blanked, and where its key is not at hand."""
    try:
        return unseal(bytes(answer.sealed), _about(answer.public_id)).decode() if answer.sealed else ""
    except Unopened:
        return ""


def blank(case_id: int, now: datetime) -> int:
    """Blank what officers wrote about this case, in their answers and their mails. Returns how many."""
    answers = OfficerAnswer.objects.filter(question__case_id=case_id).exclude(sealed=b"")
    mails = OfficerReply.objects.filter(prompt__questions__question__case_id=case_id)
    written = mails.exclude(sealed_head=b"", sealed_words=b"", content=None, words="")
    ids = dict(written.values_list("id", "public_id").distinct())
    blanked = answers.update(sealed=b"")
    in_the_clear = {"sender": "", "subject": "", "message_id": "", "words": "", "said": "", "content": None}
    OfficerReply.objects.filter(id__in=ids).update(
        sealed_head=b"", sealed_words=b"", sealed_content=b"", **in_the_clear
    )
    MailCopy.objects.filter(officer_reply__in=ids).update(sealed_content=b"", content=None)
    erase_message_keys(MessageKind.OFFICER_REPLY, tuple(ids.values()), now=now)
    return blanked + len(ids)


def _about(public_id: UUID) -> str:
    return f"officer-answer:{public_id}"
