"""Desk work for officers' answers: putting an officer's line into plain words for the victim, reading e-mails that were
not answers, and entering what an officer says by telephone.

Only the colleague who has taken the task may do this.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import (
    Duty,
    Officer,
    OfficerAnswer,
    OfficerQuestion,
    OfficerReply,
    Task,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.officer_updates import OfficerReplyKind
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.written_answers import WRITTEN_MATTER
from victimcare.services.desk import eligibility, task_actions
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.desk.task_shapes import TaskOutcome, load_harm_levels
from victimcare.services.messages import special_messages
from victimcare.services.safe_contact import gate
from victimcare.services.updates import answer_notes, officer_answers, question_search, question_views
from victimcare.services.updates.officer_answers import AnswerGiven
from victimcare.services.updates.officer_mail import open_replies
from victimcare.services.updates.question_views import QuestionDetail

MOST_SHOWN = 50
_REACHING = NEWS_KINDS | {TaskKind.REACH_VICTIM, TaskKind.GIVE_UPDATE, TaskKind.CLOSING_CALL}
KINDS = frozenset({TaskKind.PLAIN_WORDS, TaskKind.OFFICER_SILENT, TaskKind.PASSED_BACK, TaskKind.OFFICER_WROTE})


class NoticeWay(StrEnum):
    """How a victim learns that words wait on their page."""

    MESSAGE = "message"  # one that the gate allows
    CONTACT = "contact"  # no message may be sent, and a person has already told them this news
    TASK = "task"  # no message may be sent: a person tells them


@dataclass(frozen=True, slots=True)
class OfficerContact:
    """The officer to ring."""

    name: str
    team: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class LineToWord:
    """`line`: as the officer wrote it. `notifies_victim`: a message may say that something waits on the victim's
    page."""

    kind: str
    choice: str
    reference: str
    line: str
    by: str
    given_at: datetime
    is_guarded: bool
    notifies_victim: bool


@dataclass(frozen=True, slots=True)
class MailToRead:
    """`said`: without quoted text. `is_proved`: it comes from the officer who was asked."""

    sender: str
    subject: str
    said: str
    words: str
    received_at: datetime
    files: int
    is_proved: bool


@dataclass(frozen=True, slots=True)
class OfficerTaskDetail:
    """The content of a task of these kinds."""

    task: UUID
    kind: TaskKind
    reason: str
    victim: UUID | None
    officer: OfficerContact | None
    line: LineToWord | None
    mails: tuple[MailToRead, ...]  # one; or the newest of many from unproved senders
    asked: tuple[QuestionDetail, ...]
    undoable: tuple[AnswerGiven, ...]  # answers that this colleague entered for the officer and can still undo


@transaction.atomic
def read_officer_task(*, actor: Actor, task_id: UUID, now: datetime) -> OfficerTaskDetail:
    """Read the task, for the colleague who has taken it. The access is audited. Raises NotFound."""
    permit(actor, Act.WORK_TASK)
    task = _mine(actor, task_id)
    victim = task.victim
    line, mails = _line(task, now), _mails(task)
    officer = _officer(task)
    questions = _questions(actor, task, officer)
    if questions:
        question_search.update_questions(now=now, case_ids={one.case_id for one in questions})
        questions = _questions(actor, task, officer)
    note(
        actor,
        "officer_words.read",
        at=now,
        case_id=victim.case_id if victim else None,
        victim_id=victim.id if victim else None,
        detail={"task": task.id, "kind": task.kind, "questions": len(questions)},
    )
    return OfficerTaskDetail(
        task=task.public_id,
        kind=TaskKind(task.kind),
        reason=task.reason,
        victim=victim.public_id if victim else None,
        officer=_met(officer),
        line=line,
        mails=mails,
        asked=tuple(question_views.describe_questions(questions, now=now)),
        undoable=_undoable(actor, task, officer, now),
    )


@transaction.atomic
def send_plain_words(*, actor: Actor, task_id: UUID, once: UUID, words: str, now: datetime) -> NoticeWay:
    """Write the officer's words to the victim, in plain words, and notify them through the gate. Closes the task.
    Raises NotFound."""
    permit(actor, Act.WORK_TASK)
    task = _mine(actor, task_id)
    if task.kind != TaskKind.PLAIN_WORDS or task.victim_id is None:
        raise NotFound("no such open task from an officer")
    victim = gate.lock_victims([task.victim_id])[task.victim_id]
    row = WrittenMessage(public_id=once, victim=victim, by_id=actor.staff_id, written_at=now)
    written_messages.store_written_message(row, actor=actor, words=words, files=(), now=now)
    decision = written_messages.decide_waiting_notice(victim, now=now)
    if decision is not None:
        told_by = NoticeWay.MESSAGE
        special_messages.queue_answer_notice(victim, decision, now=now)
    elif _was_told_by_person(task):
        told_by = NoticeWay.CONTACT
    else:
        told_by = NoticeWay.TASK
        _create_task(victim, now)
    task_actions.close_task(actor=actor, task_id=task_id, outcome=TaskOutcome.DONE, note="", now=now)
    detail = {"message": str(once), "is_told": told_by is not NoticeWay.TASK}
    note(actor, "officer_words.worded", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    return told_by


def _was_told_by_person(task: Task) -> bool:
    """Whether a person has told this victim the news to which the officer added these words."""
    answer = _answer(task)
    if answer is None or answer.event_id is None:
        return False
    told = Duty.objects.filter(
        victim_id=task.victim_id or 0, triggered_by_id=answer.event_id, code__in=news_duty_codes()
    )
    return told.filter(met_by__type=EventType.VICTIM_CONTACTED).exists()


def _create_task(victim: Victim, now: datetime) -> None:
    """No message may be sent, so a person tells the victim: the colleague who is to ring them anyway, or else through a
    task of its own."""
    if Task.objects.filter(victim=victim, kind__in=_REACHING, closed_at=None).exists():
        return
    task_actions.make_task(
        kind=TaskKind.GIVE_UPDATE,
        victim_id=victim.id,
        reason="officer_worded",
        harm=load_harm_levels([victim.id])[victim.id],
        due_at=None,
        now=now,
        subject_key=WRITTEN_MATTER,
    )


def _mine(actor: Actor, task_id: UUID) -> Task:
    rows = access_scopes.filter_visible_rows(actor, Task.objects.select_related("victim__case"))
    task = rows.filter(public_id=task_id, kind__in=KINDS, closed_at=None, owner_id=actor.staff_id or 0).first()
    if task is None or eligibility.is_staff_barred(task, task.owner_id or 0):
        raise NotFound("no such open task from an officer")
    return task


def _named(task: Task) -> tuple[str, str]:
    what, _, name = task.subject_key.partition(":")
    return what, name


def _answer(task: Task) -> OfficerAnswer | None:
    what, name = _named(task)
    rows = OfficerAnswer.objects.select_related("question__case", "by_officer", "by_staff")
    return rows.filter(public_id=name).first() if what == "answer" else None


def _line(task: Task, now: datetime) -> LineToWord | None:
    answer = _answer(task)
    if answer is None or task.victim_id is None:
        return None
    victim = Victim.objects.get(id=task.victim_id)
    by = answer.by_staff or answer.by_officer
    return LineToWord(
        kind=answer.question.kind,
        choice=answer.choice,
        reference=answer.question.case.reference,
        line=answer_notes.open_officer_line(answer),
        by=by.name if by else "",
        given_at=answer.given_at,
        is_guarded=bool(find_guarded_victims([victim.id])),
        notifies_victim=written_messages.decide_waiting_notice(victim, now=now) is not None,
    )


def _mails(task: Task) -> tuple[MailToRead, ...]:
    rows = list(OfficerReply.objects.filter(task=task).order_by("-id").defer("sealed_content")[:MOST_SHOWN])
    opened = open_replies(rows)
    return tuple(
        MailToRead(
            sender=words.head.sender,
            subject=words.head.subject,
            said=words.said,
            words=words.words,
            received_at=row.received_at,
            files=row.files,
            is_proved=row.kind not in (OfficerReplyKind.STRANGER, OfficerReplyKind.UNPROVED),
        )
        for row, words in ((row, opened[row.id]) for row in rows)
    )


def _questions(actor: Actor, task: Task, officer: Officer | None) -> list[OfficerQuestion]:
    """The open questions: the one that the task is about, or all of this officer's."""
    what, name = _named(task)
    seen = access_scopes.filter_visible_case_rows(actor, OfficerQuestion.objects.waiting())
    rows = seen.select_related("case", "about").order_by("-harm", "due_at", "id")
    if what == "question":
        return list(rows.filter(public_id=name))
    return list(rows.filter(officer=officer)[:MOST_SHOWN]) if officer is not None and what != "answer" else []


def _undoable(actor: Actor, task: Task, officer: Officer | None, now: datetime) -> tuple[AnswerGiven, ...]:
    what, name = _named(task)
    if what != "question" and officer is None:
        return ()
    about = Q(question__public_id=name) if what == "question" else Q(question__officer=officer)
    seen = access_scopes.filter_visible_case_rows(actor, OfficerAnswer.objects.all(), case="question__case_id")
    rows = seen.filter(about, by_staff_id=actor.staff_id, undone_at=None, applied_at=None, applies_at__gt=now)
    rows = rows.select_related("question__case", "by_officer", "by_staff").order_by("-given_at", "-id")
    return tuple(officer_answers.describe_answer(row.question, row, now) for row in rows)


def _officer(task: Task) -> Officer | None:
    what, name = _named(task)
    if what == "officer":
        return Officer.objects.filter(id=int(name)).first()
    if what == "question":
        question = OfficerQuestion.objects.select_related("officer").filter(public_id=name).first()
        return question.officer if question else None
    if what == "prompt":
        return Officer.objects.filter(prompts=int(name)).first()
    if what == "reply":
        reply = OfficerReply.objects.select_related("prompt__officer").filter(public_id=name).first()
        return reply.prompt.officer if reply and reply.prompt else None
    answer = _answer(task)
    return answer.by_officer if answer else None


def _met(officer: Officer | None) -> OfficerContact | None:
    return OfficerContact(officer.name, officer.team, officer.phone, officer.email) if officer else None
