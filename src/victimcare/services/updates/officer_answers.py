"""Takes and undoes officers' answers. For ten minutes an answer changes nothing; then `answer_effects` applies it.

The officer in the case may answer, by e-mail, page or file; a colleague at the desk may enter what the officer said.
For anyone else a question does not exist.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import OfficerAnswer, OfficerQuestion, OfficerReply, Victim
from victimcare.records.models.officer_updates import OfficerAnswerChannel as OfficerAnswerChannel
from victimcare.records.models.officer_updates import OfficerQuestionEnd
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyReason
from victimcare.rules.rights.duty_acts import HOLD_REASONS
from victimcare.rules.sentences import Sentence
from victimcare.rules.updates import officer_replies
from victimcare.rules.updates.officer_questions import (
    NOT_MINE,
    UNDO_FOR,
    OfficerAction,
    OfficerChoice,
    OfficerDetail,
    OfficerQuestionKind,
)
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.danger.danger_detection import DangerSource, check_for_danger
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.updates import (
    answer_notes,
    loss_list_questions,
    officer_accounts,
    question_search,
    question_views,
)
from victimcare.services.updates.officer_accounts import may_answer_question


class QuestionOvertaken(Exception):
    """No answer is needed: the news was recorded, a colleague is dealing with it, or it no longer matters."""


class AnsweredBefore(Exception):
    """The question is answered already: `answer` says when, and until when that can be undone."""

    def __init__(self, answer: AnswerGiven) -> None:
        super().__init__("answered before")
        self.answer = answer


class AnswerIncomplete(ValueError):
    """The answer needs more: each of `what` is rules, why, day, hold-reason, who, question, or read if the list has not
    been opened; `first` is asked for first."""

    def __init__(self, what: Sequence[str]) -> None:
        super().__init__(", ".join(what))
        self.what, self.first = what, what[0]


class UndoExpired(Exception):
    """The answer has taken effect and can no longer be undone."""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """An answer that was taken. `choice`: its id, or not_mine. `by`: the person who gave it, or who entered it for the
    officer. `hold_reason`: why nothing may be told yet. `undo_until`: nothing happens before then. `told` and
    `not_told`: of several victims, the places of those whom the officer told, and of the others. `still_owed`: if news
    was told, other news that a victim is owed and the question did not name. `awaits_officer`: it came by e-mail, and
    nothing happens until the officer confirms it on their page."""

    id: UUID
    question: UUID
    kind: OfficerQuestionKind
    reference: str
    choice: str
    has_line: bool
    review_on: date | None
    hold_reason: str
    by: str
    given_at: datetime
    undo_until: datetime
    told: tuple[int, ...] = ()
    not_told: tuple[int, ...] = ()
    still_owed: tuple[Sentence, ...] = ()
    awaits_officer: bool = False


@transaction.atomic
def answer_question(
    *,
    actor: Actor,
    question_id: UUID,
    choice: str,
    line: str = "",
    day: date | None = None,
    hold_reason: DutyReason | None = officer_replies.OFFICER_HOLD_REASONS[0],
    door: OfficerAnswerChannel,
    reply: OfficerReply | None = None,
    instead: UUID | None = None,
    told: Collection[int] = (),
    now: datetime,
) -> AnswerGiven:
    """Keep an answer, which takes effect in ten minutes. One by e-mail may have to be confirmed first (`answer_notes`).

    `choice`: an answer's id, or not_mine. `line`: what was added: the conditions of bail, the reason for a hold, or who
    has a case that is no longer theirs. `day`: to look again, or to come back on. `hold_reason`: None if none was
    chosen. `instead`: the answer that the actor has seen and replaces with this one. `told`: of several victims in the
    case, the places from 1 of those whom the officer told; telling one victim does not count for another. Raises
    NotFound, QuestionOvertaken, AnsweredBefore, AnswerIncomplete.
    """
    permit(actor, Act.ANSWER_QUESTION)
    question = lock_question(actor, question_id, now)
    standing = question.answers.filter(undone_at=None).first()
    if standing is not None:
        # An answer that awaits its officer has had no effect: the new one replaces it.
        is_replaced = is_awaiting_officer(standing) or (
            standing.public_id == instead and is_answer_undoable(standing, now)
        )
        if not is_replaced:
            raise AnsweredBefore(describe_answer(question, standing, now))
        _take_back(actor, standing, now)
    chosen = _chosen(question, choice)
    if question.closed_at is not None and not tells_more(question, chosen, now):
        raise QuestionOvertaken(question_id)
    ids_told: list[int] = []
    if chosen is not None:
        ids_told = _ids_told(question, chosen, told)
        _refuse_half(chosen, line, day, hold_reason, london_date(now))
        if chosen.does is OfficerAction.ADDS_LIST and not loss_list_questions.is_list_opened(question):
            raise AnswerIncomplete(["read"])
    public_id = uuid4()
    row = OfficerAnswer.objects.create(
        public_id=public_id,
        question=question,
        choice=choice,
        sealed=answer_notes.seal_officer_line(line, question.case_id, public_id),
        review_on=day,
        hold_reason=hold_reason or officer_replies.OFFICER_HOLD_REASONS[0],
        told=ids_told,
        door=door,
        needs_confirming=door is OfficerAnswerChannel.MAIL
        and answer_notes.needs_confirming(question, chosen, ids_told, now),
        by_officer_id=_by_officer(actor, question),
        by_staff_id=actor.staff_id,
        reply=reply,
        given_at=now,
        applies_at=now + UNDO_FOR,
    )
    if line.strip():
        _read_line(actor, row, question, line, now)
    queue_job(Job.APPLY_ANSWERS, after=UNDO_FOR)
    _noted(actor, "question.answered", row, question, now)
    return describe_answer(question, row, now)


@transaction.atomic
def undo_answers(*, actor: Actor, answer_ids: Collection[UUID], now: datetime) -> list[AnswerGiven]:
    """Undo answers that have not taken effect. Raises NotFound if one is not theirs, UndoExpired if the time is over
    for one."""
    permit(actor, Act.ANSWER_QUESTION)
    seen = access_scopes.filter_visible_case_rows(actor, OfficerAnswer.objects.all(), case="question__case_id")
    rows = list(
        seen.select_for_update(of=("self",))
        .filter(public_id__in=answer_ids, undone_at=None)
        .select_related("question__case")
        .order_by("id")
    )
    if len(rows) != len(set(answer_ids)) or not all(may_answer_question(actor, row.question) for row in rows):
        raise NotFound("no such question to this officer")
    if not all(is_answer_undoable(row, now) for row in rows):
        raise UndoExpired
    for row in rows:
        _take_back(actor, row, now)
    return [describe_answer(row.question, row, now) for row in rows]


def is_answer_undoable(row: OfficerAnswer, now: datetime) -> bool:
    return row.applied_at is None and (now < row.applies_at or is_awaiting_officer(row))


def is_awaiting_officer(row: OfficerAnswer) -> bool:
    """Whether it came by e-mail and the officer has not confirmed it yet."""
    return row.needs_confirming and row.confirmed_at is None


def _take_back(actor: Actor, row: OfficerAnswer, now: datetime) -> None:
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    _noted(actor, "question.undone", row, row.question, now)


def lock_question(actor: Actor, question_id: UUID, now: datetime) -> OfficerQuestion:
    """The question, locked, after checking that it still exists."""
    case_id = OfficerQuestion.objects.filter(public_id=question_id).values_list("case_id", flat=True).first()
    if case_id is not None:
        question_search.update_questions(now=now, case_ids={case_id})
    seen = access_scopes.filter_visible_case_rows(actor, OfficerQuestion.objects.filter(public_id=question_id))
    question = seen.select_for_update(of=("self",)).select_related("case").first()
    if question is None or not may_answer_question(actor, question):
        raise NotFound("no such question to this officer")
    return question


def _chosen(question: OfficerQuestion, choice: str) -> OfficerChoice | None:
    """None: the question is not theirs. Raises NotFound."""
    if choice == NOT_MINE:
        return None
    chosen = question_views.load_questions()[OfficerQuestionKind(question.kind)].named(choice)
    if chosen is None:
        raise NotFound("the question has no such answer")
    return chosen


def tells_more(question: OfficerQuestion, choice: OfficerChoice | None, now: datetime) -> bool:
    """Whether an answer to a withdrawn question still counts: the officer has told a victim who is still owed the news
    that it named, and whom a colleague with the task would otherwise tell again."""
    if choice is None or choice.does is not OfficerAction.TOLD or question.ended_as != OfficerQuestionEnd.WITHDRAWN:
        return False
    return question_views.is_named_news_owed(question, now)


def _by_officer(actor: Actor, question: OfficerQuestion) -> int | None:
    own = officer_accounts.find_officers_of(actor)
    return question.officer_id if question.officer_id in own or actor.staff_id is None else None


def _ids_told(question: OfficerQuestion, choice: OfficerChoice, places: Collection[int]) -> list[int]:
    """Rows of the victims who were told. With several victims they must be named: raises AnswerIncomplete("who")."""
    if choice.does is not OfficerAction.TOLD:
        return []
    victims = list(question_search.list_victims_by_place(question.case_id))
    chosen = [victim for place, victim in enumerate(victims, start=1) if place in places]
    if len(victims) > 1 and (not chosen or not set(places) <= set(range(1, len(victims) + 1))):
        raise AnswerIncomplete(["who"])
    return chosen or victims


def _refuse_half(
    choice: OfficerChoice, line: str, day: date | None, hold_reason: DutyReason | None, today: date
) -> None:
    missing = []
    if choice.wants in (OfficerDetail.RULES, OfficerDetail.REVIEW) and not line.strip():
        missing.append("rules" if choice.wants is OfficerDetail.RULES else "why")
    if choice.wants in (OfficerDetail.DAY, OfficerDetail.REVIEW) and (day is None or day <= today):
        missing.append("day")
    if choice.wants is OfficerDetail.REVIEW and hold_reason is None:
        missing.append("hold-reason")
    if choice.wants is OfficerDetail.QUESTION and not line.strip():
        missing.append("question")
    if missing:
        raise AnswerIncomplete(missing)
    if hold_reason is not None and hold_reason not in HOLD_REASONS:
        raise ValueError(f"{hold_reason} is no reason to hold")


def describe_answer(question: OfficerQuestion, row: OfficerAnswer, now: datetime) -> AnswerGiven:
    by = row.by_staff or row.by_officer
    victims = question_search.list_victims_by_place(question.case_id) if row.told else []
    places = list(enumerate(victims, start=1)) if len(victims) > 1 else []
    return AnswerGiven(
        id=row.public_id,
        question=question.public_id,
        kind=OfficerQuestionKind(question.kind),
        reference=question.case.reference,
        choice=row.choice,
        has_line=bool(row.sealed),
        review_on=row.review_on,
        hold_reason=row.hold_reason,
        by=by.name if by else "",
        given_at=row.given_at,
        undo_until=row.applies_at,
        told=tuple(place for place, victim in places if victim in row.told),
        not_told=tuple(place for place, victim in places if victim not in row.told),
        still_owed=question_views.list_other_news_owed(question, now) if row.told else (),
        awaits_officer=is_awaiting_officer(row),
    )


def _noted(actor: Actor, act: str, row: OfficerAnswer, question: OfficerQuestion, now: datetime) -> None:
    detail = {"question": question.id, "kind": question.kind, "choice": row.choice, "door": row.door}
    note(actor, act, at=now, case_id=question.case_id, detail=detail)


def close_question(
    question: OfficerQuestion, as_what: OfficerQuestionEnd, now: datetime, *, rests_until: date | None = None
) -> None:
    """Close the question with how it ended."""
    question.closed_at, question.ended_as, question.rests_until = now, as_what, rests_until
    question.save(update_fields=["closed_at", "ended_as", "rests_until"])


def _read_line(actor: Actor, row: OfficerAnswer, question: OfficerQuestion, line: str, now: datetime) -> None:
    """Check the officer's line for signs of danger. It is about the case: with several victims the task is about the
    first. For a list of losses it is about the victim who sent it."""
    victims = Victim.objects.filter(case_id=question.case_id).order_by("id").values_list("id", flat=True)
    sent = question.loss_list
    check_for_danger(
        actor=actor,
        door=DangerSource.OFFICER,
        about=f"officer-answer:{row.public_id}",
        texts=(line,),
        victim_id=sent.victim_id if sent else victims.first(),
        now=now,
    )
