"""Confirms answers by e-mail: one that needs it does nothing until the signed-in officer confirms it. Also shows what
became of a question that needs no answer any more.

Until an answer is confirmed its question stays open: it is asked again, and another answer replaces the one that waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import OfficerAnswer, OfficerQuestion, OfficerReply
from victimcare.records.models.officer_updates import OfficerAnswerChannel, OfficerReplyKind
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.rules.sentences import Sentence
from victimcare.rules.updates.mail_authenticity import ADDRESS_GOOD_FOR
from victimcare.rules.updates.officer_questions import UNDO_FOR, OfficerChoice, OfficerQuestionKind
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk.direct_assignment import assign_to_supervisor
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.updates import answer_notes, officer_accounts, officer_answers, question_search, question_views
from victimcare.services.updates.officer_answers import AnswerGiven, QuestionOvertaken
from victimcare.services.updates.question_views import QuestionDetail

FORGERY_READ_WITHIN = timedelta(hours=1)


@transaction.atomic
def confirm_answer(*, actor: Actor, answer_id: UUID, now: datetime) -> AnswerGiven:
    """Confirm, as the signed-in officer, an answer sent by e-mail. It takes effect in ten minutes. Safe to press twice.

    Raises NotFound if it is not theirs to confirm, QuestionOvertaken if its question needs no answer any more.
    """
    permit(actor, Act.ANSWER_QUESTION)
    question_id = (
        OfficerAnswer.objects.filter(public_id=answer_id).values_list("question__public_id", flat=True).first()
    )
    if question_id is None or actor.staff_id is None:
        raise NotFound("no such question to this officer")
    question = officer_answers.lock_question(actor, question_id, now)
    rows = question.answers.select_for_update(of=("self",)).select_related("by_officer", "by_staff")
    row = rows.filter(public_id=answer_id, needs_confirming=True, undone_at=None).first()
    if row is None or question.officer_id not in officer_accounts.find_officers_of(actor):
        raise NotFound("no such question to this officer")
    if row.confirmed_at is None:
        if question.closed_at is not None and not officer_answers.tells_more(question, _choice(row), now):
            raise QuestionOvertaken(answer_id)
        row.confirmed_at, row.confirmed_by_id = now, actor.staff_id
        row.applies_at = max(row.applies_at, now + UNDO_FOR)
        row.save(update_fields=["confirmed_at", "confirmed_by", "applies_at"])
        queue_job(Job.APPLY_ANSWERS, after=UNDO_FOR)
        detail = {"question": question.id, "kind": question.kind, "choice": row.choice}
        note(actor, "question.confirmed", at=now, case_id=question.case_id, detail=detail)
    return officer_answers.describe_answer(question, row, now)


@transaction.atomic
def report_forged_answer(*, actor: Actor, answer_id: UUID, now: datetime) -> None:
    """Report, as the signed-in officer, that they did not write this e-mail. The answer is withdrawn, and a colleague
    reads the e-mail within the hour: another person writes in the officer's name and knew an address that we made for
    them.

    Raises NotFound if the answer is not theirs or did not come by e-mail, UndoExpired if it has taken effect.
    """
    permit(actor, Act.ANSWER_QUESTION)
    own = officer_accounts.find_officers_of(actor)
    row = OfficerAnswer.objects.filter(
        public_id=answer_id, door=OfficerAnswerChannel.MAIL, question__officer_id__in=own
    ).first()
    if row is None:
        raise NotFound("no such question to this officer")
    officer_answers.undo_answers(actor=actor, answer_ids=[answer_id], now=now)
    reply = row.reply
    task_id = make_task(
        kind=TaskKind.OFFICER_WROTE,
        victim_id=None,
        reason="officer_forged",
        harm=HarmLevel.HIGH,
        due_at=now + FORGERY_READ_WITHIN,
        now=now,
        subject_key=f"prompt:{reply.prompt_id}" if reply else f"answer:{answer_id}",
    )
    assign_to_supervisor(task_id, now=now)
    if reply is not None:
        reply.task_id = task_id
        reply.save(update_fields=["task"])
    note(actor, "question.forged", at=now, case_id=row.question.case_id, detail={"answer": row.id, "task": task_id})


@transaction.atomic
def list_answers_to_confirm(*, actor: Actor, now: datetime) -> tuple[AnswerGiven, ...]:
    """Answers by e-mail in this officer's name that await confirmation, the oldest first."""
    permit(actor, Act.SEE_QUESTIONS)
    own = officer_accounts.find_officers_of(actor)
    question_search.update_questions(
        now=now, case_ids=set(_waiting(actor, own).values_list("question__case_id", flat=True))
    )
    rows = _waiting(actor, own).select_related("question__case", "by_officer", "by_staff").order_by("given_at", "id")
    still = [row for row in rows if row.question.closed_at is None or _counts_still(row, now)]
    for case_id in {row.question.case_id for row in still}:
        note(actor, "questions.see", at=now, case_id=case_id, detail={"questions": 1})
    return tuple(officer_answers.describe_answer(row.question, row, now) for row in still)


@transaction.atomic
def count_unproved_mails(*, actor: Actor, now: datetime) -> int:
    """Count last week's e-mails in this officer's name without proof that they sent them."""
    permit(actor, Act.SEE_QUESTIONS)
    lately = OfficerReply.objects.filter(
        kind=OfficerReplyKind.UNPROVED, received_at__gt=now - ADDRESS_GOOD_FOR, comes_as=""
    )
    return lately.filter(prompt__officer_id__in=officer_accounts.find_officers_of(actor)).count()


def _waiting(actor: Actor, own: frozenset[int]) -> QuerySet[OfficerAnswer]:
    rows = OfficerAnswer.objects.filter(
        needs_confirming=True, confirmed_at=None, undone_at=None, question__officer_id__in=own
    )
    return access_scopes.filter_visible_case_rows(actor, rows, case="question__case_id")


def _counts_still(row: OfficerAnswer, now: datetime) -> bool:
    return officer_answers.tells_more(row.question, _choice(row), now)


def _choice(row: OfficerAnswer) -> OfficerChoice | None:
    return question_views.load_questions()[OfficerQuestionKind(row.question.kind)].named(row.choice)


# What became of a question that needs no answer any more, shown beside what the officer wrote.


class QuestionFate(StrEnum):
    """What became of the question. The values are parts of sentence ids."""

    ANSWERED = "answered"  # can still be undone
    TOOK_EFFECT = "took_effect"  # the answer has taken effect
    KNOWN = "known"  # the record system has since said it, or it no longer matters


@dataclass(frozen=True, slots=True)
class OvertakenQuestion:
    """`answer`: the one that counts. `line`: what was added to it. `still_owed`: for a question whether a victim has
    been told, the other news owed in the case."""

    question: QuestionDetail
    became: QuestionFate
    answer: AnswerGiven | None = None
    line: str = ""
    still_owed: tuple[Sentence, ...] = ()


@transaction.atomic
def read_overtaken_question(*, actor: Actor, question_id: UUID, now: datetime) -> OvertakenQuestion:
    """Raises NotFound if it is not theirs (any more), or still waits for an answer."""
    permit(actor, Act.ANSWER_QUESTION)
    rows = OfficerQuestion.objects.filter(public_id=question_id).select_related("case", "about")
    question = access_scopes.filter_visible_case_rows(actor, rows).first()
    if question is None or not officer_accounts.may_answer_question(actor, question):
        raise NotFound("no such question to this officer")
    standing = question.answers.filter(undone_at=None).exclude(needs_confirming=True, confirmed_at=None)
    answer = standing.select_related("by_officer", "by_staff").first()
    if answer is None and question.closed_at is None:
        raise NotFound("no such question to this officer")
    note(actor, "questions.see", at=now, case_id=question.case_id, detail={"questions": 1})
    [shown] = question_views.describe_questions([question], now=now)
    if answer is None:
        is_of_news = question.kind == OfficerQuestionKind.HAS_VICTIM_HEARD
        still_owed = question_views.list_other_news_owed(question, now) if is_of_news else ()
        return OvertakenQuestion(shown, QuestionFate.KNOWN, still_owed=still_owed)
    became = QuestionFate.ANSWERED if officer_answers.is_answer_undoable(answer, now) else QuestionFate.TOOK_EFFECT
    return OvertakenQuestion(
        shown, became, officer_answers.describe_answer(question, answer, now), answer_notes.open_officer_line(answer)
    )
