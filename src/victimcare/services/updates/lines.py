"""What officers add to their answers: sealed, and opened for the colleague who words it for the victim.

An answer is about a case. Where that has several victims it is sealed under the key of the one who was recorded first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from victimcare.records.models import MailCopy, OfficerAnswer, OfficerReply, Victim
from victimcare.services.person_keys import MessageKind, erase_message_keys, load_person_keys, seal_for_person


def seal_officer_line(line: str, case_id: int, public_id: UUID) -> bytes:
    """Of an answer with this id; nothing was added, and nothing is sealed."""
    if not line.strip():
        return b""
    persons = Victim.objects.filter(case=case_id).order_by("id").values_list("person_id", flat=True)
    return seal_for_person(persons.first(), line.strip(), _about(public_id))


def open_officer_line(answer: OfficerAnswer) -> str:
    """Empty where nothing was added, where it was blanked, and where its key is gone."""
    return open_officer_lines([answer])[answer.id]


def open_officer_lines(answers: Iterable[OfficerAnswer]) -> dict[int, str]:
    """The same of each of these, by row and in their order. One query."""
    listed = list(answers)
    keys = load_person_keys(answer.sealed for answer in listed)
    return {each.id: keys.open_words_or_none(each.sealed, _about(each.public_id)) or "" for each in listed}


def blank(case_id: int, now: datetime) -> int:
    """Blank what officers wrote about this case, in their answers and their mails. Returns how many."""
    answers = OfficerAnswer.objects.filter(question__case_id=case_id).exclude(sealed=b"")
    mails = OfficerReply.objects.filter(prompt__questions__question__case_id=case_id)
    written = mails.exclude(sealed_head=b"", sealed_words=b"")
    ids = dict(written.values_list("id", "public_id").distinct())
    blanked = answers.update(sealed=b"")
    OfficerReply.objects.filter(id__in=ids).update(sealed_head=b"", sealed_words=b"", sealed_content=b"")
    MailCopy.objects.filter(officer_reply__in=ids).update(sealed_content=b"")
    erase_message_keys(MessageKind.OFFICER_REPLY, tuple(ids.values()), now=now)
    return blanked + len(ids)


def _about(public_id: UUID) -> str:
    return f"officer-answer:{public_id}"
