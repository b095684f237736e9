"""Applies what an officer answered by e-mail, answer by answer, and words what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from victimcare.records.models import OfficerAnswer, OfficerPrompt, OfficerQuestion, OfficerReply, PromptedQuestion
from victimcare.records.models.officer_updates import OfficerAnswerChannel
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.updates import officer_replies
from victimcare.rules.updates.officer_questions import (
    NOT_MINE,
    OfficerAction,
    OfficerChoice,
    OfficerDetail,
    OfficerQuestionKind,
)
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.updates import (
    officer_accounts,
    officer_answers,
    officer_prompts,
    question_search,
    question_views,
)
from victimcare.services.updates.officer_answers import AnswerGiven
from victimcare.services.updates.officer_prompts import AnswerResult
from victimcare.wording import dates, say

LOOKED_AT_AGAIN_AFTER = 5  # working days, if a hold names no day


_SHOWN = 40  # letters shown of a line that named no known reason


def apply_reply_answer(
    row: OfficerReply, prompt: OfficerPrompt, asked: PromptedQuestion, said: officer_replies.ReplyAnswer, now: datetime
) -> AnswerResult:
    question = question_views.load_questions()[OfficerQuestionKind(asked.question.kind)]
    choice = question.choice(said.number)
    today = london_date(now)
    reason = officer_replies.parse_hold_reason(said.line)
    told: tuple[int, ...] = ()
    line = said.line
    if choice is not None and choice.does is OfficerAction.TOLD:
        told, line = officer_replies.parse_told_victims(
            line, len(question_search.list_victims_by_place(asked.question.case_id))
        )
    try:
        given = officer_answers.answer_question(
            actor=officer_accounts.officer_actor(prompt.officer),
            question_id=asked.question.public_id,
            choice=choice.id if choice else NOT_MINE,
            line=line,
            day=_day(choice, said.line, today),
            hold_reason=reason or officer_replies.OFFICER_HOLD_REASONS[0],
            door=OfficerAnswerChannel.MAIL,
            reply=row,
            told=told,
            now=now,
        )
    except officer_answers.AnswerIncomplete as missing:
        code = f"{said.letter}{said.number}"
        return AnswerResult(said.letter, say(f"updates-missing-{missing.first}", code=code))
    except officer_answers.AnsweredBefore as before:
        return AnswerResult(said.letter, describe_earlier_answer(said.letter, before.answer, now))
    except officer_answers.QuestionOvertaken:
        return AnswerResult(said.letter, _not_needed(asked.question, now))
    except NotFound:
        return AnswerResult(said.letter, say("updates-not-yours-now", reference=asked.question.case.reference))
    name = "updates-mail-waits" if given.awaits_officer else "updates-mail-taken"
    taken = say(
        name, answer=officer_prompts.name_answer(given), happens=officer_prompts.describe_effect(given, today=today)
    )
    more = []
    if choice and choice.wants is OfficerDetail.REVIEW and reason is None:
        more.append(say("updates-mail-no-reason", said=_begin(said.line)))
    if said.is_cut:
        more.append(say("updates-mail-cut", most=officer_replies.LONGEST_REPLY_LINE))
    return AnswerResult(said.letter, " ".join([taken, *more]), given)


def _begin(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"


def _day(choice: OfficerChoice | None, line: str, today: date) -> date | None:
    """The day that they named; for a hold without one, five working days from now."""
    if choice is None or choice.wants not in (OfficerDetail.DAY, OfficerDetail.REVIEW):
        return None
    named = officer_replies.parse_named_day(line, today)
    if named is None and choice.wants is OfficerDetail.REVIEW:
        return working_days().after(today, LOOKED_AT_AGAIN_AFTER)
    return named


def _not_needed(question: OfficerQuestion, now: datetime) -> str:
    """Why no answer is needed any more: if a victim is still owed the news, a colleague is dealing with it. Adds other
    news owed that the e-mail did not ask about."""
    reference = question.case.reference
    if question.kind != OfficerQuestionKind.HAS_VICTIM_HEARD:
        return say("updates-known-meanwhile", reference=reference)
    is_in_hand = question_views.is_named_news_owed(question, now)
    said = [say("updates-in-hand-meanwhile" if is_in_hand else "updates-heard-meanwhile", reference=reference)]
    if others := question_views.list_other_news_owed(question, now):
        said.append(officer_prompts.name_news_still_owed(others, london_date(now)))
    return " ".join(said)


def describe_earlier_answer(letter: str, given: AnswerGiven, now: datetime) -> str:
    name = "undo" if now < given.undo_until else "before"
    return say(
        f"updates-answered-{name}",
        reference=given.reference,
        by=given.by,
        time=dates.staff_time(given.given_at),
        answer=officer_prompts.name_answer(given),
        letter=letter,
    )


def undo_reply_answers(
    prompt: OfficerPrompt, asked: Mapping[str, PromptedQuestion], letters: tuple[str, ...], now: datetime
) -> list[AnswerResult]:
    chosen = {letter: one for letter, one in asked.items() if not letters or letter in letters}
    of = {one.question_id: letter for letter, one in chosen.items()}
    unapplied = OfficerAnswer.objects.filter(question_id__in=of, undone_at=None, applied_at=None)
    standing = [answer for answer in unapplied if officer_answers.is_answer_undoable(answer, now)]
    ids = {answer.public_id: of[answer.question_id] for answer in standing}
    if not ids:
        return [AnswerResult("", say("updates-undo-nothing"))]
    undone = officer_answers.undo_answers(
        actor=officer_accounts.officer_actor(prompt.officer), answer_ids=list(ids), now=now
    )
    return [AnswerResult(ids[one.id], say("updates-undone", reference=one.reference)) for one in undone]
