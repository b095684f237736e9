"""An officer's mail is read for words of danger, for the cases of the questions that it answers.

A line that was taken as an answer is read with that answer, for the victim of its case. The rest of the mail belongs to
the victim whose case alone was asked about. Where several were, it names no victim, and no colleague to whom one of
these cases is shut is given it (`desk.eligibility`). What a stranger wrote belongs to no victim.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from victimcare.records.models import OfficerAnswer, OfficerReply, PromptedQuestion, Victim
from victimcare.records.models.updates import ReplyKind
from victimcare.services.access import Actor
from victimcare.services.danger.danger_detection import DangerDoor, check_for_danger
from victimcare.services.updates import lines, listing
from victimcare.services.updates.mail_words import ReplyWords


def read_reply_for_danger(*, actor: Actor, row: OfficerReply, words: ReplyWords, now: datetime) -> None:
    """Read what was not read with an answer. Once a mail; safe to run twice."""
    is_officers = row.prompt_id is not None and row.kind != ReplyKind.STRANGER
    taken = OfficerAnswer.objects.filter(reply=row)
    check_for_danger(
        actor=actor,
        door=DangerDoor.OFFICER,
        about=listing.name_danger_reading(row.public_id),
        texts=(words.head.subject, _without_lines(words.said or words.words, map(lines.open_officer_line, taken))),
        victim_id=_find_victim(row) if is_officers else None,
        who=f"prompt:{row.prompt_id}" if is_officers else f"officer:{words.head.sender}",
        now=now,
    )


def _without_lines(text: str, taken: Iterable[str]) -> str:
    """The paragraphs of a mail without what stands in its answers. Where that cannot be found it is read twice."""
    left = text
    for line in taken:
        if line and line in (joined := " ".join(left.split())):
            left = joined.replace(line, " ")
    return left


def _find_victim(row: OfficerReply) -> int | None:
    """The first victim of the one case of which the mail asked; None where there are several."""
    cases = set(PromptedQuestion.objects.filter(prompt=row.prompt_id).values_list("question__case_id", flat=True))
    if len(cases) != 1:
        return None
    return Victim.objects.filter(case_id__in=cases).order_by("id").values_list("id", flat=True).first()
