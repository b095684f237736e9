"""Applies officers' answers: puts what they record on the timeline, tells the victim in a safe way, holds news that
cannot be told yet until a day, and sends added words to a colleague who puts them plainly.

A duty is met when the victim has been told, never by an answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import Event, OfficerAnswer, OfficerQuestion, Victim
from victimcare.records.models.officer_updates import OfficerQuestionEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.follow_up.risk_news import RISK_EVENT_TYPES
from victimcare.rules.rights import DutyReason
from victimcare.rules.updates.officer_questions import (
    BAIL_RULES_WITHIN,
    NOT_MINE,
    NewsBearer,
    OfficerAction,
    OfficerChoice,
    OfficerDetail,
    OfficerQuestionKind,
)
from victimcare.services.access import Actor, access_scopes
from victimcare.services.cases.victim_risk_news import find_owed_risk_news
from victimcare.services.contact import contact_recording
from victimcare.services.desk import duty_decisions, news_tasks
from victimcare.services.desk.news_tasks import UndeliveredNews, close_news_tasks
from victimcare.services.desk.ownership import BAIL_RULES
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_shapes import HarmLevel, NewTask, load_harm_levels
from victimcare.services.desk.timeline_acts import OFFICER_SOURCE
from victimcare.services.follow_up import delivery_outcomes
from victimcare.services.rights import ledger_upkeep
from victimcare.services.updates import (
    answer_notes,
    loss_list_questions,
    officer_accounts,
    progress_notices,
    question_views,
)
from victimcare.services.updates.officer_answers import close_question
from victimcare.services.updates.officer_silence import question_task_key
from victimcare.services.updates.question_views import list_news_to_hold, rest_of_question

_MOST = 200
_REASONS = {
    OfficerDetail.RULES: BAIL_RULES,
    OfficerDetail.QUESTION: "officer_asks_about_list",
}  # the reason for the task to put words plainly

log = structlog.get_logger()


def apply_due_answers(*, now: datetime) -> int:
    """Apply every answer whose ten minutes are over. Returns how many; safe to run twice, and concurrently.

    Each is applied on its own. Raises RuntimeError once the others have been applied, if one failed through
    a fault of ours: it is tried again each minute.
    """
    due = _unapplied().filter(applies_at__lte=now)
    done, failed = 0, []
    for answer_id in list(due.order_by("applies_at", "id").values_list("id", flat=True)[:_MOST]):
        try:
            done += _apply_answer(answer_id, now)
        except Exception:  # one failure must not delay the other answers
            log.exception("updates.answer_not_applied", answer=answer_id)
            failed.append(answer_id)
    if failed:
        raise RuntimeError(f"answers were not applied (row ids): {failed}")
    return done


def _unapplied() -> QuerySet[OfficerAnswer]:
    """Answers to apply, without those that await their officer's confirmation."""
    rows = OfficerAnswer.objects.filter(applied_at=None, undone_at=None)
    return rows.exclude(needs_confirming=True, confirmed_at=None)


@transaction.atomic
def _apply_answer(answer_id: int, now: datetime) -> bool:
    rows = _unapplied().select_for_update(of=("self",), skip_locked=True)
    answer = (
        rows.filter(id=answer_id)
        .select_related("question__case", "question__about", "question__loss_list", "by_officer", "by_staff")
        .first()
    )
    if answer is None:
        return False
    question, actor = answer.question, officer_accounts.answer_actor(answer.by_officer, answer.by_staff)
    victims = _victims(question)
    if victims and access_scopes.is_victim_hidden(
        actor, victims[0].id
    ):  # restricted since it came by e-mail: those who may read the case ask again
        answer.undone_at = now
        answer.save(update_fields=["undone_at"])
        return False
    if answer.choice == NOT_MINE:
        _pass_back(answer, question, victims, now)
    else:
        choice = question_views.find_choice(question.kind, answer.choice)
        _DO[choice.does](actor, answer, choice, victims, now)
        if answer.sealed and choice.does is not OfficerAction.HOLDS:
            _ask_for_plain_words(answer, choice, victims, now)
        close_question(question, OfficerQuestionEnd.ANSWERED, now, rests_until=rest_of_question(answer, choice))
    answer.applied_at = now
    answer.save(update_fields=["applied_at", "event"])
    return True


def _victims(question: OfficerQuestion) -> list[Victim]:
    """The victims of the case; for a list of losses, the victim who sent it."""
    rows = Victim.objects.filter(case_id=question.case_id).order_by("position")
    return list(rows.filter(id=question.loss_list.victim_id) if question.loss_list else rows)


def _record(
    actor: Actor, answer: OfficerAnswer, choice: OfficerChoice, victims: Sequence[Victim], now: datetime
) -> None:
    """Put the answer on the timeline, at the moment the officer gave it, and tell the victims as with any news."""
    assert choice.event is not None  # find_pack_faults
    question = answer.question
    said: dict[str, Any] = dict(choice.says or {})
    if question.person:
        said["suspect_ref"] = question.person
    if choice.wants is OfficerDetail.DAY and answer.review_on is not None:
        said["return_on"] = answer.review_on.isoformat()
    if choice.wants is OfficerDetail.RULES and answer.sealed:
        said["has_conditions"] = True  # as the officer wrote them, sealed: risk news (rules/follow_up/risk_news)
    event = ledger_upkeep.append_event(
        actor=actor,
        case_id=question.case_id,
        victim_id=None,
        type=choice.event,
        source=OFFICER_SOURCE,
        data=said,
        time=answer.given_at,
        now=now,
    )
    answer.event = event
    ids = [victim.id for victim in victims]
    close_news_tasks(ids, now)
    if choice.hears is NewsBearer.BY_PERSON:
        _a_person_first(ids, event, now)
    else:
        contact_recording.plan_news(victim_ids=ids, event_ids=[event.id], now=now)
    if event.type in RISK_EVENT_TYPES:
        delivery_outcomes.escalate_risk_news(event_ids=[event.id], now=now)
    if question.kind == OfficerQuestionKind.HOW_IT_STANDS:
        progress_notices.write_progress_notices(victims, event, now=now)


def _a_person_first(victim_ids: Sequence[int], event: Event, now: datetime) -> None:
    """Hard news must not first be read in a message: send nothing, and ask staff to ring."""
    harm = load_harm_levels(victim_ids)
    news = [one for one in news_tasks.list_undelivered_news(victim_ids, now=now) if one.event_id == event.id]
    at_risk = find_owed_risk_news((one.victim_id, one.event_id, one.event_type) for one in news)
    tasks = []
    for one in news:
        task = NewTask(TaskKind.TELL_VICTIM, one.victim_id, "person_first", harm[one.victim_id], one.due_at)
        if of_risk := at_risk.get((one.victim_id, one.event_id)):
            task = replace(task, harm=HarmLevel.HIGH, due_at=of_risk.due_by(now))
        tasks.append(task)
    make_tasks(tasks, now=now)


def _record_told(
    actor: Actor, answer: OfficerAnswer, choice: OfficerChoice, victims: Sequence[Victim], now: datetime
) -> None:
    """Record a contact with each victim whom the officer told, about the news that the question named and no later
    news. An answer from before victims were named counts for a case's only victim, and for none of several."""
    named = question_views.list_named_events(answer.question)
    victims = [victim for victim in victims if victim.id in answer.told] or [*victims][: len(victims) == 1]
    by_victim: dict[int, list[UndeliveredNews]] = defaultdict(list)
    for one in news_tasks.list_undelivered_news([victim.id for victim in victims], now=now):
        if one.event_id in named:
            by_victim[one.victim_id].append(one)
    for victim in victims:
        by_source: dict[str, list[str]] = defaultdict(list)
        for event in Event.objects.filter(id__in=[one.event_id for one in by_victim[victim.id]]):
            by_source[event.source].append(event.source_event_id)
        for source, ids in sorted(by_source.items()):
            ledger_upkeep.append_event(
                actor=actor,
                case_id=victim.case_id,
                victim_id=victim.id,
                type=EventType.VICTIM_CONTACTED,
                source=OFFICER_SOURCE,
                data={
                    "channel": choice.channel,
                    "reached": True,
                    "about": sorted(ids),
                    "about_source": source,
                    "by": {"name": actor.name},
                },
                time=answer.given_at,
                now=now,
            )
    ids_told = [victim_id for victim_id, news in by_victim.items() if news]
    close_news_tasks(ids_told, now)
    delivery_outcomes.settle_escalations(now=now, victim_ids=ids_told)


def _hand_over(
    actor: Actor, answer: OfficerAnswer, choice: OfficerChoice, victims: Sequence[Victim], now: datetime
) -> None:
    """The care team tells the victim: create a task, or give the reason on the open one."""
    ids = [victim.id for victim in victims]
    harm, untold = load_harm_levels(ids), news_tasks.list_undelivered_news(ids, now=now)
    wanted = [
        NewTask(TaskKind.TELL_VICTIM, one.victim_id, "officer_asks", harm[one.victim_id], one.due_at) for one in untold
    ]
    if answer.question.kind == OfficerQuestionKind.HOW_IT_STANDS:
        wanted += [
            NewTask(
                TaskKind.GIVE_UPDATE, victim_id, "officer_asks", harm[victim_id], None, progress_notices.WRITTEN_MATTER
            )
            for victim_id in ids
        ]
    make_tasks(wanted, now=now)


def _hold(actor: Actor, answer: OfficerAnswer, choice: OfficerChoice, victims: Sequence[Victim], now: datetime) -> None:
    """Hold the news that the officer could know of until the day, each duty with its review."""
    assert answer.review_on is not None, "a hold has its day"
    news = news_tasks.list_undelivered_news([victim.id for victim in victims], now=now)
    held = list_news_to_hold(answer, {one.event_id for one in news})
    for one in news:
        if one.event_id not in held:
            continue
        duty_decisions.hold_duty(
            actor=actor,
            duty_id=one.duty_id,
            reason=DutyReason(answer.hold_reason),
            words=answer_notes.open_officer_line(answer) or answer.choice,
            review_on=answer.review_on,
            now=now,
        )


def _add_list(
    actor: Actor, answer: OfficerAnswer, choice: OfficerChoice, victims: Sequence[Victim], now: datetime
) -> None:
    """Record that the list is on the crime record, which notifies its victim."""
    loss_list_questions.record_list_added(actor=actor, answer=answer, now=now)


def _ask_victim(
    actor: Actor, answer: OfficerAnswer, choice: OfficerChoice, victims: Sequence[Victim], now: datetime
) -> None:
    """Nothing to do here: the added question goes to a care officer in any case, who words it for the victim."""


def _pass_back(answer: OfficerAnswer, question: OfficerQuestion, victims: Sequence[Victim], now: datetime) -> None:
    """The case is no longer theirs: staff find out whose it is, and that officer is asked."""
    ids = [victim.id for victim in victims[:1]]
    harm = load_harm_levels(ids)
    make_tasks(
        [
            NewTask(
                TaskKind.PASSED_BACK,
                victim_id,
                "passed_back",
                harm[victim_id],
                question.due_at,
                question_task_key(question),
            )
            for victim_id in ids
        ],
        now=now,
    )
    close_question(question, OfficerQuestionEnd.PASSED_BACK, now)


def _ask_for_plain_words(
    answer: OfficerAnswer, choice: OfficerChoice, victims: Sequence[Victim], now: datetime
) -> None:
    is_rules = choice.wants is OfficerDetail.RULES
    reason = _REASONS.get(choice.wants, "officer_added")
    harm = load_harm_levels([victim.id for victim in victims])
    make_tasks(
        [
            NewTask(
                TaskKind.PLAIN_WORDS,
                victim.id,
                reason,
                harm[victim.id],
                now + BAIL_RULES_WITHIN if is_rules else None,
                f"answer:{answer.public_id}",
            )
            for victim in victims
        ],
        now=now,
    )


_DO = {
    OfficerAction.RECORDS: _record,
    OfficerAction.TOLD: _record_told,
    OfficerAction.HANDS_OVER: _hand_over,
    OfficerAction.HOLDS: _hold,
    OfficerAction.ADDS_LIST: _add_list,
    OfficerAction.ASKS_VICTIM: _ask_victim,
}
