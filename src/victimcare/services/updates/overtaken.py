"""Whoever answers a question that is a question no more is told what became of it, beside what they wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import OfficerQuestion
from victimcare.rules.sentences import Sentence
from victimcare.rules.updates.officer_questions import OfficerQuestionKind
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.updates import answering, lines, news_asked, seeing
from victimcare.services.updates.answering import Given, UnknownQuestion
from victimcare.services.updates.seeing import Seen


class Became(StrEnum):
    """What became of it. The values are parts of sentence ids."""

    ANSWERED = "answered"  # which can be taken back still
    TOOK_EFFECT = "took_effect"  # it was answered, and that is done
    KNOWN = "known"  # the record system said it, or it no longer matters


@dataclass(frozen=True, slots=True)
class Overtaken:
    """`answer`: the one that stands. `line`: what was added to it. `still_owed`: where it asked whether a victim has
    heard, the other news that is owed in the case."""

    question: Seen
    became: Became
    answer: Given | None = None
    line: str = ""
    still_owed: tuple[Sentence, ...] = ()


@transaction.atomic
def see(*, actor: Actor, question_id: UUID, now: datetime) -> Overtaken:
    """Raises UnknownQuestion for one that is not theirs (any more), or that waits for an answer."""
    permit(actor, Act.ANSWER_QUESTION)
    rows = OfficerQuestion.objects.filter(public_id=question_id).select_related("case", "about")
    question = scopes.without_shut_cases(actor, rows).first()
    if question is None or not answering.is_theirs(actor, question):
        raise UnknownQuestion(question_id)
    standing = question.answers.filter(undone_at=None).exclude(needs_confirming=True, confirmed_at=None)
    answer = standing.select_related("by_officer", "by_staff").first()
    if answer is None and question.closed_at is None:
        raise UnknownQuestion(question_id)
    note(actor, "questions.see", at=now, case_id=question.case_id, detail={"questions": 1})
    [shown] = seeing.seen([question], now=now)
    if answer is None:
        is_of_news = question.kind == OfficerQuestionKind.HAS_SHE_HEARD
        still_owed = news_asked.list_other_news_owed(question, now) if is_of_news else ()
        return Overtaken(shown, Became.KNOWN, still_owed=still_owed)
    became = Became.ANSWERED if answering.can_be_undone(answer, now) else Became.TOOK_EFFECT
    return Overtaken(shown, became, answering.describe_answer(question, answer, now), lines.open_officer_line(answer))
