"""The news that a question names: what its mail and its page quote, and what a "yes, I told them" counts for.

They are set when the question opens. What comes later is not asked by it, and so no answer to it can tell it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from victimcare.records.models import Event, OfficerQuestion, Victim
from victimcare.rules.cases.event_effects import effect_of_event, is_product_event
from victimcare.rules.rights import Fact
from victimcare.rules.sentences import Sentence
from victimcare.services.desk import news_tasks
from victimcare.services.desk.news_tasks import UndeliveredNews


def list_named_events(question: OfficerQuestion) -> tuple[int, ...]:
    """The rows of the events that it names, the one that it is about first."""
    about = (question.about_id,) if question.about_id is not None else ()
    return (*about, *(event_id for event_id in question.named if event_id != question.about_id))


def is_named_news_owed(question: OfficerQuestion, now: datetime) -> bool:
    """Whether a victim of this case is still owed some of the news that the question names."""
    named = list_named_events(question)
    return any(one.event_id in named for one in _list_owed(question, now))


def list_other_news_owed(question: OfficerQuestion, now: datetime) -> tuple[Sentence, ...]:
    """What a victim of this case is owed besides, as they would read it: no answer to this question tells it."""
    named = list_named_events(question)
    return list_news_sentences(one.event_id for one in _list_owed(question, now) if one.event_id not in named)


def list_news_sentences(event_ids: Iterable[int]) -> tuple[Sentence, ...]:
    """These events as the victim reads them, in the order given, each once."""
    ordered = list(dict.fromkeys(event_ids))
    found = read_news_sentences(ordered)
    return tuple(found[event_id] for event_id in ordered if event_id in found)


def read_news_sentences(event_ids: Collection[int]) -> dict[int, Sentence]:
    """By event; without those that a victim's page does not show. One query."""
    facts = {event.id: _fact(event) for event in Event.objects.filter(id__in=event_ids)}
    steps = {event_id: effect_of_event(fact, "").step for event_id, fact in facts.items() if not is_product_event(fact)}
    return {event_id: step for event_id, step in steps.items() if step is not None}


def _list_owed(question: OfficerQuestion, now: datetime) -> list[UndeliveredNews]:
    victims = Victim.objects.filter(case_id=question.case_id).values_list("id", flat=True)
    return news_tasks.list_undelivered_news(victims, now=now)


def _fact(event: Event) -> Fact:
    """Without its private part: what a record says in free words is in no mail."""
    return Fact(event.source, event.source_event_id, event.type, event.time, event.sequence, event.facts)
