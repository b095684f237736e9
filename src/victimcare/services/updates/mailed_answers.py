"""Answers by mail that wait for their officer: nothing happens before the officer has confirmed them, signed in.

Until then the question is open: it is asked again, and another answer takes the place of the one that waits.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import OfficerAnswer, OfficerReply
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.updates import AnswerDoor, ReplyKind
from victimcare.rules.updates.mail_authenticity import ADDRESS_GOOD_FOR
from victimcare.rules.updates.officer_questions import UNDO_FOR, OfficerChoice, OfficerQuestionKind
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.desk.direct_assignment import assign_to_supervisor
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.updates import answering, finding, pack, who
from victimcare.services.updates.answering import Given, KnownMeanwhile, UnknownQuestion

FORGERY_READ_WITHIN = timedelta(hours=1)


@transaction.atomic
def confirm_answer(*, actor: Actor, answer_id: UUID, now: datetime) -> Given:
    """The officer says, signed in, that they wrote this. It takes effect in ten minutes. Safe to press twice.

    Raises UnknownQuestion for one that is not theirs to confirm, KnownMeanwhile where nobody asks it any more.
    """
    permit(actor, Act.ANSWER_QUESTION)
    question_id = (
        OfficerAnswer.objects.filter(public_id=answer_id).values_list("question__public_id", flat=True).first()
    )
    if question_id is None or actor.staff_id is None:
        raise UnknownQuestion(answer_id)
    question = answering.lock_question(actor, question_id, now)
    rows = question.answers.select_for_update(of=("self",)).select_related("by_officer", "by_staff")
    row = rows.filter(public_id=answer_id, needs_confirming=True, undone_at=None).first()
    if row is None or question.officer_id not in who.officers_of(actor):
        raise UnknownQuestion(answer_id)
    if row.confirmed_at is None:
        if question.closed_at is not None and not answering.tells_more(question, _choice(row), now):
            raise KnownMeanwhile(answer_id)
        row.confirmed_at, row.confirmed_by_id = now, actor.staff_id
        row.applies_at = max(row.applies_at, now + UNDO_FOR)
        row.save(update_fields=["confirmed_at", "confirmed_by", "applies_at"])
        queue_job(Job.APPLY_ANSWERS, after=UNDO_FOR)
        detail = {"question": question.id, "kind": question.kind, "choice": row.choice}
        note(actor, "question.confirmed", at=now, case_id=question.case_id, detail=detail)
    return answering.describe_answer(question, row, now)


@transaction.atomic
def report_forged_answer(*, actor: Actor, answer_id: UUID, now: datetime) -> None:
    """The officer says, signed in, that they did not write this mail: it is taken back, and a colleague reads it within
    the hour, for another person writes in the officer's name and knew an address that we made for them.

    Raises UnknownQuestion for one that is not theirs or came by no mail, TooLate where it has taken effect.
    """
    permit(actor, Act.ANSWER_QUESTION)
    own = who.officers_of(actor)
    row = OfficerAnswer.objects.filter(public_id=answer_id, door=AnswerDoor.MAIL, question__officer_id__in=own).first()
    if row is None:
        raise UnknownQuestion(answer_id)
    answering.undo(actor=actor, answer_ids=[answer_id], now=now)
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
def list_answers_to_confirm(*, actor: Actor, now: datetime) -> tuple[Given, ...]:
    """What came by mail in this officer's name, the oldest first, and waits for them."""
    permit(actor, Act.SEE_QUESTIONS)
    own = who.officers_of(actor)
    finding.look(now=now, case_ids=set(_waiting(actor, own).values_list("question__case_id", flat=True)))
    rows = _waiting(actor, own).select_related("question__case", "by_officer", "by_staff").order_by("given_at", "id")
    still = [row for row in rows if row.question.closed_at is None or _counts_still(row, now)]
    for case_id in {row.question.case_id for row in still}:
        note(actor, "questions.see", at=now, case_id=case_id, detail={"questions": 1})
    return tuple(answering.describe_answer(row.question, row, now) for row in still)


@transaction.atomic
def count_unproved_mails(*, actor: Actor, now: datetime) -> int:
    """How many mails of the last week bear this officer's name without any proof that they sent them."""
    permit(actor, Act.SEE_QUESTIONS)
    lately = OfficerReply.objects.filter(kind=ReplyKind.UNPROVED, received_at__gt=now - ADDRESS_GOOD_FOR, comes_as="")
    return lately.filter(prompt__officer_id__in=who.officers_of(actor)).count()


def _waiting(actor: Actor, own: frozenset[int]) -> QuerySet[OfficerAnswer]:
    rows = OfficerAnswer.objects.filter(
        needs_confirming=True, confirmed_at=None, undone_at=None, question__officer_id__in=own
    )
    return scopes.without_shut_cases(actor, rows, case="question__case_id")


def _counts_still(row: OfficerAnswer, now: datetime) -> bool:
    return answering.tells_more(row.question, _choice(row), now)


def _choice(row: OfficerAnswer) -> OfficerChoice | None:
    return pack.questions()[OfficerQuestionKind(row.question.kind)].named(row.choice)
