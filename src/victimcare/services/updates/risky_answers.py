"""Which of the answers that come by mail wait for their officer to confirm them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from victimcare.records.models import Event, OfficerQuestion, Victim
from victimcare.rules.updates.officer_questions import (
    OfficerAction,
    OfficerChoice,
    OfficerQuestionKind,
    must_officer_confirm,
)
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.desk import news_tasks
from victimcare.services.updates import news_asked

# Of these the answer "not yet" holds back news of a release, also of one that no record has told yet.
_ABOUT_RELEASE = (OfficerQuestionKind.AFTER_CUSTODY, OfficerQuestionKind.BAIL_OVER)


def needs_confirming(
    question: OfficerQuestion, choice: OfficerChoice | None, told: Collection[int], now: datetime
) -> bool:
    """Whether an answer by mail waits for its officer. `told`: rows of the victims whom they say that they told."""
    if choice is None:
        return False
    victims = list(told) or list(Victim.objects.filter(case_id=question.case_id).values_list("id", flat=True))
    if choice.does is OfficerAction.HOLDS and question.kind in _ABOUT_RELEASE:
        return True
    return must_officer_confirm(
        choice, is_any_guarded=bool(is_guarded(victims)), news=_list_news(question, choice, victims, now)
    )


def _list_news(question: OfficerQuestion, choice: OfficerChoice, victims: Collection[int], now: datetime) -> set[str]:
    """Types of the events that this answer tells, or holds."""
    if choice.does is OfficerAction.TOLD or question.kind == OfficerQuestionKind.HAS_SHE_HEARD:
        events = Event.objects.filter(id__in=news_asked.list_named_events(question))
    elif choice.does is OfficerAction.HOLDS:
        events = Event.objects.filter(
            id__in=[one.event_id for one in news_tasks.list_undelivered_news(victims, now=now)]
        )
    else:
        return set()
    return set(events.values_list("type", flat=True))
